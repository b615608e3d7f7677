"""Puts a submission on disk so that a kill at any moment leaves the whole of it or nothing."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.store.durable import make_folder, sync_folder, write_file
from dashboard.store.engine.chosen import engine
from dashboard.store.free_space import not_written
from dashboard.store.leftovers import TEMPORARY
from dashboard.store.submissions.journal import note_stored, note_undone
from dashboard.store.submissions.manifests import COPY, MANIFEST, REJECTED, ROWS, Submission, manifest_json

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


@dataclass
class Staged:
    """A submission that lies complete on disk under a temporary name: nobody sees it until `commit`."""

    submission: Submission
    _temporary: Path

    def commit(self) -> Submission:
        """Give it its name; from here on it is part of the record. Raises StoreError; then it is not."""
        target = settings.submissions() / self.submission.dataset / self.submission.id
        try:
            with engine().together():
                lies = engine().keep_submission(self._temporary, target)
                sync_folder(lies.parent)
                note_stored(replace(self.submission, folder=lies))
            self.submission = replace(self.submission, folder=target)
        except OSError as error:
            self._put_back(target)
            raise _not_written(error) from None
        except StoreError:  # what is not in the journal is not on record
            self._put_back(target)
            raise
        return self.submission

    def undo(self) -> None:
        """Take it off the record again, when what must go with it failed."""
        if self.submission.folder != self._temporary:
            self._put_back(self.submission.folder)
            note_undone(self.submission)

    def _put_back(self, target: Path) -> None:
        if not self._temporary.exists():
            target.rename(self._temporary)
        self.submission = replace(self.submission, folder=self._temporary)


def parquet_bytes(table: pa.Table) -> bytes:
    """The same rows always give the same bytes."""
    import pyarrow.parquet as pq

    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue()


def sha256(content: bytes) -> str:
    """Hexadecimal digest."""
    return hashlib.sha256(content).hexdigest()


@contextmanager
def staged(submission: Submission, copy: tuple[str, bytes] | None = None, rows: bytes | None = None,
           rejected: pd.DataFrame | None = None) -> Iterator[Staged]:
    """Write it all under a temporary name; what was not committed at the end is removed. Needs the write lock.

    `copy`: ending and content.
    """
    temporary = settings.submissions() / f"{TEMPORARY}{os.getpid()}"
    contents = {MANIFEST: manifest_json(submission)}
    if copy is not None:
        contents[f"{COPY}{copy[0]}"] = copy[1]
    if rows is not None:
        contents[ROWS] = rows
    if rejected is not None and len(rejected):
        import pyarrow as pa

        contents[REJECTED] = parquet_bytes(pa.Table.from_pandas(rejected, preserve_index=False))
    try:
        _write(temporary / submission.id, contents)
        yield Staged(replace(submission, folder=temporary / submission.id), temporary / submission.id)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _write(folder: Path, contents: dict[str, bytes]) -> None:
    try:
        make_folder(settings.submissions())
        make_folder(folder)
        for name, content in contents.items():
            write_file(folder / name, content)
        sync_folder(folder)
    except OSError as error:
        raise _not_written(error) from None


def _not_written(error: OSError) -> StoreError:
    return StoreError(not_written("Kiriman", settings.submissions(), error))
