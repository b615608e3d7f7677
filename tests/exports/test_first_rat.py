"""After the first real hand-in of one agency every page, slide and paper says the same, and nothing made up is left."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from dashboard.outputs.brief import second_page
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.brief.summary import content
from dashboard.outputs.chapter import chapter
from dashboard.render.slides.model import Chart, Slide, SlideTable
from dashboard.statistics import scales
from dashboard.statistics.rounding import EXACT
from dashboard.statistics.target_check import told_first
from dashboard.store.database import Database, open_current
from dashboard.topics.indicators import answers as indicator_answers
from dashboard.topics.indicators.blocks import headline_slide as indicators
from dashboard.topics.indicators.blocks import trend_slides as trends
from dashboard.topics.rat import answers as rat_answers
from dashboard.topics.rat.blocks import slides as rat
from dashboard.topics.rat.rules.quarter import Choice, assess, of_build
from dashboard.topics.rat.words import sentences as rat_words
from dashboard.topics.rat.words.exceptions import exception_lines
from handing_in import action, publish
from meeting_rows import DAY
from worlds import BLITAR, copy_home

TOLD = "1 dari 25 OPD menyerahkan RAT {}; 24 belum."


@pytest.fixture(scope="module")
def homes(shipped_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Homes 2025 and 2026: the shipped build, and over it one with a RAT of that year."""
    folder = tmp_path_factory.mktemp("first-rat")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DASHBOARD_DATA", raising=False)
        for year in (2025, 2026):
            home = folder / str(year)
            copy_home(shipped_home, home)
            if year == 2026:  # the same sample steps aside
                shutil.copytree(folder / "2025/cache", home / "cache", dirs_exist_ok=True)
            patch.setenv("DASHBOARD_HOME", str(home))
            publish("rat_matrix", [action("dinsos", year=year)])
        yield folder


@pytest.fixture(params=[2025, 2026])
def handed_in(request: pytest.FixtureRequest, homes: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[
        Database, int]]:
    monkeypatch.setenv("DASHBOARD_HOME", str(homes / str(request.param)))
    monkeypatch.delenv("DASHBOARD_DATA", raising=False)
    database = open_current()
    yield database, request.param
    database.close()


def test_every_slide_and_paper_says_who_handed_in(handed_in: tuple[Database, int]) -> None:
    database, year = handed_in
    facts, told = PaperFacts(database), TOLD.format(year)
    found = facts.assessment
    assert found is not None and not found.rat.is_sample and len(found.agencies) == 25
    assert (found.choice.year, found.choice.quarter) == (year, 3 if year == 2026 else 4)
    for slide in (rat.agencies(facts), rat.exceptions(facts)):
        assert isinstance(slide, Slide) and slide.title.startswith(told) and not slide.is_sample
        assert isinstance(slide.body, SlideTable) and "0 dari 0" not in slide.title
    page = second_page.content(facts)["rat"]
    assert page["note"].startswith(told) and sum(len(one["rows"]) for one in page["tables"]) == 25
    first = exception_lines(found, rat_answers.agency_names(facts.database, short=True))[0]
    assert (first.title, first.count) == (f"Belum menyerahkan RAT {year}", 24)
    assert f"Target Renja {year} (dataset rat_targets) belum diserahkan" in rat_words.headline(found, None)


def test_an_agency_that_handed_in_nothing_is_told_so(handed_in: tuple[Database, int]) -> None:
    database, year = handed_in
    everything = of_build(database, DAY, EXACT)
    found = assess(everything, Choice(*(everything.newest() or (0, 0)), agency="dinkes"), scales.configured())
    assert rat_words.headline(found, "Dinas Kesehatan") == f"Dinas Kesehatan belum menyerahkan RAT {year}."
    assert rat_words.list_note(found).startswith("Daftar OPD masih DATA CONTOH")


def test_the_missed_target_stands_beside_the_met_one(shipped_facts: PaperFacts) -> None:
    facts = shipped_facts
    told = ("Target RPJMD 2025 5,30–6,78 persen (menunggu dokumen, belum diperiksa) tidak tercapai (7,57); target "
            "RPJMD 2026 8,88 persen (tahun 2026 disimpulkan) sudah terpenuhi.")
    headline, trend = indicators.slide(facts), trends.slide(facts, "p0")
    short = ("Target 2025 5,30–6,78 (belum diperiksa) tidak tercapai; 2026 8,88 (tahun 2026 disimpulkan) sudah "
             "terpenuhi.")
    assert isinstance(headline, Slide) and headline.subtitle.endswith(short) and told in headline.sentence
    assert isinstance(trend, Slide) and isinstance(trend.body, Chart)
    assert short in trend.body.note and told in trend.read, "whole for whoever speaks"
    assert content(facts)["headline"].endswith(told)


def test_what_is_inferred_stands_with_every_target(shipped: Database, shipped_facts: PaperFacts) -> None:
    """Of each indicator with an inferred target of the regency, on its slide and in its chapter."""
    facts, texts = shipped_facts, {}
    for name in ("p0", "tpt", "growth"):
        document = Document(BytesIO(chapter(shipped, [name])))
        texts[name] = [*(line.text for line in document.paragraphs),
                       *(cell.text for table in document.tables for row in table.rows for cell in row.cells)]
    for name, told in (("p0", "tahun 2026 disimpulkan"), ("p0", "nama dokumen disimpulkan"),
                       ("tpt", "dokumen disimpulkan"), ("growth", "dokumen disimpulkan")):
        text = texts[name]
        assert sum(f"({told})" in one for one in text) >= 2, name
        if "nama" not in told:
            slide = trends.slide(facts, name)
            checks = indicator_answers.known_trend(facts.database, name, facts.today).checks[name]
            shown = [one for one in told_first(checks, BLITAR) if one.status == "disimpulkan"]
            assert isinstance(slide, Slide) and isinstance(slide.body, Chart)
            assert (f"({told})" in slide.body.note) == bool(shown), name
