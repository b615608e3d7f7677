"""The matrix of what exists and what is missing as a table: for a phone, on paper and read aloud."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from htpy import Element, i, p, span

from dashboard.core.domain import Indicator
from dashboard.render.table import Cell, GroupRow, Look, Row, Table, TableColumn
from dashboard.topics.catalogue.rules.availability import AvailabilityState, YearAvailability

MARKS = {AvailabilityState.FULL: "●", AvailabilityState.PART: "◐", AvailabilityState.DERIVED: "○",
         AvailabilityState.MISSING: "–"}
"""A shape for each state: colour is never the only sign. CSS classes are the names of the states."""


def availability_table(matrix: Mapping[str, Mapping[int, YearAvailability]], indicators: Sequence[Indicator],
                       caption: str) -> Table:
    """Rows are the `indicators` that the matrix holds, grouped by dimension; columns are years."""
    shown = [indicator for indicator in indicators if indicator.id in matrix]
    years = list(matrix[shown[0].id]) if shown else []
    body: list[Row | GroupRow] = []
    for dimension, members in groupby(shown, lambda indicator: indicator.dimension):
        body.append(GroupRow(dimension))
        body += [_row(indicator, matrix[indicator.id]) for indicator in members]
    return Table((TableColumn("Indikator"), *(TableColumn(str(year)) for year in years)), tuple(body), Look.MATRIX,
                 caption, "Matriks ketersediaan")


def legend(matrix: Mapping[str, Mapping[int, YearAvailability]]) -> Element:
    """The marks with their words and how many cells each has."""
    cells = [cell for row in matrix.values() for cell in row.values()]
    counts = [(state, sum(cell.state is state for cell in cells)) for state in AvailabilityState]
    keys = [(MARKS[state], state.name.lower(), f" {state} ({count})") for state, count in counts if count]
    if any(cell.method_changed for cell in cells):
        keys.append(("", "changed", " metode berubah"))
    return p(".matrix-legend")[[span(".key")[i(class_=look, aria_hidden="true")[sign], words]
                                for sign, look, words in keys]]


def _row(indicator: Indicator, cells: Mapping[int, YearAvailability]) -> Row:
    return Row((Cell(indicator.short_name, tip=indicator.name),
                *(_cell(year, cell) for year, cell in cells.items())))


def _cell(year: int, cell: YearAvailability) -> Cell:
    look = cell.state.name.lower() + (" changed" if cell.method_changed else "")
    return Cell(MARKS[cell.state], look=look, tip=_words(year, cell))


def _words(year: int, cell: YearAvailability) -> str:
    """'2024: sebagian wilayah, 37 dari 38'."""
    words = f"{year}: {cell.state}"
    if cell.total > 1 and cell.known:
        words += f", {cell.known} dari {cell.total}"
    if cell.derived and cell.state is not AvailabilityState.DERIVED:
        words += f", {cell.derived} hitungan"
    return f"{words}. Metode berubah: {cell.method_changed}" if cell.method_changed else words
