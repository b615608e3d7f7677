"""What was handed in, written anew with its errors marked: in the cells, and said in a column of reasons."""

from __future__ import annotations

import io
from collections import defaultdict
from typing import Any

import xlsxwriter

from dashboard.core.style import LIGHT
from dashboard.intake.kept_copy import write_cell
from dashboard.intake.preview import Preview, Severity
from dashboard.render.words.submission_words import SEVERITIES

ROW, REASONS = "Baris asal", "Yang harus diperbaiki"
"""Headings beside the dataset's own; whoever hands the file in again may leave them."""
_WIDE, _NARROW = 60, 22
_MARKED = (Severity.ERROR, Severity.WARNING)


def marked_file(preview: Preview) -> bytes:
    """XLSX with all data rows in their order, known columns only. Cells with an error or a doubt are coloured and say
    it in a comment; it can be corrected and handed in as it is."""
    by_cell: dict[tuple[str, int, str], list[str]] = defaultdict(list)
    by_row: dict[tuple[str, int], list[str]] = defaultdict(list)
    for message in preview.messages:
        if message.row and message.severity in _MARKED:
            heading = preview.headings.get((message.sheet, message.column.split(":")[0]), "")
            by_cell[message.sheet, message.row, heading].append(message.message)
            by_row[message.sheet, message.row].append(f"{SEVERITIES[message.severity]}: {message.message}")
    for row in preview.rejected.to_dict("records"):  # messages of one kind end at a limit, reasons do not
        by_row[row["sheet"], row["row"]] = by_row[row["sheet"], row["row"]] or [str(row["reason"])]
    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
               "default_date_format": "dd/mm/yyyy"}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet("Data")
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrong = book.add_format({"bg_color": "#F6D5CB", "border": 1, "border_color": LIGHT.worse})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        headings = [*map(str, preview.copy.columns), ROW, REASONS]
        for place, heading in enumerate(headings):
            sheet.write_string(0, place, heading, bold)
        sheet.set_column(0, len(headings) - 2, _NARROW)
        sheet.set_column(len(headings) - 1, len(headings) - 1, _WIDE, wrap)
        sheet.freeze_panes(1, 0)
        for line, (where, values) in enumerate(zip(preview.copy.index, preview.copy.itertuples(index=False, name=None),
                                                   strict=True), start=1):
            _write_row(sheet, line, where, (headings, values), by_cell, wrong)
            sheet.write_number(line, len(headings) - 2, where[1])
            if reasons := by_row.get(where):
                sheet.write_string(line, len(headings) - 1, "; ".join(dict.fromkeys(reasons)), wrap)
        sheet.autofilter(0, 0, max(len(preview.copy), 1), len(headings) - 1)
    return buffer.getvalue()


def _write_row(sheet: Any, line: int, where: tuple[str, int], row: tuple[list[str], tuple[object, ...]],
               by_cell: dict[tuple[str, int, str], list[str]], wrong: Any) -> None:
    for place, (heading, value) in enumerate(zip(*row, strict=False)):
        told = by_cell.get((*where, heading))
        if told:
            sheet.write_blank(line, place, None, wrong)
            sheet.write_comment(line, place, "; ".join(told))
        write_cell(sheet, line, place, value, wrong if told else None)
