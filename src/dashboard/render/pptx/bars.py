"""Bars as native charts: upright or lying, from zero, with their values; references as dashed lines over them."""

from __future__ import annotations

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from dashboard.core import formats
from dashboard.core.style import LIGHT
from dashboard.render.charts.plotly_theme import spread
from dashboard.render.pptx import books, labels, plot
from dashboard.render.pptx.labels import Label
from dashboard.render.pptx.measure import LINE, clipped, width, wrap
from dashboard.render.pptx.sheet import SMALLEST, Box
from dashboard.render.slides.model import Chart, ChartKind, ChartSeries

FEW = 15
"""Up to so many upright bars each has its name and value; of more only the named points have."""
_ROOM = SMALLEST * LINE + 6
_NAME_ROOM = 270.0
_NAMES_SHARE = 0.62
"""Of the width, at most, for the names of lying bars."""
_ASIDE = 95.0
"""Half of a label over the first or last of many bars."""


def room_for(chart: Chart, box: Box) -> int:
    """How many categories there is room for: lying bars each take a line of type."""
    return len(chart.categories) if chart.kind is not ChartKind.BAR else max(1, int(box.height // (SMALLEST * LINE)))


def draw(slide: Any, box: Box, chart: Chart) -> Any:
    """The chart in its box; gives the shape."""
    lying = chart.kind is ChartKind.BAR
    upright = _apart(chart, box) if len(chart.categories) <= FEW else 2 * _ASIDE
    room = box.width * _NAMES_SHARE - 12 if lying else upright
    chart = plot.shortened(chart, room, _NAME_ROOM, 1 if lying else 2)
    code = labels.number_format(chart.decimals, signed=chart.signed)
    data = CategoryChartData(number_format=code)
    data.categories = [books.text(name) for name in chart.categories]
    for one in chart.series:
        data.add_series(books.text(one.name), one.values)
    book = books.by_category(chart.categories, [(one.name, one.values) for one in chart.series], code, plot.MADE_AT)
    kind = XL_CHART_TYPE.BAR_CLUSTERED if lying else XL_CHART_TYPE.COLUMN_CLUSTERED
    shape = plot.add(slide, kind, box, data, book)
    made = shape.chart
    made.plots[0].gap_width = 45
    made.plots[0].vary_by_categories = False
    unit = (_lie if lying else _stand)(made, box, chart)
    moved = _references_apart(chart, unit, box.height)
    for number, (series, one) in enumerate(zip(made.plots[0].series, chart.series, strict=True)):
        _dress(series, one)
        told = [Label(len(one.values) - 1, "r", one.colour, series=True, dy=moved[number])] if one.dashed else \
            _labels(chart, one, unit, box.height)
        labels.put(series, told, code)
    if not lying:
        _over(made, chart)
    return shape


def _dress(series: Any, one: ChartSeries) -> None:
    if one.dashed:
        series.format.line.width = Pt(2.5)
        series.format.line.color.rgb = plot.rgb(one.colour)
        series.format.line.dash_style = MSO_LINE.DASH
        return
    series.invert_if_negative = False
    common = plot.usual(one.point_colours, one.colour)
    plot.fill(series.format.fill, common)
    for number, value in enumerate(one.point_colours):
        if value != common:
            plot.fill(series.points[number].format.fill, value)
    for point in series._element.findall(qn("c:dPt")):  # without it PowerPoint paints falls white
        point.find(qn("c:idx")).addnext(parse_xml(f'<c:invertIfNegative {nsdecls("c")} val="0"/>'))


def _labels(chart: Chart, one: ChartSeries, unit: float, height: float) -> list[Label]:
    known = [number for number, value in enumerate(one.values) if value is not None]
    colours = one.point_colours or (one.colour,) * len(one.values)
    ink = [colours[number] if chart.signed else LIGHT.ink for number in range(len(one.values))]
    if chart.kind is ChartKind.BAR or len(chart.categories) <= FEW:
        return [Label(number, "outEnd", ink[number], bold=True) for number in known]
    return [Label(number, "outEnd", LIGHT.ink, bold=colours[number] == LIGHT.blitar, category=True, separator="\n",
                  dy=-_above_lines(chart, one.values[number] or 0.0, unit) / height)
            for number in known if number < len(one.point_names) and one.point_names[number]]


def _above_lines(chart: Chart, value: float, unit: float) -> float:
    """Points that a name of two lines over a bar must rise so that no reference runs through it."""
    bottom = value
    for level in sorted(one.values[-1] or 0.0 for one in chart.series if one.dashed):
        if bottom - 2 * unit < level < bottom + 2 * _ROOM * unit:
            bottom = level + 2 * unit
    return (bottom - value) / unit


def _references_apart(chart: Chart, unit: float, height: float) -> dict[int, float]:
    """By series how far the name of a reference is moved, in shares of the chart, so that names do not touch."""
    references = {number: one.values[-1] or 0.0 for number, one in enumerate(chart.series) if one.dashed}
    wished = [value / unit for value in references.values()]
    return {number: (wish - got) / height for number, wish, got in
            zip(references, wished, spread(wished, SMALLEST * LINE), strict=True)}


def _extent(chart: Chart) -> tuple[float, float]:
    known = [value for one in chart.series for value in one.values if value is not None]
    return min(0.0, *known, 0.0), max(0.0, *known, 0.0)


def _stand(made: Any, box: Box, chart: Chart) -> float:
    """Upright bars: room for labels above and below, and at the right for the names of references. Gives what a point
    of height is worth."""
    named = len(chart.categories) <= FEW
    low, high = _extent(chart)
    side, right = 0.0 if named else _ASIDE, _right(chart)
    lines = max(len(wrap(name, SMALLEST, _apart(chart, box))) for name in chart.categories) if named else 0
    inside = box.height - (lines * SMALLEST * LINE + 6 if named else 4)
    space = (_ROOM if named else 2 * _ROOM) + (_ROOM if low < 0 else 0)
    unit = (high - low or 1.0) / max(inside - space, 1.0)
    bottom, top = low - (_ROOM * unit if low < 0 else 0), high + (_ROOM if named else 2 * _ROOM) * unit
    plot.place(made, side / box.width, 0.0, (box.width - side - right) / box.width, inside / box.height)
    plot.category_axis(made.category_axis, named=named)
    plot.bare_value_axis(made.value_axis, bottom, top)
    return unit


def _apart(chart: Chart, box: Box) -> float:
    """Points for the name of each upright bar."""
    return (box.width - _right(chart)) / max(1, len(chart.categories)) - 4


def _right(chart: Chart) -> float:
    """Points right of upright bars: for the names of references, and half of the last bar's own."""
    return max([0.0 if len(chart.categories) <= FEW else _ASIDE, *(
        16 + width(f"{clipped(one.name, SMALLEST, _NAME_ROOM, 1)} {formats.number(one.values[-1], chart.decimals)}",
                   SMALLEST) for one in chart.series if one.dashed)])


def _lie(made: Any, box: Box, chart: Chart) -> float:
    """Lying bars: the first on top, names to the left, values at the ends."""
    low, high = _extent(chart)
    value = max(width(formats.number(one or 0, chart.decimals), SMALLEST, bold=True) for one in chart.series[0].values)
    left = min(box.width * _NAMES_SHARE, 12 + max(width(name, SMALLEST) for name in chart.categories))
    plot.place(made, left / box.width, 0.0, (box.width - left - value - 16) / box.width, 1.0)
    plot.category_axis(made.category_axis)
    made.category_axis.reverse_order = True
    plot.bare_value_axis(made.value_axis, low, high or 1.0)
    return 1.0


def _over(made: Any, chart: Chart) -> None:
    """Series that are references become lines over the bars, on the same axes."""
    bars = made.plots[0]._element
    dashed = [ser for ser, one in zip(bars.findall(qn("c:ser")), chart.series, strict=True) if one.dashed]
    if not dashed:
        return
    over = parse_xml(f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/>'
                     '<c:marker val="1"/></c:lineChart>')
    marker = over.find(qn("c:marker"))
    for ser in dashed:
        for node in ser.findall(qn("c:invertIfNegative")):
            ser.remove(node)
        ser.find(qn("c:spPr")).addnext(parse_xml(f'<c:marker {nsdecls("c")}><c:symbol val="none"/></c:marker>'))
        ser.append(parse_xml(f'<c:smooth {nsdecls("c")} val="0"/>'))
        marker.addprevious(ser)
    for axis in bars.findall(qn("c:axId")):
        over.append(parse_xml(f'<c:axId {nsdecls("c")} val="{axis.get("val")}"/>'))
    bars.addnext(over)
