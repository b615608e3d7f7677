"""The rows below a heading as columns of cells, and which of them are data."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from dashboard.intake.contract import Contract, Kind
from dashboard.intake.files.cells import as_text, is_blank
from dashboard.intake.preview import Fate
from dashboard.intake.table.headings import FoundTable, heading_key
from dashboard.intake.values.kinds import NUMERIC

Mask = np.ndarray[Any, np.dtype[np.bool_]]

TOTAL = re.compile(r"(?:sub ?|grand ?)?(?:total|jumlah)\b", re.IGNORECASE)
_EXAMPLE = re.compile(r"contoh\b", re.IGNORECASE)
EXAMPLE = "CONTOH"
"""The word with which the first cell of a template's example row begins."""
GUIDE, LISTS = "Petunjuk", "Kode"
"""Sheets of a template beside the form."""
_CODED = {Kind.AGENCY, Kind.PROGRAM, Kind.VILLAGE, Kind.PLACE, Kind.REGION, Kind.YEAR, Kind.PERIOD, Kind.MONTH,
          Kind.QUARTER, Kind.INDICATOR}
_NOTE_CELLS = 2


@dataclass
class Body:
    """Cells by contract column (every column of the contract has one), all with the row numbers as index.

    `fates` is what became of each row so far: ACCEPTED means "data, as far as we know". `excused`: rows in which a
    required column may be blank.
    """

    table: FoundTable
    cells: dict[str, pd.Series]
    fates: pd.Series
    excused: dict[str, set[int]] = field(default_factory=dict)

    @property
    def index(self) -> pd.Index:
        """Row numbers as a spreadsheet shows them."""
        return self.fates.index

    def set_fate(self, mask: Mask, fate: Fate) -> None:
        """Gives a fate to rows that had none yet."""
        self.fates[mask & (self.fates == Fate.ACCEPTED.value).to_numpy()] = fate.value

    def data(self) -> Body:
        """Only the rows that are data."""
        kept = self.fates.index[self.fates == Fate.ACCEPTED.value]
        return Body(self.table, {name: cells.loc[kept] for name, cells in self.cells.items()}, self.fates.loc[kept],
                    self.excused)


def blank(cells: pd.Series) -> Mask:
    """Which cells hold nothing."""
    return matching(cells, is_blank)


def matching(cells: pd.Series, test: Callable[[Any], bool]) -> Mask:
    """Which cells pass a test; each distinct cell is tested once."""
    codes, distinct = pd.factorize(cells, use_na_sentinel=False)
    passed = np.fromiter((bool(test(value)) for value in distinct), dtype=bool, count=len(distinct))
    return passed[codes] if len(distinct) else np.zeros(len(cells), dtype=bool)


def read_body(table: FoundTable, contract: Contract, given: Mapping[str, str]) -> Body:
    """The rows below the heading. `given`: values for columns the table leaves out or leaves blank."""
    rows = table.sheet.cells.loc[table.last + 1:]
    cells: dict[str, pd.Series] = {}
    for column in contract.columns:
        place = table.columns.get(column.name)
        series = rows[place] if place is not None else pd.Series([None] * len(rows), rows.index, dtype=object)
        if place is not None and column.kind not in NUMERIC - {Kind.YEAR, Kind.QUARTER}:
            series = _unmerged(series, table, place)
        value = given.get(column.name)
        if value is not None:
            series = series.astype(object).mask(blank(series), value)
        cells[column.name] = series
    return Body(table, cells, pd.Series(Fate.ACCEPTED.value, index=rows.index, dtype=object))


def _unmerged(series: pd.Series, table: FoundTable, column: int) -> pd.Series:
    """Every row of a cell merged over rows holds its value; not for amounts, which would be counted twice."""
    merges = [merge for merge in table.sheet.merges
              if merge.left <= column <= merge.right and merge.bottom > merge.top and merge.top > table.last]
    if not merges:
        return series
    series = series.copy()
    for merge in merges:
        if merge.left == column and merge.top in series.index:
            series.loc[merge.top:merge.bottom] = series.loc[merge.top]
    return series


