"""Points of two measures as a native scatter chart; a few are named, dashed lines part the quadrants."""

from __future__ import annotations

from typing import Any

from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from dashboard.core import formats
from dashboard.core.style import LIGHT
from dashboard.render.charts.plotly_theme import nice_ticks
from dashboard.render.pptx import books, labels, plot
from dashboard.render.pptx.labels import Label
from dashboard.render.pptx.measure import LINE, clipped, width
from dashboard.render.pptx.sheet import SMALLEST, Box, Paragraph, colour, plain, text_box
from dashboard.render.slides.model import Chart, ChartSeries

_DECIMALS = 4
"""Decimals in the cells of the workbook; the points carry their full figures."""
_TITLE = 26.0
_NAME_ROOM = 240.0


def draw(slide: Any, box: Box, chart: Chart) -> Any:
    """The chart in its box; gives the shape. The name of the upright axis stands above it, where it can be read."""
    if chart.y_title:
        words = clipped(f"↑ {chart.y_title}", SMALLEST, box.width, 1)
        text_box(slide, Box(box.left, box.top, box.width, SMALLEST * LINE), [Paragraph(words, SMALLEST, LIGHT.muted)],
                 "Sumbu tegak")
        box = Box(box.left, box.top + SMALLEST * LINE, box.width, box.height - SMALLEST * LINE)
    chart = plot.shortened(chart, box.width, _NAME_ROOM)
    code = labels.number_format(_DECIMALS)
    data = XyChartData(number_format=code)
    for one in chart.series:
        series = data.add_series(books.text(one.name))
        for x, y in zip(one.x, one.values, strict=True):
            series.add_data_point(x, y)
    book = books.by_point([(one.name, one.x, one.values) for one in chart.series], code, plot.MADE_AT)
    shape = plot.add(slide, XL_CHART_TYPE.XY_SCATTER, box, data, book)
    made = shape.chart
    xs = _ticks([x for one in chart.series for x in one.x], 0.0)
    ys = _ticks([y for one in chart.series for y in one.values if y is not None], 0.08)
    left = 8 + max(width(formats.number(tick, plot.tick_decimals(ys)), SMALLEST) for tick in ys)
    inner = Box(left, 8, box.width - left - 30, box.height - 8 - _TITLE - 30)
    plot.place(made, left / box.width, inner.top / box.height, inner.width / box.width, inner.height / box.height)
    for axis, ticks in ((made.category_axis, xs), (made.value_axis, ys)):
        plot.value_axis(axis, ticks, plot.tick_decimals(ticks))
    _title(made.category_axis, clipped(chart.x_title, SMALLEST, inner.width - 30, 1))
    for series, one in zip(made.plots[0].series, chart.series, strict=True):
        _dress(series, one)
        labels.put(series, _names(one, xs, ys, inner), code)
    return shape


def _ticks(values: list[float], spare: float) -> list[float]:
    """Round numbers around the values; `spare`: room above the highest for a name, as a share."""
    low, high = min(values), max(values)
    return nice_ticks(low, high + spare * (high - low), 6)


def _title(axis: Any, words: str) -> None:
    if not words:
        return
    axis.has_title = True
    frame = axis.axis_title.text_frame
    frame.text = plain(f"{words} →")
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(SMALLEST), False
    colour(font.color, LIGHT.muted)


def _dress(series: Any, one: ChartSeries) -> None:
    line, marker = series.format.line, series.marker
    if one.dashed:
        line.width, line.dash_style = Pt(1.5), MSO_LINE.DASH
        line.color.rgb = plot.rgb(one.colour)
        marker.style = XL_MARKER_STYLE.NONE
        return
    line.fill.background()
    common = plot.usual(one.point_colours, one.colour)
    _mark(marker, common)
    for number, value in enumerate(one.point_colours):
        if value != common:
            _mark(series.points[number].marker, value, 15)


def _mark(marker: Any, value: str, size: int = 11) -> None:
    marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, size
    plot.fill(marker.format.fill, value)
    marker.format.line.width = Pt(0.75)
    marker.format.line.color.rgb = plot.rgb(LIGHT.paper)


def _names(one: ChartSeries, xs: list[float], ys: list[float], inner: Box) -> list[Label]:
    """Each name on the side of its point where it covers the fewest other points and stays inside."""
    points = [((x - xs[0]) / (xs[-1] - xs[0]) * inner.width, ((y or 0.0) - ys[0]) / (ys[-1] - ys[0]) * inner.height)
              for x, y in zip(one.x, one.values, strict=True)]
    return [Label(number, _side(points, number, width(name, SMALLEST, bold=True), inner), LIGHT.ink, bold=True,
                  value=False, words=books.text(name)) for number, name in enumerate(one.point_names) if name]


def _side(points: list[tuple[float, float]], number: int, wide: float, inner: Box) -> str:
    x, y = points[number]
    high = SMALLEST * LINE
    boxes = {"r": (x + 6, y - high / 2), "t": (x - wide / 2, y + 6), "l": (x - 6 - wide, y - high / 2),
             "b": (x - wide / 2, y - 6 - high)}

    def cost(side: str) -> int:
        left, bottom = boxes[side]
        outside = left < 0 or left + wide > inner.width or bottom < 0 or bottom + high > inner.height
        covered = sum(left - 8 < px < left + wide + 8 and bottom - 4 < py < bottom + high + 4
                      for place, (px, py) in enumerate(points) if place != number and (px, py) != (x, y))
        return covered + len(points) * outside

    return min(boxes, key=cost)
