"""Tren, Peringkat, Semua Indikator: clean, from a link, wrong link, no data."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from dashboard.publish.build import build
from dashboard.queries import observations
from dashboard.store.database import Database
from page_words import html, words

OpenPage = Callable[..., AppTest]


def test_the_first_indicator_says_level_rank_and_company(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("tren"))
    assert "7,57 persen pada Maret 2025, turun 0,59 poin persen dalam setahun" in text
    assert "Peringkat 13 dari 38 kabupaten/kota (kira-kira 10–19; 1 = paling rendah)" in text
    assert "2015–2025: Blitar turun 2,40 poin persen, Jatim 2,84, Indonesia 2,75" in text
    assert "Target 2025 meleset 0,79 poin persen; target 2026 sudah terpenuhi." in text
    assert "menunggu dokumen" not in text, "said once, on Menuju target"
    assert "hitungan" in text  # the figure of 2017 is calculated
    assert "nan" not in text.split() and "None" not in text


def test_a_link_chooses_indicator_year_and_regions(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("peringkat", ind="tpt", tahun="2019", banding="35.04,35.72")
    text = words(app)
    assert "Tingkat pengangguran terbuka (TPT): peringkat" in text
    assert "Agustus 2019" in text  # the bars' year
    assert app.multiselect[0].value == ["35.04", "35.72"]
    assert not app.warning
    assert "2018 ke 2019" in words(open_page("tren", ind="tpt")), "the reason of the break"


def test_an_old_link_with_a_year_leads_to_the_ranks_of_that_year(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("tren", ind="tpt", tahun="2019", banding="35.04", sasaran="true")
    assert app.title[0].value == "Peringkat" and "Agustus 2019" in words(app) and not app.warning
    assert app.multiselect[0].value == ["35.04"]


def test_all_indicators_are_a_way_to_their_trend(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("indikator", kec="35.05.02")
    assert "Indeks Pembangunan Manusia" in words(app) and "Baru ada angka satu tahun" in words(app)
    links = re.findall(r"href='([^']*ind=[^']*)'", html(app)) or re.findall(r'href="([^"]*ind=[^"]*)"', html(app))
    assert len(links) > 30 and all(link.startswith("tren?") for link in links)
    told = re.search(r"(\d+) indikator Kabupaten Blitar, (\d+) di antaranya", words(app))
    assert told and int(told[1]) == len(links)


def test_every_indicator_with_a_figure_can_be_opened(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("tren")
    for name in app.selectbox(key="filter_Indikator").options:
        app.selectbox(key="filter_Indikator").select(name).run()
        assert not app.exception, name
        assert "nan" not in words(app).split(), name


def test_a_count_is_not_judged_against_others(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("tren", ind="poor_count"))
    assert "2016–2025: perubahan Blitar belum dapat dipastikan berbeda (perkiraan margin ±26,61)." in text
    assert "89,04 ribu jiwa" in text and "Tidak diperingkat karena berupa angka absolut" in text
    assert not re.search(r"Peringkat \d", text + words(open_page("peringkat", ind="poor_count")))


def test_other_series_are_named_and_not_mixed(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("tren", ind="ipm_sp2020lf"))
    assert "73,44 pada 2024, naik 0,60 poin dalam setahun" in text
    assert "2020–2024: Blitar naik 2,42 poin" in text


def test_a_year_with_too_few_figures_has_no_rank(shipped: Database, open_page: OpenPage) -> None:
    known = observations.kabkota_values(shipped, "ipm_sp2020lf")
    assert known[(known["year"] == 2025) & (known["region_code"] == "35.05")]["value"].isna().all()
    text = words(open_page("peringkat", ind="ipm_sp2020lf", tahun="2025"))
    assert "Kabupaten Blitar belum punya angka Indeks Pembangunan Manusia 2025" in text


def test_wrong_links_are_named(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("tren", ind="kemiskinan", banding="35.99,35.05", tahun="1999")
    said = " ".join(item.value for item in app.warning)
    for value in ("kemiskinan", "35.99", "35.05", "1999"):
        assert value in said
    assert "peringkat 13 dari 38" in words(app)


def test_figures_on_which_sources_disagree_are_not_silently_picked(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("tren", ind="extreme_poverty")
    text = words(app)
    assert "Sumber berbeda tentang angka 2022 dan 2023; " in text
    assert 'href="angka-berbeda?ind=extreme_poverty" target="_self">lihat Angka berbeda</a>' in html(app)
    assert "2022: 0,75 persen atau 0,79 persen." in text
    text = words(open_page("tren", ind="p0"))
    assert "0,39 sampai 0,18 persen atau 0,60 sampai 0,18 persen" in text and "Sumber berbeda" not in text


def test_a_chosen_kecamatan_is_named_with_the_way_back(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("tren", kec="35.05.02")
    assert "pilihan Udanawu berlaku di peta" in words(app)
    app.button(key="whole_kabupaten").click().run()
    assert "kec" not in app.query_params and "pilihan Udanawu" not in words(app)


def test_neighbours_are_one_click_away(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("tren")
    app.button(key="compare_neighbours").click().run()
    assert set(app.multiselect[0].value) == {"35.04", "35.06", "35.07", "35.72"}
    assert set(app.query_params["banding"].split(",")) == {"35.04", "35.06", "35.07", "35.72"}


def test_tiny_world(tiny: Database, open_page: OpenPage) -> None:
    text = words(open_page("tren"))
    assert "2019–2025: Blitar turun 1,37 poin persen" in text
    assert "Peringkat 3 dari 3" in text
    text = words(open_page("tren", ind="population"))
    assert "2019 ke 2020: Basis sensus berganti." in text
    assert "2020–2021: Blitar naik 7.268 jiwa" in text


def test_without_any_figure_it_says_so(tiny_data: Callable[..., Any], open_page: OpenPage) -> None:
    folder: Path = tiny_data(observations=[("idm_score", "35.05.01.2001", 2024, "Tahun", "0.55")])
    (folder / "catalogue/anchors.csv").write_text("indicator,region_code,year,period,value,source\n", "utf-8")
    build()
    assert "Belum ada satu pun angka kabupaten" in words(open_page("tren"))


def test_others_are_followed_from_a_chosen_year(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("tren", ind="ipm_sp2020lf", banding="35.04", sejak="2022")
    known = observations.kabkota_values(shipped, "ipm_sp2020lf").dropna(subset=["value"])

    def between(code: str, first: int, last: int) -> str:
        own = known[known["region_code"] == code].set_index("year")["value"]
        return f"{own[last] - own[first]:.2f}".replace(".", ",")

    last = int(known[known["region_code"] == "35.05"]["year"].max())
    assert (f"2022–{last}: Kabupaten Blitar naik {between('35.05', 2022, last)} poin; Kabupaten Tulungagung naik "
            f"{between('35.04', 2022, last)} poin.") in words(app)
    app.selectbox(key="filter_Sejak").select(2020).run()
    assert f"2020–{last}: Kabupaten Blitar" in words(app) and app.query_params["sejak"] == "2020"
    assert "Sejak" not in [box.label for box in open_page("tren", ind="ipm_sp2020lf").selectbox]


def test_changes_of_a_survey_say_what_is_not_sure(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("tren", ind="p0", banding="35.04", sejak="2024"))
    assert "2024–2025: Kabupaten Blitar turun 0,59 poin persen (belum dapat dipastikan berbeda); Kabupaten" in text


def test_a_first_year_across_a_break_is_told(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("tren", ind="tpt", banding="35.04", sejak="2012")
    assert any("Perubahan sejak 2012 tidak dapat dibandingkan" in warning.value for warning in app.warning)
