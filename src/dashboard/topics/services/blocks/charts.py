"""The funnel of files as a picture."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.core.style import SIZE_BODY, Theme
from dashboard.render.charts import plotly_theme as pt
from dashboard.topics.services.words import services as words

ROW = 42
"""Pixels of a stage."""
Stage = tuple[str, float, float | None]


def funnel(stages: Sequence[Stage], title: str, subtitle: str, theme: Theme, *, sample: bool, source: str) -> go.Figure:
    """Bars of (stage, files, percent of the first), from the first at the top to the last, which is strong."""
    labels = [f"{words.count(files)}" + ("" if share is None or not place else f" · {words.percent(share)} persen")
              for place, (_, files, share) in enumerate(stages)]
    told = "; ".join(f"{stage} {label}" for (stage, *_), label in zip(stages, labels, strict=True))
    heading = pt.Heading(title, subtitle, source, f"{title}. Grafik batang: {told}.")
    most = max(1.0, *(files for _, files, _ in stages))
    room = pt.PlotMargins(top=28, right=16, bottom=8, left=20 + round(8 * max(len(stage) for stage, *_ in stages)))
    figure = pt.base(heading, theme, ROW * len(stages) + room.top + room.bottom, room, sample)
    quiet = pt.blend(theme.blitar, theme.paper, 0.45)
    places = list(range(len(stages)))
    figure.add_trace(go.Bar(
        x=[files for _, files, _ in stages], y=places, orientation="h", width=0.66, cliponaxis=False,
        marker={"color": [theme.blitar if place == places[-1] else quiet for place in places], "cornerradius": 3},
        customdata=[pt.safe(f"{stage}: {label}") for (stage, *_), label in zip(stages, labels, strict=True)],
        hovertemplate="%{customdata}<extra></extra>"))
    for place, (_, files, _), label in zip(places, stages, labels, strict=True):
        inside = files > 0.6 * most
        figure.add_annotation(
            x=files, y=place, text=f"<b>{pt.safe(label)}</b>", showarrow=False, xanchor="right" if inside else "left",
            xshift=-8 if inside else 8, font={"size": SIZE_BODY - 1, "color": theme.ink})
    figure.update_xaxes(range=[0, most * 1.02], showticklabels=False)
    figure.update_yaxes(range=[len(stages) - 0.4, -0.6], tickmode="array", tickvals=places, showgrid=False,
                        ticktext=[pt.safe(stage) for stage, *_ in stages], ticklabelstandoff=6,
                        tickfont={"size": SIZE_BODY - 1, "color": theme.ink})
    return figure
