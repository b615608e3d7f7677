"""HTML tables and lists of programme coverage. Everything from data is escaped here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from dashboard.core import formats
from dashboard.core.domain import Region
from dashboard.core.style import LIGHT
from dashboard.render.shading import BEYOND, NO_DATA, Shading
from dashboard.topics.programs import words as words
from dashboard.topics.programs.rules.coverage import FULL

FEW_ROWS = 24
"""A table of so many rows stands open; a longer one scrolls in its frame."""


@dataclass(frozen=True)
class Cell:
    """One cell: finished HTML and its class."""

    html: str
    kind: str = ""


def text(value: object, kind: str = "words") -> Cell:
    """Plain words, escaped."""
    return Cell(escape(str(value)), kind)


def link(address: str, label: str, note: str = "") -> Cell:
    """A link with a small line under it."""
    small = f"<small>{escape(note)}</small>" if note else ""
    return Cell(f"<a href='{escape(address, quote=True)}' target='_self'>{escape(label)}</a>{small}", "words")


def figure(printed: str) -> Cell:
    """A printed figure; words in place of one are set quietly."""
    return Cell(escape(printed), "" if printed[:1].isdigit() or printed.startswith("Rp") else "muted")


def rate(area: pd.Series) -> Cell:
    """The net rate with its bar."""
    printed = words.rate(area, "net_rate")
    if not formats.is_missing(area["net_rate"]):
        return Cell(f"{escape(printed)}{_bar(float(area['net_rate']))}", "rate")
    return Cell(escape(printed), "rate muted")


def gross(area: pd.Series) -> Cell:
    """The gross rate; above 100 percent it is marked as a question about the data."""
    return Cell(escape(words.rate(area)), "check") if area["over"] else figure(words.rate(area))


def _bar(share: float) -> str:
    return f"<span class='pg-bar' aria-hidden='true'><i style='width:{min(share, FULL):.1f}%'></i></span>"


def gap(area: pd.Series) -> Cell:
    """The gap; a data question where nothing lacks above 100 percent."""
    printed = words.gap(area)
    if printed == words.CHECK:
        return Cell(escape(printed), "check")
    return figure(printed)


def table(head: Sequence[tuple[str, bool]], rows: Sequence[tuple[str, Sequence[Cell]]], caption: str, *,
          slim: bool = False) -> str:
    """A scrolling HTML table. `head`: name and whether its column holds words; `rows`: class of the row and cells, the
    first of which names it; `slim`: set close, for a narrow place."""
    heads = "".join(f"<th scope='col'{' class=words' if is_words else ''}>{escape(name)}</th>"
                    for name, is_words in head)
    body = "".join(_row(look, cells, len(head)) for look, cells in rows)
    tall = " tall" if len(rows) <= FEW_ROWS else ""
    return (f"<div class='pg-scroll{tall}' tabindex='0' role='region' aria-label='{escape(caption, quote=True)}'>"
            f"<table class='pg-table{' slim' if slim else ''}'><caption>{escape(caption)}</caption>"
            f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>")


def _row(look: str, cells: Sequence[Cell], width: int) -> str:
    """A row with fewer cells than heads ends in a wide one."""
    wide = f" colspan='{width - len(cells) + 1}'" if len(cells) < width else ""
    tds = [f"<td class='{cell.kind}'{wide if cell is cells[-1] else ''}>{cell.html}</td>" for cell in cells[1:]]
    return f"<tr class='{look}'><th scope='row'>{cells[0].html}</th>{''.join(tds)}</tr>"


def counts(area: pd.Series) -> list[Cell]:
    """Target, recipients, net and gross rate, gap: the cells that every coverage table shares."""
    return [figure(words.count(area, "target")), figure(words.count(area, "recipients")), rate(area), gross(area),
            gap(area)]


def count_heads(unit: str) -> list[tuple[str, bool]]:
    """Heads of `counts`; without a unit where rows have different ones."""
    told = f" ({unit})" if unit else ""
    return [(f"Sasaran{told}", False), (f"Penerima{told}", False), ("Bersih (persen)", False),
            ("Kotor (persen)", False), (f"Belum terjangkau{told}", False)]


def legend(shading: Shading, places: Sequence[int]) -> str:
    """The classes of the map with the number of regions among `places` in each; empty classes beside the scale go."""
    grades = [shading.grades[place] for place in places]
    last = len(shading.words) - 1
    ends = {0: shading.ends[0], last: shading.ends[1]}
    items = [(f"style='background:{colour}'", word, grades.count(str(grade)), ends.get(grade, ""))
             for grade, (colour, word) in enumerate(zip(shading.colours(), shading.words, strict=True))]
    same = f"style='--blitar:{LIGHT.blitar};--paper:{LIGHT.paper}'"  # as on the map, whose colours have one theme
    items += [(f"class='{look}' {same}", word, grades.count(sign), "") for look, word, sign in
              (("odd", shading.odd_word, BEYOND), ("none", shading.none_word, NO_DATA)) if sign in grades]
    return "<p class='pg-legend'>" + "".join(
        f"<span><i {look}></i>{escape(word)} <small>{escape(end)}</small><b>{formats.number(number)}</b></span>"
        for look, word, number, end in items) + "</p>"


def ranked(rows: pd.DataFrame, regions: Mapping[str, Region], told: Sequence[str], small: Sequence[str]) -> str:
    """A short list of villages: name and kecamatan at the left, `told` with `small` under it at the right."""
    items = []
    for code, value, note in zip(rows.index, told, small, strict=True):
        village = regions[str(code)]
        kecamatan = regions[str(village.parent)].name
        items.append(f"<li><span>{escape(village.name)}<small>Kec. {escape(kecamatan)}</small></span>"
                     f"<b>{escape(value)}<small>{escape(note)}</small></b></li>")
    return f"<ol class='pg-list'>{''.join(items)}</ol>"
