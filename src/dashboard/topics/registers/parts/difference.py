"""First part of the page: how the two registers differ, on the map and by village."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st
from htpy import Node

from dashboard.core import formats
from dashboard.queries import reference
from dashboard.render.table import Cell, Row
from dashboard.topics.programs.parts import painted, tables
from dashboard.topics.registers.blocks import layer
from dashboard.topics.registers.parts import files
from dashboard.topics.registers.parts.page import RegisterDifferenceView
from dashboard.topics.registers.rules.difference import Differences
from dashboard.topics.registers.words import registers as words
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.kept import finished
from dashboard.ui.shell import access

LISTED = 9


def difference(shown: RegisterDifferenceView) -> None:
    """The totals, the map, the villages that differ most beyond time, and all of them."""
    found = shown.differences
    if found is None or found.villages.empty:
        components.empty("Belum ada dua register dengan desa yang sama dalam pilihan ini.",
                         "Dinas Sosial menyerahkan hitungan tiap register per desa dan desil.",
                         "python -m dashboard import registry_counts BERKAS.xlsx --by NAMA")
        return
    components.html(tables.facts(_facts(shown, found)))
    left, right = st.columns([5, 4], gap="medium")
    with left:
        _map(shown, found)
    with right:
        _most(shown, found)
    components.notes(words.RULE, words.yardstick(found), f"{words.NOT_POVERTY} {words.note(shown.audience.exact)}")
    components.source_line(shown.sources, credit=True)
    with st.expander("Semua desa/kelurahan", icon=":material/table:"):
        _draw(shown, "semua selisih", lambda: _table(shown, found, found.inside(shown.kecamatan)))
    files.villages(shown, found)


def _facts(shown: RegisterDifferenceView, found: Differences) -> list[tuple[str, str, str, str]]:
    one = found.of(shown.village or shown.kecamatan)
    first, second = words.names(found)
    return [(first, formats.number(one.first), f"{shown.unit} · {words.detail(found.first)}", ""),
            (second, formats.number(one.second), f"{shown.unit} · {words.detail(found.second)}", ""),
            ("Selisih", words.gap(one), f"{second} dikurangi {first}", "")]


def _map(shown: RegisterDifferenceView, found: Differences) -> None:
    """The map; a click chooses a village and its kecamatan."""
    codes = reference.village_codes(shown.build)
    shading = finished.made_once(shown.build, shown.audience, "selisih pada peta", shown.pair,
                                 lambda: layer.shading(found, codes, shown.source_text))
    painted.village_map(shown.build, shading, ("register_map", "peta_register"), shown.kecamatan, shown.village)


def _most(shown: RegisterDifferenceView, found: Differences) -> None:
    """The villages that differ most beyond time; the chosen one stands first."""
    rows = finished.made_once(shown.build, shown.audience, "selisih terbesar, baris", shown.choice,
                              lambda: _largest(shown, found))
    components.section("Selisih terbesar yang tidak dijelaskan waktu" if found.timed else "Selisih terbesar",
                       f"{shown.unit}, {shown.place}")
    if rows.empty:
        components.notes("Tidak ada: di semua desa/kelurahan selisihnya tidak lebih besar dari yang dijelaskan waktu.")
        return
    _draw(shown, "selisih terbesar", lambda: _table(shown, found, rows, slim=True))


def _largest(shown: RegisterDifferenceView, found: Differences) -> pd.DataFrame:
    own = found.inside(shown.kecamatan)
    chosen = own[own.index == shown.village]
    top = own[own["beyond"]] if found.timed else own
    return pd.concat([chosen, top[top.index != shown.village]]).head(LISTED)


def _draw(shown: RegisterDifferenceView, what: str, make: Callable[[], Node]) -> None:
    finished.html(shown.build, shown.audience, what, shown.choice, make)


def _table(shown: RegisterDifferenceView, found: Differences, own: pd.DataFrame, *, slim: bool = False) -> Node:
    first, second = words.names(found)
    columns = [*tables.of_words("Desa/kelurahan"), *tables.of_figures(first, second, "Selisih", "Persen"),
               *tables.of_figures("Dijelaskan waktu")]
    if not slim:
        columns += tables.of_words("Kesimpulan")
    rows = [Row(_row(shown, found, str(code), row, slim), "on" if code == shown.village else "")
            for code, row in own.iterrows()]
    caption = f"{words.of(found.first)}; {words.of(found.second)} ({shown.unit}); yang paling melebihi waktu di atas"
    return tables.table(columns, rows, caption, slim=True)


def _row(shown: RegisterDifferenceView, found: Differences, code: str, row: pd.Series, slim: bool) -> tuple[Cell, ...]:
    region = shown.regions[code]
    address = access.address("profil", controls.of_place(region))
    kecamatan = "" if shown.kecamatan else f"Kec. {shown.regions[str(region.parent)].name}"
    cells = [tables.named(address, region.name, kecamatan), tables.figure(formats.number(row["first"])),
             tables.figure(formats.number(row["second"])), Cell(formats.signed(row["gap"])),
             Cell("–", "muted") if pd.isna(row["relative"]) else Cell(formats.signed(row["relative"], 1)),
             Cell("–", "muted") if pd.isna(row["explained"]) else tables.figure(formats.number(row["explained"]))]
    if not slim:
        cells.append(tables.text(words.verdict(found, bool(row["beyond"]))))
    return tuple(cells)
