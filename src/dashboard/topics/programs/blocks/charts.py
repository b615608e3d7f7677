"""Pictures of programme coverage: recipients against target over the years, and money beside need."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.core import formats
from dashboard.core.style import SIZE_NOTE, Theme
from dashboard.render.charts import plotly_theme as pt
from dashboard.topics.programs import words as words

TREND_HEIGHT = 250
NEED_ROW = 21


def trend(points: Sequence[tuple[str, pd.Series]], unit: str, title: str, theme: Theme, *, sample: bool,
          source: str) -> go.Figure:
    """Bars of recipients with the target as a hollow diamond and the net rate above, for each (period, area)."""
    labels = [label for label, _ in points]
    recipients = [_seen(area["recipients"]) for _, area in points]
    targets = [_seen(area["target"]) for _, area in points]
    top = max([1.0, *(value for value in (*recipients, *targets) if value is not None)])
    rates = [words.rate(area, "net_rate") for _, area in points]
    told = [f"{label}: {words.count(area, 'recipients')} dari {words.count(area, 'target')} {unit}, bersih {rate}"
            + (" persen" if rate[:1].isdigit() else "") for (label, area), rate in zip(points, rates, strict=True)]
    heading = pt.Heading(title, f"Batang: penerima ({unit}) · ◇ sasaran · angka di atas: cakupan bersih, persen",
                         source, f"{title.rstrip('.')}. Grafik batang: {'; '.join(told)}.")
    ticks = pt.nice_ticks(0, top * 1.02, 5)
    room = pt.PlotMargins(top=26, right=16, bottom=30, left=18 + 8 * max(map(len, pt.tick_text(ticks))))
    figure = pt.base(heading, theme, TREND_HEIGHT + room.top + room.bottom, room, sample)
    places = list(range(len(points)))  # an axis of names would read "2023" as a place
    figure.add_trace(go.Bar(x=places, y=recipients, name="Penerima", width=0.5, customdata=[pt.safe(t) for t in told],
                            marker={"color": theme.blitar, "cornerradius": 3},
                            hovertemplate="%{customdata}<extra></extra>"))
    figure.add_trace(go.Scatter(x=places, y=targets, name="Sasaran", mode="markers", cliponaxis=False,
                                customdata=[pt.safe(t) for t in told], hovertemplate="%{customdata}<extra></extra>",
                                marker={"symbol": "diamond", "size": 13, "color": theme.paper,
                                        "line": {"color": theme.ink, "width": 2}}))
    for place, rate, bar, mark in zip(places, rates, recipients, targets, strict=True):
        figure.add_annotation(x=place, y=max(bar or 0, mark or 0), text=f"<b>{pt.safe(rate)}</b>",
                              showarrow=False, yshift=18, font={"size": SIZE_NOTE + 1, "color": theme.ink})
    figure.update_xaxes(range=[-0.6, max(len(points), 4) - 0.4], tickmode="array", tickvals=places,
                        ticktext=[pt.safe(label) for label in labels],
                        tickfont={"size": SIZE_NOTE + 0.5, "color": theme.ink})
    figure.update_yaxes(range=[0, max(ticks[-1], top * 1.12)], tickmode="array", tickvals=ticks,
                        ticktext=pt.tick_text(ticks))
    return figure


def _seen(value: float) -> float | None:
    return None if formats.is_missing(value) else float(value)


def beside_need(frame: pd.DataFrame, register: str, names: Callable[[str], str], title: str, subtitle: str,
                theme: Theme, *, sample: bool, source: str, chosen: str | None = None) -> go.Figure:
    """For each kecamatan the share of need (hollow) and of the money (filled), joined by a line; `frame` from
    topics.programs.rules.need.beside_need: the one that lacks most on top; the name of the `chosen` one is bold."""
    rows = frame.dropna(subset=["difference"])
    labels = [names(str(code)) for code in rows.index]
    bold = [f"<b>{pt.safe(name)}</b>" if code == chosen else pt.safe(name)
            for code, name in zip(rows.index, labels, strict=True)]
    need, money = rows[f"{register}_share"].tolist(), rows["allocation_share"].tolist()
    ends = [f"{name} {formats.number(one, 1)} persen alokasi, {formats.number(other, 1)} persen kebutuhan"
            for name, one, other in zip(labels, money, need, strict=True)]
    told = [*ends[:2], *ends[-2:]] if len(ends) > 4 else ends
    heading = pt.Heading(title, subtitle, source, f"{title.rstrip('.')}. Porsi alokasi dan kebutuhan {len(rows)} "
                         f"kecamatan: {'; '.join(told)}.")
    room = pt.PlotMargins(top=26, right=24, bottom=28, left=20 + round(7.2 * max(map(len, labels), default=8)))
    figure = pt.base(heading, theme, NEED_ROW * max(1, len(rows)) + room.top + room.bottom, room, sample)
    places = list(range(len(rows)))
    for place, one, other in zip(places, money, need, strict=True):
        figure.add_shape(type="line", x0=other, x1=one, y0=place, y1=place, layer="below",
                         line={"color": theme.worse if one < other else theme.better, "width": 3})
    hover = [pt.safe(text) for text in ends]
    figure.add_trace(go.Scatter(x=need, y=places, mode="markers", name="Kebutuhan", customdata=hover,
                                marker={"size": 11, "color": theme.paper, "line": {"color": theme.ink, "width": 2}},
                                hovertemplate="%{customdata}<extra></extra>", cliponaxis=False))
    figure.add_trace(go.Scatter(x=money, y=places, mode="markers", name="Alokasi", customdata=hover,
                                marker={"size": 11, "color": theme.blitar, "symbol": "square"},
                                hovertemplate="%{customdata}<extra></extra>", cliponaxis=False))
    ticks = pt.nice_ticks(0, max([1.0, *need, *money]), 5)
    figure.update_xaxes(range=[-0.02 * ticks[-1], ticks[-1] * 1.02], tickmode="array", tickvals=ticks, showgrid=True,
                        ticktext=[f"{text}%" for text in pt.tick_text(ticks)])
    figure.update_yaxes(range=[len(rows) - 0.4, -0.6], tickmode="array", tickvals=places, showgrid=False,
                        ticktext=bold, tickfont={"size": SIZE_NOTE, "color": theme.ink},
                        ticklabelstandoff=6)
    return figure
