"""A good file of coverage, the same with a part added or changed, and how its refusal is read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from agency_books import workbook

from dashboard.intake.preview import FileRefused
from dashboard.intake.read import read
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.intake.table.headings import IGNORED
from dashboard.topics.programs.contracts import COVERAGE

NIK = "3505121203850001"
HEAD = ["Program", "Desa", "Kecamatan", "Tahun", "Sasaran", "Penerima"]
ROW = ["rtlh", "Plandirejo", "Bakung", 2025, 120, 95]
GOOD = workbook([HEAD, ROW])
NOTES = {"catatan": IGNORED}
"""What was said of a column that these files carry beside the known ones."""


def refused(codes: ReferenceCodes, content: bytes, filename: str = "berkas.xlsx") -> str:
    """What is told of the file, which is refused."""
    with pytest.raises(FileRefused) as caught:
        read(COVERAGE, content, filename, codes, meanings=NOTES)
    assert caught.value.__cause__ is None
    assert str(caught.value).endswith(".")
    assert NIK not in str(caught.value)
    return str(caught.value)


def with_part(name: str, content: bytes, book: bytes = GOOD, change: Callable[[bytes], bytes] | None = None) -> bytes:
    """The workbook with a part added, or changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            part = old.read(entry)
            new.writestr(entry, change(part) if change and entry == name else part)
        if not change:
            new.writestr(name, content)
    return buffer.getvalue()
