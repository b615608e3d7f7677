"""The RAT matrix as the form that agencies file: 18 columns, 21 with semesters, or 23 with quarters. Handed in again it
gives the same rows; made for a viewer, with a small count hidden, it says so and is not taken back."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pandas as pd
import xlsxwriter

from dashboard.core import style
from dashboard.core.domain import SAMPLE_BADGE
from dashboard.core.regency import regency
from dashboard.intake.common import STRATEGIES
from dashboard.intake.contract import Kind
from dashboard.render.files.formulas import MAX_CELL
from dashboard.topics.rat.contracts import RAT_MATRIX

FORMS = (18, 21, 23)
BASE = tuple(column.name for column in RAT_MATRIX.columns
             if column.name != "year" and not column.name.startswith("realised"))
"""Columns A-R."""
QUARTERS = tuple(f"realised_q{number}" for number in (1, 2, 3, 4))
SEMESTERS = ("realised_s1", "realised_s2")
TOTAL = "realised_total"
SAMPLE_TITLE = f"{SAMPLE_BADGE}: dibuat untuk contoh, bukan angka sebenarnya"
_WIDTHS = {"number": 7, "sub_code": 18, "allocation": 18, "strategy": 24, "duration": 12, "funding": 16}
_BODY = 4  # first row below the headings, counted from 0


def rat_workbook(matrix: pd.DataFrame, year: int, form: int, names: Mapping[str, str], made_at: datetime,
                 notes: Sequence[str] = ()) -> bytes:
    """The lines of one year's matrix as XLSX. `names`: agency code -> name; `notes`: sentences on a sheet of their own.

    23 columns lose nothing: lines that only know semesters stand on a sheet of their own with 21. 21 columns add the
    quarters up to semesters where no semester is given; 18 leave realisation out.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"strings_to_formulas": False, "strings_to_urls": False,
                                        "strings_to_numbers": False})
    book.set_properties({"title": f"Matriks RAT {year}", "company": f"Pemerintah {regency().label}",
                         "created": made_at.replace(tzinfo=None)})
    looks = _RatLooks(book)
    for title, columns, rows in _sheets(matrix, form):
        _write(book.add_worksheet(title), columns, rows, year, names, looks)
    _write_notes(book, notes)
    book.close()
    return buffer.getvalue()


def _write_notes(book: xlsxwriter.Workbook, notes: Sequence[str]) -> None:
    if not notes:
        return
    page, wrap = book.add_worksheet("Catatan"), book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 110)
    for row, note in enumerate(notes):
        page.write_string(row, 0, note, wrap)


def _sheets(matrix: pd.DataFrame, form: int) -> list[tuple[str, tuple[str, ...], pd.DataFrame]]:
    if form == 18:
        return [("RAT 18 kolom", BASE, matrix)]
    if form == 21:
        return [("RAT 21 kolom", (*BASE, *SEMESTERS, TOTAL), _rolled_up(matrix))]
    halves = matrix[list(SEMESTERS)].notna().any(axis=1)
    quarters = matrix[list(QUARTERS)].notna().any(axis=1)
    both = (*SEMESTERS, TOTAL) if (halves & quarters).any() else (TOTAL,)
    found = [("RAT 23 kolom", (*BASE, *QUARTERS, *both), matrix[~halves | quarters]),
             ("RAT 21 kolom", (*BASE, *SEMESTERS, TOTAL), matrix[halves & ~quarters])]
    return [sheet for sheet in found if len(sheet[2])] or found[:1]


def _rolled_up(matrix: pd.DataFrame) -> pd.DataFrame:
    """Semesters from quarters, only where both quarters are known."""
    frame = matrix.copy()
    for semester, (first, second) in zip(SEMESTERS, (QUARTERS[:2], QUARTERS[2:]), strict=True):
        frame[semester] = frame[semester].fillna(frame[first] + frame[second])
    return frame


class _RatLooks:
    """Cell formats; text is marked as text, so that a spreadsheet never runs it, also after an edit."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        edge = {"border": 1, "border_color": style.LIGHT.hairline, "valign": "top"}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.sample = book.add_format({"bold": True, "font_color": style.LIGHT.worse})
        self.head = book.add_format({**edge, "bold": True, "text_wrap": True, "valign": "vcenter", "align": "center",
                                     "bg_color": style.LIGHT.blitar, "font_color": "#FFFFFF"})
        self.order = book.add_format({**edge, "italic": True, "align": "center", "font_size": 9})
        self.text = book.add_format({**edge, "text_wrap": True, "quote_prefix": True})
        self.money = book.add_format({**edge, "num_format": "#,##0"})
        self.total = book.add_format({**edge, "num_format": "#,##0", "bold": True})


def _write(page: Any, columns: tuple[str, ...], rows: pd.DataFrame, year: int, names: Mapping[str, str],
           looks: _RatLooks) -> None:
    page.set_landscape()
    page.set_paper(8)  # A3
    page.fit_to_pages(1, 0)
    page.freeze_panes(_BODY, 5)
    page.repeat_rows(2, 3)
    page.write_string(0, 0, f"Matriks Rencana Aksi Tahunan penanggulangan kemiskinan {regency().label} tahun {year}",
                      looks.title)
    if rows["is_sample"].any():
        page.write_string(1, 0, SAMPLE_TITLE, looks.sample)
    for place, name in enumerate(columns):
        page.set_column(place, place, _WIDTHS.get(name, 18 if name.startswith("realised") else 28))
        page.write_string(2, place, RAT_MATRIX.column(name).heading, looks.head)
        page.write_number(3, place, place + 1, looks.order)
    money = {column.name for column in RAT_MATRIX.columns if column.kind is Kind.RUPIAH}
    for number, row in enumerate(rows.to_dict("records"), start=_BODY):
        for place, name in enumerate(columns):
            _cell(page, number, place, _shown(name, row[name], names), looks.money if name in money else looks.text)
    last = _BODY + len(rows)
    page.write_string(last, 0, "Jumlah", looks.total)
    for place, name in enumerate(columns):
        if name in money and rows[name].notna().any():
            page.write_number(last, place, float(rows[name].sum()), looks.total)


def _shown(name: str, value: Any, names: Mapping[str, str]) -> Any:
    if name == "agency":
        return names.get(value, value)
    return STRATEGIES.get(value, value) if name == "strategy" else value


def _cell(page: Any, row: int, place: int, value: Any, look: Any) -> None:
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        page.write_blank(row, place, None, look)
    elif isinstance(value, str):
        page.write_string(row, place, value[:MAX_CELL], look)
    else:
        page.write_number(row, place, value, look)
