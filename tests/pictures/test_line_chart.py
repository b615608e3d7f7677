"""Lines over time: what is drawn, what is never joined, and every word a reader meets."""

from itertools import pairwise

import pandas as pd
import pytest

from chart_samples import FIGURES, NO_BREAKS, ONE_BREAK, draw, lines, observations, targets, words
from dashboard.core.domain import INDONESIA
from dashboard.core.style import DARK, LIGHT
from dashboard.render import charts
from worlds import BLITAR, JAWA_TIMUR


def drawn_pairs(figure):
    """Every pair of neighbouring points that the figure joins with a line, as (region, year, year)."""
    return {
        (trace.meta["region"], int(a), int(b))
        for trace in figure.data
        if "lines" in trace.mode
        for a, b in pairwise(trace.x)
    }


def slow_pairs(rows, broken):
    """The obvious version: years are joined when they follow each other and no method break is between."""
    return {
        (region, year, year + 1)
        for region, year, _ in rows
        for other, next_year, _ in rows
        if other == region and next_year == year + 1 and year not in broken
    }


@pytest.mark.parametrize(("breaks", "broken"), [(NO_BREAKS, set()), (ONE_BREAK, {2019})])
def test_gaps_and_breaks_are_never_joined(breaks, broken):
    figure = draw(breaks=breaks)
    assert drawn_pairs(figure) == slow_pairs(FIGURES, broken)
    assert all(trace.connectgaps is False for trace in figure.data)


def test_a_lone_year_is_a_marker():
    lone = lines(draw(), BLITAR)[0]
    assert (lone.mode, list(lone.x)) == ("markers", [2015])


def test_a_break_has_a_thin_dashed_mark_and_words():
    figure = draw(breaks=ONE_BREAK)
    assert words(figure, "break") == ["metode berubah"]
    (mark,) = [shape for shape in figure.layout.shapes if shape.line.dash == "dash"]
    assert (mark.x0, mark.line.width) == (2019.5, 1)
    assert words(draw(), "break") == []


def test_a_break_of_another_region_or_indicator_has_no_mark():
    other = ONE_BREAK.assign(region_code="35.72")
    assert words(draw(breaks=other), "break") == []
    assert words(draw(breaks=ONE_BREAK.assign(indicator="population")), "break") == []


def test_regions_keep_their_order_and_colours_in_both_themes():
    for theme in (LIGHT, DARK):
        figure = draw(observations(FIGURES[::-1]), theme=theme)
        order = list(dict.fromkeys(trace.meta["region"] for trace in figure.data))
        assert order == [BLITAR, JAWA_TIMUR, INDONESIA]
        assert [lines(figure, code)[-1].line.color for code in order] == list(theme.series[:3])
        assert figure.layout.paper_bgcolor == theme.paper


def test_lines_are_labelled_at_their_end_with_indonesian_figures():
    figure = draw()
    assert words(figure, "label:") == ["<b>Kab. Blitar 9,65</b>", "Jatim 11,40", "Indonesia 9,78 (2020)"]
    assert figure.layout.showlegend is False


def test_end_labels_do_not_overlap():
    close = [(BLITAR, 2020, 9.50), (JAWA_TIMUR, 2020, 9.51), (INDONESIA, 2020, 9.52), (BLITAR, 2019, 3.0)]
    figure = draw(observations(close))
    low, high = figure.layout.yaxis.range
    places = sorted(
        (a.y - low) / (high - low) * 330 + a.yshift
        for a in figure.layout.annotations
        if a.name.startswith("label:")
    )
    assert min(b - a for a, b in pairwise(places)) >= 16.9


def test_ticks_hovers_and_separators_are_indonesian():
    figure = draw()
    assert figure.layout.separators == ",."
    assert "9,5" in draw(observations([(BLITAR, 2020, 8.9), (BLITAR, 2021, 10.6)])).layout.yaxis.ticktext
    assert not any("." in text for text in figure.layout.yaxis.ticktext)
    assert figure.layout.xaxis.tickformat == "d"
    hover = lines(figure, BLITAR)[-1].customdata[-1]
    assert hover.startswith("<b>Kabupaten Blitar</b><br>9,65 persen · Maret 2021")


def test_text_from_data_stays_text():
    frame = observations(region_name="<img src=x onerror=alert(1)>", source="%{x} <b>")
    figure = draw(frame)
    hover = lines(figure, BLITAR)[0].customdata[0]
    assert "<img" not in hover and "&lt;img src=x" in hover and "%{x} &lt;b&gt;" in hover
    assert all("<img" not in (a.text or "") for a in figure.layout.annotations)
    assert all(trace.hovertemplate == "%{customdata}<extra></extra>" for trace in figure.data)


def test_the_subtitle_says_measure_period_and_where_the_axis_starts():
    subtitle = charts.heading(draw()).subtitle
    assert subtitle.startswith("Persentase penduduk miskin (persen), tiap Maret")
    assert "sumbu tegak tidak mulai dari nol" in subtitle
    near_zero = draw(observations([(BLITAR, 2019, 0.2), (BLITAR, 2020, 3.0)]))
    assert near_zero.layout.yaxis.range[0] == 0
    assert "nol" not in charts.heading(near_zero).subtitle


