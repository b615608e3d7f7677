"""The workbook inside a chart, which opens at "Edit data". Texts stay texts: a name like "=cmd|…" is never a formula.

Written here and not by python-pptx, whose workbook takes such a name for a formula and carries the time it was made.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from dashboard.render.files.formulas import harmless
from dashboard.render.pptx.sheet import plain

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
Values = Sequence[float | None]


def by_category(categories: Sequence[str], series: Sequence[tuple[str, Values]], number_format: str,
                made_at: datetime) -> bytes:
    """Categories in column A, one series a column beside it, heads in row 1."""
    buffer = io.BytesIO()
    book, page, numbers = _open(buffer, number_format, made_at)
    for row, name in enumerate(categories, start=1):
        page.write_string(row, 0, text(name))
    for column, (name, values) in enumerate(series, start=1):
        page.write_string(0, column, text(name))
        for row, value in enumerate(values, start=1):
            if value is not None:
                page.write_number(row, column, value, numbers)
    book.close()
    return buffer.getvalue()


def by_point(series: Sequence[tuple[str, Values, Values]], number_format: str, made_at: datetime) -> bytes:
    """For each series x in column A and y in column B under its name, one series under the other with a row between."""
    buffer = io.BytesIO()
    book, page, numbers = _open(buffer, number_format, made_at)
    top = 0
    for name, xs, ys in series:
        page.write_string(top, 1, text(name))
        for row, (x, y) in enumerate(zip(xs, ys, strict=True), start=top + 1):
            for column, value in enumerate((x, y)):
                if value is not None:
                    page.write_number(row, column, value, numbers)
        top += len(xs) + 2
    book.close()
    return buffer.getvalue()


def text(name: str) -> str:
    """A name as it may stand in a cell and on the chart."""
    return harmless(plain(name))


def _open(buffer: io.BytesIO, number_format: str, made_at: datetime) -> tuple[Any, Any, Any]:
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    book.set_properties({"created": made_at})
    return book, book.add_worksheet("Sheet1"), book.add_format({"num_format": number_format})
