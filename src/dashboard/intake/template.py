"""The workbook people fill in for a dataset: headings, notes, drop-down lists of codes, one example row."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter

from dashboard.core.domain import INDONESIA, MONTH_OF_PERIOD
from dashboard.intake.common import STRATEGIES
from dashboard.intake.contract import Column, Contract, Kind
from dashboard.intake.documentation import holds
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.intake.table.body import EXAMPLE, GUIDE, LISTS

SHEET = "Isian"
_HEADING_ROW = 3  # counted from 0, as xlsxwriter does
_ROWS = 5_000
"""Rows below the headings that get drop-down lists and formats."""
_AMOUNTS = {Kind.INTEGER: "#,##0", Kind.RUPIAH: "#,##0", Kind.NUMBER: "#,##0.####", Kind.YEAR: "0", Kind.QUARTER: "0"}
_MADE = datetime(2026, 1, 1)  # fixed, so that the same codes give the same bytes
_INK, _PAPER, _EXAMPLE_INK = "#FFFFFF", "#0B5563", "#6B7280"


@dataclass(frozen=True)
class CodeList:
    """One list of choices: what is chosen, and what each choice stands for."""

    title: str
    values: tuple[str, ...]
    meanings: tuple[str, ...]


def template(contract: Contract, reference: ReferenceCodes) -> bytes:
    """The workbook as XLSX. The example row begins with CONTOH and is passed over when the file is read."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": f"Templat {contract.title}", "created": _MADE})
        sheet, guide, lists = (book.add_worksheet(name) for name in (SHEET, GUIDE, LISTS))
        ranges = _write_lists(book, lists, contract, reference)
        _write_form(book, sheet, contract, ranges)
        _write_guide(book, guide, contract)
    return buffer.getvalue()


def form_columns(contract: Contract) -> tuple[Column, ...]:
    """The columns a template offers."""
    return tuple(column for column in contract.columns if column.in_template)


def code_list(column: Column, reference: ReferenceCodes) -> CodeList | None:
    """What may be chosen in a column, None where anything may be written."""
    if column.kind is Kind.CHOICE:
        return _choices(column)
    if column.kind is Kind.QUARTER:
        return CodeList("Triwulan", ("1", "2", "3", "4"), ("Januari-Maret", "April-Juni", "Juli-September",
                                                           "Oktober-Desember"))
    pairs: list[tuple[str, str]] = []
    if column.kind is Kind.AGENCY:
        pairs = [(name, code) for code, name in reference.agencies.items()]
    elif column.kind is Kind.PROGRAM:
        pairs = [(code, f"{program[0]} ({program[1]})") for code, program in reference.programs.items()]
    elif column.kind is Kind.VILLAGE:
        pairs = [(f"{village[1]} ({village[3]})", code) for code, village in reference.villages.items()]
    elif column.kind is Kind.INDICATOR:
        pairs = [(name, known[0]) for name, known in reference.indicators.items()]
    elif column.kind is Kind.REGION:
        pairs = [(code, bps) for code, bps in reference.regions.items() if code.count(".") < 3 and code != INDONESIA]
    if not pairs:
        return None
    return CodeList(column.heading, tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs))


def _choices(column: Column) -> CodeList:
    if column.choices == tuple(STRATEGIES):
        return CodeList(column.heading, tuple(f"{code} {name}" for code, name in STRATEGIES.items()), column.choices)
    meanings = ("",) * len(column.choices)
    if column.choices == tuple(MONTH_OF_PERIOD):
        meanings = tuple(f"berakhir bulan {month}" for month in MONTH_OF_PERIOD.values())
    return CodeList(column.heading, column.choices, meanings)


def _write_lists(book: Any, sheet: Any, contract: Contract, reference: ReferenceCodes) -> dict[str, str]:
    """One pair of columns a list; returns the range of each column's choices."""
    bold = book.add_format({"bold": True, "bottom": 1})
    text = book.add_format({"num_format": "@"})
    ranges: dict[str, str] = {}
    place = 0
    for column in form_columns(contract):
        listed = code_list(column, reference)
        if listed is None:
            continue
        sheet.write_string(0, place, f"Pilihan: {listed.title}", bold)
        sheet.write_string(0, place + 1, "Arti", bold)
        for row, (value, meaning) in enumerate(zip(listed.values, listed.meanings, strict=True), start=1):
            sheet.write_string(row, place, value, text)
            sheet.write_string(row, place + 1, meaning, text)
        sheet.set_column(place, place + 1, 28)
        first = xlsxwriter.utility.xl_rowcol_to_cell(1, place, row_abs=True, col_abs=True)
        last = xlsxwriter.utility.xl_rowcol_to_cell(len(listed.values), place, row_abs=True, col_abs=True)
        ranges[column.name] = f"={LISTS}!{first}:{last}"
        place += 2
    sheet.freeze_panes(1, 0)
    return ranges


def _write_form(book: Any, sheet: Any, contract: Contract, ranges: dict[str, str]) -> None:
    title = book.add_format({"bold": True, "font_size": 14})
    note = book.add_format({"font_color": _EXAMPLE_INK})
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1,
                               "font_color": _INK, "bg_color": _PAPER})
    example = book.add_format({"italic": True, "font_color": _EXAMPLE_INK, "num_format": "@"})
    sheet.write_string(0, 0, contract.title, title)
    sheet.write_string(1, 0, "Isi di bawah baris contoh. Kolom bertanda * wajib. Baris yang diawali CONTOH tidak "
                       "dibaca. Jangan memuat NIK, nama, atau alamat orang.", note)
    last = _HEADING_ROW + 1 + _ROWS
    for place, column in enumerate(form_columns(contract)):
        sheet.set_column(place, place, max(12, min(34, len(column.heading) + 4)),
                         book.add_format({"num_format": _AMOUNTS.get(column.kind, "@")}))
        sheet.write_string(_HEADING_ROW, place, column.heading + (" *" if column.required else ""), heading)
        sheet.write_comment(_HEADING_ROW, place, holds(column), {"x_scale": 2, "author": ""})
        sheet.write_string(_HEADING_ROW + 1, place, f"{EXAMPLE} {column.example}".strip() if not place
                           else column.example, example)
        if column.name in ranges:
            sheet.data_validation(_HEADING_ROW + 2, place, last, place, {
                "validate": "list", "source": ranges[column.name], "error_type": "warning",
                "error_title": "Tidak ada di daftar",
                "error_message": "Isian ini tidak ada di daftar lembar Kode. Tetap pakai?"})
    sheet.set_row(_HEADING_ROW, 32)
    sheet.freeze_panes(_HEADING_ROW + 1, 0)


def _write_guide(book: Any, sheet: Any, contract: Contract) -> None:
    bold = book.add_format({"bold": True})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    lines = [contract.title, contract.purpose, *contract.notes]
    if contract.supplier:
        lines.append(f"Penyedia data: {contract.supplier}")
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line, bold if not row else None)
    start = len(lines) + 1
    for place, word in enumerate(("Judul", "Keharusan", "Yang diisikan", "Misal")):
        sheet.write_string(start, place, word, bold)
    for row, column in enumerate(form_columns(contract), start=start + 1):
        for place, text in enumerate((column.heading, "wajib" if column.required else "boleh kosong", holds(column),
                                      column.example)):
            sheet.write_string(row, place, text, wrap)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 14)
    sheet.set_column(2, 2, 70)
    sheet.set_column(3, 3, 34)
