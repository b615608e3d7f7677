"""What is on record of each submission and withdrawal, and the folders they lie in.

submissions/<dataset>/<id>/ holds manifest.json and, for a submission, copy.<ext>, rows.parquet and rejected.parquet:
known columns only, written anew; of the file itself its name and sha256 stay. Ids sort by the order of handing in.
Submissions of older versions hold original.<ext> in place of the copy.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.registry import contracts
from dashboard.store.engine.chosen import engine
from dashboard.store.stamps import next_stamp

SUBMISSION = "kiriman"
WITHDRAWAL = "penarikan"
IN_FORCE, WITHDRAWN, REPLACED = "berlaku", "ditarik", "digantikan"
ROWS, REJECTED, MANIFEST, COPY = "rows.parquet", "rejected.parquet", "manifest.json", "copy"
TOMBSTONE = "tombstone.json"
"""What is left in the folder of a submission that was erased (tombstones.py)."""
_ID = re.compile(r"[0-9]{8}T[0-9]{12}")


@dataclass(frozen=True)
class Submission:
    """One handing-in (or withdrawal: then `withdraws` and `reason` are set, and there are no rows).

    `at` is UTC; `period` is what the rows cover; `replaces` are the submissions some of whose rows it replaced;
    `agency`: code of the agency in whose name it was handed in, None of whoever works for all of them.
    `status`, `withdrawn_by`, `withdrawn_at` are filled where the whole history is known.
    """

    id: str
    dataset: str
    kind: str
    by: str
    at: datetime
    period: str = ""
    file_name: str = ""
    rows: int = 0
    rejected: int = 0
    sha256: str = ""
    rows_sha256: str = ""
    replaces: tuple[str, ...] = ()
    withdraws: str = ""
    reason: str = ""
    agency: str | None = None
    status: str = ""
    withdrawn_by: str = ""
    withdrawn_at: datetime | None = None
    folder: Path = field(default=Path(), compare=False, repr=False)

    @property
    def rows_path(self) -> Path:
        """The normalised rows."""
        return self.folder / ROWS

    @property
    def copy(self) -> Path | None:
        """What was handed in, rewritten with its known columns; None for a withdrawal. Of older versions the file."""
        found = sorted([*self.folder.glob(f"{COPY}.*"), *self.folder.glob("original.*")])
        return found[0] if found else None


def manifest_json(submission: Submission) -> bytes:
    """What is written down for good; the statuses follow from the other manifests and are not."""
    content = {
        "id": submission.id, "dataset": submission.dataset, "kind": submission.kind, "by": submission.by,
        "at": submission.at.isoformat(), "period": submission.period, "file_name": submission.file_name,
        "rows": submission.rows, "rejected": submission.rejected, "sha256": submission.sha256,
        "rows_sha256": submission.rows_sha256, "replaces": list(submission.replaces),
        "withdraws": submission.withdraws, "reason": submission.reason, "agency": submission.agency,
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def recorded() -> list[Submission]:
    """Every submission and withdrawal, oldest first, as recorded. Raises StoreError naming a damaged folder."""
    engine().refresh()
    root = settings.submissions()
    folders = [folder for dataset in contracts() for folder in (root / dataset).glob("*")
               if _ID.fullmatch(folder.name) and not (folder / TOMBSTONE).exists()]
    return sorted((_read(folder) for folder in folders), key=lambda submission: submission.id)


def folder_of(dataset: str, submission_id: str) -> Path:
    """Where a submission lies, or its tombstone."""
    return settings.submissions() / dataset / submission_id


def _read(folder: Path) -> Submission:
    try:
        content: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
        content["at"] = datetime.fromisoformat(content["at"])
        content["replaces"] = tuple(content["replaces"])
        submission = Submission(**content, folder=folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"Catatan kiriman {folder / MANIFEST} hilang atau rusak ({error}). Pulihkan folder itu dari "
                         "cadangan, lalu jalankan `python -m dashboard build`.") from None
    if submission.id != folder.name or submission.dataset != folder.parent.name:
        raise StoreError(f"Folder kiriman {folder} berisi catatan kiriman lain ({submission.id}). "
                         "Pulihkan dari cadangan.")
    return submission


def with_withdrawals(everything: Sequence[Submission]) -> list[Submission]:
    """The submissions alone, oldest first; withdrawn ones say so, by whom, when and why."""
    taken_back = {entry.withdraws: entry for entry in everything if entry.kind == WITHDRAWAL}

    def told(entry: Submission) -> Submission:
        back = taken_back.get(entry.id)
        if back is None:
            return entry
        return replace(entry, status=WITHDRAWN, reason=back.reason, withdrawn_by=back.by, withdrawn_at=back.at)

    return [told(entry) for entry in everything if entry.kind == SUBMISSION]


def in_force(everything: Sequence[Submission], dataset: str | None = None) -> list[Submission]:
    """Submissions that were not withdrawn, oldest first; of one dataset, or of all."""
    return [entry for entry in with_withdrawals(everything)
            if entry.status != WITHDRAWN and dataset in (None, entry.dataset)]


def new_id(everything: Iterable[Submission], now: datetime) -> str:
    """An id after every other one, also when the clock of this machine was set back."""
    return next_stamp(max((entry.id for entry in everything), default=""), now)


def digest(path: Path) -> str:
    """sha256 of a file. Raises StoreError when it is not there."""
    try:
        with path.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError as error:
        raise StoreError(f"Berkas kiriman {path} tidak dapat dibaca ({error.strerror}). "
                         "Pulihkan dari cadangan.") from None


def check_intact(submissions: Iterable[Submission]) -> None:
    """Raises StoreError naming the first submission whose rows are not those that were stored."""
    for submission in submissions:
        if digest(submission.rows_path) != submission.rows_sha256:
            raise StoreError(f"Isi kiriman {submission.id} ({submission.rows_path}) tidak sama dengan saat diserahkan. "
                             "Pulihkan dari cadangan, atau tarik kiriman itu dengan `python -m dashboard withdraw`.")
