"""Analisis: clean, from a link, wrong link, no data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from dashboard.store.build import build
from dashboard.store.database import Database
from page_words import words

OpenPage = Callable[..., AppTest]


def test_five_steps_of_the_first_indicator(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("analisis"))
    steps = ["1. Posisi relatif", "2. Perkembangan antar waktu", "3. Efektivitas", "4. Relevansi", "5. Keterkaitan"]
    assert sorted(steps, key=text.index) == steps
    assert "Kabupaten Blitar 7,57 persen pada Maret 2025, peringkat 13 dari 38 kabupaten/kota" in text
    assert "6 dari 8 perubahan tahunan membaik, 2 memburuk" in text
    assert "38 titik; Pearson −0,67 dengan selang 95 persen −0,81 sampai −0,44" in text
    assert "Ini bukan sebab-akibat." in text and "Sumber:" in text
    assert "nan" not in text.split() and "None" not in text


def test_rules_are_one_click_away(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("analisis"))
    for part in ("nilai yang sama berbagi peringkat", "Pergantian metode tidak pernah dilompati",
                 "berlawanan “berbalik arah”", "paling sedikit dua pertiga", "Jumlah tidak pernah dikaitkan"):
        assert part in text


def test_a_link_chooses_both_indicators(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("analisis", ind="tpt", pendukung="ipm_sp2020lf")
    text = words(app)
    assert "Kabupaten Blitar 4,49 persen pada Agustus 2025" in text
    assert "dengan IPM lebih tinggi cenderung punya Pengangguran lebih tinggi" in text
    assert not app.warning


def test_choosing_writes_the_address(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("analisis")
    app.selectbox(key="analisis_pendukung").set_value("tpt").run()
    assert app.query_params["pendukung"] in ("tpt", ["tpt"])
    assert "dengan Pengangguran lebih tinggi cenderung punya Penduduk miskin lebih rendah" in words(app)


def test_wrong_links_are_named(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("analisis", ind="kemiskinan", pendukung="<b>x</b>")
    said = " ".join(item.value for item in app.warning)
    assert "kemiskinan" in said and "x" in said and "Ditampilkan Harapan lama sekolah" in said
    assert "7,57 persen" in words(app)


def test_a_count_is_neither_ranked_nor_linked(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("analisis", ind="poor_count"))
    assert "tidak dinilai terhadap wilayah lain" in text and "tidak dikaitkan dengan indikator lain" in text
    assert "4 dari 6 perubahan tahunan membaik" in text and "Pearson −" not in text


def test_every_indicator_can_be_opened(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("analisis")
    for name in app.selectbox(key="filter_Indikator").options:
        app.selectbox(key="filter_Indikator").select(name).run()
        assert not app.exception, name
        assert "nan" not in words(app).split(), name


def test_tiny_world_has_no_link(tiny: Database, open_page: OpenPage) -> None:
    text = words(open_page("analisis"))
    assert "peringkat 3 dari 3" in text and "keterkaitan belum dapat dilihat" in text


def test_no_figures_at_all(tiny_data: Callable[..., Any], open_page: OpenPage) -> None:
    folder: Path = tiny_data(observations=[("idm_score", "35.05.01.2001", 2024, "Tahun", "0.55")])
    (folder / "catalogue/anchors.csv").write_text("indicator,region_code,year,period,value,source\n", "utf-8")
    build()
    assert "Belum ada satu pun angka kabupaten" in words(open_page("analisis"))
