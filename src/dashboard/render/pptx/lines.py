"""Lines over time as a native chart: a break begins a new series of the same colour, a gap stays open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from dashboard.core import formats
from dashboard.core.style import LIGHT
from dashboard.render.charts.plotly_theme import blend, nice_ticks, spread
from dashboard.render.pptx import books, labels, plot
from dashboard.render.pptx.labels import Label
from dashboard.render.pptx.measure import LINE, width
from dashboard.render.pptx.sheet import SMALLEST, Box
from dashboard.render.slides.model import Chart, ChartSeries
from dashboard.render.words import figure_marks

_TOP, _BOTTOM = 12.0, SMALLEST * LINE + 8
"""Points above the plot and for the years under it."""
_GAP = 10.0
_YEAR = re.compile(r"[12]\d{3}")
_WORD = width(figure_marks.CALCULATED, SMALLEST)
_WORD_SHARE = 0.2
"""Of the height of the plot: what a word beside a point and its distance take."""
_YEAR_ROOM, _NAME_ROOM = 160.0, 240.0
"""Points for the name of a category and of a line."""


def draw(slide: Any, box: Box, chart: Chart) -> Any:
    """The chart in its box; gives the shape."""
    chart = plot.shortened(chart, _YEAR_ROOM, _NAME_ROOM)
    names = [_name(chart, one) for one in chart.series]
    known = [value for one in chart.series for value in one.drawn()]
    ticks = nice_ticks(min(known), max(known), 5)
    decimals = plot.tick_decimals(ticks)
    left = 8 + max(width(formats.number(tick, decimals), SMALLEST) for tick in ticks)
    ends = _ends(chart)
    right = _GAP + max((width(f"{names[place]} {chart.told_at(chart.series[place], end[0])}", SMALLEST,
                              bold=_is_main(chart.series[place])) for place, end in ends.items()), default=0.0)
    step = (box.width - left - right) / len(chart.categories)
    chart, upright = _categories(chart, step)
    widest = max(width(name, SMALLEST) for name in chart.categories) + _GAP
    data = CategoryChartData(number_format=labels.number_format(chart.decimals))
    data.categories = [books.text(name) for name in chart.categories]
    for one, name in zip(chart.series, names, strict=True):
        data.add_series(books.text(name), one.values)
    book = books.by_category(chart.categories, list(zip(names, (one.values for one in chart.series), strict=True)),
                             labels.number_format(chart.decimals), plot.MADE_AT)
    shape = plot.add(slide, XL_CHART_TYPE.LINE_MARKERS, box, data, book)
    made = shape.chart
    inner = Box(left, _TOP, box.width - left - right, box.height - _TOP - (widest if upright else _BOTTOM))
    plot.place(made, inner.left / box.width, inner.top / box.height, inner.width / box.width,
               inner.height / box.height)
    plot.category_axis(made.category_axis, upright=upright, skip=ceil(SMALLEST * LINE / step) if upright else 1)
    plot.value_axis(made.value_axis, ticks, decimals)
    told = _end_labels(chart, names, ends, ticks, inner, box)
    for place, (series, one) in enumerate(zip(made.plots[0].series, chart.series, strict=True)):
        _dress(series, one, is_main=_is_main(one))
        at_ends = told.get(place, [])
        labelled = {label.index for label in at_ends}
        words = [Label(number, _free_side(chart, one, number, ticks), one.colour, words=figure_marks.CALCULATED,
                       dx=max(0.0, _WORD / 2 - (number + 0.5) * step) / box.width)
                 for number, hollow in enumerate(one.calculated) if hollow and number not in labelled]
        labels.put(series, sorted([*words, *at_ends], key=lambda label: label.index),
                   labels.number_format(chart.decimals))
    return shape


def _categories(chart: Chart, step: float) -> tuple[Chart, bool]:
    """The chart with names that stand side by side: years in full, else of two digits; whether they stand upright."""
    if all(_YEAR.fullmatch(name) for name in chart.categories):
        short = replace(chart, categories=tuple(f"\u2019{name[2:]}" for name in chart.categories))
        for one, spare in ((chart, _GAP), (short, 4.0)):
            if max(width(name, SMALLEST) for name in one.categories) + spare <= step:
                return one, False
        return short, True
    return chart, max(width(name, SMALLEST) for name in chart.categories) + _GAP > step


def _is_main(one: ChartSeries) -> bool:
    return one.colour == LIGHT.blitar and not one.marks


def _name(chart: Chart, one: ChartSeries) -> str:
    """The name, with the year of a target and of a line that ends before the others, and of a calculated end."""
    return one.name if chart.goes_on(one) else f"{one.name}{chart.end_aside(one)}"


def _ends(chart: Chart) -> dict[int, tuple[int, float]]:
    """By series its last point, only of the last part of each line."""
    return {place: end for place, one in enumerate(chart.series) if (end := one.end()) and not chart.goes_on(one)}


def _free_side(chart: Chart, one: ChartSeries, place: int, ticks: Sequence[float]) -> str:
    """Above the point, or below it where another line runs just above and none just below."""
    value = one.values[place] or 0.0
    near = (ticks[-1] - ticks[0]) * _WORD_SHARE
    others = [other.values[place] for other in chart.series if other is not one]
    above, below = (any(between is not None and low < between <= high for between in others)
                    for low, high in ((value, value + near), (value - near, value)))
    return "b" if above and not below and value - near > ticks[0] else "t"


def _end_labels(chart: Chart, names: Sequence[str], ends: dict[int, tuple[int, float]], ticks: Sequence[float],
                inner: Box, box: Box) -> dict[int, list[Label]]:
    """Labels at the right edge; those that would touch are moved apart."""
    scale = inner.height / (ticks[-1] - ticks[0])
    wished = [(value - ticks[0]) * scale for _, value in ends.values()]
    placed = spread(wished, SMALLEST * LINE)
    step = inner.width / len(chart.categories)
    found = {}
    for (place, (number, _)), wish, got in zip(ends.items(), wished, placed, strict=True):
        one = chart.series[place]
        aside = (len(chart.categories) - 1 - number) * step
        of_range = one.other_end(number) is not None
        found[place] = [Label(number, "r", one.colour, bold=_is_main(one), series=True,
                              dx=aside / box.width, dy=(wish - got) / box.height,
                              words=f"{names[place]} {chart.told_at(one, number)}" if of_range else "")]
    return found


def _dress(series: Any, one: ChartSeries, *, is_main: bool) -> None:
    series.smooth = False
    line, marker = series.format.line, series.marker
    if one.marks:
        line.fill.background()
        marker.style, marker.size = XL_MARKER_STYLE.DIAMOND, 14
        plot.fill(marker.format.fill, blend(one.colour, LIGHT.paper, 0.35))  # not every program draws the rim
        marker.format.line.width = Pt(2)
        marker.format.line.color.rgb = plot.rgb(one.colour)
        _bars_of_ranges(series, one)
        return
    line.width = Pt(4 if is_main else 2.5)
    line.color.rgb = plot.rgb(one.colour)
    if one.dashed:
        line.dash_style = MSO_LINE.DASH
    marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 8 if is_main else 6
    plot.fill(marker.format.fill, one.colour)
    marker.format.line.fill.background()
    for place, hollow in enumerate(one.calculated):
        if hollow:
            _ring(series.points[place], one, width=4 if is_main else 2.5)


def _bars_of_ranges(series: Any, one: ChartSeries) -> None:
    """An upright line from the value of a range to its other end, as an error bar of the chart."""
    if not any(other is not None for other in one.other_ends):
        return
    reach = [(value or 0.0) - (value or 0.0 if other is None else other)
             for value, other in zip(one.values, one.other_ends, strict=True)]
    sides = {"plus": [max(0.0, -away) for away in reach], "minus": [max(0.0, away) for away in reach]}
    told = "".join(f"<c:{side}><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val=\"{len(reach)}\"/>"
                   + "".join(f'<c:pt idx="{place}"><c:v>{value:.6g}</c:v></c:pt>' for place, value in enumerate(away))
                   + f"</c:numLit></c:{side}>" for side, away in sides.items())
    bars = parse_xml(f'<c:errBars {nsdecls("c", "a")}><c:errDir val="y"/><c:errBarType val="both"/><c:errValType '
                     f'val="cust"/><c:noEndCap val="0"/>{told}<c:spPr><a:ln w="25400"><a:solidFill><a:srgbClr '
                     f'val="{one.colour.lstrip("#")}"/></a:solidFill></a:ln></c:spPr></c:errBars>')
    series._element.find(qn("c:cat")).addprevious(bars)


def _ring(point: Any, one: ChartSeries, *, width: float) -> None:
    """A calculated figure: a point filled with paper. The line that leads to it is set again, else it would be lost.
    Not every program draws the ring, so the word stands beside it too."""
    point.format.line.width, point.format.line.color.rgb = Pt(width), plot.rgb(one.colour)
    marker = point.marker
    marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 9
    plot.fill(marker.format.fill, LIGHT.paper)
    marker.format.line.width, marker.format.line.color.rgb = Pt(2.25), plot.rgb(one.colour)
