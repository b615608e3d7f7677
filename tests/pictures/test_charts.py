"""What all charts share: alt text, heading, type, sample badge, ticks."""

from itertools import pairwise

import pytest

from chart_samples import ONE_BREAK, bars, draw, observations, ranking, targets, words
from dashboard.core.style import SIZE_NOTE
from dashboard.render import charts
from dashboard.render.charts import plotly_theme


def test_every_chart_has_alt_text_with_its_figures():
    alt = charts.alt(draw())
    assert alt.startswith("Kemiskinan turun. Grafik garis Persentase penduduk miskin, persen:")
    assert "Kabupaten Blitar 9,97 (2015) sampai 9,65 (2021)" in alt


def test_bare_leaves_the_words_to_the_page():
    figure = draw()
    bare = charts.bare(figure)
    assert bare.layout.title.text is None and words(bare, "sumber") == []
    assert words(figure, "sumber") == ["Sumber: BPS &lt;Jatim&gt;."]
    assert bare.layout.height < figure.layout.height
    plot = [f.layout.height - f.layout.margin.t - f.layout.margin.b for f in (figure, bare)]
    assert plot == [330, 330]
    assert charts.heading(bare) == charts.heading(figure)


def test_sample_data_carries_its_badge_into_the_picture():
    assert words(draw(observations(is_sample=True)), "contoh") == ["<b>DATA CONTOH</b>"]
    assert words(charts.bare(draw(observations(is_sample=True))), "contoh") == ["<b>DATA CONTOH</b>"]
    assert words(draw(), "contoh") == []


def every_font(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "size" and isinstance(value, int | float):
                yield value
            elif key != "marker":
                yield from every_font(value)
    elif isinstance(node, list | tuple):
        for item in node:
            yield from every_font(item)


@pytest.mark.parametrize(
    "figure",
    [
        draw(breaks=ONE_BREAK, targets=targets({"year": 2022, "target": 8.88})),
        bars(ranking()),
    ],
    ids=["trend", "bars"],
)
def test_no_text_is_smaller_than_a_note_and_nothing_is_fetched(figure):
    spec = figure.to_plotly_json()
    assert min(every_font(spec["layout"])) >= SIZE_NOTE
    assert {trace.type for trace in figure.data} <= {"scatter", "bar", "heatmap"}
    assert "geo" not in spec["layout"] and "http" not in figure.to_json().replace("http://www.w3.org", "")


@pytest.mark.parametrize(
    ("low", "high"),
    [
        (0, 20.8),
        (65.2, 76.1),
        (-6.5, -0.3),
        (0.33, 0.42),
        (5, 5),
        (0, 0),
        (1_100_000, 1_300_000),
        (1e9, 2.4e11),
    ],
)
def test_nice_ticks_cover_the_range_evenly(low, high):
    ticks = plotly_theme.nice_ticks(low, high)
    steps = {round(b - a, 9) for a, b in pairwise(ticks)}
    assert ticks[0] <= low and ticks[-1] >= high and len(steps) == 1 and 2 <= len(ticks) <= 12


@pytest.mark.parametrize(
    ("ticks", "text"),
    [
        ([5.0, 7.5, 10.0], ["5,0", "7,5", "10,0"]),
        ([-2.0, 0.0, 2.0], ["−2", "0", "2"]),
        ([0.35, 0.375], ["0,350", "0,375"]),
        ([0, 100e9, 200e9], ["0", "100 miliar", "200 miliar"]),
        ([1_100_000, 1_150_000], ["1.100.000", "1.150.000"]),
    ],
)
def test_tick_text(ticks, text):
    assert plotly_theme.tick_text(ticks) == text


def test_spread_keeps_order_and_distance_and_leaves_far_ones_alone():
    assert plotly_theme.spread([0, 100], 17) == [0, 100]
    assert plotly_theme.spread([10, 10], 20) == [0, 20]
    moved = plotly_theme.spread([5, 3, 4, 90], 10)
    assert moved[3] == 90 and moved[1] < moved[2] < moved[0]
    assert min(b - a for a, b in pairwise(sorted(moved))) >= 10
