"""The matrix of what exists and what is missing as an HTML table: for a phone, on paper and read aloud."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from dashboard.core.domain import Indicator
from dashboard.topics.catalogue.rules.availability import Cell, State

MARKS = {State.FULL: "●", State.PART: "◐", State.DERIVED: "○", State.MISSING: "–"}
"""A shape for each state: colour is never the only sign. CSS classes are the names of the states."""


def availability_table(matrix: Mapping[str, Mapping[int, Cell]], indicators: Sequence[Indicator],
                       caption: str) -> str:
    """Rows are the `indicators` that the matrix holds, grouped by dimension; columns are years."""
    shown = [indicator for indicator in indicators if indicator.id in matrix]
    years = list(matrix[shown[0].id]) if shown else []
    head = "".join(f"<th scope='col'>{year}</th>" for year in years)
    body, group = [], None
    for indicator in shown:
        if indicator.dimension != group:
            group = indicator.dimension
            body.append(f"<tr class='group'><th scope='colgroup' colspan='{len(years) + 1}'>"
                        f"<span>{escape(group)}</span></th></tr>")
        body.append(_row(indicator, matrix[indicator.id]))
    return (f"<table class='matrix'><caption>{escape(caption)}</caption>"
            f"<thead><tr><th scope='col'>Indikator</th>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>")


def legend(matrix: Mapping[str, Mapping[int, Cell]]) -> str:
    """The marks with their words and how many cells each has."""
    cells = [cell for row in matrix.values() for cell in row.values()]
    counts = [(state, sum(cell.state is state for cell in cells)) for state in State]
    items = "".join(
        f"<span class='key'><i class='{state.name.lower()}' aria-hidden='true'>{MARKS[state]}</i> {state} "
        f"({count})</span>" for state, count in counts if count)
    if any(cell.method_changed for cell in cells):
        items += "<span class='key'><i class='changed' aria-hidden='true'></i> metode berubah</span>"
    return f"<p class='matrix-legend'>{items}</p>"


def _row(indicator: Indicator, cells: Mapping[int, Cell]) -> str:
    name = (f"<th scope='row' title='{escape(indicator.name, quote=True)}'>"
            f"{escape(indicator.short_name)}</th>")
    return f"<tr>{name}{''.join(_cell(year, cell) for year, cell in cells.items())}</tr>"


def _cell(year: int, cell: Cell) -> str:
    look = cell.state.name.lower() + (" changed" if cell.method_changed else "")
    return f"<td class='{look}' title='{escape(_words(year, cell), quote=True)}'>{MARKS[cell.state]}</td>"


def _words(year: int, cell: Cell) -> str:
    """'2024: sebagian wilayah, 37 dari 38'."""
    words = f"{year}: {cell.state}"
    if cell.total > 1 and cell.known:
        words += f", {cell.known} dari {cell.total}"
    if cell.derived and cell.state is not State.DERIVED:
        words += f", {cell.derived} hitungan"
    return f"{words}. Metode berubah: {cell.method_changed}" if cell.method_changed else words
