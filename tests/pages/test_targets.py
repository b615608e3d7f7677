"""Menuju Target: clean, from a link, wrong link, all indicators, a target of each kind, no data."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.core.domain import Direction
from dashboard.publish.build import build
from dashboard.queries import observations, reference
from dashboard.store.database import Database
from page_words import html, words
from worlds import BLITAR

OpenPage = Callable[..., AppTest]


def test_the_missed_target_is_named_first(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("menuju-target")
    text = words(app)
    headline = ("Persentase penduduk miskin (P0) Kabupaten Blitar 7,57 persen pada Maret 2025; target 2025 "
                "(5,30–6,78 persen, menunggu dokumen, belum diperiksa) meleset 0,79 poin persen; target 2026 "
                "(8,88 persen, tahun 2026 disimpulkan) sudah terpenuhi.")
    assert headline in text and text.index(headline) < text.index("Semua indikator yang punya target")
    assert len(app.get("plotly_chart")) == 1
    assert "perlu sekitar 1,5 kali lipat (laju lurus) atau 4,4 kali lipat (laju sebanding)" in text
    assert "selang 80 persen 6,63 sampai 8,03" in text and "tahun asal 2020–2024" in text
    assert "perlu −0,35; −11,9 persen per tahun: belum cukup" in text
    assert "nan" not in text.split() and "None" not in text and not app.warning


def test_every_target_of_the_build_stands_once(shipped: Database, open_page: OpenPage) -> None:
    """Slow twin: the rows of the view, counted by hand; all documents and years are on the page of their indicator."""
    app = open_page("menuju-target")
    app.toggle(key="target_semua").set_value(True).run()
    rows = shipped.query("SELECT document, region_code, year FROM targets WHERE indicator = 'p0' "
                         "AND region_code IN ('35.05', '35', '00')")
    text = html(app)
    listed = text[text.index("Target Kabupaten Blitar dahulu"):]
    assert listed.count("<tr>") == len(rows) + 1 == 17
    for row in rows.to_dict("records"):
        assert row["document"] in listed and f"<b>{int(row['year'])}</b>" in listed


def test_missed_and_met_are_counted_as_by_hand(shipped: Database, open_page: OpenPage) -> None:
    """Slow twin of the count: every target of the regency that names a year, held against the figure of that year."""
    catalogue = reference.indicators(shipped)
    met = missed = unknown = 0
    for row in observations.targets(shipped, list(catalogue), [BLITAR]).to_dict("records"):
        indicator = catalogue[row["indicator"]]
        if pd.isna(row["year"]) or row["year"] >= 2026:
            continue
        own = observations.series(shipped, [indicator.id], [BLITAR])
        own = own[(own["year"] == row["year"]) & (own["period"] == indicator.period_rule)
                  & ~own["is_derived"].astype(bool)]
        ends = [row[name] for name in ("target", "target_low", "target_high") if pd.notna(row[name])]
        if own.empty:
            unknown += 1
        elif indicator.direction is Direction.LOWER:
            met, missed = met + (own["value"].iloc[0] <= max(ends)), missed + (own["value"].iloc[0] > max(ends))
        else:
            met, missed = met + (own["value"].iloc[0] >= min(ends)), missed + (own["value"].iloc[0] < min(ends))
    assert met and missed and unknown
    assert (f"Dari {met + missed + unknown} target Kabupaten Blitar yang tahunnya sudah lewat, {met} tercapai, "
            f"{missed} meleset, {unknown} belum dapat dinilai.") in words(open_page("menuju-target"))


@pytest.mark.parametrize(("indicator", "said"), [
    ("tpt", "target 2024 (4,50 persen, dokumen disimpulkan) meleset 0,27 poin persen"),
    ("tpt", "baru 7 angka terbitan"), ("growth", "terlalu sering meleset"),
    ("ipm", "target 2022 (71,48, dokumen belum diperiksa) tercapai"),
    ("ipm_sp2020lf", "RPJMD Kabupaten Blitar 2021-2026 target 2022, seri SP2010"),
    ("stunting", "belum ada target Kabupaten Blitar yang menyebut tahun; target 2024 (14,0 persen"),
    ("jkn_coverage", "tanpa tahun"), ("poor_count", "Belum ada target untuk Jumlah penduduk miskin.")])
def test_each_kind_of_target_is_told(shipped: Database, open_page: OpenPage, indicator: str, said: str) -> None:
    app = open_page("menuju-target", ind=indicator)
    assert said in re.sub(r"\s+", " ", words(app)) and not app.warning


def test_every_indicator_can_be_opened(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("menuju-target")
    for name in app.selectbox(key="filter_Indikator").options[::4]:
        app.selectbox(key="filter_Indikator").select(name).run()
        assert not app.exception, name
        assert "nan" not in words(app).split(), name


def test_a_wrong_indicator_is_named(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("menuju-target", ind="kemiskinan")
    assert "kemiskinan" in app.warning[0].value and "7,57 persen" in words(app)


def test_other_pages_say_it_in_a_line_with_a_link(shipped: Database, open_page: OpenPage) -> None:
    for folder, name in (("tren", "p0"), ("analisis", "p0"), ("angka", "")):
        app = open_page(folder, **({"ind": name} if name else {}))
        assert "Target 2025 meleset 0,79 poin persen" in words(app), folder
        assert 'href="menuju-target?ind=p0" target="_self">Menuju target</a>' in html(app), folder
        assert "dokumen tidak disebut" not in words(app), folder


def test_without_targets_it_says_who_has_them(tiny_data: Callable[..., Any], open_page: OpenPage) -> None:
    folder: Path = tiny_data()
    targets = folder / "facts/targets.csv"
    targets.write_text(targets.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    build()
    text = words(open_page("menuju-target"))
    assert "Belum ada target untuk" in text and "python -m dashboard import targets" in text
