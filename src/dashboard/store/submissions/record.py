"""What people hand in: stored for good, replaced by key, taken back by another entry, never edited."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from dashboard.core.actor import Action, Actor
from dashboard.core.domain import SubmissionError
from dashboard.intake.contract import Contract
from dashboard.intake.files.person_numbers import holds_person_number
from dashboard.registry import contracts
from dashboard.store.building.rows_in_force import rows_in_force_by_submission, rows_in_force_sql
from dashboard.store.building.schema import stored_columns, to_table
from dashboard.store.lock import only_writer
from dashboard.store.ownership import require_own
from dashboard.store.policy import Intended, require
from dashboard.store.submissions import changes as differences
from dashboard.store.submissions.changes import RowChanges
from dashboard.store.submissions.manifests import (
    IN_FORCE,
    REJECTED,
    REPLACED,
    SUBMISSION,
    WITHDRAWAL,
    WITHDRAWN,
    Submission,
    check_intact,
    in_force,
    new_id,
    recorded,
    with_withdrawals,
)
from dashboard.store.submissions.purging import refuse_erased
from dashboard.store.submissions.staging import Staged, parquet_bytes, sha256, staged

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from dashboard.intake.preview import Preview

_PERIODS_NAMED = 4


@dataclass(frozen=True)
class SubmissionDraft:
    """A file ready to be handed in: what a reader made of it, and who hands it in. Of `original` only the sha256 and
    the name are kept; what is stored is the preview's rows and copy."""

    dataset: str
    original: bytes
    filename: str
    preview: Preview
    by: Actor
    valid_rows: bool = False
    period: str | None = None

    @property
    def agency(self) -> str | None:
        """Code of the agency in whose name it is handed in."""
        return self.by.agency


def submit(dataset: str, original: bytes, filename: str, preview: Preview, by: Actor, *, valid_rows: bool = False,
           period: str | None = None) -> Submission:
    """Store a file's accepted rows for good, without building. The same file again gives the one stored before.

    Raises NotAllowed, or SubmissionError when rows were rejected and `valid_rows` is not set, or when there is nothing
    to store.
    """
    draft = SubmissionDraft(dataset, original, filename, preview, by, valid_rows, period)
    require(by, Action.HAND_IN, draft)
    with only_writer():
        known = repeated(draft)
        if known:
            return known
        with stage(draft) as waiting:
            return waiting.commit()


def withdraw(submission_id: str, by: Actor, reason: str) -> Submission:
    """Take a submission back, without building: the rows that it replaced hold again. Raises NotAllowed or
    SubmissionError."""
    with only_writer(), stage_withdrawal(submission_id, by, reason) as waiting:
        return waiting.commit()


def submissions() -> list[Submission]:
    """The whole history, oldest first, each with its status."""
    everything = recorded()
    status = {}
    with duckdb.connect() as connection:
        for dataset, contract in contracts().items():
            live = in_force(everything, dataset)
            holding = rows_in_force_by_submission(connection, contract, live)
            status.update({entry.id: IN_FORCE if entry.id in holding else REPLACED for entry in live})
    return [entry if entry.status == WITHDRAWN else replace(entry, status=status[entry.id])
            for entry in with_withdrawals(everything)]


def rows_in_force(dataset: str, reader: Actor) -> pd.DataFrame:
    """The rows that hold now, in stored columns with submission_id, sorted by key. Raises NotAllowed: counts of people
    are as they were handed in."""
    require(reader, Action.READ_EXACT)
    contract = contracts()[dataset]
    live = in_force(recorded(), dataset)
    check_intact(live)
    key = ", ".join(f'"{name}"' for name in contract.key)
    with duckdb.connect() as connection:
        return connection.execute(
            f"SELECT * EXCLUDE (row) FROM ({rows_in_force_sql(contract, live)}) ORDER BY {key}").df()  # noqa: S608


def changes(preview: Preview, by: Actor) -> RowChanges:
    """What a file would change, against submissions and facts. Raises NotAllowed when it is not theirs to hand in: it
    tells counts of people as they are."""
    require(by, Action.HAND_IN, Intended(preview.dataset, by.agency))
    contract, live = contracts()[preview.dataset], in_force(recorded(), preview.dataset)
    require_own(by, contract, preview, lambda: live)
    return differences.compare(contract, to_table(contract, preview.frame), rows_in_force_sql(contract, live))


def rejected_rows(submission: Submission) -> pd.DataFrame:
    """The rows of the file that were not stored: sheet, row, text, reason."""
    import pandas as pd

    path = submission.folder / REJECTED
    return pd.read_parquet(path) if path.is_file() else pd.DataFrame(columns=["sheet", "row", "text", "reason"])


def repeated(draft: SubmissionDraft) -> Submission | None:
    """The stored submission of this very file, when handing it in again would alter nothing."""
    contract = contracts()[draft.dataset]
    live = in_force(recorded(), draft.dataset)
    of_file = sha256(draft.original)
    twins = [entry for entry in live if entry.sha256 == of_file]
    if not twins:
        return None
    rows = sha256(parquet_bytes(to_table(contract, draft.preview.frame)))
    twins = [entry for entry in twins if entry.rows_sha256 == rows]
    with duckdb.connect() as connection:
        holding = rows_in_force_by_submission(connection, contract, live)
    return next((replace(entry, status=IN_FORCE) for entry in twins if holding.get(entry.id) == entry.rows), None)


