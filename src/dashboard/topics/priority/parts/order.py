"""First part of the page: the map, the first villages, and all of them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from htpy import Node

from dashboard.core import formats, frames
from dashboard.queries import reference
from dashboard.render.table import Cell, Row, TableColumn, bar, below
from dashboard.topics.priority.blocks import layer
from dashboard.topics.priority.parts import files
from dashboard.topics.priority.parts.page import PriorityView, nothing
from dashboard.topics.priority.rules.ranking import Priority
from dashboard.topics.priority.words import priority as words
from dashboard.topics.programs.parts import painted, tables
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.kept import finished
from dashboard.ui.shell import access


def order(shown: PriorityView) -> None:
    """Who is among the first, how often, and with which band of ranks."""
    found = shown.priority
    if found is None:
        nothing()
        return
    left, right = st.columns([4, 5], gap="medium")
    with left:
        _map(shown, found)
    own = [code for code in found.villages.index if shown.is_inside(str(code))]
    with right:
        components.section(f"{formats.number(found.first)} terlemah" if not shown.kecamatan else "Terlemah di atas",
                           f"{shown.place}; skor {words.score_unit(found)}")
        _draw(shown, found, _first(shown, found, own), "Yang terlemah di atas")
    level = {code: str(shown.regions[code].level) for code in found.left_out}
    components.notes(words.left_out(found, level.__getitem__), words.partial(found), words.same(found, shown.criteria),
                     words.rule(found), words.NOT_POVERTY)
    components.source_line(shown.sources, credit=True)
    with st.expander("Semua desa/kelurahan", icon=":material/table:"):
        _draw(shown, found, own, "Semua yang diurutkan, yang terlemah di atas")
    files.villages(shown, found, own)


def _first(shown: PriorityView, found: Priority, own: Sequence[str]) -> list[str]:
    """The chosen village, then the first places of the kabupaten, or the weakest of a kecamatan."""
    first = list(own[:found.first]) if shown.kecamatan else found.first_codes
    if shown.village is None or shown.village in first or shown.village not in own:
        return first
    return [shown.village, *first]


def _map(shown: PriorityView, found: Priority) -> None:
    """The map; a click chooses a village and its kecamatan."""
    codes = reference.village_codes(shown.build)
    when = files.when(shown)
    shading = layer.shading(found, codes, reference.build_info(shown.build).data_date.year, when,
                            "; ".join(title for title, _ in shown.sources))
    painted.village_map(shown.build, shading, ("priority_map", "peta_prioritas"), shown.kecamatan, shown.village)


def _draw(shown: PriorityView, found: Priority, codes: Sequence[str], caption: str) -> None:
    finished.html(shown.build, shown.audience, caption, shown.choice, lambda: _table(shown, found, codes, caption))


def _table(shown: PriorityView, found: Priority, codes: Sequence[str], caption: str) -> Node:
    columns = [TableColumn("No.", share=7), *tables.of_words("Desa/kelurahan"),
               *tables.of_figures("Skor", "Sering masuk (persen)"),
               TableColumn("Peringkat", note="tengah (5–95 persen)")]
    rows = [Row(_cells(shown, found, code, frames.row(found.villages, code)), "on" if code == shown.village else "")
            for code in codes]
    return tables.table(columns, rows, caption, slim=True)


def _cells(shown: PriorityView, found: Priority, code: str, row: pd.Series) -> tuple[Cell, ...]:
    region = shown.regions[code]
    kecamatan = "" if shown.kecamatan else shown.kecamatan_of(code)
    address = access.address("profil", controls.of_place(region))
    return (Cell(formats.number(row["rank"])), tables.named(address, region.name, kecamatan),
            Cell(words.score(found, row["score"])),
            Cell([words.share(row["share"]), bar(float(row["share"]) * 100, "pg-bar"),
                  below[words.group(found, row["group"])]], "rate"),
            Cell(f"{formats.number(row['median'])} ({words.band(row['low'], row['high'])})"))
