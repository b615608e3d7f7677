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

from dashboard.core import formats
from dashboard.core.actor import VISITOR, person
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC, audience
from dashboard.topics.programs import answers as program_answers
from dashboard.topics.programs.parts import files as program_files
from dashboard.topics.programs.parts.parts import CoverageView
from dashboard.ui.shell import access
from handing_in import AGENCIES, JATEN, PROGRAMS, SUKOREJO, covered, publish, store
from page_words import html as drawn
from page_words import words as marked_up

OpenPage = Callable[..., AppTest]
ROOT = Path(__file__).resolve().parents[2]


def words(app: AppTest) -> str:
    """What the page says, as a reader sees it."""
    return html.unescape(marked_up(app))


def sample(program: str, year: str) -> list[dict[str, str]]:
    with (ROOT / "data/sample/coverage.csv").open(encoding="utf-8", newline="") as handle:
        return [row for row in csv.DictReader(handle) if row["program"] == program and row["period"] == year]


def total(rows: list[dict[str, str]], name: str) -> int:
    return sum(int(row[name]) for row in rows)


def test_the_first_programme_says_reach_gap_and_that_it_is_sample(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("program")
    text, rows = words(app), sample("pkh", "2025")
    assert "tahun=2025&amp;bagian=Menurut+wilayah&amp;kec=35.05.17" not in drawn(app)
    of_areas = drawn(open_page("program", bagian="Menurut wilayah"))
    assert re.search(r'href="\?(tahun=2025|bagian=Menurut\+wilayah|kec=35\.05\.17|&amp;)+" target="_self">Wlingi</a>',
                     of_areas)
    lacks = sum(max(0, int(row["target"]) - int(row["recipients"])) for row in rows)
    told = re.search(r"Program Keluarga Harapan 2025 menjangkau ([\d.]+) dari 42.800 KK sasaran \(cakupan bersih "
                     r"([\d,]+) persen, kotor 92,8 persen\); ([\d.]+) KK belum terjangkau", text)
    assert told and lacks == 5136
    reached, gap = (int(told[place].replace(".", "")) for place in (1, 3))
    assert gap % 5 == 0 and abs(gap - lacks) < 5 and reached == total(rows, "target") - gap
    assert told[2] == formats.number(reached / 42_800 * 100, 1) == "88,0"
    over = sum(int(row["recipients"]) > int(row["target"]) for row in rows)
    told = re.search(r"Di atas 100 \((\d+)\)", " ".join(tab.label for tab in open_page("program").tabs))
    assert told and 0 < int(told[1]) <= over
    assert f"Di sedikitnya {told[1]} dari 248 desa/kelurahan" in text
    assert "DATA CONTOH" in text and "Data contoh buatan" in text
    assert "nan" not in text.split() and "None" not in text.split()


def test_a_link_chooses_programme_year_and_kecamatan(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("program", prog="blt_dd", tahun="2024", kec="35.05.06")
    text = words(app)
    own = [row for row in sample("blt_dd", "2024") if row["village"].startswith("35.05.06.")]
    assert "BLT Dana Desa 2024 di Kecamatan Ponggok" in text
    found = program_answers.coverage(shipped, "blt_dd", 2024, PUBLIC)
    assert found is not None
    for name in ("recipients", "target"):
        shown = found.kecamatan.loc["35.05.06", name]
        assert f"{formats.number(shown)}" in text and abs(shown - total(own, name)) < 5
    assert "Semua program di Kecamatan Ponggok, 2024" in words(
        open_page("program", prog="blt_dd", tahun="2024", kec="35.05.06", bagian="Semua program"))
    assert app.query_params["prog"] in ("blt_dd", ["blt_dd"]) and not app.warning


def test_wrong_links_are_named(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("program", prog="bansos_x", tahun="1999", kec="35.05.99", rinci="rt")
    said = " ".join(item.value for item in app.warning)
    for value in ("bansos_x", "1999", "35.05.99", "rt"):
        assert value in said
    assert "untuk program ini" in said
    assert "Program Keluarga Harapan 2025" in words(app)


@pytest.mark.parametrize("program", ["rtlh", "ternak", "modal_usaha", "pmt", "jamban"])
def test_counts_on_the_page_and_in_its_files_are_rounded(shipped: Database, open_page: OpenPage, program: str) -> None:
    text = words(open_page("program", prog=program, tahun="2025", rinci="desa"))
    rows = sample(program, "2025")
    assert "Angka dibulatkan acak ke kelipatan 5" in text and "<10" not in text and "ditutup" not in text
    assert "Angka persis" not in text
    found = program_answers.coverage(shipped, program, 2025, PUBLIC)
    assert found is not None
    shown = CoverageView(shipped, program_answers.programs(shipped)[program], found, None, PUBLIC)
    frame = program_files.table(shown, by_kecamatan=False).set_index("Kode")
    for row in rows:
        for head, name in (("Penerima", "recipients"), ("Sasaran", "target")):
            told = frame.loc[row["village"], head]
            assert told % 5 == 0 and abs(told - int(row[name])) < 5
    small = frame["Sasaran"] < 20
    assert frame.loc[small, [program_files.NET, program_files.GROSS]].isna().all(axis=None)
    assert frame.loc[~small, program_files.NET].notna().all()
    assert "Anggaran (Rp)" not in frame.columns  # rupiah of a village would tell the count
    assert (frame["Catatan"] == "DATA CONTOH").all() and (frame["Periode"] == "2025").all()


def test_who_is_signed_in_sees_exact_figures_and_is_told_so(shipped: Database, open_page: OpenPage,
                                                            monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "actor", lambda: person("siti"))
    text = words(open_page("program", prog="blt_dbhcht", tahun="2025", rinci="desa"))
    rows = sample("blt_dbhcht", "2025")
    assert "Angka persis, hanya untuk yang masuk." in text and "Angka dibulatkan acak" not in text
    assert "menjangkau 4.382 dari 4.819 jiwa sasaran" in text and "437 jiwa belum terjangkau" in text
    found = program_answers.coverage(shipped, "blt_dbhcht", 2025, audience(person("siti")))
    assert found is not None
    shown = CoverageView(shipped, program_answers.programs(shipped)["blt_dbhcht"], found, None,
                         audience(person("siti")))
    frame = program_files.table(shown, by_kecamatan=False).set_index("Kode")
    assert frame["Penerima"].to_dict() == {row["village"]: int(row["recipients"]) for row in rows}
    monkeypatch.setattr(access, "actor", lambda: VISITOR)  # the next visitor of the same server
    assert "Angka dibulatkan acak" in (text := words(open_page("program", prog="blt_dbhcht", tahun="2025")))
    assert "dari 4.819" not in text


def test_above_100_is_flagged_not_praised(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("program", prog="pbi_jkn", tahun="2025"))
    assert "dari 361.000 jiwa sasaran (cakupan bersih 96,3 persen, kotor 124,1 persen); 13.4" in text
    assert "periksa datanya" in text and "bukan prestasi" in text


def test_money_beside_need_keeps_what_has_no_place(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("anggaran", tahun="2024"))
    with (ROOT / "data/sample/rat_matrix.csv").open(encoding="utf-8", newline="") as handle:
        nowhere = sum(float(row["allocation"]) for row in csv.DictReader(handle)
                      if row["year"] == "2024" and not row["places"])
    assert "Rp324 miliar" in text and "Tanpa lokasi" in text and formats.rupiah(nowhere) in text
    assert "Kebutuhan = KK desil 1–4 menurut DTSEN Triwulan III 2025" in text
    assert "Tahun 2023 belum tersedia untuk matriks RAT" in open_page("anggaran", tahun="2023").warning[0].value


def test_published_facts_are_shown_as_they_are(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("anggaran"))
    assert "Angka program yang sudah terbit" in text and "PBI-JKN (APBN), dicoret" in text
    assert "8.026" not in text  # a figure of Kota Blitar


def test_every_programme_can_be_opened(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("program", kec="35.05.08")
    for name in app.selectbox(key="filter_Program").options:
        app.selectbox(key="filter_Program").select(name).run()
        assert not app.exception, name
        assert "nan" not in words(app).split(), name


def test_without_sample_the_page_says_what_is_missing(without_sample: None, open_page: OpenPage) -> None:
    text = words(open_page("program"))
    assert "Cakupan program per desa belum tersedia" in text and "DATA CONTOH" not in text
    text = words(open_page("anggaran"))
    assert "Matriks RAT belum tersedia" in text and "DATA CONTOH" not in text
    assert "Angka program yang sudah terbit" in text and "448.000 jiwa" in text


def test_handed_in_rows_stand_without_badge(tiny_data: Callable[..., Any], open_page: OpenPage) -> None:
    tiny_data()
    store("agencies", AGENCIES)
    store("programs", PROGRAMS)
    publish("coverage", [covered(JATEN, "2025", 60), covered(SUKOREJO, "2025", 3)])
    text = words(open_page("program", rinci="desa"))
    said = re.search(r"Rumah tidak layak huni 2025 menjangkau (\d+) dari 200 unit sasaran", text)
    assert said and int(said[1]) in (60, 65)
    assert "DATA CONTOH" not in text and "coverage.csv" in text and "63" not in text
    assert "Matriks RAT belum tersedia" in words(open_page("anggaran"))


def test_nothing_at_all(tiny: Database, open_page: OpenPage) -> None:
    text = words(open_page("program"))
    assert "Cakupan program per desa belum tersedia" in text and "import coverage" in text


def test_the_profile_lists_the_programmes_of_a_village(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("profil", desa="35.05.06.2001", bagian="Program & RAT"))
    own = {row["program"]: row for row in sample("pkh", "2025") + sample("rtlh", "2025")
           if row["village"] == "35.05.06.2001"}
    assert "Program di wilayah ini" in text and "DATA CONTOH" in text
    for program, unit in (("pkh", "KK"), ("rtlh", "unit")):
        found = program_answers.coverage(shipped, program, 2025, PUBLIC)
        assert found is not None
        seen = [found.villages.loc["35.05.06.2001", name] for name in ("target", "recipients")]
        assert f"2025 {unit} {seen[0]:.0f} {seen[1]:.0f}" in " ".join(text.split())
        assert all(abs(shown - int(own[program][name])) < 5
                   for shown, name in zip(seen, ("target", "recipients"), strict=True))
    rest = words(open_page("profil", desa="35.05.06.2001", bagian="Angka lain"))
    assert "Penerima bantuan sosial per program : belum tersedia" in rest  # sample is not an answer


def test_the_village_map_takes_coverage_in(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("peta", ind="cakupan_pkh", desa="35.05.06.2001")
    text = words(app)
    assert not app.warning
    assert "Program Keluarga Harapan 2025 di Kecamatan Ponggok menjangkau" in text and "DATA CONTOH" in text
    small = words(open_page("peta", ind="cakupan_rtlh", desa="35.05.06.2001"))
    assert "dibulatkan acak ke kelipatan 5" in small and "<10" not in small