def sort_rows(body: Body, contract: Contract, given: Mapping[str, str]) -> None:
    """Sets the fate of example, total, repeated heading and note rows."""
    table = body.table
    rows = table.sheet.cells.loc[table.last + 1:]
    placed = [column for column in contract.columns if column.name in table.columns]
    skip_examples(body)
    needed = [column.name for column in placed if column.required and column.name not in given]
    missing = np.zeros((len(rows), len(needed)), dtype=bool)
    for number, name in enumerate(needed):
        missing[:, number] = blank(body.cells[name])
    incomplete = missing.any(axis=1)
    total = np.zeros(len(rows), dtype=bool)
    for column in placed:
        if column.kind in _CODED or column.name in ("kecamatan", "number"):
            total |= matching(body.cells[column.name], lambda value: bool(TOTAL.match(as_text(value))))
    suspects = np.flatnonzero(incomplete)
    free = {table.columns[column.name] for column in placed if column.kind is Kind.TEXT}
    total[suspects] |= _says_total(rows.iloc[suspects], free)
    body.set_fate(total, Fate.TOTAL)
    body.set_fate(_notes(rows, missing), Fate.SKIPPED)


def skip_examples(body: Body) -> None:
    """Sets aside the template's example row and headings printed again."""
    first = body.table.sheet.cells.loc[body.table.last + 1:][min(body.table.columns.values())]
    body.set_fate(matching(first, lambda value: bool(_EXAMPLE.match(as_text(value)))), Fate.SKIPPED)
    body.set_fate(_repeats_heading(body, first), Fate.HEADING)


def _says_total(rows: pd.DataFrame, free: set[int]) -> Mask:
    """Rows whose first text is "Jumlah": alone in its row, or in a column where it cannot be the value itself."""
    found = np.zeros(len(rows), dtype=bool)
    for number, values in enumerate(rows.itertuples(index=False, name=None)):
        texts = [(place, value) for place, value in enumerate(values) if is_word(value)]
        found[number] = bool(texts and TOTAL.match(texts[0][1].strip())
                             and (len(texts) == 1 or texts[0][0] not in free))
    return found


def is_word(value: object) -> bool:
    """True for text with letters that is not an amount of rupiah."""
    return isinstance(value, str) and any(letter.isalpha() for letter in value) and \
        not value.lstrip().lower().startswith(("rp", "-rp"))


def _repeats_heading(body: Body, first: pd.Series) -> Mask:
    """Rows that print the heading again, as on every page of a long table."""
    table = body.table
    column = min(table.columns.values())
    key = heading_key(table.headings[column])
    candidates = matching(first, lambda value: isinstance(value, str) and heading_key(value) == key)
    for place in np.flatnonzero(candidates):
        row = table.sheet.cells.loc[body.index[int(place)]]
        same = sum(heading_key(as_text(row[one])) == heading_key(table.headings[one]) for one in table.columns.values())
        candidates[place] = same * 2 >= len(table.columns)
    return candidates


def _notes(rows: pd.DataFrame, missing: Mask) -> Mask:
    """Rows after the last complete one with hardly any cell: source, remarks, place and signature."""
    complete = np.flatnonzero(missing.sum(axis=1) <= missing.shape[1] // 2)
    last = int(complete[-1]) if len(complete) else -1
    notes: Mask = missing.sum(axis=1) >= missing.shape[1] - 1
    notes[:last + 1] = False
    after = np.flatnonzero(notes)
    filled = (sum(not is_blank(value) for value in values)
              for values in rows.iloc[after].itertuples(index=False, name=None))
    notes[after] = np.fromiter(filled, dtype=int, count=len(after)) <= _NOTE_CELLS
    return notes
