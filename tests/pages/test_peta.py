"""Peta Desa: what the map says in words and figures; the picture itself is tested in Chromium."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.publish.build import build
from dashboard.store.database import Database
from page_words import words

OpenPage = Callable[..., AppTest]


def table(app: AppTest) -> pd.DataFrame:
    """The full ranking, which is drawn on request."""
    assert not app.dataframe
    app.toggle(key="map_table_all").set_value(True).run()
    assert not app.exception
    frame: pd.DataFrame = app.dataframe[0].value
    return frame


def short_list(app: AppTest) -> list[list[str]]:
    """Cells of the short ranking, row by row."""
    body = next(item.body for item in app.main if 'class="ranking' in str(getattr(item, "body", "")))
    return [re.sub(r"<[^>]+>", "|", row).strip("|").split("||") for row in body.split("<tbody>")[1].split("</tr>")[:-1]]


def test_opens_with_the_economic_index_and_says_where_it_is_weak(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("peta")
    text = words(app)
    villages = shipped.query("""SELECT r.name, r.kecamatan, o.value FROM observations o
                                JOIN regions r ON r.code = o.region_code AND r.level = 'desa'
                                WHERE o.indicator = 'ike' AND o.year = 2024 ORDER BY o.value""")
    weak = sum(value < 0.64 for value in villages["value"])
    name, kecamatan = villages["name"].iloc[0], villages["kecamatan"].iloc[0]
    assert f"Ketahanan ekonomi 2024 terendah di Desa {name}, Kecamatan {kecamatan} (0,5000); " in text
    assert f"{weak} dari 220 desa masuk kelas lebih lemah" in text
    assert "Batas wilayah: cahyadsn/wilayah_boundaries" in text
    frame = table(app)
    assert len(frame) == 248
    assert frame["Desa/kelurahan"].iloc[0] == name and frame["Peringkat"].iloc[0] == 220
    assert list(frame["Kelas"].tail(28)) == ["tidak dinilai"] * 28
    assert frame["Ketahanan ekonomi"].tail(28).isna().all()
    assert "Indikator" not in {box.label for box in app.selectbox}, "one choice: the one on the map"
    assert not app.download_button, "files are offered when they are asked for"
    app.session_state["map_files"] = True
    assert [button.label for button in app.run().download_button] == ["PNG", "HTML", "GeoJSON", "CSV"]
    assert "nan" not in text.split() and "None" not in text


def test_a_link_chooses_village_indicator_and_form(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("peta", desa="35.05.10.2007", ind="iks", bentuk="petak")
    text = words(app)
    assert not app.warning
    assert "Ketahanan sosial 2024 di Kecamatan Kanigoro terendah di" in text
    assert "Desa Karangsono" in text and "0,8057" in text
    assert "kec. 8 dari 10 kab. 152 dari 220" in " ".join(text.split())
    assert len(table(app)) == 12
    assert app.query_params["bentuk"] == "petak"


def test_status_is_counted_not_ranked(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("peta", ind="idm_status")
    assert "Status IDM 2024: dari 220 desa, 111 Mandiri, 108 Maju, 1 Berkembang." in words(app)
    frame = table(app)
    assert "Peringkat" not in frame.columns
    assert frame["Status IDM"].iloc[0] == "Berkembang" and frame["Status IDM"].iloc[-1] == "tidak dinilai"


def test_kelurahan_are_not_rated_and_said_so(shipped: Database, open_page: OpenPage) -> None:
    code = shipped.query("SELECT min(code) AS c FROM regions WHERE level = 'kelurahan'")["c"].iloc[0]
    text = words(open_page("peta", desa=code))
    assert "kelurahan tidak dinilai" in text and text.count("tidak dinilai") >= 6


def test_the_38_with_our_place_and_a_chosen_one(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("peta", tingkat="kabkota")
    text = words(app)
    assert "Kabupaten Blitar 7,57 persen, peringkat 13 dari 38 (kira-kira 10–19; 1 = paling rendah)." in text
    assert "Persentase penduduk miskin (P0) Maret 2025 tertinggi di Kabupaten Sampang" in text
    assert len(table(app)) == 38
    assert "Indikator" in {box.label for box in app.selectbox}, "this map has no choice of its own"
    other = open_page("peta", tingkat="kabkota", kab="35.06", ind="ipm_sp2020lf")
    assert not other.warning
    assert "Kabupaten Kediri" in words(other) and "IPM" in words(other)


def test_counts_are_large_or_small(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("peta", tingkat="kabkota", ind="population")
    assert "terbesar di Kota Surabaya" in words(app) and "Kabupaten Blitar 1." in words(app)
    assert table(app)["Kelas"].iloc[0] == "terbesar"


def test_a_rank_without_better_or_worse_says_what_it_means(shipped: Database, open_page: OpenPage) -> None:
    text = " ".join(words(open_page("peta", tingkat="kabkota", ind="pdrb_per_capita")).split())
    assert "Peringkat 1 paling besar." in text and "Peringkat 1 paling baik" not in text
    assert re.search(r"\d+ dari 38 1 = terbesar", text)
    judged = words(open_page("peta", tingkat="kabkota"))
    assert "Peringkat 1 paling baik." in judged


def test_a_calculated_figure_says_so_in_the_card(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("peta", tingkat="kabkota", ind="rls", tahun="2024"))
    assert "2024 · hitungan" in text
    assert "Maret 2025 · hitungan" not in text
    assert "hitungan" not in words(open_page("peta", tingkat="kabkota", ind="rls", tahun="2021")).split("Urutan")[0]


def test_changing_the_level_starts_with_its_own_indicator(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("peta", ind="iks")
    app.segmented_control(key="map_level").set_value("kabkota").run()
    assert not app.warning and not app.exception
    assert "Persentase penduduk miskin (P0) Maret 2025 tertinggi" in words(app)


@pytest.mark.parametrize(("params", "named"), [
    ({"tingkat": "provinsi"}, "“provinsi”"), ({"bentuk": "bulat"}, "“bulat”"), ({"kab": "35.99"}, "“35.99”"),
    ({"desa": "35.05.99.9999"}, "“35.05.99.9999”"), ({"ind": "p0"}, "“p0”"), ({"tahun": "1999"}, "1999"),
    ({"tingkat": "kabkota", "ind": "ike"}, "“ike”")])
def test_wrong_link_is_named(shipped: Database, open_page: OpenPage, params: dict[str, str], named: str) -> None:
    assert named in open_page("peta", **params).warning[0].value


def test_tiny_world_by_eye(tiny: Database, open_page: OpenPage) -> None:
    app = open_page("peta", ind="idm_score")
    assert ("IDM 2024 terendah di Desa Jaten, Kecamatan Wonodadi (0,5500); 1 dari 4 desa masuk kelas lebih lemah."
            in words(app))
    rows = short_list(app)
    assert not app.toggle, "five villages are all in the short list"
    assert [row[1] for row in rows] == ["Jaten", "Sukorejo", "Sukorejo", "Bakung", "Kuningan"]
    assert [row[0] for row in rows] == ["4", "3", "1", "1", "–"]


def test_without_village_figures_it_says_so(tiny_data: Callable[..., Path], open_page: OpenPage) -> None:
    folder = tiny_data(observations=[("p0", "35.05", 2025, "Maret", "7.57")])
    (folder / "catalogue/anchors.csv").write_text("indicator,region_code,year,period,value,source\n", "utf-8")
    build()
    app = open_page("peta")
    assert "Belum ada angka desa yang dapat dipetakan." in words(app)
    assert "Belum ada angka kabupaten/kota yang dapat dipetakan." in words(open_page("peta", tingkat="kabkota"))


def test_without_a_build_the_page_says_what_to_do(no_build: Path, open_page: OpenPage) -> None:
    assert "python -m dashboard build" in open_page("peta").error[0].value


def test_hostile_names_show_as_text(tiny_data: Callable[..., Any], open_page: OpenPage) -> None:
    tiny_data(names={"35.05.01.2001": "<img src=x onerror=alert(1)>", "35.05.01": "<b>Wono"})
    build()
    app = open_page("peta", desa="35.05.01.2001")
    assert not [item for item in app.main if "<img src=x" in str(getattr(item, "body", ""))
                or "<b>Wono" in str(getattr(item, "body", ""))]
    assert "&lt;img src=x" in "".join(str(getattr(item, "body", "")) for item in app.main)


def test_calculated_figures_say_so(shipped: Database, open_page: OpenPage) -> None:
    assert "hitungan" in words(open_page("peta", tingkat="kabkota", ind="rls", tahun="2024")).split()
    assert "hitungan" not in words(open_page("peta", tingkat="kabkota", ind="tpt")).split("\n")[0].split()


def test_a_villages_card_says_what_is_calculated_and_the_table_what_rank_1_means(
        shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("peta", desa="35.05.02.2003", ind="area_km2_poligon"))
    assert "hitungan" in text.split("Klik satu desa")[0]
    assert "di Kabupaten Blitar paling besar." in text and "paling baik." not in text
    assert "paling baik." in words(open_page("peta", ind="ike"))
    assert "Peringkat 1" not in words(open_page("peta", ind="idm_status"))


def test_a_doubted_figure_is_marked_in_sentence_list_and_card(shipped: Database, open_page: OpenPage) -> None:
    """Sumenep's Gini of 2025 is the lowest of the 38, and our own facts doubt it."""
    text = words(open_page("peta", tingkat="kabkota", ind="gini", tahun="2025"))
    assert "terendah di Kabupaten Sumenep (diragukan) (0,221)" in text
    card = words(open_page("peta", tingkat="kabkota", ind="gini", tahun="2025", kab="35.29"))
    assert "diragukan: turun 0,087 dari 2024" in card
