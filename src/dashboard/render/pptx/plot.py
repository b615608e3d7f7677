"""What every chart of the deck shares: its frame, axes, the place of the plot, colours of points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from dashboard.core.style import LIGHT
from dashboard.render.pptx.labels import number_format
from dashboard.render.pptx.measure import clipped
from dashboard.render.pptx.sheet import SMALLEST, Box, colour
from dashboard.render.slides.model import Chart

MADE_AT = datetime(2020, 1, 1)
"""Workbooks inside charts carry no time of their own, so that one build gives one file."""


def add(slide: Any, kind: Any, box: Box, data: Any, workbook: bytes) -> Any:
    """A chart without title and legend in the typeface and size of the deck; gaps stay gaps. Gives the shape."""
    shape = slide.shapes.add_chart(kind, *box.emu(), data)
    chart = shape.chart
    chart.has_legend, chart.has_title = False, False
    chart.font.size = Pt(SMALLEST)
    colour(chart.font.color, LIGHT.ink)
    chart.part.chart_workbook.update_from_xlsx_blob(workbook)
    root = chart._chartSpace.chart
    gaps = root.find(qn("c:dispBlanksAs"))
    if gaps is None:
        gaps = parse_xml(f'<c:dispBlanksAs {nsdecls("c")} val="gap"/>')
        root.append(gaps)
    gaps.set("val", "gap")
    return shape


def shortened(chart: Chart, categories: float, names: float, lines: int = 1) -> Chart:
    """The chart with its names cut to what there is room for (points; `lines` for a category): a name in full would
    push the bars away."""
    series = tuple(replace(one, name=clipped(one.name, SMALLEST, names, 1),
                           point_names=tuple(clipped(name, SMALLEST, names, 1) for name in one.point_names))
                   for one in chart.series)
    return replace(chart, series=series,
                   categories=tuple(clipped(name, SMALLEST, categories, lines) for name in chart.categories))


def place(chart: Any, left: float, top: float, width: float, height: float) -> None:
    """Where the plot itself stands, in shares of the chart; tick labels and titles stand outside of it."""
    area = chart._chartSpace.chart.plotArea
    old = area.find(qn("c:layout"))
    if old is not None:
        area.remove(old)
    area.insert(0, parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/><c:x val="{left:.5f}"/><c:y val="{top:.5f}"/><c:w val="{width:.5f}"/>'
        f'<c:h val="{height:.5f}"/></c:manualLayout></c:layout>'))


def category_axis(axis: Any, *, named: bool = True, skip: int = 1, upright: bool = False) -> None:
    """Names in ink under a thin line; `skip`: every how many categories is named; `upright`: read from below."""
    axis.has_major_gridlines = False
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW if named else XL_TICK_LABEL_POSITION.NONE
    axis.tick_labels.font.size = Pt(SMALLEST)
    # Left to itself a program turns names by half, out of the chart, or parts a year over two lines.
    axis._element.txPr.bodyPr.set("rot", "-5400000" if upright else "0")
    _line(axis.format.line, LIGHT.muted, 1)
    if skip > 1:
        element = axis._element
        for name in ("tickLblSkip", "tickMarkSkip"):
            node = parse_xml(f'<c:{name} {nsdecls("c")} val="{skip}"/>')
            element.find(qn("c:noMultiLvlLbl")).addprevious(node)


def value_axis(axis: Any, ticks: Sequence[float], decimals: int) -> None:
    """Few quiet lines, numbers written as in the app."""
    axis.minimum_scale, axis.maximum_scale = ticks[0], ticks[-1]
    axis.major_unit = ticks[1] - ticks[0]
    axis.has_major_gridlines = True
    _line(axis.major_gridlines.format.line, LIGHT.hairline, 0.75)
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.fill.background()
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    labels = axis.tick_labels
    labels.number_format, labels.number_format_is_linked = number_format(decimals), False
    labels.font.size = Pt(SMALLEST)
    colour(labels.font.color, LIGHT.muted)


def bare_value_axis(axis: Any, low: float, high: float) -> None:
    """An axis that is only a scale: the values stand at the bars."""
    axis.minimum_scale, axis.maximum_scale = low, high
    axis.has_major_gridlines = False
    axis.visible = False


def tick_decimals(ticks: Sequence[float]) -> int:
    """As few decimals as tell the ticks apart."""
    return next((places for places in range(6) if all(abs(round(tick, places) - tick) < 1e-9 for tick in ticks)), 6)


def _line(line: Any, value: str, width: float) -> None:
    line.width = Pt(width)
    colour(line.color, value)


def usual(colours: Sequence[str], otherwise: str) -> str:
    """The colour that most points have; the others are set point by point."""
    return Counter(colours).most_common(1)[0][0] if colours else otherwise


def fill(target: Any, value: str) -> None:
    """A solid fill (#RRGGBB) for a bar or a marker."""
    target.solid()
    target.fore_color.rgb = rgb(value)


def rgb(value: str) -> Any:
    """#RRGGBB as python-pptx wants it."""
    return RGBColor.from_string(value.lstrip("#"))
