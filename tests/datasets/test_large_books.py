"""Workbooks that would keep the server busy: refused before much of them is parsed; a real million rows are not."""

from __future__ import annotations

import io
import zipfile

import pytest
from agency_books import saved, workbook
from openpyxl import Workbook, load_workbook

from dashboard.intake.files import archive, xlsx_file
from dashboard.intake.preview import FileRefused
from dashboard.intake.read import read
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.topics.programs.contracts import COVERAGE

HEAD = ["Program", "Desa", "Kecamatan", "Tahun", "Sasaran", "Penerima"]
ROW = ["rtlh", "Plandirejo", "Bakung", 2025, 120, 95]
GOOD = workbook([HEAD, ROW])


def refused(codes: ReferenceCodes, content: bytes) -> str:
    with pytest.raises(FileRefused) as caught:
        read(COVERAGE, content, "berkas.xlsx", codes)
    return str(caught.value)


def test_many_parts_that_are_a_bomb_together(codes: ReferenceCodes) -> None:
    buffer = io.BytesIO(GOOD)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as book:
        for number in range(4):
            book.writestr(f"xl/worksheets/sheet{number + 10}.xml", bytes(6 * 2**20))
    assert "bom zip" in refused(codes, buffer.getvalue())


def test_the_sheets_of_a_workbook_are_weighed_together(codes: ReferenceCodes, monkeypatch: pytest.MonkeyPatch) -> None:
    book = Workbook()
    for _ in range(6):
        book.create_sheet().append([1, 2, 3])
    book.active.append(HEAD)
    book.active.append(ROW)
    assert read(COVERAGE, saved(book), "a.xlsx", codes).accepted == 1

    def parsed(*_: object) -> None:
        raise AssertionError("a sheet was read before all were weighed")

    monkeypatch.setattr("dashboard.intake.files.worksheet.SheetReader.read", parsed)
    monkeypatch.setattr("dashboard.intake.files.xlsx_file._MAXIMUM_TAGS", 200)
    assert "sekitar 50 sel" in refused(codes, saved(book))
    monkeypatch.undo()
    monkeypatch.setattr("dashboard.intake.files.xlsx_file._MAXIMUM_SHEETS", 6)
    assert "7 lembar; paling banyak 6" in refused(codes, saved(book))


def test_merged_cells_without_number(codes: ReferenceCodes, monkeypatch: pytest.MonkeyPatch) -> None:
    book = load_workbook(io.BytesIO(GOOD))
    for row in range(4, 8):
        book.active.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
    assert read(COVERAGE, saved(book), "a.xlsx", codes).accepted == 1
    monkeypatch.setattr("dashboard.intake.files.worksheet._MAXIMUM_MERGES", 3)
    assert "lebih dari 3 sel gabungan" in refused(codes, saved(book))


def test_limits_leave_room_for_a_million_rows() -> None:
    assert archive.MAXIMUM_BYTES >= 100 * 2**20
    rows, texts, numbers = 1_000_000, 6, 4  # coverage with all columns, from a program that writes texts into cells
    assert rows * (2 + 6 * texts + 4 * numbers) <= xlsx_file._MAXIMUM_TAGS
