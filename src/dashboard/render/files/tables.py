"""Tables as CSV and as a small workbook, each with its sources inside the file.

Text that a spreadsheet would run as a formula is made harmless; numbers stay numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import pandas as pd

from dashboard.render.files.formulas import harmless
from dashboard.render.files.workbook import WorkbookSheet, write_workbook

SOURCE_COLUMN = "sumber"

Sources = Iterable[tuple[str, str | None]]
"""(title, link) of each source; the link may be missing."""


def harmless_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """A copy with every text, also in the head, made harmless; booleans become "ya" and "tidak"."""
    safe = frame.rename(columns=lambda name: harmless(str(name)))
    for position in range(safe.shape[1]):
        column = safe.iloc[:, position]
        if pd.api.types.is_bool_dtype(column) or not pd.api.types.is_numeric_dtype(column):
            cells = [_cell(value) for value in column.astype(object)]  # Series.map would make 1 beside a gap 1.0
            safe.isetitem(position, pd.Series(cells, dtype=object).to_numpy(dtype=object))
    return safe


def as_printed(frame: pd.DataFrame, decimals: Mapping[str, int]) -> pd.DataFrame:
    """A copy whose figures have the digits that a page prints: columns named in `decimals` are rounded to so many; of
    the others those that hold whole numbers only are counts, 215 and not 215.0. Missing stays missing."""
    made = frame.copy()
    for name in made.columns:
        column = made[name]
        if isinstance(column, pd.DataFrame) or not pd.api.types.is_float_dtype(column):
            continue
        if name in decimals:
            made[name] = column.round(decimals[name])
        elif (column.dropna() % 1 == 0).all():
            made[name] = column.astype("Int64")
    return made


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if value is None or isinstance(value, int | float):
        return value
    return None if value is pd.NA or value is pd.NaT else harmless(str(value))


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """CSV with comma, decimal point, CRLF and the mark by which Excel recognises UTF-8; missing is empty."""
    text: str = harmless_frame(frame).to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def table_csv(frame: pd.DataFrame, sources: Sources) -> bytes:
    """The table as CSV; a column "sumber" names the sources in every row unless the table has one already."""
    if SOURCE_COLUMN not in frame.columns:
        frame = frame.assign(**{SOURCE_COLUMN: source_text(sources)})
    return csv_bytes(frame)


def table_xlsx(frame: pd.DataFrame, title: str, sources: Sources, notes: Sequence[str], made_at: datetime,
               decimals: dict[str, int] | None = None) -> bytes:
    """The table as a workbook with the sheets Data, Sumber, Catatan; the same input gives the same bytes."""
    listed = pd.DataFrame(list(dict.fromkeys(sources)), columns=["sumber", "alamat"])
    told = pd.DataFrame({"catatan": [title, *notes]})
    sheets = [WorkbookSheet("Data", harmless_frame(frame), decimals or {}),
              WorkbookSheet("Sumber", harmless_frame(listed)), WorkbookSheet("Catatan", harmless_frame(told))]
    return write_workbook(sheets, title, made_at)


def source_text(sources: Sources) -> str:
    """'Judul (alamat); Judul' of all sources, each once."""
    return "; ".join(f"{title} ({url})" if url else title for title, url in dict.fromkeys(sources) if title)
