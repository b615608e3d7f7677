"""Pictures of partners: pledges by age, and where help goes beside where need is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.core import formats
from dashboard.core.style import SIZE_NOTE, Theme
from dashboard.render.charts import plotly_theme as pt
from dashboard.topics.partners.rules.pledges import PledgedAmount

AGE_ROW, KECAMATAN_ROW = 46, 21
DELIVERED, UNDELIVERED, UNREPORTED = "disalurkan", "dilaporkan belum disalurkan", "belum dilaporkan"


def by_age(amounts: Sequence[PledgedAmount], ages: Sequence[str], heading: tuple[str, str, str], theme: Theme, *,
           sample: bool) -> go.Figure:
    """A lying bar for each class of age, in three parts. `heading`: finding, measure, source."""
    parts = ((DELIVERED, [one.delivered for one in amounts], {"color": theme.blitar}),
             (UNDELIVERED, [one.undelivered for one in amounts], {"color": theme.indonesia}),
             (UNREPORTED, [one.unreported for one in amounts],
              {"color": theme.no_data, "line": {"color": theme.muted, "width": 1},
               "pattern": {"shape": "/", "fgcolor": theme.muted, "bgcolor": theme.no_data, "size": 6,
                           "solidity": 0.2}}))
    told = [f"{age}: dijanjikan {formats.rupiah(one.pledged)}, " + ", ".join(
        f"{name} {formats.rupiah(values[place])}" for name, values, _ in parts)
        for place, (age, one) in enumerate(zip(ages, amounts, strict=True))]
    words = pt.Heading(*heading, f"{heading[0].rstrip('.')}. Grafik batang: {'; '.join(told)}.")
    room = pt.PlotMargins(top=26, right=24, bottom=28, left=132)
    figure = pt.base(words, theme, AGE_ROW * len(ages) + room.top + room.bottom, room, sample)
    places = list(range(len(ages)))
    hover = [pt.safe(text) for text in told]
    for name, values, marker in parts:
        figure.add_trace(go.Bar(y=places, x=values, orientation="h", name=name, marker=marker, width=0.62,
                                customdata=hover, hovertemplate="%{customdata}<extra></extra>"))
    totals = [one.delivered + one.undelivered + one.unreported for one in amounts]
    ticks = pt.nice_ticks(0, max([1.0, *totals]), 4)
    figure.update_layout(barmode="stack")
    figure.update_xaxes(range=[0, ticks[-1] * 1.01], tickmode="array", tickvals=ticks, showgrid=True,
                        ticktext=[f"Rp{text}" if tick else "0" for tick, text in
                                  zip(ticks, pt.tick_text(ticks), strict=True)])
    figure.update_yaxes(range=[len(ages) - 0.4, -0.6], tickmode="array", tickvals=places, showgrid=False,
                        ticktext=[pt.safe(age) for age in ages], ticklabelstandoff=6,
                        tickfont={"size": SIZE_NOTE, "color": theme.ink})
    return figure


def beside_need(frame: pd.DataFrame, names: Callable[[str], str], heading: tuple[str, str, str], theme: Theme, *,
                sample: bool, chosen: str | None = None) -> go.Figure:
    """For each kecamatan the share of need (hollow) and of delivered help (filled), joined by a line; `frame` of
    rules.need.by_kecamatan: the most under its need on top; the name of the `chosen` one is bold."""
    rows = frame.dropna(subset=["difference"])
    labels = [names(str(code)) for code in rows.index]
    bold = [f"<b>{pt.safe(name)}</b>" if code == chosen else pt.safe(name)
            for code, name in zip(rows.index, labels, strict=True)]
    need, help_ = rows["need_share"].tolist(), rows["delivered_share"].tolist()
    told = [f"{name} {formats.number(one, 1)} persen penyaluran, {formats.number(other, 1)} persen kebutuhan"
            for name, one, other in zip(labels, help_, need, strict=True)]
    ends = [*told[:2], *told[-2:]] if len(told) > 4 else told
    words = pt.Heading(*heading, f"{heading[0].rstrip('.')}. Porsi {len(rows)} kecamatan: {'; '.join(ends)}.")
    room = pt.PlotMargins(top=26, right=24, bottom=28, left=20 + round(7.2 * max(map(len, labels), default=8)))
    figure = pt.base(words, theme, KECAMATAN_ROW * max(1, len(rows)) + room.top + room.bottom, room, sample)
    places = list(range(len(rows)))
    for place, one, other in zip(places, help_, need, strict=True):
        figure.add_shape(type="line", x0=other, x1=one, y0=place, y1=place, layer="below",
                         line={"color": theme.worse if one < other else theme.better, "width": 3})
    hover = [pt.safe(text) for text in told]
    for values, name, marker in (
            (need, "Kebutuhan", {"size": 11, "color": theme.paper, "line": {"color": theme.ink, "width": 2}}),
            (help_, "Penyaluran", {"size": 11, "color": theme.blitar, "symbol": "square"})):
        figure.add_trace(go.Scatter(x=values, y=places, mode="markers", name=name, customdata=hover, marker=marker,
                                    hovertemplate="%{customdata}<extra></extra>", cliponaxis=False))
    ticks = pt.nice_ticks(0, max([1.0, *need, *help_]), 5)
    figure.update_xaxes(range=[-0.02 * ticks[-1], ticks[-1] * 1.02], tickmode="array", tickvals=ticks, showgrid=True,
                        ticktext=[f"{text}%" for text in pt.tick_text(ticks)])
    figure.update_yaxes(range=[len(rows) - 0.4, -0.6], tickmode="array", tickvals=places, showgrid=False, ticktext=bold,
                        tickfont={"size": SIZE_NOTE, "color": theme.ink}, ticklabelstandoff=6)
    return figure
