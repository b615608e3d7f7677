"""The way to the target with its fan, and the two panels: what is drawn, in numbers and words."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from chart_samples import NO_BREAKS, P0, words
from dashboard.core.domain import Verdict
from dashboard.core.style import DARK, LIGHT
from dashboard.render import charts
from dashboard.statistics.over_time.segments import with_segments
from dashboard.statistics.target_check import TargetCheck
from dashboard.topics.steps.blocks import outlook_charts
from dashboard.topics.steps.rules.co_movement import CoMovement
from dashboard.topics.steps.rules.forecast import Ahead, Forecast
from dashboard.topics.steps.rules.target_path import TargetPath, TargetState
from worlds import BLITAR

YEARS = (Ahead(2022, 9.0, ((8.5, 9.5), (8.0, 10.0))), Ahead(2023, 8.8, ((8.0, 9.6), (7.2, 10.4))))
FAN = Forecast(2018, 2021, 8, YEARS, None, None, None)


def own(sample: bool = False) -> pd.DataFrame:
    rows = [(2015, 9.97), (2018, 9.72), (2019, 8.94), (2020, 9.33), (2021, 9.65)]
    frame = pd.DataFrame(rows, columns=["year", "value"])
    frame = frame.assign(indicator="p0", region_code=BLITAR, period="Maret", source="BPS <b>", is_sample=sample)
    return with_segments(frame, NO_BREAKS)


def a_path(low: float, high: float, state: TargetState, required: float, year: int = 2031) -> TargetPath:
    check = TargetCheck("RPJMD <i>x</i>", BLITAR, year, low, high, 9.65, 2021, 1.0, Verdict.WORSE, True)
    return TargetPath(check, 9.65, 2021, required, None, state)


def named(figure: object, name: str) -> list[object]:
    return [trace for trace in figure.data if trace.name == name]  # type: ignore[attr-defined]


def test_the_line_is_never_joined_over_a_gap() -> None:
    figure = outlook_charts.path(own(), [], None, P0, "Judul", LIGHT)
    assert [list(trace.x) for trace in named(figure, "p0")] == [[2015], [2018, 2019, 2020, 2021]]
    assert not named(figure, "fan") and not named(figure, "required")
    assert "kipas" not in charts.heading(figure).subtitle and "◇" not in charts.heading(figure).subtitle


def test_dashes_lead_from_now_to_the_easier_end() -> None:
    open_target, met = a_path(5.0, 7.65, TargetState.SLOW, -0.2), a_path(9.9, 9.9, TargetState.MET, 0.0, 2026)
    figure = outlook_charts.path(own(), [open_target, met], None, P0, "Judul", LIGHT, ["Pidato."])
    (dashes,) = named(figure, "required")
    assert list(dashes.x) == [2021, 2031] and list(dashes.y) == pytest.approx([9.65, 7.65])
    diamonds = [(list(trace.x), list(trace.y)) for trace in named(figure, "target")]
    assert diamonds == [([2031, 2031], [5.0, 7.65]), ([2026], [9.9])]
    assert words(figure, "label:target") == ["2031: 5,00–7,65", "2026: 9,90"]
    assert "<i>x</i>" not in str(named(figure, "target")[0].customdata)
    assert "laju yang diperlukan" in charts.heading(figure).subtitle
    assert charts.heading(figure).source == "Sumber: BPS <b>; Pidato."


def test_no_target_is_named_on_the_fan() -> None:
    """Up to the last year of the fan a target stands under or over it; its name beside it would lie on the fan."""
    targets = [a_path(9.9, 9.9, TargetState.MET, 0.0, 2022), a_path(7.0, 8.0, TargetState.AWAY, 0.0, 2023),
               a_path(5.0, 7.65, TargetState.SLOW, -0.2)]
    figure = outlook_charts.path(own(), targets, FAN, P0, "Judul", LIGHT)
    labels = [(one.text, one.y, one.yanchor or "beside") for one in figure.layout.annotations
              if one.name == "label:target"]
    assert labels == [("2022: 9,90", 9.9, "bottom"), ("2023: 7,00–8,00", 7.0, "top"),
                      ("2031: 5,00–7,65", 7.65, "beside")]


def test_the_fan_starts_at_now_and_holds_both_intervals() -> None:
    for theme in (LIGHT, DARK):
        figure = outlook_charts.path(own(), [], FAN, P0, "Judul", theme)
        narrow, wide = named(figure, "fan:0")[0], named(figure, "fan:1")[0]
        assert list(narrow.x) == [2021, 2022, 2023, 2023, 2022, 2021]
        assert list(narrow.y) == [9.65, 9.5, 9.6, 8.0, 8.5, 9.65]
        assert list(wide.y) == [9.65, 10.0, 10.4, 7.2, 8.0, 9.65]
        (middle,) = named(figure, "fan")
        assert list(middle.y) == [9.65, 9.0, 8.8] and "selang 80 persen: 8,50 sampai 9,50" in middle.customdata[1]
        low, high = figure.layout.yaxis.range
        assert low <= 7.2 and high >= 10.4
    assert "selang 80 dan 95 persen" in charts.heading(figure).subtitle


def test_sample_figures_carry_the_badge() -> None:
    sample = outlook_charts.path(own(sample=True), [], None, P0, "Judul", LIGHT)
    assert words(sample, "contoh") == ["<b>DATA CONTOH</b>"]
    assert words(outlook_charts.path(own(), [], None, P0, "Judul", LIGHT), "contoh") == []


def pair(sample: bool = False) -> CoMovement:
    school = replace(P0, id="hls", name="Harapan <b>lama</b>", short_name="HLS", unit="tahun", period_rule="Tahun")
    other = pd.DataFrame({"year": [2019, 2020, 2021], "value": [12.4, 12.5, 12.7], "indicator": "hls",
                          "region_code": BLITAR, "period": "Tahun", "source": "BPS", "is_sample": sample})
    lines = pd.concat([own(), with_segments(other, NO_BREAKS)])
    return CoMovement(P0, school, lines, (2020, 2021), 2, 0, None)


def test_two_panels_share_the_years_and_not_the_scale() -> None:
    figure = outlook_charts.two_panels(pair(), "Judul", LIGHT)
    assert {trace.yaxis or "y" for trace in named(figure, "p0")} == {"y"}
    assert [trace.yaxis for trace in named(figure, "hls")] == ["y2"]
    assert figure.layout.xaxis.anchor == "y2" and len({trace.xaxis for trace in figure.data}) == 1
    upper, lower = figure.layout.yaxis, figure.layout.yaxis2
    assert upper.domain[0] > lower.domain[1] and upper.range != lower.range
    assert lower.overlaying is None, "a double axis would invite comparing heights"
    assert words(figure, "panel:") == ["<b>Persentase penduduk miskin</b> (persen)",
                                       "<b>Harapan &lt;b&gt;lama&lt;/b&gt;</b> (tahun)"]
    heading = charts.heading(figure)
    assert "tidak mulai dari nol" in heading.subtitle and "9,97 persen (2015) sampai 9,65 persen (2021)" in heading.alt
    assert words(outlook_charts.two_panels(pair(sample=True), "Judul", LIGHT), "contoh")


def test_a_gap_left_by_a_calculated_figure_is_explained() -> None:
    def told(figure: object) -> str:
        return charts.heading(figure).subtitle  # type: ignore[arg-type]

    assert told(outlook_charts.path(own(), [], None, P0, "Judul", LIGHT, calculated=[2017, 2016, 2013])).endswith(
        " · angka hitungan 2016 dan 2017 tidak dipakai"), "2013 lies before the line: no gap to explain"
    assert "hitungan" not in told(outlook_charts.path(own(), [], None, P0, "Judul", LIGHT))
    panels = outlook_charts.two_panels(pair(), "Judul", LIGHT, {"p0": [2017], "hls": [2018]})
    assert told(panels).endswith(" · angka hitungan P0 2017 tidak dipakai")
    assert "hitungan" not in told(outlook_charts.two_panels(pair(), "Judul", LIGHT))