def test_a_derived_value_is_hollow_and_says_so():
    frame = observations()
    frame["is_derived"] = (frame["region_code"] == BLITAR) & (frame["year"] == 2019)
    figure = draw(frame)
    (line,) = [trace for trace in lines(figure, BLITAR) if 2019 in trace.x]
    at = list(line.x).index(2019)
    assert line.marker.color[at] == LIGHT.paper
    assert [color for i, color in enumerate(line.marker.color) if i != at] == [LIGHT.blitar] * (
        len(line.x) - 1
    )
    assert "hitungan" in line.customdata[at] and "hitungan" not in line.customdata[at - 1]
    assert "○ hitungan" in charts.heading(figure).subtitle


def test_targets_are_hollow_diamonds_or_range_bars():
    figure = draw(
        targets=targets({"year": 2022, "target": 8.88}, {"year": 2023, "target_low": 8.5, "target_high": 9.0})
    )
    marks = [trace for trace in figure.data if trace.meta["series"] == "target"]
    assert [(trace.marker.symbol, list(trace.y)) for trace in marks] == [
        ("diamond-open", [8.88]),
        ("line-ew-open", [8.5, 9.0]),
    ]
    assert marks[1].customdata[0] == "<b>Target Kabupaten Blitar 2023</b><br>8,50–9,00 persen<br>RPJMD"
    assert "◇ ⌶ target" in charts.heading(figure).subtitle


def test_targets_say_their_figure_at_the_right_edge_clear_of_the_lines_labels():
    figure = draw(targets=targets({"year": 2022, "target": 9.6},
                                  {"year": 2022, "target_low": 9.5, "target_high": 9.8, "region_code": JAWA_TIMUR}))
    assert words(figure, "target:") == ["◇ 2022: 9,60", "⌶ 2022: 9,50–9,80"]
    low, high = figure.layout.yaxis.range
    heights = sorted((a.y - low) / (high - low) * 330 + a.yshift for a in figure.layout.annotations
                     if a.name.startswith(("label:", "target:")))
    assert len(heights) == 5 and min(b - a for a, b in pairwise(heights)) >= 16.9


def test_targets_of_one_year_stand_side_by_side_and_their_year_is_told():
    rows = [{"year": 2022, "target": 9.6, "region_code": code} for code in (JAWA_TIMUR, BLITAR)]
    marks = {trace.meta["region"]: trace for trace in draw(targets=targets(*rows)).data
             if trace.meta["series"] == "target"}
    assert list(marks[BLITAR].x) == [2022] and 2022 < marks[JAWA_TIMUR].x[0] < 2022.5
    assert "Jawa Timur 2022" in marks[JAWA_TIMUR].customdata[0]
    apart = draw(targets=targets(rows[1], rows[0] | {"target": 11.4}))
    assert all(list(trace.x) == [2022] for trace in apart.data if trace.meta["series"] == "target")


def test_of_many_targets_only_the_last_ahead_says_its_figure():
    figure = draw(targets=targets(*({"year": year, "target": 9.0 + year / 10000} for year in range(2018, 2025))))
    assert words(figure, "target:") == ["◇ 2024: 9,20"]


def test_a_far_target_is_told_not_drawn():
    figure = draw(targets=targets({"year": 2045, "target_low": 0.18, "target_high": 0.6}))
    assert not [trace for trace in figure.data if trace.meta["series"] == "target"]
    assert figure.layout.xaxis.range[1] < 2025
    assert (
        "Di luar gambar: Target Kabupaten Blitar 2045 0,18–0,60 persen RPJMD."
        in charts.heading(figure).source
    )


def test_targets_without_year_or_of_other_regions_are_left_out():
    figure = draw(
        targets=targets({"year": None, "target": 5.0}, {"year": 2022, "target": 5.0, "region_code": "35.72"})
    )
    assert not [trace for trace in figure.data if trace.meta["series"] == "target"]


def test_an_older_series_is_its_own_dotted_line_with_its_name():
    old = observations(
        [(BLITAR, 2016, 12.0), (BLITAR, 2017, 11.0), (BLITAR, 2018, 10.0)], indicator="p0_lama"
    )
    figure = draw(pd.concat([observations(), old]), series_names={"p0_lama": "metode lama"})
    dotted = [trace for trace in figure.data if trace.line.dash == "dot"]
    assert [list(trace.x) for trace in dotted] == [[2016, 2017, 2018]]
    assert words(figure, "series:") == ["metode lama"]
    assert "metode lama" in dotted[0].customdata[0]
    assert words(figure, "label:")[0] == "<b>Kab. Blitar 9,65</b>"


def test_march_and_september_are_not_one_line():
    september = observations([(JAWA_TIMUR, 2019, 10.2), (JAWA_TIMUR, 2020, 11.46)], period="September")
    figure = draw(pd.concat([observations(), september]))
    (dotted,) = [trace for trace in figure.data if trace.line.dash == "dot"]
    assert list(dotted.x) == [2019.5, 2020.5]


def test_nothing_to_draw_is_an_empty_figure_not_an_error():
    empty = observations().iloc[:0]
    assert len(draw(empty).data) == 0


def test_a_break_of_all_regions_below_the_province_has_a_mark():
    assert words(draw(breaks=ONE_BREAK.assign(region_code="35.*")), "break") == ["metode berubah"]
