"""Angka berbeda: the list and its links, the mark beside figures, the way from /data, search and first page; a form."""

from __future__ import annotations

import re
from collections.abc import Callable
from pkgutil import resolve_name

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.actor import person
from dashboard.queries.search import search
from dashboard.render.slides.model import LeftOut, Slide, SlideTable
from dashboard.render.table import differs, markup, to_cases
from dashboard.render.words import figure_marks, source_words
from dashboard.statistics import notes
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.topics.differences.blocks import slides
from dashboard.topics.differences.blocks.home import home
from dashboard.topics.differences.rules.cases import Ledger
from dashboard.topics.indicators.answers import known_trend
from dashboard.ui.shell import access
from handing_in import AGENCIES, publish, store
from meeting_rows import meeting
from page_words import html, words
from worlds import BLITAR

OpenPage = Callable[..., AppTest]
MARK = ('<a class="differs" href="angka-berbeda?perkara=08-cakupan-jkn-2025" target="_self" '
        f'aria-label="{figure_marks.DIFFERS_WORDS}" title="{figure_marks.DIFFERS_WORDS}">≠</a>')


def test_the_page_tells_all_cases_and_takes_its_choices_from_the_link(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("angka-berbeda")
    text = words(app)
    assert "34 angka diceritakan berbeda oleh dua sumber: 14 masih terbuka, 20 sudah dijelaskan." in text
    assert "0,75 persen" in text and "0,04 poin persen" in text and "5,3 persen dari A" in text
    assert "Tampil: angka A" in text and "belum ditentukan" in text and "nan" not in text.split()
    assert "(10 dari 34)" in text and len(app.download_button) == 2
    app.toggle(key="beda_semua").set_value(True).run()
    assert "Alokasi DBHCHT kesehatan" in words(app) and "24,6 persen dari A" in words(app)
    text = words(open_page("angka-berbeda", status="dijelaskan", ind="tpt", wilayah="35"))
    assert "(3)" in text and "backcast" in text and "Tingkat pengangguran terbuka Jawa Timur Agustus 2018" in text
    text = words(open_page("angka-berbeda", perkara="08-cakupan-jkn-2025"))
    assert "(1)" in text and "77,6 persen (Agustus)" in text and "Tampil: angka B" in text and "tidak dihitung" in text


def test_cases_of_other_regions_that_were_recorded_here_are_affairs_of_this_one(
        shipped: Database, open_page: OpenPage) -> None:
    kediri = "Persentase penduduk miskin Kota Kediri Maret 2025"
    for asked in ({"ind": "p0", "status": "terbuka"}, {"wilayah": "35.71"}, {"wilayah": "semua", "ind": "p0"},
                  {"perkara": "11-p0-kota-kediri-2025"}):
        assert kediri in words(open_page("angka-berbeda", **asked))
    assert "perkara lain" not in words(open_page("angka-berbeda"))
    counts = re.sub(r"\s+", " ", words(open_page("data")))
    assert "34 angka berbeda" in counts and "14 belum selesai" in counts


def test_a_wrong_link_is_named(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("angka-berbeda", perkara="99-lain", status="hilang", wilayah="35.99")
    told = " ".join(item.value for item in app.warning)
    assert all(value in told for value in ("99-lain", "hilang", "35.99")) and "34 angka" in words(app)


def test_figures_with_an_open_case_carry_the_mark(shipped: Database, open_page: OpenPage) -> None:
    for page, params in (("tren", {"ind": "extreme_poverty"}), ("analisis", {"ind": "extreme_poverty"}),
                         ("indikator", {})):
        assert 'class="differs" href="angka-berbeda?perkara=07-miskin-ekstrem-2023"' in html(open_page(page, **params))
    row = shipped.query("SELECT note FROM observations WHERE indicator = 'jkn_coverage' AND region_code = '35.05' "
                        "AND year = 2025").iloc[0]
    assert markup(differs(row["note"])) == MARK and differs("ket=x") is None
    assert source_words.remark(row) == source_words.DIFFER and figure_marks.sign(row["note"]) == "≠"
    assert figure_marks.beside("76", calculated=False, note=row["note"]) == "76 (≠)"
    slide = known_trend(shipped, "extreme_poverty", build_times.today())
    assert slide is not None and slide.finding is not None and figure_marks.sign(slide.finding.note) == "≠"


def test_what_a_source_line_says_of_two_sources_leads_to_the_case(shipped: Database, open_page: OpenPage) -> None:
    """Each figure to its case; the words behind them to the case, or to all where there are several."""
    told = html(open_page("peringkat", ind="p0"))
    rows = shipped.query("SELECT r.name, o.value, o.note FROM observations o JOIN regions r ON r.code = o.region_code "
                         "WHERE indicator = 'p0' AND year = 2025 AND note LIKE '%beda=%' AND level = 'kota'"
                         ).to_dict("records")
    assert len(rows) == 2
    for row in rows:
        figure = f"Kota {row['name']} 2025 {formats.number(row['value'], 2)}"
        assert f'<a href="{figure_marks.case_address(row["note"])}" target="_self">{figure}</a>' in told
    assert '<a href="angka-berbeda" target="_self">lihat Angka berbeda</a>.' in told
    (case,) = shipped.query("SELECT note FROM observations WHERE indicator = 'p0' AND year = 2017 AND region_code = "
                            "'35.05'")["note"].map(figure_marks.case_address)
    told = html(open_page("tren", ind="p0"))
    assert case and f'<a href="{case}" target="_self">lihat Angka berbeda</a>.' in told


def test_a_text_without_a_case_stays_as_it_is() -> None:
    assert markup(to_cases("a <b> lihat Angka berbeda", {})) == "a &lt;b&gt; lihat Angka berbeda"
    cases = {"Kediri 2025 6": "angka-berbeda?perkara=1", "Kota Kediri 2025 6": "angka-berbeda?perkara=2"}
    assert markup(to_cases("<i> Kota Kediri 2025 6 ≠ x", cases)) == (
        '&lt;i&gt; <a href="angka-berbeda?perkara=2" target="_self">Kota Kediri 2025 6</a> ≠ x')


def test_targets_and_programme_facts_with_an_open_case_carry_it_too(shipped: Database, open_page: OpenPage) -> None:
    told = [row[0] for row in shipped.rows("SELECT note FROM targets WHERE indicator = 'p0' AND year = 2045")[1]]
    assert "03-target-kemiskinan-2045" in {notes.case(note) for note in told}
    assert not any(notes.case(note) for note in shipped.query("SELECT note FROM targets WHERE year < 2045")["note"])
    facts = shipped.query("SELECT program, note FROM program_facts")
    assert {notes.case(note) for note in facts["note"]} - {""} == {
        "06-stok-rtlh", "13-rtlh-2024", "14-blt-dbhcht-juli-2025"}
    assert not facts["note"].str.contains("perkara=").any()
    targets = open_page("menuju-target", ind="p0")
    targets.toggle(key="target_semua").set_value(True).run()
    assert "persen (≠)" in words(targets)
    assert "311 unit ≠" in " ".join(words(open_page("anggaran")).split())
    assert 'href="angka-berbeda?perkara=13-rtlh-2024"' in html(open_page("anggaran"))


def test_it_is_found_and_asks_for_a_decision(shipped: Database) -> None:
    hits = [(hit.kind, hit.page, hit.parameters.get("perkara")) for hit in search(shipped, "miskin ekstrem 2022")]
    assert ("Angka berbeda", "angka-berbeda", "01-miskin-ekstrem-2022") in hits
    (line,) = home(World(shipped)).lines
    assert line.parameters == {"wilayah": BLITAR} and "belum diputuskan" in line.text and "0,75 persen" in line.text


def test_the_deck_has_one_slide_while_figures_of_the_regency_wait(shipped: Database, monkeypatch: pytest.MonkeyPatch,
                                                                  ) -> None:
    made = slides.slide(World(shipped))
    assert isinstance(made, Slide) and isinstance(made.body, SlideTable)
    assert made.title == "7 angka Kabupaten Blitar berbeda dan belum diputuskan" and not made.is_sample
    assert made.body.rows[0] == ("Miskin ekstrem 2022", "0,75 persen (beritajatim.com)",
                                 "0,79 persen (tintabangsa.com)", "0,04 poin persen", "Bappeda (terbuka)")
    assert len(made.body.rows) == slides.ROWS and "3 dari 7" in made.subtitle
    places = [entry.place for topic in ("registers", "differences") for entry in
              resolve_name(f"dashboard.topics.{topic}.blocks.slides:ENTRIES")]
    assert places == sorted(places) and places[-1] > places[-2], "after the registers"
    monkeypatch.setattr(slides, "ledger", lambda *_: Ledger(()))
    assert isinstance(slides.slide(World(shipped)), LeftOut)


def test_a_tiny_world_marks_its_card(tiny: Database, open_page: OpenPage) -> None:
    assert 'perkara=01"' in html(open_page("angka"))


def test_progress_is_typed_on_the_page(tiny: Database, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not [item for item in open_page("angka-berbeda").main.get("button") if "perkembangan" in item.label]
    store("agencies", AGENCIES)
    publish("tkpk_meetings", [meeting()])
    monkeypatch.setattr(access, "actor", lambda: person("siti"))
    app = open_page("angka-berbeda", perkara="01")
    box = {item.label: item for item in app.main.get("selectbox")}
    assert box["Perkara"].value == "01"
    box["Keadaan baru"].set_value("diputuskan")
    save = "FormSubmitter:kelola_beda-Simpan perkembangan"
    app.button(key=save).click().run()
    assert "perlu rapat" in app.error[0].value
    box = {item.label: item for item in app.main.get("selectbox")}
    box["Diputuskan rapat"].set_value("rapat-a")
    box["OPD pemilik"].set_value("dinsos")
    next(item for item in app.main.get("text_input") if item.label == "Angka yang dipakai").set_value("7,57")
    app.button(key=save).click().run()
    for job in app.session_state["kelola_beda_jobs"]:
        assert job.done.wait(120) and job.error is None
    text = words(open_page("angka-berbeda"))
    assert "1 angka diceritakan berbeda oleh dua sumber: 1 sudah diputuskan." in text
    assert "dipakai 7,57" in text and "Dinsos" in text and "Rapat rapat-a" in text
    assert 'class="differs"' not in html(open_page("angka"))
