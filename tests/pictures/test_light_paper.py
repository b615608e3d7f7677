"""A figure drawn for the dark theme and recoloured is the figure drawn for the light one, for every kind of chart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from chart_samples import FIGURES, ONE_BREAK, P0, bars, draw, observations, ranking, targets
from dashboard.core.domain import Verdict
from dashboard.core.style import DARK, LIGHT, Theme
from dashboard.render import charts
from dashboard.topics.programs.blocks.charts import beside_need
from dashboard.topics.steps.blocks import step_charts
from dashboard.topics.steps.rules.five_step import YearlyChange

CHANGES = [YearlyChange(2018, 2019, 0.5, Verdict.WORSE), YearlyChange(2019, 2020, -0.5, Verdict.BETTER)]
MONEY = pd.DataFrame({"difference": [0.1, -0.1], "p3ke_share": [4.0, 6.0], "allocation_share": [5.0, 5.0]},
                     index=["35.05.01", "35.05.02"])


def recoloured(part: Any, colours: dict[str, str]) -> Any:
    """What static/grafik.js does."""
    if isinstance(part, str):
        return colours.get(part.lower(), part)
    if isinstance(part, dict):
        return {key: recoloured(value, colours) for key, value in part.items()}
    return [recoloured(value, colours) for value in part] if isinstance(part, list | tuple) else part



@pytest.mark.parametrize("make", [
    lambda theme: draw(breaks=ONE_BREAK, theme=theme, targets=targets({"year": 2022, "target": 8.0})),
    lambda theme: draw(observations([*FIGURES, ("35.72", 2020, 7.0), ("35.06", 2020, 9.0)], is_sample=True),
                       theme=theme),
    lambda theme: bars(ranking(), theme=theme),
    lambda theme: step_charts.signed_bars(CHANGES, P0, "Turun", theme),
    lambda theme: beside_need(MONEY, "p3ke", str, "Beda", "persen", theme, sample=True, source="Uji"),
], ids=["trend", "trend-others-sample", "ranked", "changes", "need"])
def test_dark_becomes_light(make: Callable[[Theme], go.Figure]) -> None:
    dark, light = make(DARK), make(LIGHT)
    colours = charts.light_of(dark, DARK)
    assert dark != light and colours
    shown = recoloured(dark.to_plotly_json()["layout"], colours)
    assert flat(shown) == flat(light.to_plotly_json()["layout"])
    for ours, wanted in zip(dark.data, light.data, strict=True):
        assert flat(recoloured(ours.to_plotly_json(), colours)) == flat(wanted.to_plotly_json())


def flat(part: Any, path: str = "") -> dict[str, str]:
    """Every leaf by its path, as lower-case text."""
    if isinstance(part, dict):
        pairs = [(f"{path}.{key}", value) for key, value in part.items()]
    elif isinstance(part, list | tuple):
        pairs = [(f"{path}.{place}", value) for place, value in enumerate(part)]
    else:
        return {path: str(part).lower()}
    return {name: text for key, value in pairs for name, text in flat(value, key).items()}


def test_only_colours_in_use_are_told() -> None:
    figure = charts.bare(bars(ranking(), theme=DARK))
    colours = charts.light_of(figure, DARK)
    assert colours[DARK.paper.lower()] == LIGHT.paper.lower()
    assert DARK.better.lower() not in colours
    assert all(colour in figure.to_json().lower() for colour in colours)
