"""Analisis: clean, from a link, wrong link, each tab, no data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.outputs.chapter import chapter
from dashboard.publish.build import build
from dashboard.store.database import Database
from page_words import words

OpenPage = Callable[..., AppTest]
TABS = ["Posisi", "Perkembangan", "Efektivitas", "Relevansi", "Keterkaitan", "Menuju target"]


def charts(app: AppTest) -> int:
    return len(app.get("plotly_chart"))


def test_all_sentences_of_the_first_indicator(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("analisis"))
    steps = ["1. Posisi relatif", "Kabupaten pembanding", "2. Perkembangan antar waktu", "3. Efektivitas",
             "4. Relevansi", "5. Keterkaitan", "Dua garis", "Menuju target", "Kipas proyeksi"]
    said = text[text.index("Semua kalimat"):]
    assert sorted(steps, key=said.index) == steps
    assert "Kabupaten Blitar 7,57 persen pada Maret 2025, peringkat 13 dari 38 kabupaten/kota" in said
    assert "peringkat 2 dari 7 kabupaten (kira-kira 1–5; 1 = paling rendah)" in said
    assert "Dari 8 perubahan tahunan 6 turun dan 2 naik; yang melebihi margin kesalahan sampling: 0 membaik" in said
    assert "lebih sedikit daripada kebanyakan kabupaten/kota, tetapi lebih dalam kemiskinannya" in text
    assert "38 titik; Pearson −0,67 dengan selang 95 persen −0,81 sampai −0,44" in said
    assert "perlu sekitar 1,5 kali lipat" in said and "selang 80 persen 6,63 sampai 8,03" in said
    assert "Ini bukan sebab-akibat." in said and "Sumber:" in text
    assert "nan" not in text.split() and "None" not in text


@pytest.mark.parametrize(("tab", "pictures", "rule"), [
    ("Posisi", 2, "jarak Euclid"), ("Perkembangan", 1, "Pergantian metode tidak pernah dilompati"),
    ("Efektivitas", 1, "berlawanan “berbalik arah”"), ("Relevansi", 1, "paling sedikit dua pertiga"),
    ("Keterkaitan", 2, "bukan atas angkanya"), ("Menuju target", 1, "Pandemi"),
])
def test_only_the_open_tab_is_drawn_with_its_rule(shipped: Database, open_page: OpenPage, tab: str, pictures: int,
                                                  rule: str) -> None:
    app = open_page("analisis", langkah=tab)
    assert charts(app) == pictures and rule in words(app)
    assert not app.warning


def test_a_link_chooses_both_indicators(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("analisis", ind="tpt", pendukung="ipm_sp2020lf", langkah="Keterkaitan")
    text = words(app)
    assert "Kabupaten Blitar 4,49 persen pada Agustus 2025" in text
    assert "dengan IPM lebih tinggi cenderung punya TPT lebih tinggi" in text
    assert not app.warning


def test_choosing_writes_the_address(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("analisis")
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
    text = words(open_page("analisis", ind="extreme_poverty", langkah="Perkembangan"))
    assert f"Sumber berbeda. {claim}" in text
    assert claim in text[text.index("Semua kalimat"):]
    assert "Sumber berbeda" not in words(open_page("analisis", ind="ipm_sp2020lf", langkah="Perkembangan"))


def test_a_count_is_neither_ranked_nor_linked(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("analisis", ind="poor_count"))
    assert "Tidak diperingkat karena berupa angka absolut" in text and "tidak dikaitkan dengan indikator lain" in text
    assert "Dari 6 perubahan tahunan 4 turun dan 2 naik" in text and "Pearson −" not in text


def test_seven_figures_are_not_forecast_and_the_page_says_why(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("analisis", ind="tpt", langkah="Menuju target"))
    assert "baru 7 angka terbitan" in text and "paling sedikit diperlukan 8" in text
    text = words(open_page("analisis", ind="growth", langkah="Menuju target"))
    assert "terlalu sering meleset" in text


@pytest.mark.parametrize(("start", "tab"), [*enumerate(["Posisi", "Keterkaitan", "Menuju target"])])
def test_every_indicator_can_be_opened(shipped: Database, open_page: OpenPage, start: int, tab: str) -> None:
    """Each in one of the tabs, in turn; the sentences of all of them are read in tests/pictures."""
    app = open_page("analisis", langkah=tab)
    for name in app.selectbox(key="filter_Indikator").options[start::3]:
        app.selectbox(key="filter_Indikator").select(name).run()
        assert not app.exception, name
        assert "nan" not in words(app).split(), name


def test_the_chapter_is_made_when_asked_for(shipped: Database, open_page: OpenPage,
                                            monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[list[str], str | None, int]] = []

    def write(database: Database, indicators: list[str], support: str | None, progress: Callable[[str], None],
              today: date) -> bytes:
        content = chapter(database, indicators, support, progress, today)
        asked.append((indicators, support, len(content)))
        return content

    monkeypatch.setattr("dashboard.outputs.chapter.chapter", write)
    app = open_page("analisis")
    assert not asked and not app.get("download_button")
    for _ in range(2):  # the second time it is kept
        app.button(key="susun_bab").click().run()
        assert not app.exception
        assert [item.proto.label for item in app.get("download_button")] == ["Unduh bab (DOCX)"]
    assert [(indicators, support) for indicators, support, _ in asked] == [(["p0"], "hls")]
    assert all(size > 100_000 for *_, size in asked)


def test_tiny_world_has_no_link(tiny: Database, open_page: OpenPage) -> None:
    text = words(open_page("analisis"))
    assert "peringkat 3 dari 3" in text and "keterkaitan belum dapat dilihat" in text
    assert "kelompoknya belum dapat disusun" in text and "Tidak ada proyeksi" in text


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
