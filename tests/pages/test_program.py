"""Cakupan Program: clean, from a link, wrong link, no data, sample off; figures compared with a slow count."""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import formats
from dashboard.store.build import build
from dashboard.store.database import Database
from dashboard.ui import program_files
from dashboard.ui.cached_program import coverage, programs
from dashboard.ui.program_parts import Shown
from handing_in import AGENCIES, JATEN, PROGRAMS, SUKOREJO, covered, publish, store
from page_words import words as marked_up

OpenPage = Callable[..., AppTest]
ROOT = Path(__file__).resolve().parents[2]


def words(app: AppTest) -> str:
    """What the page says, with "<10" as a reader sees it."""
    return html.unescape(marked_up(app))


def sample(program: str, year: str) -> list[dict[str, str]]:
    with (ROOT / "data/sample/coverage.csv").open(encoding="utf-8", newline="") as handle:
        return [row for row in csv.DictReader(handle) if row["program"] == program and row["period"] == year]


def total(rows: list[dict[str, str]], name: str) -> int:
    return sum(int(row[name]) for row in rows)


def test_the_first_programme_says_reach_gap_and_that_it_is_sample(shipped: Database, open_page: OpenPage) -> None:
    text, rows = words(open_page("program")), sample("pkh", "2025")
    reached, targeted = total(rows, "recipients"), total(rows, "target")
    assert (f"Program Keluarga Harapan 2025 menjangkau {formats.number(reached)} dari {formats.number(targeted)} KK "
            f"sasaran ({formats.number(reached / targeted * 100, 1)} persen)") in text
    over = sum(int(row["recipients"]) > int(row["target"]) for row in rows)
    told = re.search(r"Di atas 100 \((\d+)\)", " ".join(tab.label for tab in open_page("program").tabs))
    assert told and over - text.count("ditutup") <= int(told[1]) <= over
    assert f"Di sedikitnya {told[1]} dari 248 desa/kelurahan" in text
    assert "DATA CONTOH" in text and "Data contoh buatan" in text
    assert "nan" not in text.split() and "None" not in text.split()


def test_a_link_chooses_programme_year_and_kecamatan(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("program", prog="blt_dd", tahun="2024", kec="35.05.06")
    text = words(app)
    own = [row for row in sample("blt_dd", "2024") if row["village"].startswith("35.05.06.")]
    assert "BLT Dana Desa 2024 di Kecamatan Ponggok" in text
    assert f"{formats.number(total(own, 'recipients'))}" in text and f"{formats.number(total(own, 'target'))}" in text
    assert "Semua program di Kecamatan Ponggok, 2024" in text
    assert app.query_params["prog"] in ("blt_dd", ["blt_dd"]) and not app.warning


def test_wrong_links_are_named(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("program", prog="bansos_x", tahun="1999", kec="35.05.99", rinci="rt")
    said = " ".join(item.value for item in app.warning)
    for value in ("bansos_x", "1999", "35.05.99", "rt"):
        assert value in said
    assert "untuk program ini" in said
    assert "Program Keluarga Harapan 2025" in words(app)


@pytest.mark.parametrize("program", ["rtlh", "ternak", "modal_usaha", "pmt", "jamban"])
def test_no_small_count_is_on_the_page_or_in_its_files(shipped: Database, open_page: OpenPage, program: str) -> None:
    text = words(open_page("program", prog=program, tahun="2025", rinci="desa"))
    rows = sample(program, "2025")
    small = {row["village"] for row in rows if int(row["recipients"]) < 10}
    assert small and "<10" in text
    found = coverage(shipped.build_id, program, 2025)
    assert found is not None
    shown = Shown(shipped.build_id, programs(shipped.build_id)[program], found, None)
    frame = program_files.table(shown, by_kecamatan=False).set_index("Kode")
    for row in rows:
        recipients, target = frame.loc[row["village"], ["Penerima", "Sasaran"]]
        assert recipients == ("<10" if row["village"] in small else int(row["recipients"])) or recipients == "ditutup"
        assert target == ("<10" if int(row["target"]) < 10 else int(row["target"])) or target == "ditutup"
        if row["village"] in small:
            assert not isinstance(frame.loc[row["village"], "Cakupan (persen)"], float)
    assert "Anggaran (Rp)" not in frame.columns  # rupiah of a village would tell the count
    assert (frame["Catatan"] == "DATA CONTOH").all()
    assert frame.loc[sorted(small)[0], "Periode"] == "2025"


def test_above_100_is_flagged_not_praised(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("program", prog="pbi_jkn", tahun="2025"))
    assert "tercatat 448.000 jiwa penerima dari sasaran 361.000 (124,1 persen)" in text
    assert "periksa datanya" in text and "bukan prestasi" in text


def test_money_beside_need_keeps_what_has_no_place(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("program", tahun="2024"))
    with (ROOT / "data/sample/rat_matrix.csv").open(encoding="utf-8", newline="") as handle:
        nowhere = sum(float(row["allocation"]) for row in csv.DictReader(handle)
                      if row["year"] == "2024" and not row["places"])
    assert "Rp324 miliar" in text and "Tanpa lokasi" in text and formats.rupiah(nowhere) in text
    assert "Kebutuhan = KK desil 1–4 menurut DTSEN Triwulan III 2025" in text
    assert "belum tersedia, jadi alokasi belum dapat dibandingkan" in words(open_page("program", tahun="2023"))


def test_published_facts_are_shown_as_they_are(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("program"))
    assert "Angka program yang sudah terbit" in text and "PBI-JKN (APBN), dicoret" in text
    assert "8.026" not in text  # a figure of Kota Blitar


def test_every_programme_can_be_opened(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("program", kec="35.05.08")
    for name in app.selectbox(key="program_select").options:
        app.selectbox(key="program_select").select(name).run()
        assert not app.exception, name
        assert "nan" not in words(app).split(), name


def test_without_sample_the_page_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                      open_page: OpenPage) -> None:
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path))
    monkeypatch.setenv("DASHBOARD_SAMPLE", "off")
    build()
    text = words(open_page("program"))
    assert "Cakupan program per desa belum tersedia" in text and "DATA CONTOH" not in text
    assert "Angka program yang sudah terbit" in text and "448.000 jiwa" in text


