"""Charts for the hall: Plotly accepts them, they carry the slide's own numbers, nothing in them is small."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.core.style import LIGHT, SIZE_HALL
from dashboard.render.slides.hall_charts import hall_figure
from dashboard.render.slides.hall_labels import LabelBox, beside
from dashboard.render.slides.hall_parts import axis_range
from dashboard.render.slides.model import Chart, ChartKind, ChartSeries
from slide_samples import ALONE, BAR, CHARTS, COLUMN, EVIL, LINE, RANKED, SCATTER


def written(chart: Chart, prefix: str) -> list[str]:
    """Words on a chart whose name begins so."""
    return [one["text"] for one in hall_figure(chart)["layout"]["annotations"] if one["name"].startswith(prefix)]


@pytest.mark.parametrize("chart", CHARTS, ids=range(len(CHARTS)))
def test_plotly_accepts_it_and_nothing_is_small(chart: Chart) -> None:
    figure = go.Figure(hall_figure(chart))  # raises for a wrong attribute
    assert len(figure.data) == len(chart.series) - sum(one.dashed for one in chart.series
                                                       if chart.kind is not ChartKind.SCATTER)
    assert min(sizes(figure.to_plotly_json()["layout"])) >= SIZE_HALL


def sizes(part: Any, is_font: bool = False) -> Iterator[float]:
    """Every font size in a layout."""
    if isinstance(part, dict):
        for key, value in part.items():
            if is_font and key == "size":
                yield value
            yield from sizes(value, key.endswith("font"))
    elif isinstance(part, list | tuple):
        for value in part:
            yield from sizes(value)


@pytest.mark.parametrize("chart", CHARTS, ids=range(len(CHARTS)))
def test_numbers_are_the_slides(chart: Chart) -> None:
    drawn = hall_figure(chart)["data"]
    shown = [one for one in chart.series if not one.dashed or chart.kind is ChartKind.SCATTER]
    values = {one.name: [] for one in shown}
    for trace in drawn:
        values.setdefault(trace["name"], []).append(trace["x" if trace.get("orientation") == "h" else "y"])
    for one in shown:
        known = [value for value in one.values if value is not None]
        assert list(one.values) in values[one.name] or known in values[one.name]


def test_a_gap_and_a_break_stay_open() -> None:
    first, second, _, target = hall_figure(LINE)["data"]
    assert first["connectgaps"] is second["connectgaps"] is False
    assert first["y"] == [8.94, None, None, None] and second["y"] == [None, 9.33, 9.65, 8.71]
    assert first["line"] == second["line"]  # one region, one look
    assert target["mode"] == "markers"


def test_each_region_is_named_once_with_its_newest_figure() -> None:
    assert written(LINE, "label") == ["<b>Blitar 8,71</b>", "<b>Jatim 11,09 (2020)</b>", "<b>Target 8,50</b>"]


def test_a_line_alone_tells_every_figure() -> None:
    assert written(ALONE, "value") == ["9,0", "7,0", "8,0"]
    below = {one["text"]: one["yanchor"] for one in hall_figure(ALONE)["layout"]["annotations"]}
    assert below["7,0"] == "top" and below["9,0"] == "bottom"


def test_changes_are_signed_and_bars_start_at_zero() -> None:
    assert written(COLUMN, "value") == ["+0,39", "−0,94"]
    for chart in (RANKED, BAR):
        layout = hall_figure(chart)["layout"]
        assert layout["yaxis" if chart is RANKED else "xaxis"]["range"][0] == 0


def test_of_many_bars_only_those_asked_for_are_named() -> None:
    assert written(RANKED, "value") == ["Kab. 0<br><b>1,00</b>", "Kab. 12<br><b>13,00</b>", "Kab. 37<br><b>38,00</b>"]
    assert written(RANKED, "reference") == ["Jatim 9,50"]


def test_names_are_text_for_plotly_and_cut_when_long() -> None:
    names = hall_figure(BAR)["layout"]["yaxis"]["ticktext"]
    assert EVIL not in "".join(names) and "&lt;img" in names[2]
    assert names[1].endswith(" …") and len(names[1].split("<br>")) == 2


def test_points_at_one_place_share_a_label_and_labels_keep_apart() -> None:
    assert written(SCATTER, "point") == ["Bakung", "Wates"]
    frame = LabelBox(0, 100, 0, 100)
    named = [("A", 50.0, 50.0, "#000000"), ("B", 50.0, 50.0, "#000000"), ("C", 52.0, 50.0, "#000000")]
    labels = beside(named, [(50.0, 50.0), (52.0, 50.0)], frame, (1000, 500), 24)
    assert [label.text for label in labels] == ["A, B", "C"]
    assert labels[0].place["xanchor"] == "right" and labels[1].place["xanchor"] == "left"


@pytest.mark.parametrize(("values", "starts_at_zero"), [
    ([0.0, 5.0], True), ([1.0, 50.0], False), ([70.0, 76.0], False), ([-2.0, 6.0], False), ([3.0], False), ([], True)])
def test_an_axis_starts_at_zero_only_for_a_zero(values: list[float], starts_at_zero: bool) -> None:
    bottom, top, ticks = axis_range(values)
    assert (bottom == 0) == starts_at_zero
    assert all(bottom <= value <= top for value in values)
    assert len(ticks) >= 2 and bottom <= ticks[0] and ticks[-1] <= top


def test_without_a_single_value_there_is_a_chart_still() -> None:
    for kind in (ChartKind.LINE, ChartKind.COLUMN, ChartKind.BAR):
        line = ChartSeries("Blitar", (None, None), LIGHT.blitar)
        go.Figure(hall_figure(Chart(kind, ("2024", "2025"), (line,), "", 0)))
