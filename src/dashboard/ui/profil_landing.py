"""The profile page before an area is chosen: the kecamatan at a glance, each a way in."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import style
from dashboard.analysis.area import newest_common, score_table
from dashboard.analysis.classes import classify
from dashboard.domain import Level
from dashboard.pictures import area_words, locator
from dashboard.ui import area_tables, cached, components
from dashboard.ui.profil_parts import VILLAGES, compared, on_both, outlines, score_row, scores


def overview(build: str) -> bool:
    """Headline, shaded map and table of all kecamatan; False when there is nothing to compare."""
    shown = scores(build, Level.KECAMATAN)
    peers = compared(build, Level.KECAMATAN)
    codes = list(peers.parents)
    newest = newest_common(peers.values, shown[0], codes) if shown else None
    if newest is None:
        return False
    table = score_table(peers.values, codes, shown[0], shown[1:])
    names = {code: cached.regions(build)[code].name for code in codes}
    components.headline(area_words.extremes(table, shown[0], names, int(newest["year"].max())))
    left, right = st.columns([2, 1], gap="large")
    with left:
        _map(build, table[shown[0].id], names)
    with right:
        components.section("Cara memakai halaman ini")
        st.html("<p>Pilih kecamatan atau desa di atas, atau klik namanya pada tabel. Profilnya satu halaman: "
                "posisi terhadap kecamatan dan kabupaten, tetangga, angka lain, dan apa yang belum tersedia. "
                "Halaman dapat dicetak pada kertas A4.</p>")
        st.html(f"<p class='note'>{shown[0].definition} Kelurahan tidak dinilai.</p>"
                + area_tables.scale(shown[0].direction))
    components.section("Semua kecamatan", "Warna gelap: lebih perlu perhatian. Klik nama untuk membuka profilnya.")
    _table(build, table)
    return True


def _map(build: str, values: pd.Series, names: dict[str, str]) -> None:
    indicator = scores(build, Level.KECAMATAN)[0]
    classes = classify(values, indicator.breaks, indicator.direction).dropna() if indicator.breaks else {}
    fills = {str(code): style.ramp(indicator.direction)[int(number)] for code, number in classes.items()}
    inks = {code: style.text_on(fill) for code, fill in fills.items()}
    words = f"Peta {len(names)} kecamatan menurut {indicator.name}; angkanya ada pada tabel di bawah"
    shapes = outlines(build)
    picture = on_both(lambda theme: locator.shaded_svg(shapes, fills, names, inks, words, theme), words)
    st.html(f"<div class='whole'>{picture}</div>")


def _table(build: str, table: pd.DataFrame) -> None:
    regions, shown = cached.regions(build), scores(build, Level.KECAMATAN)
    levels = {code: [region.level for region in regions.values() if region.parent == code]
              for code in table.index}
    rows = []
    for code in table.index:
        counts = [area_tables.number(levels[code].count(level), 0) for level in VILLAGES]
        row = score_row(table.loc[code], regions[code], shown)
        rows.append([row[0], *counts, *row[1:]])
    head = ["Kecamatan", "Desa", "Kelurahan", *(one.short_name for one in shown), "Sisi terlemah"]
    st.html(area_tables.table(head, rows, "Yang paling perlu perhatian di atas", range(1, len(head) - 1)))
