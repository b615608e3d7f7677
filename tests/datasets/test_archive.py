"""Bytes of a workbook that belong to none of its parts: no program shows them, so they are refused."""

from __future__ import annotations

import io
import zipfile

import pytest
from agency_books import workbook

from dashboard.intake.files.archive import unpack
from dashboard.intake.preview import FileRefused

NIK = "3505121203850001"
GOOD = workbook([["Program", "Desa"], ["rtlh", "Plandirejo"]])


def refused(content: bytes) -> str:
    with pytest.raises(FileRefused) as caught:
        unpack(content)
    return str(caught.value)


def test_what_stands_outside_the_parts_of_the_archive() -> None:
    assert "di belakang akhir" in refused(GOOD + NIK.encode())
    noted = io.BytesIO(GOOD)
    with zipfile.ZipFile(noted, "a") as book:
        book.comment = b"catatan"
    assert "catatan arsip" in refused(noted.getvalue())
    place = GOOD.find(b"PK\x03\x04", 4)
    shifted = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(shifted, "w") as new:
        for number, entry in enumerate(old.namelist()):
            if number == 1:
                shifted.seek(0, 2)
                new.fp.write(b"x" * 40)
                new.start_dir = new.fp.tell()
            new.writestr(entry, old.read(entry))
    assert place > 0 and "tersembunyi" in refused(shifted.getvalue())
