"""The profile page before an area is chosen: the kecamatan at a glance, each a way in."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from htpy import Node, div, li, ol, p, span

from dashboard.core import formats, style
from dashboard.core.domain import Level
from dashboard.queries import observations, reference
from dashboard.render.drawings import locator
from dashboard.render.table import markup
from dashboard.statistics.classes import classify
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC
from dashboard.topics.areas.answers import compared
from dashboard.topics.areas.parts.outline_pictures import clickable, on_both, outlines
from dashboard.topics.areas.parts.profile import score_row, scores, short_names
from dashboard.topics.areas.rules.area import newest_common, score_table
from dashboard.topics.areas.rules.profile import VILLAGES
from dashboard.topics.areas.words import area as area_words
from dashboard.ui.drawn import area_tables, components
from dashboard.ui.kept import finished

_LISTED = 7
"""How many of the weakest villages are named."""


def overview(build: Database) -> bool:
    """Headline, shaded map and table of all kecamatan; False when there is nothing to compare."""
    shown = scores(build, Level.KECAMATAN)
    peers = compared(build, Level.KECAMATAN)
    codes = list(peers.parents)
    newest = newest_common(peers.values, shown[0], codes) if shown else None
    if newest is None:
        return False
    table = score_table(peers.values, codes, shown[0], shown[1:])
    names = {code: reference.regions(build)[code].name for code in codes}
    components.headline(area_words.extremes(table, shown[0], names, int(newest["year"].max())))
    left, right = st.columns([2, 1], gap="large")
    with left:
        finished.html(build, PUBLIC, "peta kecamatan", (), lambda: _map(build, table[shown[0].id], names))
    with right:
        components.section("Cara memakai halaman ini")
        components.html(p(".pw-howto")[
            "Pilih kecamatan atau desa di atas, atau klik di peta atau tabel. Profilnya satu halaman: posisi terhadap "
            "kecamatan dan kabupaten, tetangga, angka lain, dan apa yang belum tersedia. Halaman dapat dicetak pada "
            "kertas A4."])
        _weakest_villages(build)
    components.section("Semua kecamatan", ["Warna ", components.STRONG, ": lebih perlu perhatian. Klik nama untuk "
                                           "membuka profilnya."])
    finished.html(build, PUBLIC, "semua kecamatan", (), lambda: _table(build, table))
    return True


def _map(build: Database, values: pd.Series, names: dict[str, str]) -> list[Node]:
    indicator = scores(build, Level.KECAMATAN)[0]
    classes = classify(values, indicator.breaks, indicator.direction).dropna() if indicator.breaks else values.head(0)
    words = f"Peta {len(names)} kecamatan menurut {indicator.name}; angkanya ada pada tabel di bawah"
    shapes = outlines(build)

    def draw(theme: style.Theme) -> str:
        ramp = style.ramp(indicator.direction, theme)
        fills = {str(code): ramp[int(number)] for code, number in classes.items()}
        inks = {code: style.text_on(fill) for code, fill in fills.items()}
        return locator.shaded_svg(shapes, fills, names, inks, words, theme)

    picture = on_both(draw, words)
    if picture:
        picture = clickable(build, picture, locator.whole_box(shapes), names)
    return [div(".pw-whole")[picture], area_tables.scale(indicator),
            p(".note")[f"{indicator.definition} Kelurahan tidak dinilai."]]


def _weakest_villages(build: Database) -> None:
    """The villages with the weakest scores, each a way into its profile."""
    shown, peers = scores(build, Level.DESA)[:1], compared(build, Level.DESA)
    if not shown:
        return
    table = score_table(peers.values, list(peers.parents), shown[0], []).dropna(subset=["rank"])
    components.section(f"{_LISTED} desa dengan {shown[0].short_name} paling lemah")
    weakest = ((reference.regions(build)[str(code)], value) for code, value in table[shown[0].id].head(_LISTED).items())
    components.html(ol(".pw-list")[[
        li[markup(area_tables.profile_link(region, region.label).content),
           span[formats.number(value, shown[0].decimals)]] for region, value in weakest]])


def _table(build: Database, table: pd.DataFrame) -> Node:
    regions, shown = reference.regions(build), scores(build, Level.KECAMATAN)
    levels = {code: [region.level for region in regions.values() if region.parent == code]
              for code in table.index}
    rows, names = [], short_names(build, shown)
    for code in table.index:
        counts = [area_tables.number(levels[code].count(level), 0) for level in VILLAGES]
        row = score_row(table.loc[code], regions[code], shown, names)
        rows.append([row[0], *counts, *row[1:]])
    head = ["Kecamatan", "Desa", "Kelurahan", *names, "Sisi terlemah"]
    caption = "Rata-rata desa di tiap kecamatan; yang paling perlu perhatian di atas"
    return area_tables.table(head, rows, caption, range(1, len(head) - 1))


def sources(build: Database) -> list[tuple[str, str | None]]:
    """Where the scores of the kecamatan come from."""
    frame = observations.kecamatan_values(build)
    own = frame[frame["indicator"].isin([one.id for one in scores(build, Level.KECAMATAN)])]
    return list(zip(own["source"], own["source_url"], strict=True))