@contextmanager
def stage(draft: SubmissionDraft) -> Iterator[Staged]:
    """Lay a submission ready on disk, to be committed. Needs the write lock. Raises as `refuse_unfit`."""
    from dashboard.intake.kept_copy import kept_copy

    refuse_unfit(draft)
    contract, preview = contracts()[draft.dataset], draft.preview
    table = to_table(contract, preview.frame)
    rows = parquet_bytes(table)
    everything = recorded()
    now = datetime.now(UTC)
    submission = Submission(
        id=new_id(everything, now), dataset=draft.dataset, kind=SUBMISSION, by=draft.by.name.strip(), at=now,
        period=draft.period or _periods(contract, preview.frame), file_name=Path(draft.filename).name,
        rows=table.num_rows, rejected=preview.rejected_count, sha256=sha256(draft.original),
        rows_sha256=sha256(rows), replaces=_replaces(contract, table, in_force(everything, draft.dataset)),
        agency=draft.agency,
    )
    with staged(submission, kept_copy(preview), rows, preview.rejected) as waiting:
        yield waiting


@contextmanager
def stage_withdrawal(submission_id: str, by: Actor, reason: str) -> Iterator[Staged]:
    """Lay a withdrawal ready on disk, to be committed. Needs the write lock. Raises NotAllowed or SubmissionError."""
    require(by, Action.WITHDRAW)  # before anything is told of what is on record
    _refuse_words(by=by.name, reason=reason)
    everything = recorded()
    found = next((entry for entry in with_withdrawals(everything) if entry.id == submission_id), None)
    if found is None:
        raise SubmissionError(f"Tidak ada kiriman dengan nomor {submission_id}. Daftarnya: "
                              "`python -m dashboard submissions`.")
    require(by, Action.WITHDRAW, found)
    if found.status == WITHDRAWN:
        raise SubmissionError(f"Kiriman {submission_id} sudah ditarik oleh {found.withdrawn_by}: {found.reason}.")
    now = datetime.now(UTC)
    entry = Submission(id=new_id(everything, now), dataset=found.dataset, kind=WITHDRAWAL, by=by.name.strip(), at=now,
                       withdraws=submission_id, reason=reason.strip(), agency=by.agency)
    with staged(entry) as waiting:
        yield waiting


def refuse_unfit(draft: SubmissionDraft) -> None:
    """Raises NotAllowed when it is not for them to hand this in, SubmissionError when it cannot be as it is."""
    require(draft.by, Action.HAND_IN, draft)
    _refuse_words(by=draft.by.name, file_name=draft.filename)
    refuse_erased(sha256(draft.original))
    preview, contract = draft.preview, contracts()[draft.dataset]
    require_own(draft.by, contract, preview, lambda: in_force(recorded(), draft.dataset))
    if preview.rejected_count and not draft.valid_rows:
        raise SubmissionError(
            f"{preview.rejected_count} dari {preview.rows_read} baris ditolak, jadi tidak ada yang disimpan. Perbaiki "
            "berkasnya, atau pilih untuk menyimpan hanya baris yang sah (--valid-rows).")
    if not preview.accepted:
        raise SubmissionError("Tidak ada satu baris pun yang dapat disimpan dari berkas ini.")
    incomplete = preview.frame[list(contract.key)].isna().any(axis=1)
    if incomplete.any() or preview.frame.duplicated(list(contract.key)).any():
        raise SubmissionError(f"Ada baris dengan kunci kosong atau ganda ({', '.join(contract.key)}); "
                              "tidak ada yang disimpan.")


def _refuse_words(**words: str) -> None:
    named = {"by": "nama penyerah", "reason": "alasan (--reason)", "file_name": "nama berkas"}
    for name, text in words.items():
        if not text.strip():
            raise SubmissionError(f"Isi {named[name]}; tidak boleh kosong.")
        if holds_person_number(text):
            raise SubmissionError(f"Ada angka 16 digit (seperti NIK) pada {named[name]}; tidak ada yang disimpan. "
                                  "Ganti lalu ulangi.")


def _periods(contract: Contract, frame: pd.DataFrame) -> str:
    if not contract.period:
        return ""
    found = sorted({str(value) for value in frame[contract.period[0]].dropna().unique()})
    return ", ".join(found) if len(found) <= _PERIODS_NAMED else f"{found[0]} … {found[-1]} ({len(found)} periode)"


def _replaces(contract: Contract, table: pa.Table, live: list[Submission]) -> tuple[str, ...]:
    if not live:
        return ()
    by = ", ".join(f'"{name}"' for name in contract.whole or contract.key)
    with duckdb.connect() as connection:
        connection.register("incoming", table.select(list(stored_columns(contract))))
        found = connection.execute(
            f"SELECT DISTINCT submission_id FROM ({rows_in_force_sql(contract, live)}) SEMI JOIN incoming "  # noqa: S608
            f"USING ({by}) ORDER BY 1").fetchall()
    return tuple(submission_id for (submission_id,) in found)