def test_handed_in_rows_stand_without_badge(tiny_data: Callable[..., Any], open_page: OpenPage) -> None:
    tiny_data()
    store("agencies", AGENCIES)
    store("programs", PROGRAMS)
    publish("coverage", [covered(JATEN, "2025", 60), covered(SUKOREJO, "2025", 3)])
    text = words(open_page("program", rinci="desa"))
    assert "Rumah tidak layak huni 2025 menjangkau 63 dari 200 unit sasaran (31,5 persen)" in text
    assert "DATA CONTOH" not in text and "coverage.csv" in text
    assert "<10" in text and "ditutup" in text and " 60 " not in text  # 63 − 60 would tell the 3
    assert "Matriks RAT 2025 belum tersedia" in text


def test_nothing_at_all(tiny: Database, open_page: OpenPage) -> None:
    text = words(open_page("program"))
    assert "Cakupan program per desa belum tersedia" in text and "import coverage" in text


def test_the_profile_lists_the_programmes_of_a_village(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("profil", desa="35.05.06.2001"))
    own = {row["program"]: row for row in sample("pkh", "2025") + sample("rtlh", "2025")
           if row["village"] == "35.05.06.2001"}
    assert "Program di wilayah ini" in text and "DATA CONTOH" in text
    pkh = " ".join(text.split()).split("Program Keluarga Harapan", 1)[1][:90]
    assert f"2025 KK {own['pkh']['target']} {own['pkh']['recipients']}" in pkh
    assert int(own["rtlh"]["recipients"]) < 10 and f"unit {own['rtlh']['target']} <10" in " ".join(text.split())
    assert "Penerima bantuan sosial per program : belum tersedia" in text  # sample is not an answer


def test_the_village_map_takes_coverage_in(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("peta", ind="cakupan_pkh", desa="35.05.06.2001")
    text = words(app)
    assert not app.warning
    assert "Program Keluarga Harapan 2025 di Kecamatan Ponggok menjangkau" in text and "DATA CONTOH" in text
    hidden = words(open_page("peta", ind="cakupan_rtlh", desa="35.05.06.2001"))
    assert "paling banyak" in hidden and "<10 dari" in hidden
