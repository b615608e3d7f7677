"""Tables and lists of programme coverage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
from htpy import Element, b, dd, div, dl, dt, i, li, ol, p, small, span
from markupsafe import Markup

from dashboard.core import formats
from dashboard.core.domain import Region
from dashboard.core.style import screen_ramp
from dashboard.render.shading import BEYOND, NO_DATA, Shading
from dashboard.render.table import Cell, Kind, Look, Row, Table, TableColumn, bar, below, link, table_html
from dashboard.topics.programs import words as words
from dashboard.topics.programs.rules.coverage import FULL


def text(value: object, kind: Kind = "words", look: str = "") -> Cell:
    """Plain words."""
    return Cell(str(value), kind, look=look)


def named(address: str, label: str, note: str = "") -> Cell:
    """A link with a small line under it."""
    return Cell([link(label, address), below[note] if note else None], "words")


def figure(printed: str) -> Cell:
    """A printed figure; words in place of one are set quietly."""
    return Cell(printed, "" if printed[:1].isdigit() or printed.startswith("Rp") else "muted")


def rate(area: pd.Series) -> Cell:
    """The net rate with its bar."""
    printed = words.rate(area, "net_rate")
    if not formats.is_missing(area["net_rate"]):
        return Cell([printed, bar(min(float(area["net_rate"]), FULL), "pg-bar")], "rate")
    return Cell(printed, "rate muted")


def gross(area: pd.Series) -> Cell:
    """The gross rate; above 100 percent it is marked as a question about the data."""
    return Cell(words.rate(area), "check") if area["over"] else figure(words.rate(area))


def gap(area: pd.Series) -> Cell:
    """The gap; a data question where nothing lacks above 100 percent."""
    printed = words.gap(area)
    return Cell(printed, "check") if printed == words.CHECK else figure(printed)


def facts(items: Iterable[tuple[str, str, str, str]]) -> Element:
    """Figures in one line: name, value, what stands small behind it, and its look ("", "quiet" or "check")."""
    return dl(".pg-facts")[[div(class_=look or None)[dt[name], dd[f"{value} ", small[told]]]
                            for name, value, told, look in items]]


def of_words(*names: str) -> list[TableColumn]:
    """Columns of words."""
    return [TableColumn(name, "words") for name in names]


def of_figures(*names: str) -> list[TableColumn]:
    """Columns of figures."""
    return [TableColumn(name) for name in names]


def table(columns: Sequence[TableColumn], rows: Sequence[Row], caption: str, *, slim: bool = False) -> Markup:
    """A table in a frame that scrolls. The first cell of a row names it; `slim`: set close, for a narrow place."""
    return table_html(Table(tuple(columns), tuple(rows), Look.PROGRAM_SLIM if slim else Look.PROGRAM, caption))


def counts(area: pd.Series) -> list[Cell]:
    """Target, recipients, net and gross rate, gap: the cells that every coverage table shares."""
    return [figure(words.count(area, "target")), figure(words.count(area, "recipients")), rate(area), gross(area),
            gap(area)]


def count_heads(unit: str) -> list[TableColumn]:
    """Heads of `counts`; without a unit where rows have different ones."""
    told = f" ({unit})" if unit else ""
    return of_figures(f"Sasaran{told}", f"Penerima{told}", "Bersih (persen)", "Kotor (persen)",
                      f"Belum terjangkau{told}")


def legend(shading: Shading, places: Sequence[int]) -> Element:
    """The classes of the map with the number of regions among `places` in each; empty classes beside the scale go."""
    grades = [shading.grades[place] for place in places]
    last = len(shading.words) - 1
    ends = {0: shading.ends[0], last: shading.ends[1]}
    keys = [(i(style=f"background:{colour}"), word, grades.count(str(grade)), ends.get(grade, ""))
            for grade, (colour, word) in enumerate(zip(screen_ramp(shading.ramp), shading.words, strict=True))]
    keys += [(i(class_=look), word, grades.count(sign), "") for look, word, sign in
             (("odd", shading.odd_word, BEYOND), ("none", shading.none_word, NO_DATA)) if sign in grades]
    return p(".pg-legend")[[span[key, f"{word} ", small[end], b[formats.number(number)]]
                            for key, word, number, end in keys]]


def ranked(rows: pd.DataFrame, regions: Mapping[str, Region], told: Sequence[str], notes: Sequence[str]) -> Element:
    """A short list of villages: name and kecamatan at the left, `told` with its note under it at the right."""
    items = []
    for code, value, note in zip(rows.index, told, notes, strict=True):
        village = regions[str(code)]
        items.append(entry(village.name, value, note, f"Kec. {regions[str(village.parent)].name}"))
    return ol(".pg-list")[items]


def entry(name: str, value: str, note: str, under: str = "") -> Element:
    """A line of a list: a name with what stands under it, a value with its note."""
    return li[span[name, small[under] if under else None], b[value, small[note]]]
