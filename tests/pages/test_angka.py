"""Angka Utama: every headline figure with its doubts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from dashboard.publish.build import build
from dashboard.store.database import Database
from page_words import html, words

OpenPage = Callable[..., AppTest]


def test_says_the_finding_and_every_headline_figure(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("angka")
    text = words(app)
    assert ("Persentase penduduk miskin (P0) Kabupaten Blitar 7,57 persen pada Maret 2025, turun 0,59 poin persen "
            "dalam setahun "
            "(perkiraan margin ±2,10; belum dapat dipastikan berbeda), lebih rendah dari Jawa Timur 9,50, belum dapat "
            "dipastikan berbeda dari Indonesia 8,47.") in text
    for figure in ("89,04", "Rp417.158", "1,21", "0,27", "73,44", "4,49", "4,45", "0,351"):
        assert figure in text, figure
    assert "Jatim 9,50 · Blitar 1,93 poin persen lebih rendah (lebih baik)" in text
    assert "data terakhir 2023" in text
    assert "13  dari 38 kira-kira 10–19" in text
    assert "turun 0,59 poin persen; belum dapat dipastikan berbeda" in text
    assert "dibanding Maret 2024; perkiraan margin ±2,10" in text
    assert ("Belum dapat dipastikan berbeda dari angka sebelumnya (perkiraan margin): Persentase penduduk "
            "miskin (P0) ±2,10") in text
    assert "lebih sedikit daripada kebanyakan kabupaten/kota, tetapi lebih dalam kemiskinannya" in text
    assert "angka lebih lama daripada seharusnya" in text and 'href="data?bagian=Kalender+rilis"' in html(app)
    assert "data per 24 November 2026" in text
    assert "nan" not in text.split() and "None" not in text


def test_tiny_world_has_only_what_is_known(tiny: Database, open_page: OpenPage) -> None:
    text = words(open_page("angka"))
    assert "7,57 persen pada Maret 2025, turun 0,59 poin persen dalam setahun" in text
    assert "Rasio Gini" not in text


def test_wrong_link_is_named(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("angka", kec="35.05.99")
    assert "“35.05.99”" in app.warning[0].value


def test_without_a_build_the_page_says_what_to_do(no_build: Path, open_page: OpenPage) -> None:
    app = open_page("angka")
    assert "python -m dashboard build" in app.error[0].value


def test_without_any_headline_figure_it_says_so(tiny_data: Callable[..., Any], open_page: OpenPage) -> None:
    folder = tiny_data(observations=[("idm_score", "35.05.01.2001", 2024, "Tahun", "0.55")])
    (folder / "catalogue/anchors.csv").write_text("indicator,region_code,year,period,value,source\n", "utf-8")
    build()
    assert "Belum ada satu pun angka utama" in words(open_page("angka"))


def test_where_every_card_was_read_is_one_click_away(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("angka")
    assert "sumber BPS Provinsi Jawa Timur (dari salinan)" in words(app) and "sumber berita Kupas Online" in words(app)
    assert "Semua angka berasal dari BPS" not in words(app)
    app.session_state["sumber_kartu"] = True
    text = words(app.run())
    rows = text.split("Sumber tiap angka (9)")[1].split("Posisi di antara 38")[0]
    assert rows.count("salinan terbitan, ") == 7 and rows.count("berita, satu sumber") == 2
