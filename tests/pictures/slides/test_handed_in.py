"""Slides of what people handed in: real rows carry no mark, name their file, and strange names stay what they are."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pptx import Presentation

from dashboard.outputs.slides.gather import deck
from dashboard.publish.build import build
from dashboard.render.pptx import deck_pptx
from dashboard.render.slides.model import Deck
from dashboard.store.building import build_times
from dashboard.store.database import open_current
from handing_in import JATEN, SUKOREJO, action, covered, store
from meeting_rows import DAY
from paper_room import overflowing
from worlds import live_in_a_copy

MARKUP, FORMULA = "<img src=x onerror=alert(1)>", "=cmd|'/c calc'!A0"
LONG = "Dinas Perumahan Rakyat, Kawasan Permukiman, Pertanahan, dan Segala Sesuatu yang Panjang Sekali Namanya"
TARGET = {"year": 2025, "agency": "dinsos", "sub_code": "1.06.01", "sub_activity": MARKUP, "indicator": FORMULA,
          "unit": "unit", "direction": "naik", "target": 100}


@pytest.fixture(scope="module")
def found(tiny_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deck]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build_times, "today", lambda: DAY)
        live_in_a_copy(tiny_once, tmp_path_factory.mktemp("handed-in"), patch)
        _hand_in()
        database = open_current()
    yield deck(database, today=date(2026, 1, 1))
    database.close()


def _hand_in() -> None:
    store("agencies", [{"code": "dinsos", "name": MARKUP, "short_name": MARKUP},
                         {"code": "perkim", "name": LONG, "short_name": FORMULA}])
    store("programs", [{"code": "rtlh", "name": f"{LONG} {LONG}", "agency": "perkim", "strategy": "1",
                          "unit": "unit"}])
    store("rat_matrix", [action("dinsos", sub_activity=MARKUP), action("perkim", sub_activity=LONG)])
    store("rat_targets", [TARGET, {**TARGET, "agency": "perkim"}])
    store("rat_realisation", [{"year": 2025, "quarter": 1, "agency": "dinsos", "sub_code": "1.06.01",
                                 "indicator": FORMULA, "physical": 80, "rupiah": 250_000}])
    store("coverage", [covered(JATEN, "2025", 40), covered(SUKOREJO, "2025", 60)])
    build()


def test_real_rows_have_no_mark_and_name_their_file(found: Deck) -> None:
    slides = {slide.id: slide for slide in found.slides}
    assert {"rat-opd", "rat-pengecualian", "cakupan"} <= set(slides)
    assert not any(slide.is_sample for slide in found.slides)
    assert "rat_realisation.csv" in slides["rat-opd"].source
    assert "coverage.csv" in slides["cakupan"].source
    assert slides["cakupan"].body.series[0].values == (50.0,)  # type: ignore[union-attr]


def test_strange_names_are_told_as_they_are_and_the_file_opens(found: Deck) -> None:
    slides = {slide.id: slide for slide in found.slides}
    rows = slides["rat-opd"].body.rows  # type: ignore[union-attr]
    assert {row[0] for row in rows} == {MARKUP, FORMULA}
    opened = Presentation(io.BytesIO(deck_pptx(found)))
    for page in opened.slides:
        assert not list(overflowing(page, 960, 540))
        for shape in page.shapes:
            if getattr(shape, "has_chart", False) and shape.has_chart:
                assert all(not str(name).startswith("=") for name in shape.chart.plots[0].categories)


def test_an_agency_that_never_reported_stands_first(found: Deck) -> None:
    slide = next(slide for slide in found.slides if slide.id == "rat-opd")
    first = slide.body.rows[0]  # type: ignore[union-attr]
    assert first[0] == FORMULA and first[1] == "–" and first[-1] == "belum pernah lapor"
