"""Data & Metodologi: what exists, what it means, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.publish.build import build
from dashboard.store.database import Database
from page_words import words

OpenPage = Callable[..., AppTest]


def test_says_what_the_kabupaten_has(tiny: Database, open_page: OpenPage) -> None:
    text = words(open_page("data"))
    assert ("Kabupaten Blitar punya angka untuk 2 dari 4 indikator; pada 1 di antaranya angka terbarunya sudah "
            "lama.") in text
    assert "data per 31 Desember 2025" in text
    assert "lengkap (10)" in text and "metode berubah" in text
    assert "Tidak ada satu pun angka pada tingkat ini (2 indikator): IDM; IKS." in text


def test_shipped_numbers_add_up(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("data"))
    for sql, word in (("SELECT count(*) AS n FROM indicators", "indikator"),
                      ("SELECT count(*) AS n FROM sources", "sumber")):
        assert f"{shipped.query(sql)['n'].iloc[0]}  {word}" in text
    assert "nan" not in text.split() and "None" not in text


def test_assumptions_of_margins_stand_in_the_open(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("data", bagian="Kesalahan sampling")
    assert "Asumsi perkiraan margin (3 dari" in words(app)
    text = words(app.toggle(key="semua_asumsi").set_value(True).run())
    assert "671 rumah tangga × 3,3 orang, pengaruh rancangan 2,5" in text and "asumsi" in text
    assert "perkiraan margin ±1,46" in text and "RSE 20 persen" in text


def test_the_matrix_follows_the_level_and_the_kecamatan(tiny: Database, open_page: OpenPage) -> None:
    app = open_page("data", kec="35.05.01")
    text = words(app)
    assert "Kecamatan Wonodadi belum punya angka untuk satu pun dari 4 indikator." in text
    assert "Ketersediaan angka per tahun: Desa/kelurahan, 3 wilayah" in text
    assert "sebagian wilayah (2)" in text


@pytest.mark.parametrize(("part", "sentence"), [
    ("Katalog", "Bagian penduduk di bawah garis kemiskinan."),
    ("Kalender rilis", "Februari 2026"),
    ("Kalender rilis", "● terlambat"),
    ("Kesalahan sampling", "Belum ada asumsi kesalahan sampling."),
    ("Katalog", "makin rendah makin baik"),
    ("Istilah", "Daftar istilah belum diisi."),
    ("Sumber", "BPS, data uji"),
    ("Sumber", "1 target"),
    ("Angka berbeda", "1 angka diceritakan berbeda oleh dua sumber: 1 masih terbuka."),
    ("Angka berbeda", "Buka halaman Angka berbeda"),
    ("Perubahan metode", "Basis sensus berganti.")])
def test_each_part_opens_from_a_link(tiny: Database, open_page: OpenPage, part: str, sentence: str) -> None:
    said = words(open_page("data", bagian=part))
    assert sentence in said and "&lt;" not in said


def test_search_narrows_the_catalogue(tiny: Database, open_page: OpenPage) -> None:
    app = open_page("data", bagian="Katalog")
    app.text_input(key="Cari indikator").input("ketahanan desa").run()
    assert "Katalog indikator (2 dari 4)" in words(app)
    app.text_input(key="Cari indikator").input("tidak ada begini").run()
    assert "Tidak ada yang cocok dengan kata itu." in words(app)


def test_terms_are_explained_and_searched(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("data", bagian="Istilah")
    app.toggle(key="semua_istilah").set_value(True).run()
    assert "Tim Koordinasi Penanggulangan Kemiskinan" in words(app) and "nan" not in words(app).split()
    app.text_input(key="Cari istilah").input("desil").run()
    assert "Sepersepuluh keluarga" in words(app) and "Tim Koordinasi" not in words(app)
    named = open_page("data", bagian="Istilah", istilah="Uji balik")
    assert "Proyeksi yang dibuat dari tahun-tahun" in words(named), "a term beyond the first twenty"


@pytest.mark.parametrize(("params", "named"), [({"kec": "35.05.99"}, "“35.05.99”"), ({"bagian": "Apa"}, "“Apa”")])
def test_wrong_link_is_named(tiny: Database, open_page: OpenPage, params: dict[str, str], named: str) -> None:
    assert named in open_page("data", **params).warning[0].value


def test_without_a_build_the_page_says_what_to_do(no_build: Path, open_page: OpenPage) -> None:
    assert "python -m dashboard build" in open_page("data").error[0].value


def test_without_any_figure_it_says_so(tiny_data: Callable[..., Any], open_page: OpenPage) -> None:
    folder = tiny_data(observations=[("p0", "35.05", 2025, "Maret", "7.57")])
    (folder / "catalogue/anchors.csv").write_text("indicator,region_code,year,period,value,source\n", "utf-8")
    build()
    text = words(open_page("data", kec="35.05.01"))
    assert "Belum ada satu pun angka pada tingkat Desa/kelurahan, 3 wilayah." in text


def test_hostile_names_show_as_text(tiny_data: Callable[..., Any], open_page: OpenPage) -> None:
    tiny_data(names={"35.05.01.2001": "<img src=x onerror=alert(1)>"})
    build()
    app = open_page("data", desa="35.05.01.2001")
    assert not [item for item in app.main if "<img" in str(getattr(item, "body", ""))]
