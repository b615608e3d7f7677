"""Charts of slides as Plotly figures for a hall: 1920 pixels wide, nothing written under SIZE_HALL.

Sizes are pixels of that picture; whoever draws it smaller scales the whole picture. The words around the chart (title,
source, note) are the slide's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.core.style import FONT, LIGHT, SIZE_HALL
from dashboard.render.charts import plotly_theme as pt
from dashboard.render.slides.hall_labels import LabelBox, beside, end_labels
from dashboard.render.slides.hall_lines import draw_lines
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
from dashboard.render.slides.model import Chart, ChartKind, ChartSeries

_LONGEST_NAME, _TWO_LINES = 38, 9
"""Letters of a name beside a bar; up to so many bars it may take two lines."""


def hall_figure(chart: Chart) -> dict[str, Any]:
    """Data and layout for Plotly, without heading and source; whoever draws it gives it width and height."""
    make = {ChartKind.LINE: draw_lines, ChartKind.COLUMN: _columns, ChartKind.BAR: _bars, ChartKind.SCATTER: _cloud}
    drawing = Drawing()
    drawing.layout.update(
        autosize=False, showlegend=False, hovermode=False, dragmode=False, paper_bgcolor=LIGHT.paper,
        plot_bgcolor=LIGHT.paper, separators=pt.SEPARATORS, barmode="group",
        font={"family": FONT, "size": SIZE, "color": LIGHT.ink}, margin={"t": 48, "r": 40, "b": 52, "l": 60, "pad": 0})
    for name in "xy":
        drawing.axis(name, showline=False, zeroline=False, fixedrange=True, ticks="", automargin=False, tickangle=0,
                     gridcolor=LIGHT.hairline, gridwidth=2, tickfont={"size": SIZE, "color": LIGHT.muted},
                     showgrid=name == "y")
    make[chart.kind](drawing, chart)
    return {"data": drawing.data, "layout": drawing.layout}


def _columns(drawing: Drawing, chart: Chart) -> None:
    bars, lines = _split(chart)
    values = [value for series in chart.series for _, value in series.known()]
    low, high = min([0.0, *values]), max([0.0, *values])
    high = high if high > low else low + 1.0
    named = len(chart.categories) <= MOST_NAMED
    above, below = (high - low) * (0.1 if named else 0.2), (high - low) * 0.1 * (low < 0)
    ticks = [tick for tick in pt.nice_ticks(low, high, 5) if low - below <= tick <= high + above]
    upright(drawing, ticks, low - below, high + above * (high > 0))
    along(drawing, chart)
    for series in bars:
        _bar(drawing, series, lying=False)
        for place, value in series.known() if len(bars) == 1 else []:
            name = series.point_names[place] if series.point_names else ""
            if named or name:
                text = chart.told(value) if named else f"{pt.safe(name)}<br><b>{chart.told(value)}</b>"
                drawing.write(f"value:{place}", text, x=place, y=value, bgcolor=LIGHT.paper,
                              colour=_colour(series, place) if named else LIGHT.ink,
                              yanchor="bottom" if value >= 0 else "top", yshift=4 if value >= 0 else -4)
    _references(drawing, chart, lines, (high + above - low + below) / PLOT[1])
    if not named:
        drawing.axis("x", showticklabels=False)
        drawing.margin(b=16)
    drawing.layout.update(showlegend=len(bars) > 1, legend={"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0})


def _cut(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[:most - 1], f"{lines[most - 1]} …"]


def _split(chart: Chart) -> tuple[list[ChartSeries], list[ChartSeries]]:
    """Bars or points, and what is drawn as a line across them."""
    return ([series for series in chart.series if not series.dashed],
            [series for series in chart.series if series.dashed and series.known()])


def _bar(drawing: Drawing, series: ChartSeries, *, lying: bool) -> None:
    values, places = list(series.values), list(range(len(series.values)))
    x, y = (values, places) if lying else (places, values)
    drawing.trace("bar", x=x, y=y, name=pt.safe(series.name), orientation="h" if lying else "v", cliponaxis=False,
                  marker={"color": list(series.point_colours) or series.colour, "cornerradius": 4})


def _colour(series: ChartSeries, place: int) -> str:
    return series.point_colours[place] if series.point_colours else series.colour


def _references(drawing: Drawing, chart: Chart, lines: Sequence[ChartSeries], per_pixel: float) -> None:
    """Dashed lines across, named at the right end."""
    ends = [(f"{series.name} {chart.told(series.known()[0][1])}", series.known()[0][1], series.colour)
            for series in lines]
    for _, value, colour in ends:
        drawing.across(value, width=3, color=colour, dash="dash")
    for label in end_labels(ends, per_pixel, SIZE * 1.25):
        drawing.write(f"reference:{label.text}", pt.safe(label.text), x=1, y=label.at, colour=label.colour,
                      xref="paper", xanchor="left", xshift=10, yanchor="middle", yshift=label.shift)
    if ends:
        drawing.margin(r=40 + room([text for text, _, _ in ends]))


def _bars(drawing: Drawing, chart: Chart) -> None:
    bars, lines = _split(chart)
    values = [value for series in chart.series for _, value in series.known()]
    low, high = min([0.0, *values]), max([0.0, *values]) or 1.0
    most = 2 if len(chart.categories) <= _TWO_LINES else 1
    names = ["<br>".join(_cut(pt.wrapped(name, _LONGEST_NAME), most)) for name in chart.categories]
    widest = [part for name in names for part in name.split("<br>")]
    drawing.axis("y", range=[len(names) - 0.4, -0.6], tickmode="array", tickvals=list(range(len(names))),
                 ticktext=names, showgrid=False, ticklabelstandoff=10,
                 tickfont={"size": SIZE_HALL, "color": LIGHT.ink})
    drawing.axis("x", range=[low, high], showticklabels=False)
    beyond = 24 + room([chart.told(value) for value in values])  # the longest bar has its label outside the plot
    drawing.margin(l=36 + room(widest, SIZE_HALL) + beyond * (low < 0), r=beyond, t=24 + 34 * len(lines), b=12)
    for series in bars:
        _bar(drawing, series, lying=True)
        for place, value in series.known() if len(bars) == 1 else []:
            drawing.write(f"value:{place}", f"<b>{chart.told(value)}</b>", x=value, y=place, colour=LIGHT.ink,
                          size=SIZE_HALL, xanchor="left" if value >= 0 else "right", xshift=8 if value >= 0 else -8)
    for row, series in enumerate(lines):
        value = series.known()[0][1]
        drawing.across(value, upright=True, width=3, color=series.colour, dash="dash")
        drawing.write(f"reference:{series.name}", pt.safe(f"{series.name} {chart.told(value)}"), x=value, y=1,
                      colour=series.colour, size=SIZE_HALL, yref="paper", yanchor="bottom", yshift=2 + 32 * row)


def _cloud(drawing: Drawing, chart: Chart) -> None:
    clouds, lines = _split(chart)
    left, right, x_ticks = axis_range([x for series in chart.series for x in series.x])
    bottom, top, y_ticks = axis_range([value for series in chart.series for _, value in series.known()])
    upright(drawing, y_ticks, bottom, top)
    drawing.axis("x", range=[left, right], tickmode="array", tickvals=x_ticks, ticktext=pt.tick_text(x_ticks),
                 showgrid=True, ticklabelstandoff=10)
    for series in clouds:
        drawing.trace("scatter", x=list(series.x), y=list(series.values), mode="markers", name=pt.safe(series.name),
                      cliponaxis=False, marker={"size": 20, "color": list(series.point_colours) or series.colour,
                                                "opacity": 0.9, "line": {"color": LIGHT.paper, "width": 2}})
    for series in lines:
        drawing.trace("scatter", x=list(series.x), y=list(series.values), mode="lines", name=pt.safe(series.name),
                      line={"color": series.colour, "width": 3, "dash": "dash"})
    _names(drawing, clouds, LabelBox(left, right, bottom, top))
    words: dict[str, Any] = {"colour": LIGHT.muted, "size": SIZE_HALL, "xref": "paper", "yref": "paper"}
    drawing.write("axis:x", f"{pt.safe(chart.x_title)} →", x=1, y=0, xanchor="right", yanchor="top", yshift=-46,
                  **words)
    drawing.write("axis:y", f"↑ {pt.safe(chart.y_title)}", x=0, y=1, xanchor="left", yanchor="bottom", yshift=10,
                  **words)
    drawing.margin(b=92, t=52)


def _names(drawing: Drawing, clouds: Sequence[ChartSeries], frame: LabelBox) -> None:
    points = [(x, y) for series in clouds for x, y in zip(series.x, series.values, strict=True) if y is not None]
    named = [(name, x, y, _colour(series, place)) for series in clouds
             for place, (name, x, y) in enumerate(zip(series.point_names, series.x, series.values, strict=False))
             if name and y is not None]
    for label in beside(named, points, frame, PLOT, SIZE_HALL):
        drawing.write(f"point:{label.text}", pt.safe(label.text), x=label.x, y=label.y, colour=LIGHT.ink,
                      size=SIZE_HALL, **label.place)
