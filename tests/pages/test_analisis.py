"""Analisis: clean, from a link, wrong link, each tab, no data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.publish.build import build
from dashboard.store.database import Database
from page_words import html, words

OpenPage = Callable[..., AppTest]


def charts(app: AppTest) -> int:
    return len(app.get("plotly_chart"))


def test_all_sentences_of_the_first_indicator(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("analisis", langkah="Semua kalimat"))
    steps = ["1. Posisi relatif", "Kabupaten pembanding", "2. Perkembangan antar waktu", "3. Efektivitas",
             "4. Relevansi", "5. Keterkaitan", "Dua garis"]
    said = text[text.index("Angka terbaru"):]
    assert sorted(steps, key=said.index) == steps
    assert "Kabupaten Blitar 7,57 persen pada Maret 2025, peringkat 13 dari 38 kabupaten/kota" in said
    assert "peringkat 2 dari 7 kabupaten (kira-kira 1–5; 1 = paling rendah)" in said
    assert "Dari 8 perubahan tahunan 6 turun dan 2 naik; yang melebihi margin kesalahan sampling: 0 membaik" in said
    assert "lebih dalam kemiskinannya" not in text and "bersama-sama:  Angka Utama" in text, "a link: said once"
    assert "38 titik; Pearson −0,67 dengan selang 95 persen −0,81 sampai −0,44" in said
    assert "perlu sekitar" not in said and "selang 80 persen" not in said, "said on Menuju target"
    assert "Target 2025 meleset 0,79 poin persen; target 2026 sudah terpenuhi." in said
    assert "Ini bukan sebab-akibat." in said and "Sumber:" in text
    assert "nan" not in text.split() and "None" not in text


@pytest.mark.parametrize(("tab", "pictures", "rule"), [
    ("Posisi", 2, "jarak Euclid"), ("Perkembangan", 1, "Pergantian metode tidak pernah dilompati"),
    ("Efektivitas", 1, "berlawanan “berbalik arah”"), ("Relevansi", 1, "paling sedikit dua pertiga"),
    ("Keterkaitan", 2, "bukan atas angkanya"), ("Semua kalimat", 0, "peringkat 2 dari 7 kabupaten"),
])
def test_only_the_open_tab_is_drawn_with_its_rule(shipped: Database, open_page: OpenPage, tab: str, pictures: int,
                                                  rule: str) -> None:
    app = open_page("analisis", langkah=tab)
    assert charts(app) == pictures and rule in words(app)
    assert not app.warning


def test_a_link_chooses_both_indicators(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("analisis", ind="tpt", pendukung="ipm_sp2020lf", langkah="Semua kalimat")
    text = words(app)
    assert "Kabupaten Blitar 4,49 persen pada Agustus 2025" in text
    assert "dengan IPM lebih tinggi cenderung punya TPT lebih tinggi" in text
    assert not app.warning


def test_choosing_writes_the_address(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("analisis", langkah="Semua kalimat")
    app.selectbox(key="filter_Indikator pendukung (langkah 5)").set_value("tpt").run()
    assert app.query_params["pendukung"] in ("tpt", ["tpt"])
    assert "dengan TPT lebih tinggi cenderung punya Persentase penduduk miskin (P0) lebih rendah" in words(app)


def test_wrong_links_are_named(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("analisis", ind="kemiskinan", pendukung="<b>x</b>", langkah="Sebab")
    said = " ".join(item.value for item in app.warning)
    assert "kemiskinan" in said and "x" in said and "Ditampilkan Harapan lama sekolah" in said
    assert "Langkah “Sebab” tidak dikenal. Ditampilkan Posisi." in said
    assert "7,57 persen" in words(app) and charts(app) == 2


def test_sources_that_disagree_are_named(shipped: Database, open_page: OpenPage) -> None:
    claim = "Persentase penduduk miskin ekstrem Kabupaten Blitar 2022: 0,75 persen atau 0,79 persen."
    assert f"Sumber berbeda. {claim}" in words(open_page("analisis", ind="extreme_poverty", langkah="Perkembangan"))
    assert claim in words(open_page("analisis", ind="extreme_poverty", langkah="Semua kalimat"))
    assert "Sumber berbeda" not in words(open_page("analisis", ind="ipm_sp2020lf", langkah="Perkembangan"))


def test_a_count_is_neither_ranked_nor_linked(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("analisis", ind="poor_count", langkah="Semua kalimat"))
    assert "Tidak diperingkat karena berupa angka absolut" in text and "tidak dikaitkan dengan indikator lain" in text
    assert "Dari 6 perubahan tahunan 4 turun dan 2 naik" in text and "Pearson −" not in text


@pytest.mark.parametrize(("start", "tab"), [*enumerate(["Posisi", "Keterkaitan", "Semua kalimat"])])
def test_every_indicator_can_be_opened(shipped: Database, open_page: OpenPage, start: int, tab: str) -> None:
    """Each in one of the tabs, in turn; the sentences of all of them are read in tests/pictures."""
    app = open_page("analisis", langkah=tab)
    for name in app.selectbox(key="filter_Indikator").options[start::3]:
        app.selectbox(key="filter_Indikator").select(name).run()
        assert not app.exception, name
        assert "nan" not in words(app).split(), name


def test_an_old_link_to_the_targets_leads_to_their_page(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("analisis", langkah="Menuju target", ind="tpt", kec="35.05.01")
    assert app.title[0].value == "Menuju Target" and "TPT" in words(app) and not app.warning
    assert {name: app.query_params[name] for name in ("ind", "kec")} in (
        {"ind": "tpt", "kec": "35.05.01"}, {"ind": ["tpt"], "kec": ["35.05.01"]})


def test_the_chapter_is_a_link_with_what_is_looked_at(shipped: Database, open_page: OpenPage) -> None:
    text = html(open_page("analisis", ind="tpt", pendukung="hls"))
    assert 'href="bab-rpkd?ind=tpt&amp;pendukung=hls"' in text


def test_tiny_world_has_no_link(tiny: Database, open_page: OpenPage) -> None:
    text = words(open_page("analisis", langkah="Semua kalimat"))
    assert "peringkat 3 dari 3" in text and "keterkaitan belum dapat dilihat" in text
    assert "kelompoknya belum dapat disusun" in text


def test_no_figures_at_all(tiny_data: Callable[..., Any], open_page: OpenPage) -> None:
    folder: Path = tiny_data(observations=[("idm_score", "35.05.01.2001", 2024, "Tahun", "0.55")])
    (folder / "catalogue/anchors.csv").write_text("indicator,region_code,year,period,value,source\n", "utf-8")
    build()
    assert "Belum ada satu pun angka kabupaten" in words(open_page("analisis"))


def test_parts_of_the_index_are_not_offered(shipped: Database, open_page: OpenPage) -> None:
    """Schooling, spending and length of life make the index; only what is not in it may be linked with it."""
    offered = open_page("analisis", ind="ipm_sp2020lf").selectbox(key="filter_Indikator pendukung (langkah 5)").options
    assert "Persentase penduduk miskin (P0)" in offered
    assert not {name for name in offered if name.startswith(("Harapan lama", "Rata-rata lama", "Pengeluaran", "Umur"))}
    poverty = open_page("analisis", ind="p0").selectbox(key="filter_Indikator pendukung (langkah 5)").options
    assert "Harapan lama sekolah" in poverty and not {name for name in poverty if "(P1)" in name or "(P2)" in name}


def test_a_calculated_figure_is_said_to_be_one(shipped: Database, open_page: OpenPage) -> None:
    assert "7,87 tahun (hitungan) pada 2024" in words(open_page("analisis", ind="rls"))
    assert "Jawa Timur Rp12,85 juta (hitungan)" in words(open_page("analisis", ind="ppp"))
