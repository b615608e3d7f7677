"""A sheet as a table of cells, and what a cell can hold besides text and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

WIDEST = 256
"""Columns; a sheet with something further right is not one of our forms."""


@dataclass(frozen=True)
class Unreadable:
    """A cell that shows no value: an error of a formula, or a formula nobody has calculated."""

    shown: str
    problem: str

    def __str__(self) -> str:
        return self.shown


class Merge(NamedTuple):
    """A merged range: rows as the spreadsheet counts them, columns from 0, all ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One sheet. `cells` is indexed by row number (from 1, blank rows absent), columns are 0, 1, ...

    Blank cells are None or ""; others are str, int, float, date, or Unreadable. `is_csv`: a cell too many means that
    a row was cut at the wrong places.
    """

    name: str
    cells: pd.DataFrame
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    is_csv: bool = False


def is_blank(value: object) -> bool:
    """True for None, NaN and text of nothing but spaces."""
    return value is None or (isinstance(value, str) and not value.strip()) or value != value


def as_text(value: object) -> str:
    """A cell as text, numbers without a needless ".0", spaces and line ends inside kept, ends stripped."""
    if is_blank(value):
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else format(value, ".15g")
    return str(value).strip()


def column_letter(column: int) -> str:
    """0 -> "A", 26 -> "AA"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
