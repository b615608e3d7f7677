"""Signed bars and the cloud of points: what is drawn, in words and colours."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from chart_samples import P0, words
from dashboard.core.domain import Direction, Verdict
from dashboard.core.style import DARK, LIGHT
from dashboard.render import charts
from dashboard.topics.steps.blocks import step_charts
from dashboard.topics.steps.rules.five_step import YearlyChange
from dashboard.topics.steps.rules.linkage import Correlation, Linkage, Strength
from worlds import BLITAR

CHANGES = (YearlyChange(2018, 2019, -0.78, Verdict.BETTER), YearlyChange(2020, 2021, 0.32, Verdict.WORSE),
           YearlyChange(2021, 2022, 0.0, Verdict.SAME))


def a_link(label: str = "Kabupaten Blitar") -> Linkage:
    points = pd.DataFrame({"region_code": ["35.04", BLITAR, "35.06"], "label": ["Kabupaten Tulungagung", label, "C"],
                           "x": [12.0, 13.0, 14.5], "y": [9.0, 7.5, 5.0], "source_x": "BPS a", "source_y": "BPS b",
                           "is_sample": False})
    school = replace(P0, id="hls", name="Harapan lama sekolah", short_name="HLS", unit="tahun",
                     direction=Direction.HIGHER)
    return Linkage(P0, school, 2024, 38, points, Correlation(-0.7, -0.8, -0.4), Correlation(-0.6, -0.8, -0.4),
                   Strength.STRONG)


def test_bars_stand_on_zero_and_say_the_gap() -> None:
    for theme in (LIGHT, DARK):
        figure = step_charts.signed_bars(CHANGES, P0, "Judul", theme, source="Sumber: BPS.")
        bars = figure.data[0]
        assert list(bars.x) == [2019, 2021, 2022] and list(bars.y) == [-0.78, 0.32, 0.0]
        assert list(bars.marker.color) == [theme.better, theme.worse, theme.muted]
        assert words(figure, "change:") == ["−0,78", "+0,32", "0,00"]
    heading = charts.heading(figure)
    assert "tanpa pasangan angka terbitan: 2020" in heading.subtitle and "ke bawah (biru) membaik" in heading.subtitle
    assert "Maret 2018 ke Maret 2019: −0,78 poin persen, membaik" in heading.alt
    low, high = figure.layout.yaxis.range
    assert low < -0.78 and high > 0.32


def test_bars_without_direction_judge_nothing() -> None:
    neutral = tuple(replace(change, verdict=Verdict.NEUTRAL) for change in CHANGES[:1])
    figure = step_charts.signed_bars(neutral, replace(P0, direction=Direction.NONE), "Judul", LIGHT)
    assert list(figure.data[0].marker.color) == [LIGHT.muted]
    assert "membaik" not in charts.heading(figure).subtitle + charts.alt(figure)


def test_cloud_names_blitar_and_escapes_names() -> None:
    figure = step_charts.cloud(a_link("<b>Kabupaten Blitar</b>"), "Judul.", "Satu titik", LIGHT)
    assert list(figure.data[0].x) == [12.0, 13.0, 14.5] and list(figure.data[0].y) == [9.0, 7.5, 5.0]
    assert figure.data[0].marker.color[1] == LIGHT.blitar and figure.data[0].marker.color[0] != LIGHT.blitar
    assert words(figure, "own") == ["<b>&lt;b&gt;Kab. Blitar&lt;/b&gt;</b>"]
    assert words(figure, "axis:x") == ["HLS (tahun) →"] and words(figure, "axis:y") == ["↑ P0 (persen)"]
    heading = charts.heading(figure)
    assert heading.source == "Sumber: BPS b; BPS a." and "3 kabupaten/kota" in heading.alt
    assert "sumbu datar dan tegak tidak mulai dari nol" in heading.subtitle
    assert "HLS 13,00 tahun, P0 7,50 persen" in heading.alt


def test_the_name_avoids_other_points() -> None:
    link = a_link()
    crowd = link.points.assign(x=[13.1, 13.0, 13.3], y=[7.5, 7.5, 7.55])
    wide = pd.concat([crowd, crowd.iloc[[0, 2]].assign(region_code=["35.01", "35.02"], x=[10.0, 16.0], y=[2.0, 12.0])])
    figure = step_charts.cloud(replace(link, points=wide), "Judul", "", LIGHT)
    name = next(a for a in figure.layout.annotations if a.name == "own")
    assert name.xanchor != "left"
