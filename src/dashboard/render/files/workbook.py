"""Writes workbooks: one table a sheet, head in the first row so that programs can read it too."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from textwrap import wrap
from typing import Any

import pandas as pd
import xlsxwriter

from dashboard.core import formats, style
from dashboard.core.regency import regency

WIDEST = 60
"""Characters; longer text wraps, or is cut by its neighbour in a sheet that does not wrap."""
_LONG = 500  # rows; in longer tables a few long texts do not widen a column
_HEAD_HEIGHT = 32  # two lines
_LINE_HEIGHT = 15  # points
_HIGHEST = 27  # lines: a row may be 409 points high

_OPTIONS = {
    "constant_memory": True,       # rows are written out as they come
    "strings_to_formulas": False,
    "strings_to_urls": False,      # Excel drops links beyond 65,530 and warns about them
    "strings_to_numbers": False,   # region codes such as 35.10 stay text
    "nan_inf_to_errors": False,
}


@dataclass(frozen=True)
class WorkbookSheet:
    """One table; its texts are already harmless. `decimals` says how many a column, or each row, shows.

    A long list of figures does not wrap: one line a row reads faster there.
    """

    name: str
    frame: pd.DataFrame
    decimals: Mapping[str, int | Sequence[int]] = field(default_factory=dict)
    wrap: bool = True
    widest: int = WIDEST


def write_workbook(sheets: Sequence[WorkbookSheet], title: str, made_at: datetime) -> bytes:
    """The workbook as XLSX. The same sheets and time give the same bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    book.set_properties({"title": title, "company": f"Pemerintah {regency().label}",
                         "created": made_at.replace(tzinfo=None)})
    looks = _Looks(book)
    for sheet in sheets:
        _write_sheet(book.add_worksheet(sheet.name), sheet, looks, title)
    book.close()
    return buffer.getvalue()


class _Looks:
    """Cell formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._numbers: dict[int, Any] = {}
        self.head = book.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": style.LIGHT.blitar,
                                     "valign": "vcenter", "text_wrap": True, "indent": 1, "border": 1,
                                     "border_color": style.LIGHT.hairline})
        self.text = book.add_format({"valign": "top"})
        self.wrapped = book.add_format({"valign": "top", "text_wrap": True, "indent": 1})
        self.whole = book.add_format({"valign": "top", "num_format": "0"})

    def number(self, decimals: int) -> Any:
        """Thousands and decimal separators follow the reader's own settings."""
        if decimals not in self._numbers:
            code = "#,##0" + ("." + "0" * decimals if decimals else "")
            self._numbers[decimals] = self._book.add_format({"valign": "top", "num_format": code})
        return self._numbers[decimals]


def _write_sheet(page: Any, sheet: WorkbookSheet, looks: _Looks, title: str) -> None:
    frame = sheet.frame
    _prepare_print(page, sheet, title)
    page.freeze_panes(1, 0)
    widths = [_width(frame, position, sheet.widest) for position in range(frame.shape[1])]
    for position, width in enumerate(widths):
        page.set_column(position, position, width)
    page.set_row(0, _HEAD_HEIGHT)
    for position, name in enumerate(frame.columns):
        page.write_string(0, position, str(name), looks.head)
    looked = [_formats(frame, position, sheet.decimals, looks) for position in range(frame.shape[1])]
    for number, row in enumerate(frame.itertuples(index=False, name=None)):
        if sheet.wrap:  # not every program fits the height of a row to wrapped text by itself
            page.set_row(number + 1, _LINE_HEIGHT * _lines(row, widths))
        for position, value in enumerate(row):
            _write_cell(page, number + 1, position, value, looked[position][number],
                        looks.wrapped if sheet.wrap else looks.text)
    if len(frame):
        page.autofilter(0, 0, len(frame), max(0, frame.shape[1] - 1))


def _prepare_print(page: Any, sheet: WorkbookSheet, title: str) -> None:
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.repeat_rows(0)
    page.set_header(f"&L&8{_header_text(title)} · {sheet.name}")
    page.set_footer("&R&8Halaman &P dari &N")


def _header_text(text: str) -> str:
    """Excel reads & in a header as a command, and allows 255 characters."""
    return text.replace("&", "&&")[:200]


def _width(frame: pd.DataFrame, position: int, widest: int) -> int:
    column = frame.iloc[:, position]
    if pd.api.types.is_numeric_dtype(column):
        longest = max((len(f"{value:,.0f}") + 4 for value in column.dropna().abs().nlargest(1)), default=0)
    else:
        lengths = column.dropna().astype(str).str.len()
        longest = int(lengths.quantile(0.95 if len(frame) > _LONG else 1)) if len(lengths) else 0
    return min(widest, max(longest, min(len(str(frame.columns[position])), 16)) + 2)


def _lines(row: Sequence[Any], widths: Sequence[int]) -> int:
    """Lines of the tallest cell; wrapped a little early, because letters are not equally wide."""
    counts = (len(wrap(value, max(4, width - 2))) for value, width in zip(row, widths, strict=True)
              if isinstance(value, str))
    return min(_HIGHEST, max(counts, default=1) or 1)


def _formats(frame: pd.DataFrame, position: int, decimals: Mapping[str, int | Sequence[int]],
             looks: _Looks) -> list[Any]:
    wanted = decimals.get(str(frame.columns[position]))
    if wanted is None:
        whole = pd.api.types.is_integer_dtype(frame.iloc[:, position])
        return [looks.whole if whole else looks.text] * len(frame)
    places = [wanted] * len(frame) if isinstance(wanted, int) else wanted
    return [looks.number(count) for count in places]


def _write_cell(page: Any, row: int, position: int, value: Any, number_format: Any,
                text_format: Any) -> None:
    if isinstance(value, str):
        page.write_string(row, position, value, text_format)
    elif not formats.is_missing(value):  # missing stays an empty cell
        page.write_number(row, position, value, number_format)
