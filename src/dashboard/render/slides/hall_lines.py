"""Lines of a slide: over time, with targets as diamonds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from dashboard.core.style import LIGHT
from dashboard.render.charts import plotly_theme as pt
from dashboard.render.slides.hall_labels import LabelBox, beside, end_labels
from dashboard.render.slides.hall_parts import (
    MOST_NAMED,
    PLOT,
    SIZE,
    Drawing,
    along,
    axis_range,
    room,
    upright,
)
from dashboard.render.slides.model import Chart, ChartSeries

_NEAR = 3
"""Categories that words at the right edge reach back over."""


def draw_lines(drawing: Drawing, chart: Chart) -> None:
    """Lines with gaps left open, named at their right end; a line alone has each value written at its point."""
    values = [value for series in chart.series for value in series.drawn()]
    bottom, top, ticks = axis_range(values)
    upright(drawing, ticks, bottom, top)
    along(drawing, chart)
    lines = [series for series in chart.series if not series.marks and series.known()]
    alone = len({series.name for series in lines}) == 1 and len(chart.categories) <= MOST_NAMED
    for series in lines:
        strong = series.name == lines[0].name
        drawing.trace(
            "scatter", x=list(range(len(series.values))), y=list(series.values), name=pt.safe(series.name),
            mode="lines+markers", connectgaps=False, cliponaxis=False, zorder=20 if strong else 10,
            line={"color": series.colour, "width": 6 if strong else 4, "dash": "dash" if series.dashed else "solid"},
            marker={"size": 16 if strong else 12, **_filled(series)})
    for series in (series for series in chart.series if series.marks):
        _marks(drawing, chart, series, lines, LabelBox(-0.5, len(chart.categories) - 0.5, bottom, top),
               named_beside=alone)
    if alone:
        _every_value(drawing, chart, lines)
    else:
        _named_ends(drawing, _ends(chart, lines), (top - bottom) / PLOT[1])


def _filled(series: ChartSeries) -> dict[str, Any]:
    """Colours of the points: a calculated one is a ring."""
    if not any(series.calculated):
        return {"color": series.colour}
    return {"color": [LIGHT.paper if hollow else series.colour for hollow in series.calculated],
            "line": {"color": series.colour, "width": 4}}


def _every_value(drawing: Drawing, chart: Chart, lines: Sequence[ChartSeries]) -> None:
    """Each value above its point, or below it where the line has a low."""
    for series in lines:
        for place, value in series.known():
            near = [other for at, other in series.known() if abs(at - place) == 1]
            low = bool(near) and all(other > value for other in near)
            slope = sum((other - value) * (1 if at > place else -1) for at, other in series.known()
                        if abs(at - place) == 1)
            aside = 0 if low or all(other <= value for other in near) or not near else 16 if slope < 0 else -16
            drawing.write(f"value:{place}", chart.told(value), x=place, y=value, colour=series.colour, xshift=aside,
                          yanchor="top" if low else "bottom", yshift=-12 if low else 10)
    name = f"<b>{pt.safe(lines[0].name)}</b>"
    place, value = lines[0].known()[0]
    drawing.write("label", name, x=place, y=value, colour=lines[0].colour, size=SIZE + 2, yanchor="bottom", yshift=40)
    drawing.margin(t=72)


def _named_ends(drawing: Drawing, ends: Sequence[tuple[str, float, str]], per_pixel: float) -> None:
    for label in end_labels(ends, per_pixel, SIZE * 1.25):
        drawing.write(f"label:{label.text}", f"<b>{pt.safe(label.text)}</b>", x=1, y=label.at, colour=label.colour,
                      size=SIZE + 2, xref="paper", xanchor="left", xshift=14, yanchor="middle", yshift=label.shift,
                      align="left")
    drawing.margin(r=40 + room([text for text, _, _ in ends], SIZE + 2))


def _ends(chart: Chart, lines: Sequence[ChartSeries]) -> list[tuple[str, float, str]]:
    """Words at the end of each line, once a name; the category is said where the line ends before the others."""
    marks = [(series, series.known()[-1]) for series in chart.series if series.marks and series.known()]
    last = {series.name: series for series in lines if not chart.goes_on(series)}
    ends = []
    for name in dict.fromkeys(series.name for series in lines):
        value = last[name].known()[-1][1]
        ends.append((f"{name} {chart.told(value)}{chart.end_aside(last[name])}", value, last[name].colour))
    return ends + [(f"{series.name} {chart.told_at(series, place)}", value, series.colour)
                   for series, (place, value) in marks if _at_edge(place, chart)]


def _at_edge(place: int, chart: Chart) -> bool:
    return place == len(chart.categories) - 1


def _marks(drawing: Drawing, chart: Chart, series: ChartSeries, lines: Sequence[ChartSeries], frame: LabelBox, *,
           named_beside: bool) -> None:
    """Values that stand alone: hollow diamonds, a range as an upright bar from its own, the last one named, the words
    where they cover no line. One at the right edge is named in the margin with the lines unless all names stand beside
    their points (`named_beside`)."""
    alone = series.known()
    for place, value in alone:
        if (other := series.other_end(place)) is not None:
            drawing.trace("scatter", x=[place] * 2, y=[value, other], name=pt.safe(series.name), mode="lines+markers",
                          cliponaxis=False, zorder=30, line={"color": series.colour, "width": 4},
                          marker={"symbol": "line-ew-open", "size": 20, "color": series.colour, "line": {"width": 4}})
    drawing.trace(
        "scatter", x=[place for place, _ in alone], y=[value for _, value in alone], name=pt.safe(series.name),
        mode="markers", cliponaxis=False, zorder=40,
        marker={"symbol": "diamond-open", "size": 20, "color": series.colour, "line": {"width": 4}})
    words = [chart.told_at(series, place) for place, _ in alone]
    words[-1:] = [f"{series.name} {words[-1]}"] if words else []
    named = []
    for text, (place, value) in zip(words, alone, strict=True):
        if _at_edge(place, chart) and not named_beside:
            continue
        if (other := series.other_end(place)) is None and _at_edge(place, chart):
            # Between printed values a phone has no room left of it: above it, or below where the line ends above.
            below = any(at >= place - _NEAR and known > value for line in lines for at, known in line.known())
            drawing.write(f"mark:{text}", pt.safe(text), x=place, y=value, colour=series.colour, xanchor="right",
                          xshift=14, yanchor="top" if below else "bottom", yshift=-14 if below else 14)
        elif other is None:
            named.append((text, float(place), value, series.colour))
        else:  # under the bar, where also a phone has room for both figures
            drawing.write(f"mark:{text}", pt.safe(text), x=place, y=min(value, other), colour=series.colour,
                          xanchor="right" if _at_edge(place, chart) else "center", yanchor="top", yshift=-8)
    for label in beside(named, [point for line in lines for point in _dense(line)], frame, PLOT, SIZE):
        drawing.write(f"mark:{label.text}", pt.safe(label.text), x=label.x, y=label.y, colour=series.colour,
                      **label.place)


def _dense(line: ChartSeries) -> list[tuple[float, float]]:
    """Points along a line, close enough that words between two of them would cover one."""
    points = line.known()
    between = [(x + share * (next_x - x) / 8, y + share * (next_y - y) / 8)
               for (x, y), (next_x, next_y) in pairwise(points) if next_x == x + 1 for share in range(8)]
    return [*between, *((float(x), y) for x, y in points)]
