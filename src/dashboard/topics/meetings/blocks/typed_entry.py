"""What is typed during a meeting becomes a file of its dataset, and is read and handed in as every other file is.

So it passes the same checks and refusals, stays on record, and can be withdrawn. Every entry is a submission of its own
with a code of its own: two people who type in the same second lose nothing.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from dashboard.core.actor import Actor
from dashboard.core.domain import SubmissionError
from dashboard.intake.contract import Contract
from dashboard.intake.files.person_numbers import holds_person_number
from dashboard.intake.preview import FileRefused
from dashboard.intake.read import read
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.render.files.contract_file import contract_file
from dashboard.store.submissions.record import SubmissionDraft

_LETTERS = "abcdefghjkmnpqrstuvwxyz"
"""No digits: beside a date they could look like an identity number; no i, l, o, which are misread."""
_CODE_LENGTH = 6

Typed = Mapping[str, str | int | float | date | None]
"""Column name -> what was typed; empty and absent are the same."""


def new_code(word: str, day: date) -> str:
    """'keputusan-2026-11-24-kfmwzt': a word, the day, and letters by chance (148 million of them)."""
    chance = "".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH))
    return f"{word}-{day.isoformat()}-{chance}"


def draft(contract: Contract, rows: Sequence[Typed], by: Actor, reference: ReferenceCodes) -> SubmissionDraft:
    """The rows ready to be handed in. Raises SubmissionError with a sentence on the first thing that is wrong; the
    sentence quotes no identity number, and nothing of the rows is kept."""
    for row in rows:
        _refuse_identity_numbers(contract, row)
    frame = pd.DataFrame([{column.name: _cell(row.get(column.name)) for column in contract.columns} for row in rows])
    content = contract_file(contract, frame, ".csv")
    file_name = f"{rows[0].get(contract.key[0])}.csv"
    try:
        preview = read(contract, content, file_name, reference)
    except FileRefused as refused:
        raise SubmissionError(f"Tidak disimpan: {refused}") from None
    if preview.rejected_count:
        raise SubmissionError(f"Tidak disimpan: {preview.rejected['reason'].iloc[0]}.")
    if preview.accepted != len(rows):
        raise SubmissionError("Tidak disimpan: isian tidak terbaca sebagai satu baris. Tulis dengan kalimat biasa, "
                              "lalu simpan lagi.")
    return SubmissionDraft(contract.id, content, file_name, preview, by)


def _cell(value: str | int | float | date | None) -> str | int | float | None:
    if value is None or value == "":
        return None
    return value.isoformat() if isinstance(value, date) else value


def _refuse_identity_numbers(contract: Contract, row: Typed) -> None:
    for column in contract.columns:
        if holds_person_number(str(row.get(column.name) or "")):
            raise SubmissionError(f"Tidak disimpan: isian “{column.heading}” memuat deretan 16 angka seperti NIK atau "
                                  "nomor KK. Hapus angka itu, lalu simpan lagi.")
