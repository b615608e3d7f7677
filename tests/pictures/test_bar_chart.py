"""Ordered bars of the 38."""

from dataclasses import replace

from chart_samples import P0, bars, ranking, words
from dashboard.core.domain import Direction
from dashboard.core.style import LIGHT
from dashboard.render import charts


def test_ranked_bars_put_the_best_on_top_and_name_kota_and_kabupaten():
    figure = bars(ranking())
    assert list(figure.layout.yaxis.ticktext) == [
        "1. Kota Blitar  6,60",
        "<b>2. Kab. Blitar  7,50</b>",
        "3. Kab. Kediri  9,80",
    ]
    assert list(figure.data[0].x) == [6.6, 7.5, 9.8]
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]
    assert figure.layout.xaxis.range[0] == 0
    best_high = bars(ranking(), replace(P0, direction=Direction.HIGHER))
    assert list(best_high.data[0].x) == [9.8, 7.5, 6.6]


def test_ranked_bars_show_blitar_strong_and_neighbours_between():
    quiet, strong, near = bars(ranking()).data[0].marker.color
    assert strong == LIGHT.blitar and len({quiet, strong, near}) == 3


def test_ranked_bars_share_ranks_and_name_what_is_missing():
    figure = bars(ranking([7.5, 7.5, None, 9.5, 8.47]))
    assert [text.strip("<b>/")[:2] for text in figure.layout.yaxis.ticktext] == ["1.", "1."]
    assert "Belum tersedia: Kab. Kediri." in charts.heading(figure).source


def test_reference_lines_are_labelled_and_missing_ones_absent():
    assert words(bars(ranking()), "reference:") == ["Indonesia 8,47", "Jatim 9,50"]
    assert words(bars(ranking([7.5, 6.6, 9.8, None, 8.47])), "reference:") == ["Indonesia 8,47"]


def test_negative_bars_start_at_zero_too():
    figure = bars(ranking([-2.29, -2.28, -2.41, -2.33, -2.07]), replace(P0, direction=Direction.HIGHER))
    assert figure.layout.xaxis.range[0] < -2.41 and figure.layout.xaxis.range[1] == 0
    assert "−2,29" in figure.layout.yaxis.ticktext[1]


def test_ranked_bars_without_any_figure():
    assert len(bars(ranking([None] * 5)).data[0].x) == 0
