"""What is kept of a file that was handed in: its data rows in known columns, written anew; never the file itself."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import Any

from dashboard.intake.files.cells import as_text, is_blank
from dashboard.intake.preview import Preview

_MADE = datetime(2026, 1, 1)  # fixed, so that the same rows give the same bytes
_LARGEST_WHOLE = 10**15
"""A spreadsheet keeps 15 digits; longer numbers are written as text."""


def kept_copy(preview: Preview) -> tuple[str, bytes]:
    """Ending and content of the copy: .csv of what came as CSV, else .xlsx, where cells stay numbers or texts."""
    return (".csv", _csv(preview)) if preview.from_csv else (".xlsx", _xlsx(preview))


def _csv(preview: Preview) -> bytes:
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, delimiter=";", lineterminator="\r\n")
    writer.writerow(preview.copy.columns)
    writer.writerows([as_text(value) for value in row] for row in preview.copy.itertuples(index=False, name=None))
    return sink.getvalue().encode("utf-8-sig")


def _xlsx(preview: Preview) -> bytes:
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
               "constant_memory": True, "default_date_format": "dd/mm/yyyy"}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": _MADE})
        sheet = book.add_worksheet("Salinan")
        for place, heading in enumerate(preview.copy.columns):
            sheet.write_string(0, place, str(heading))
        for row, values in enumerate(preview.copy.itertuples(index=False, name=None), start=1):
            for place, value in enumerate(values):
                write_cell(sheet, row, place, value)
    return buffer.getvalue()


def write_cell(sheet: Any, row: int, place: int, value: object, look: Any = None) -> None:
    """A value as it was read into a worksheet of xlsxwriter: numbers and days as such, all else as text that no program
    takes for a formula; nothing for a blank one."""
    if is_blank(value):
        return
    if isinstance(value, date):
        sheet.write_datetime(row, place, value, look)
    elif isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _LARGEST_WHOLE:
        sheet.write_number(row, place, value, look)
    else:
        sheet.write_string(row, place, as_text(value), look)
