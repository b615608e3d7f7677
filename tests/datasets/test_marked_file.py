"""A refused workbook comes back with its errors in the cells and said in a column; corrected, it is taken."""

from __future__ import annotations

import io
import zipfile

import pytest
from known_codes import known_codes

from dashboard.intake.files.cells import as_text
from dashboard.intake.preview import Preview
from dashboard.intake.read import read, read_sheets
from dashboard.registry import contracts
from dashboard.render.files.marked_file import REASONS, ROW, marked_file

COVERAGE = contracts()["coverage"]
HEAD = "Program;Kode desa;Periode;Sasaran;Satuan sasaran;Penerima;Satuan penerima;Anggaran\n"
WRONG = HEAD + ("rtlh;35.05.01.2001;2025;100;unit;80;unit;1000000\n"
                "rtlh;35.05.01.2002;2025;seratus;unit;20;unit;500000\n"
                "rtlh;35.05.99.2001;2025;10;unit;=cmd|' /c'!A0;unit;100000\n"
                "Jumlah;;;110;;100;;1600000\n")


@pytest.fixture
def preview() -> Preview:
    return read(COVERAGE, WRONG.encode(), "cakupan.csv", known_codes())


def cells(content: bytes) -> list[list[str]]:
    """What stands in the one sheet, row by row."""
    (sheet,) = read_sheets(content, COVERAGE)
    return [[as_text(value) for value in row] for row in sheet.cells.itertuples(index=False, name=None)]


def test_every_data_row_is_there_with_its_own_row_and_what_is_wrong(preview: Preview) -> None:
    head, *rows = cells(marked_file(preview))
    assert head[-2:] == [ROW, REASONS] and head[:-2] == list(preview.copy.columns)
    assert [row[-2] for row in rows] == ["2", "3", "4"]
    assert rows[0][-1] == "" and "seratus" in rows[1][-1] and "35.05.99.2001" in rows[2][-1]
    reasons = dict(zip(preview.rejected["row"], preview.rejected["reason"], strict=True))
    for row in rows[1:]:
        assert any(part in row[-1] for part in reasons[int(row[-2])].split("; "))


def test_errors_stand_in_their_cells_and_nothing_is_a_formula(preview: Preview) -> None:
    with zipfile.ZipFile(io.BytesIO(marked_file(preview))) as book:
        comments = book.read("xl/comments1.xml").decode()
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    target = list(preview.copy.columns).index("Sasaran")
    assert f'ref="{chr(ord("A") + target)}3"' in comments and "seratus" in comments
    assert "<f>" not in sheet and "<hyperlink" not in sheet


def test_corrected_it_is_taken_with_the_columns_of_reasons_in_it(preview: Preview) -> None:
    import xlsxwriter

    head, *rows = cells(marked_file(preview))
    fixed = {"seratus": "100", "35.05.99.2001": "35.05.01.2003", "=cmd|' /c'!A0": "5"}
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Data")
        for line, row in enumerate([head, *rows]):
            for place, text in enumerate(row):
                sheet.write_string(line, place, fixed.get(text, text))
    again = read(COVERAGE, buffer.getvalue(), "perbaiki.xlsx", known_codes())
    assert (again.accepted, again.rejected_count) == (3, 0), list(again.rejected["reason"])
