"""Profil Wilayah: one kecamatan or village on one page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.core.domain import SAMPLE_BADGE, Level
from dashboard.publish.build import build
from dashboard.queries import observations, reference
from dashboard.store.database import Database
from dashboard.topics.areas.parts.profile import gaps
from dashboard.topics.programs.parts import area as program_area
from page_words import words
from worlds import OBSERVATIONS

OpenPage = Callable[..., AppTest]


def test_before_an_area_is_chosen_every_kecamatan_is_a_way_in(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("profil")
    text = words(app)
    assert ("Rata-rata Indeks Desa Membangun paling lemah di Kecamatan Sutojayan (0,7533) dan paling kuat di "
            "Kecamatan Selopuro (0,8652) pada 2024.") in text
    page = "".join(str(element.body) for element in app.main if element.type == "html")
    for code, region in reference.regions(shipped).items():
        if region.level is Level.KECAMATAN:
            assert f'<a href="?kec={code}">{region.name}</a>' in page
    assert "Sumbersih" in text and "0,6770" in text


def test_village_from_a_link(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("profil", desa="35.05.10.2005")
    text = words(app)
    assert app.title[0].value == "Desa Papungan"
    assert ("Sisi terlemah Desa Papungan adalah indeks ketahanan sosial desa: 0,7543 pada 2024, peringkat 198 dari "
            "220 desa, lebih rendah dari rata-rata kabupaten 0,8311.") in text
    for figure in ("0,7348", "◇ kecamatan 0,8078", "❙ kabupaten 0,8040", "0,0692 di bawah rata-rata kabupaten",
                   "Maju", "35.05.10.2005"):
        assert figure in text, figure
    assert "194  dari 220 desa di kabupaten" in text
    text = words(open_page("profil", desa="35.05.10.2005", bagian="Desa & tetangga"))
    assert "Kota Blitar  di luar kabupaten" in text
    assert "Banggle" in text and "2,3" in text
    text = words(open_page("profil", desa="35.05.10.2005", bagian="Angka lain"))
    assert "Jumlah penduduk : belum tersedia" in text
    assert "jumlah keluarga pada daftar penerima bukan penggantinya" in text
    assert "nan" not in text.split() and "None" not in text


def test_kecamatan_from_a_link(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("profil", kec="35.05.09")
    text = words(app)
    assert app.title[0].value == "Kecamatan Nglegok"
    assert "rata-rata ketahanan ekonomi desa: 0,6800 pada 2024, peringkat 17 dari 22 kecamatan" in text
    assert "4 desa mandiri, 6 desa maju" in text
    around = words(open_page("profil", kec="35.05.09", bagian="Desa & tetangga"))
    assert "Kemloko" in around and "197 dari 220" in around
    text = words(open_page("profil", kec="35.05.09", bagian="Angka lain"))
    assert "4.663 KPM" in text and text.count("4.663 KPM") == 1
    assert "hitungan" in text


def test_kelurahan_is_not_rated(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("profil", desa="35.05.09.1009"))
    assert "Kelurahan Nglegok tidak dinilai dalam Indeks Desa Membangun" in text
    assert "Tidak dinilai, bukan bernilai nol." in text
    assert not re.search(r"peringkat\s+\d", text)
    assert "10 unit" in words(open_page("profil", desa="35.05.09.1009", bagian="Angka lain"))


def _programmes(app: AppTest) -> str:
    return next(str(element.body) for element in app.main
                if element.type == "html" and "Program yang punya data" in str(element.body))


def test_sample_programmes_carry_one_badge_and_among_real_ones_each_its_own(
        shipped: Database, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    table = _programmes(open_page("profil", desa="35.05.13.2009", bagian="Program & RAT"))
    assert table.count(SAMPLE_BADGE) == 1 and table.index(SAMPLE_BADGE) < table.index("<table")
    first, *others = program_area._known(shipped, "35.05.13.2009")
    mixed = [(first[0], replace(first[1], is_sample=False), first[2]), *others]
    monkeypatch.setattr(program_area, "_known", lambda *_: mixed)
    table = _programmes(open_page("profil", desa="35.05.13.2009", bagian="Program & RAT"))
    assert others and table.count(SAMPLE_BADGE) == len(others)
    assert table.index("<table") < table.index(SAMPLE_BADGE)


def test_no_village_has_a_poverty_rate(shipped: Database) -> None:
    regions = reference.regions(shipped)
    below = [code for code, region in regions.items() if region.level in (Level.DESA, Level.KELURAHAN)]
    assert observations.series(shipped, ["p0", "p1", "p2"], below).empty


def test_wrong_link_is_named_and_the_whole_kabupaten_shown(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("profil", desa="35.05.12.2005")
    assert "“35.05.12.2005”" in app.warning[0].value
    assert app.title[0].value == "Profil Wilayah"


def test_whole_kabupaten_button_leads_back(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("profil", kec="35.05.09")
    app.button(key="whole_kabupaten").click().run()
    assert not app.exception
    assert app.title[0].value == "Profil Wilayah" and "kec" not in app.query_params


def test_tiny_world_without_kecamatan_scores(tiny: Database, open_page: OpenPage) -> None:
    assert "Belum ada indeks desa untuk dibandingkan antarkecamatan." in words(open_page("profil"))
    text = words(open_page("profil", desa="35.05.01.2001"))
    assert "0,5500" in text and "4  dari 4 desa di kabupaten" in text
    assert "Indeks Ketahanan Sosial" not in text, "known for half of the desa only"
    assert "Indeks Ketahanan Sosial" in words(open_page("profil", desa="35.05.01.2001", bagian="Angka lain"))


def test_an_area_without_any_figure_says_so(tiny_data: Callable[..., Path], open_page: OpenPage) -> None:
    tiny_data(observations=[row for row in OBSERVATIONS if row[0] == "p0"])
    build()
    text = words(open_page("profil", desa="35.05.01.2001"))
    assert "Indeks desa untuk Desa Jaten belum tersedia." in text
    assert "Angka lain yang diketahui" not in words(open_page("profil", desa="35.05.01.2001", bagian="Angka lain"))
    for part in ("Program & RAT", "Layanan & register"):
        assert "Belum ada" in words(open_page("profil", desa="35.05.01.2001", bagian=part)), part


def test_names_from_data_are_shown_as_text(tiny_data: Callable[..., Path], open_page: OpenPage) -> None:
    evil = "<img src=x onerror=alert(1)>"
    tiny_data(names={"35.05.01.2001": evil, "35.05.01": evil})
    build()
    for params in ({}, {"kec": "35.05.01"}, {"desa": "35.05.01.2001"}, {"desa": "35.05.01.2002"},
                   {"kec": "35.05.01", "bagian": "Desa & tetangga"}):
        app = open_page("profil", **params)
        assert evil not in "".join(str(element.body) for element in app.main if element.type == "html")


def test_gaps_close_when_a_figure_comes(shipped: Database) -> None:
    before = {row["data"] for row in gaps(set(), Level.DESA)}
    after = {row["data"] for row in gaps({"population"}, Level.DESA)}
    assert before - after == {"Jumlah penduduk"}
    assert "Pagu dan realisasi Dana Desa" not in {row["data"] for row in gaps(set(), Level.KELURAHAN)}
