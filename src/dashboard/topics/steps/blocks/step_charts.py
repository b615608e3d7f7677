"""Pictures of the five steps that no other page has: signed bars of change, and a cloud of points with Blitar named."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.core import formats
from dashboard.core.domain import Indicator, Verdict
from dashboard.core.regency import regency
from dashboard.core.style import SIZE_NOTE, VERDICT_WORDS, Theme
from dashboard.render.charts import plotly_theme as pt
from dashboard.render.charts.line_marks import short_name
from dashboard.topics.steps.rules.five_step import YearlyChange
from dashboard.topics.steps.rules.linkage import Linkage
from dashboard.topics.steps.words import five_step as five_step_words

BARS_HEIGHT = 250
CLOUD_HEIGHT = 290


def signed_bars(changes: Sequence[YearlyChange], indicator: Indicator, title: str, theme: Theme, *,
                source: str = "", sample: bool = False) -> go.Figure:
    """One bar a yearly change, up or down from zero; colour, side and word say whether it was good.

    A year without a change that may be told has an empty place.
    """
    years = list(range(changes[0].year, changes[-1].year + 1))
    told = [f"{formats.period(change.before, indicator.period_rule)} ke "
            f"{formats.period(change.year, indicator.period_rule)}: "
            f"{formats.difference_with_unit(change.delta, indicator)}{_word(change)}" for change in changes]
    good = five_step_words.bars_key(changes, indicator)
    missing = [str(year) for year in years if year not in {change.year for change in changes}]
    gaps = f" · tanpa pasangan angka terbitan: {', '.join(missing)}" if missing else ""
    heading = pt.Heading(title, f"Perubahan dari setahun sebelumnya ({indicator.delta_unit}){good}{gaps}", source,
                         f"{title.rstrip('.')}. Grafik batang perubahan: {'; '.join(told)}.")
    deltas = [change.delta for change in changes]
    ticks = pt.nice_ticks(min(0.0, *deltas), max(0.0, *deltas), 5)
    room = pt.PlotMargins(top=24, right=16, bottom=30, left=18 + 8 * max(map(len, pt.tick_text(ticks))))
    figure = pt.base(heading, theme, BARS_HEIGHT + room.top + room.bottom, room, sample)
    figure.add_trace(go.Bar(
        x=[change.year for change in changes], y=deltas, width=0.62, cliponaxis=False,
        marker={"color": [theme.verdict(change.verdict) for change in changes], "cornerradius": 3},
        customdata=[pt.safe(text) for text in told], hovertemplate="%{customdata}<extra></extra>"))
    for change in changes:
        figure.add_annotation(
            name=f"change:{change.year}", x=change.year, y=change.delta, showarrow=False,
            yanchor="bottom" if change.delta >= 0 else "top", yshift=2 if change.delta >= 0 else -2,
            text=formats.signed(change.delta, indicator.decimals),
            font={"size": SIZE_NOTE, "color": theme.verdict(change.verdict)})
    step = ticks[1] - ticks[0]
    figure.update_yaxes(range=[ticks[0] - step * 0.45, ticks[-1] + step * 0.45], tickmode="array", tickvals=ticks,
                        ticktext=pt.tick_text(ticks), zeroline=True, zerolinecolor=theme.ink, zerolinewidth=1)
    beside = max(0.6, len(years) / 14)  # the labels of the outer bars are wider than narrow bars
    figure.update_xaxes(range=[years[0] - beside, max(years[-1], years[0] + 3) + beside],
                        **pt.year_axis(years[0], years[-1]))
    return figure


def _word(change: YearlyChange) -> str:
    word = VERDICT_WORDS[change.verdict]
    return f", {word}" if word and change.verdict is not Verdict.SAME else ""


def cloud(link: Linkage, title: str, subtitle: str, theme: Theme) -> go.Figure:
    """One point a kabupaten/kota, the supporting indicator to the right; Blitar strong and named."""
    points, own, support = link.points, link.indicator, link.support
    labels = [str(label) for label in points["label"]]
    told = [f"{label}: {support.short_name} {formats.value_with_unit(x, support)}, "
            f"{own.short_name} {formats.value_with_unit(y, own)}"
            for label, x, y in zip(labels, points["x"], points["y"], strict=True)]
    about = [text for code, text in zip(points["region_code"], told, strict=True) if code == regency().code]
    xs, ys = (pt.nice_ticks(float(points[name].min()), float(points[name].max()), 6) for name in ("x", "y"))
    cut = [name for name, ticks in (("datar", xs), ("tegak", ys)) if ticks[0] > 0]
    subtitle += f" · sumbu {' dan '.join(cut)} tidak mulai dari nol" if cut else ""
    heading = pt.Heading(
        title, subtitle, pt.source_line(pd.concat([points["source_y"], points["source_x"]]), 4),
        f"{title.rstrip('.')}. Diagram titik {len(points)} kabupaten/kota. {' '.join(about)}".strip())
    room = pt.PlotMargins(top=34, right=28, bottom=52, left=18 + 8 * max(map(len, pt.tick_text(ys))))
    figure = pt.base(heading, theme, CLOUD_HEIGHT + room.top + room.bottom, room, bool(points["is_sample"].any()))
    strong = (points["region_code"] == regency().code).tolist()
    figure.add_trace(go.Scatter(
        x=points["x"], y=points["y"], mode="markers", cliponaxis=False, ids=points["region_code"],
        marker={"size": [15 if on else 10 for on in strong], "opacity": 1,
                "color": [theme.blitar if on else pt.blend(theme.jatim, theme.paper, 0.55) for on in strong],
                "line": {"color": theme.paper, "width": 1}},
        customdata=[pt.safe(text) for text in told], hovertemplate="%{customdata}<extra></extra>"))
    for label, x, y in zip(*(points.loc[strong, name] for name in ("label", "x", "y")), strict=True):
        others = [((other_x - x) / (xs[-1] - xs[0]), (other_y - y) / (ys[-1] - ys[0]))
                  for other_x, other_y, on in zip(points["x"], points["y"], strong, strict=True) if not on]
        figure.add_annotation(name="own", x=x, y=y, text=f"<b>{pt.safe(short_name(str(label)))}</b>",
                              showarrow=False, font={"size": SIZE_NOTE + 1, "color": theme.blitar},
                              **_beside(others, (x - xs[0]) / (xs[-1] - xs[0])))
    _axes(figure, xs, ys, own, support, theme, room)
    return figure


_SIDES = (
    ((0.0, 0.22, -0.03, 0.03), {"xanchor": "left", "xshift": 11, "yanchor": "middle"}),
    ((-0.22, 0.0, -0.03, 0.03), {"xanchor": "right", "xshift": -11, "yanchor": "middle"}),
    ((-0.09, 0.09, 0.01, 0.08), {"xanchor": "center", "yanchor": "bottom", "yshift": 8}),
    ((-0.09, 0.09, -0.08, -0.01), {"xanchor": "center", "yanchor": "top", "yshift": -8}),
)
"""Boxes beside a point, in shares of the axes (left, right, bottom, top), and the anchor that puts a name there."""


def _beside(others: Sequence[tuple[float, float]], place: float) -> dict[str, object]:
    """The side of a point where a name covers the fewest other points and stays inside; `place`: 0 left, 1 right."""
    def cost(box: tuple[float, float, float, float]) -> int:
        left, right, bottom, top = box
        outside = place + left < 0 or place + right > 1
        return len(others) * outside + sum(left < x < right and bottom < y < top for x, y in others)

    return dict(min(_SIDES, key=lambda side: cost(side[0]))[1])


def _axes(figure: go.Figure, xs: list[float], ys: list[float], own: Indicator, support: Indicator,
          theme: Theme, room: pt.PlotMargins) -> None:
    figure.update_xaxes(range=[xs[0], xs[-1]], tickmode="array", tickvals=xs, ticktext=pt.tick_text(xs), showgrid=True)
    figure.update_yaxes(range=[ys[0], ys[-1]], tickmode="array", tickvals=ys, ticktext=pt.tick_text(ys))
    font = {"size": SIZE_NOTE, "color": theme.muted}
    figure.add_annotation(name="axis:x", text=f"{pt.safe(_axis(support))} →", showarrow=False, xref="paper", x=1,
                          xanchor="right", yref="paper", y=0, yanchor="top", yshift=-26, font=font)
    figure.add_annotation(name="axis:y", text=f"↑ {pt.safe(_axis(own))}", showarrow=False, xref="paper", x=0,
                          xanchor="left", xshift=4 - room.left, yref="paper", y=1, yanchor="bottom", yshift=8,
                          font=font)


def _axis(indicator: Indicator) -> str:
    return f"{indicator.short_name} ({indicator.unit})"
