"""Tables of the profile page: they print and carry links."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import pandas as pd
from htpy import Element, Node, a, i, p, small, span
from markupsafe import Markup

from dashboard.core import formats, style
from dashboard.core.domain import Indicator, Level, Region
from dashboard.render.table import (
    Cell,
    Kind,
    Look,
    Row,
    Table,
    TableColumn,
    badges,
    below,
    differs,
    link,
    linked,
    table_html,
)
from dashboard.render.words import figure_marks, source_words
from dashboard.statistics.classes import CLASS_COUNT, UNRATED, classify, ends, word
from dashboard.ui.choices import controls
from dashboard.ui.drawn import doubt
from dashboard.ui.shell import access


def text(words: object, kind: Kind = "") -> Cell:
    """A cell of plain words; empty for a missing value of a frame."""
    return Cell(words if isinstance(words, str) else "", kind)


def number(value: float | None, decimals: int) -> Cell:
    """A cell with a number, or the words for a missing one."""
    return Cell(formats.number(value, decimals), "muted" if formats.is_missing(value) else "number")


def heat(value: float | None, indicator: Indicator, missing: str = UNRATED) -> Cell:
    """A number on the colour of its class, whose word is the tooltip. `missing`: words when there is none."""
    if value is None or formats.is_missing(value):
        return Cell(missing, "muted")
    shown = formats.number(value, indicator.decimals)
    if not indicator.breaks:
        return Cell(shown, "number")
    place = int(classify(pd.Series([value]), indicator.breaks, indicator.direction).iloc[0])
    return Cell(shown, "heat", _ramp(indicator)[place], tip=word(place, indicator))


def scale(indicator: Indicator) -> Element:
    """The five colours with the words at both ends."""
    best, worst = ends(indicator)
    blocks = [i(style=f"background:{fill}") for fill in _ramp(indicator)[:CLASS_COUNT]]
    return p(".pw-scale")[span[best], blocks, span[worst]]


def _ramp(indicator: Indicator) -> tuple[str, ...]:
    return style.screen_ramp(style.ramp_name(indicator.direction))


def table(head: Sequence[str], rows: Sequence[Sequence[Cell]], caption: str,
          numbers: Collection[int] = (), first: int = 0) -> Markup:
    """A table in a frame that scrolls; the first cell of a row names it. `numbers`: columns whose heads stand at the
    right. `first`: percent of the width that the first column takes, the others share the rest alike."""
    shares = [first, *[(100 - first) // (len(head) - 1)] * (len(head) - 1)] if first else [0] * len(head)
    columns = [TableColumn(name, head="number" if place in numbers else None, share=share)
               for place, (name, share) in enumerate(zip(head, shares, strict=True))]
    return table_html(Table(columns, [Row(row) for row in rows], Look.PROFILE, caption))


def profile_link(region: Region, words: str) -> Cell:
    """A link to the profile of a kecamatan or village; plain words for anything outside the kabupaten."""
    if region.level not in (Level.KECAMATAN, Level.DESA, Level.KELURAHAN):
        return Cell([f"{words} ", small["di luar kabupaten"]])
    return Cell(a(href=access.address("profil", controls.of_place(region)))[words])


def figure(row: Mapping[Any, Any], indicator: Indicator, tip: str = "") -> Cell:
    """One figure (a row of queries.observations.area_values) with its unit, "hitungan" and "DATA CONTOH" as badges,
    and the mark of an open case."""
    marks = figure_marks.badges(calculated=bool(row["is_derived"]), sample=bool(row["is_sample"]))
    return Cell([formats.value_with_unit(row["value"], indicator), badges(marks), differs(row["note"])], "number",
                tip=tip)


def figures(frame: pd.DataFrame, catalogue: Mapping[str, Indicator], words: Callable[[str | None], str],
            region: str) -> Markup:
    """Single figures of a region with period, source, note, and the way to say that one is wrong; "hitungan" and "DATA
    CONTOH" as badges."""
    rows = []
    for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
        indicator = catalogue[row["indicator"]]
        wrong = link(doubt.WORDS, doubt.of_figure(indicator.id, region, int(row["year"]), str(row["period"])))
        rows.append([text(indicator.name), figure(row, indicator),
                     text(formats.period(row["year"], row["period"])),
                     Cell([source(row), below[source_words.of_row(row), " · ", wrong]]),
                     text(words(row["note"]), "muted")])
    head = ["Data", "Nilai", "Periode", "Sumber", "Catatan"]
    return table(head, rows, "Tiap angka dengan periode dan sumbernya", (1,))


def programs(frame: pd.DataFrame) -> Markup:
    """Programme facts with their unit, year and source."""
    rows = [[text(row["program"]), text(f"{formats.number(row['value'])} {row['unit']}", "number"),
             text(str(row["year"])), Cell(source(row))] for row in frame.to_dict("records")]
    return table(["Program", "Jumlah", "Tahun", "Sumber"], rows, "Program yang diketahui", (1,))


def source(row: Mapping[Any, Any]) -> Node:
    """The title of a source, linked when it has an address."""
    return linked(str(row["source"] or ""), row.get("source_url"))
