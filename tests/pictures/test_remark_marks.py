"""Notes of planners on a chart and a slide: a number at the figure, the words below, no markup from data."""

from __future__ import annotations

import re

import pytest

from dashboard.answers.world import World
from dashboard.core.style import LIGHT
from dashboard.queries import reference
from dashboard.render import charts
from dashboard.render.slides.model import Chart, Slide
from dashboard.render.words import remark_words
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.topics.indicators import answers
from dashboard.topics.indicators.answers import known_trend
from dashboard.topics.indicators.blocks import trend_slides
from dashboard.topics.indicators.rules.trend import Trend


@pytest.fixture
def noted(shipped: Database) -> Trend:
    """The poverty rate with five notes on the regency's figures, two of them on one."""
    found = known_trend(shipped, "p0", build_times.today())
    assert found is not None
    own = (found.lines["region_code"] == "35.05") & (found.lines["indicator"] == "p0")
    texts = {2018: "a", 2019: "b", 2021: "<b>c</b> $x$", 2024: "d " * 120}
    for day, (year, text) in enumerate(texts.items(), 10):
        rows = own & (found.lines["year"] == year)
        found.lines.loc[rows, "note"] = f"verif=satu; catatan=2026-11-{day} {text}; catatan=2026-10-{day} lama"
    return found


def test_a_chart_marks_the_newest_three_and_tells_them_below(noted: Trend, shipped: Database) -> None:
    figure = charts.trend(noted.lines, reference.method_breaks(shipped), noted.targets, noted.indicator, "Judul", LIGHT)
    marks = [(note.x, note.text) for note in figure.layout.annotations if note.name == "remark"]
    assert marks == [(2019, "<b>1</b>"), (2021, "<b>2</b>"), (2024, "<b>3</b>")]
    told = charts.heading(figure).source
    assert "[2] Kab. Blitar Maret 2021: <b>c</b> $x$ (12 November 2026)" in told, "the page escapes it"
    hovers = " ".join(text for trace in figure.data if trace.customdata is not None for text in trace.customdata)
    assert "&lt;b&gt;c&lt;/b&gt;" in hovers and "<b>c</b>" not in hovers
    assert re.search(r"dan \d+ catatan lain\.$", told)


def test_a_slide_tells_the_newest_and_its_speaker_reads_three(noted: Trend, shipped: Database,
                                                               monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "known_trend", lambda build, name, today: noted)
    slide = trend_slides.slide(World(shipped), "p0")
    assert isinstance(slide, Slide) and isinstance(slide.body, Chart)
    told = slide.body.note[slide.body.note.index("catatan perencana 2024"):]
    assert len(told.split(";")[0]) < 200 and "catatan lain" in told and "(13 November 2026)" in told
    assert slide.read.count(remark_words.TITLE) == 3
