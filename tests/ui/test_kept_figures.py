"""A figure kept as data is the same figure, and nobody else's."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import cast

import plotly.io
import plotly.tools
import pytest

from chart_samples import draw
from dashboard.core.style import DARK
from dashboard.render import charts
from dashboard.store.database import Database
from dashboard.store.memo import Memo
from dashboard.store.policy import PUBLIC, Audience
from dashboard.ui.drawn import components
from dashboard.ui.kept import figures as kept_figures
from dashboard.ui.kept.figures import Finished


def text() -> str:
    return str(charts.bare(draw()).to_json(validate=False))


def test_streamlit_sends_exactly_the_bare_figure() -> None:
    kept = plotly.tools.return_figure_from_figure_or_data(Finished(text()), True)
    fresh = plotly.tools.return_figure_from_figure_or_data(charts.bare(draw()), True)
    assert json.loads(plotly.io.to_json(kept, validate=False)) == json.loads(plotly.io.to_json(fresh, validate=False))


def test_words_height_and_colours_are_read_as_from_a_figure() -> None:
    figure = charts.bare(draw(theme=DARK))
    kept = Finished(str(figure.to_json(validate=False)))
    assert charts.heading(kept) == charts.heading(figure) and kept.layout.height == figure.layout.height
    assert charts.light_of(kept, DARK) == charts.light_of(figure, DARK) != {}


def test_no_two_share_a_dictionary() -> None:
    same = text()
    first, second = Finished(same), Finished(same)
    first.to_dict()["layout"]["height"] = 1
    assert second.to_dict()["layout"]["height"] != 1


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Finished]:
    drawn: list[Finished] = []
    monkeypatch.setattr(components, "bare_chart", lambda figure, key: drawn.append(figure))
    return drawn


def test_made_once_for_each_build_theme_audience_and_choice(shown: list[Finished],
                                                            monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def make() -> object:
        made.append("x")
        return draw()

    first, second = (cast(Database, SimpleNamespace(memo=Memo())) for _ in range(2))
    for build, choice in ((first, ("p0",)), (first, ("p0",)), (second, ("p0",)), (first, ("tpt",))):
        kept_figures.chart("k", build, PUBLIC, choice, make)
    assert len(made) == 3 and len(shown) == 4 and shown[0] is not shown[1]
    monkeypatch.setattr(components, "theme", lambda: DARK)
    kept_figures.chart("k", first, PUBLIC, ("p0",), make)
    kept_figures.chart("other", first, PUBLIC, ("p0",), make)
    assert len(made) == 5
    kept_figures.chart("k", first, Audience(exact=True), ("p0",), make)
    assert len(made) == 6, "what is for somebody else is another figure"
