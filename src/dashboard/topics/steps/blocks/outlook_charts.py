"""The way to the targets with the fan of the forecast, and two series in two panels over one time axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.core import formats
from dashboard.core.domain import Indicator
from dashboard.core.regency import regency
from dashboard.core.style import SIZE_NOTE, Theme
from dashboard.render.charts import plotly_theme as pt
from dashboard.render.time_lines import Stretch, stretches_of
from dashboard.render.words import figure_marks, trend_words
from dashboard.topics.steps.rules.co_movement import CoMovement
from dashboard.topics.steps.rules.forecast import LEVELS, Forecast
from dashboard.topics.steps.rules.target_path import TargetPath

PATH_HEIGHT = 270
PANEL_HEIGHT, PANEL_GAP = 130, 46
_SHADES = (0.38, 0.2)
"""How strong the narrower and the wider interval are, as shares of the line's colour over the paper."""
_SIDES: dict[str, dict[str, Any]] = {
    "beside": {"xanchor": "left", "xshift": 9}, "above": {"yanchor": "bottom", "yshift": 6},
    "below": {"yanchor": "top", "yshift": -6}}


def path(lines: pd.DataFrame, paths: Sequence[TargetPath], fan: Forecast | None, indicator: Indicator, title: str,
         theme: Theme, target_sources: Sequence[str] = (), calculated: Sequence[int] = ()) -> go.Figure:
    """The regency's line up to now, a dashed line to the easier end of each open target, and the fan.

    `lines`: year, value, segment, source, is_sample of the published figures (statistics.over_time.segments).
    `calculated`: years that have only a calculated figure, which is not drawn.
    """
    known, years_ahead = lines.sort_values("year"), fan.years if fan else ()
    left_out = figure_marks.unused(known, calculated)
    subtitle = _path_subtitle(paths, fan, indicator) + (f" · {left_out}" if left_out else "")
    words = pt.Heading(title, subtitle, _sources(known, target_sources),
                       f"{title.rstrip('.')}. Grafik garis {indicator.name}, {indicator.unit}, dengan target.")
    spread = [bound for year in years_ahead for bound in year.bands[-1]]
    values = [*known["value"].astype(float), *spread,
              *(end for one in paths for end in (one.check.low, one.check.high))]
    low, high = min(values), max(values)
    if 0 <= low < 0.34 * high:
        low = 0.0
    ticks = pt.nice_ticks(low, high, 6)
    room = pt.PlotMargins(top=26, right=118 if paths else 30, bottom=30,
                          left=18 + 8 * max(map(len, pt.tick_text(ticks))))
    figure = pt.base(words, theme, PATH_HEIGHT + room.top + room.bottom, room, bool(known["is_sample"].any()))
    if years_ahead and fan:
        _add_fan(figure, fan, float(known["value"].iloc[-1]), indicator, theme)
    for stretch in stretches_of(known):
        _add_line(figure, stretch, indicator, theme.blitar, "")
    crowded_until = max([*known["year"], *(year.year for year in years_ahead)])
    for one in paths:
        _add_target(figure, one, indicator, theme, crowded_until)
    _name_newest(figure, known, indicator, theme)
    years = [*known["year"], *(one.check.year for one in paths), *(year.year for year in years_ahead)]
    edge = 0.4 + 0.03 * (max(years) - min(years))
    figure.update_xaxes(range=[min(years) - edge, max(years) + edge], **pt.year_axis(min(years), max(years)))
    figure.update_yaxes(range=[ticks[0], ticks[-1]], tickmode="array", tickvals=ticks, ticktext=pt.tick_text(ticks))
    return figure


def _sources(known: pd.DataFrame, target_sources: Sequence[str]) -> str:
    return pt.source_line(pd.concat([known["source"], pd.Series(list(target_sources), dtype=object)]), 4)


def _path_subtitle(paths: Sequence[TargetPath], fan: Forecast | None, indicator: Indicator) -> str:
    rule = "" if indicator.period_rule == "Tahun" else f", tiap {indicator.period_rule}"
    parts = [f"{indicator.name} ({indicator.unit}){rule}"]
    if paths:
        parts.append("◇ target")
    if any(one.required for one in paths):
        parts.append("laju yang diperlukan: putus-putus lurus, garis-titik sebanding")
    if fan and fan.years:
        told = " dan ".join(formats.number(100 * level) for level in LEVELS)
        parts.append(f"kipas: proyeksi dari laju {fan.first}–{fan.last}, selang {told} persen")
    return " · ".join(parts)


def _add_fan(figure: go.Figure, fan: Forecast, now: float, indicator: Indicator, theme: Theme) -> None:
    years = [fan.last, *(year.year for year in fan.years)]
    for place in reversed(range(len(LEVELS))):
        low, high = ([now, *(year.bands[place][side] for year in fan.years)] for side in (0, 1))
        figure.add_trace(go.Scatter(
            x=[*years, *reversed(years)], y=[*high, *reversed(low)], mode="lines", fill="toself", line={"width": 0},
            fillcolor=pt.blend(theme.blitar, theme.paper, _SHADES[place]), hoverinfo="skip", name=f"fan:{place}",
            meta={"series": "fan"}))
    told = [_fan_hover(fan, place, indicator) for place in range(len(fan.years))]
    figure.add_trace(go.Scatter(
        x=years, y=[now, *(year.middle for year in fan.years)], mode="lines", name="fan", meta={"series": "fan"},
        line={"color": theme.blitar, "width": 2, "dash": "dot"}, customdata=["", *told],
        hovertemplate="%{customdata}<extra></extra>"))


def _fan_hover(fan: Forecast, place: int, indicator: Indicator) -> str:
    year = fan.years[place]
    spans = [f"selang {formats.number(100 * level)} persen: {formats.beside(low, indicator)} sampai "
             f"{formats.beside(high, indicator)}"
             for level, (low, high) in zip(LEVELS, year.bands, strict=True)]
    return "<br>".join([f"<b>Proyeksi {formats.period(year.year, indicator.period_rule)}</b>",
                        pt.safe(formats.value_with_unit(year.middle, indicator)), *spans])


def _add_line(figure: go.Figure, stretch: Stretch, indicator: Indicator, colour: str, axis: str) -> None:
    told = [f"{formats.period(year, indicator.period_rule)}: {pt.safe(formats.value_with_unit(value, indicator))}"
            for year, value in zip(stretch.years, stretch.values, strict=True)]
    figure.add_trace(go.Scatter(
        x=stretch.years, y=stretch.values, mode="lines+markers", cliponaxis=False,
        name=indicator.id, meta={"series": indicator.id}, line={"color": colour, "width": 3},
        marker={"size": 8, "color": colour}, customdata=told, hovertemplate="%{customdata}<extra></extra>",
        **({"yaxis": axis} if axis else {})))


def _add_target(figure: go.Figure, one: TargetPath, indicator: Indicator, theme: Theme, crowded_until: int) -> None:
    check = one.check
    if one.required:
        figure.add_trace(go.Scatter(
            x=[one.value_year, check.year], y=[one.value, one.aim], mode="lines", hoverinfo="skip", name="required",
            meta={"series": "required"}, line={"color": theme.ink, "width": 1.5, "dash": "dash"}))
        if one.bend:
            figure.add_trace(go.Scatter(
                x=[year for year, _ in one.bend], y=[value for _, value in one.bend], mode="lines", hoverinfo="skip",
                name="proportional", meta={"series": "proportional"},
                line={"color": theme.ink, "width": 1.5, "dash": "dashdot"}))
    is_range = check.low != check.high
    text = trend_words.span(check.low, check.high, indicator)
    told = f"<b>Target {check.year}</b><br>{pt.safe(text)}<br>" + "<br>".join(pt.wrapped(check.document, 52))
    figure.add_trace(go.Scatter(
        x=[check.year] * (1 + is_range), y=[check.low, check.high] if is_range else [check.high],
        mode="lines+markers" if is_range else "markers", name="target", meta={"series": "target"}, cliponaxis=False,
        line={"color": theme.ink, "width": 1.5},
        marker={"symbol": "diamond-open", "size": 10, "color": theme.ink, "line": {"width": 2}},
        customdata=[told] * (1 + is_range), hovertemplate="%{customdata}<extra></extra>"))
    end, side = one.name_place(crowded_until)
    figure.add_annotation(name="label:target", x=check.year, y=end, showarrow=False,
                          text=pt.safe(f"{check.year}: {trend_words.goal(check, indicator)}"),
                          font={"size": SIZE_NOTE, "color": theme.ink}, **_SIDES[side])


def _name_newest(figure: go.Figure, known: pd.DataFrame, indicator: Indicator, theme: Theme) -> None:
    """The newest figure on the side of the line that it does not come from, and left of the fan."""
    values = known["value"].astype(float)
    fell = len(values) > 1 and values.iloc[-1] < values.iloc[-2]
    figure.add_annotation(name="label:now", x=int(known["year"].iloc[-1]), y=values.iloc[-1], showarrow=False,
                          text=f"<b>{formats.beside(float(values.iloc[-1]), indicator)}</b>", xanchor="right",
                          xshift=-4, yanchor="top" if fell else "bottom", yshift=-4 if fell else 4,
                          font={"size": SIZE_NOTE, "color": theme.blitar})


def two_panels(found: CoMovement, title: str, theme: Theme,
               calculated: Mapping[str, Sequence[int]] | None = None) -> go.Figure:
    """The outcome above, the supporting indicator below, over the same years; each panel its own scale.

    `calculated`: years by indicator that have only a calculated figure, which is not drawn.
    """
    sample = bool(found.lines["is_sample"].fillna(False).any())
    items = (found.indicator, found.support)
    parts = [found.lines[found.lines["indicator"] == item.id].sort_values("year") for item in items]
    ticks = [pt.nice_ticks(float(part["value"].min()), float(part["value"].max()), 4) for part in parts]
    left_out = [figure_marks.unused(part, (calculated or {}).get(item.id, ()), f"{item.short_name} ")
                for item, part in zip(items, parts, strict=True)]
    unused = "".join(f" · {told}" for told in left_out if told)
    words = pt.Heading(title, _panels_subtitle(found, ticks) + unused, pt.source_line(found.lines["source"], 4),
                       f"{title.rstrip('.')}. Dua grafik garis: " + "; ".join(_told(*pair) for pair in
                                                                            zip(items, parts, strict=True)) + ".")
    room = pt.PlotMargins(top=30, right=54, bottom=30,
                          left=18 + 8 * max(len(t) for one in ticks for t in pt.tick_text(one)))
    plot = 2 * PANEL_HEIGHT + PANEL_GAP
    figure = pt.base(words, theme, plot + room.top + room.bottom, room, sample)
    look = figure.layout.yaxis.to_plotly_json()
    share = PANEL_HEIGHT / plot
    figure.update_layout(yaxis={**look, "domain": [1 - share, 1]}, yaxis2={**look, "domain": [0, share]})
    for place, (item, part, marks) in enumerate(zip(items, parts, ticks, strict=True)):
        axis, colour = ("y", "y2")[place], (theme.blitar, theme.others[0])[place]
        for stretch in stretches_of(part):
            _add_line(figure, stretch, item, colour, axis)
        pad = (marks[-1] - marks[0]) * 0.06
        figure.layout["yaxis" if axis == "y" else "yaxis2"].update(
            range=[marks[0] - pad, marks[-1] + pad], tickmode="array", tickvals=marks, ticktext=pt.tick_text(marks))
        _name_panel(figure, item, part, axis, colour, 1 if place == 0 else share, room, theme)
    years = [int(year) for part in parts for year in part["year"]]
    edge = 0.25 + 0.02 * (max(years) - min(years))
    figure.update_xaxes(range=[min(years) - edge, max(years) + edge], anchor="y2",
                        **pt.year_axis(min(years), max(years)))
    return figure


def _panels_subtitle(found: CoMovement, ticks: Sequence[Sequence[float]]) -> str:
    cut = " · sumbu tegak tidak mulai dari nol" if any(marks[0] > 0 for marks in ticks) else ""
    names = " dan ".join(dict.fromkeys(item.period_rule if item.period_rule != "Tahun" else "setahun penuh"
                                       for item in (found.indicator, found.support)))
    return f"{regency().label} · angka terbitan, periode {names}; tiap panel bersumbu sendiri{cut}"


def _told(item: Indicator, part: pd.DataFrame) -> str:
    first, last = part.iloc[0], part.iloc[-1]
    return (f"{item.name} {formats.value_with_unit(first['value'], item)} ({first['year']}) sampai "
            f"{formats.value_with_unit(last['value'], item)} ({last['year']})")


def _name_panel(figure: go.Figure, item: Indicator, part: pd.DataFrame, axis: str, colour: str, top: float,
                room: pt.PlotMargins, theme: Theme) -> None:
    figure.add_annotation(name=f"panel:{item.id}", text=f"<b>{pt.safe(item.name)}</b> ({pt.safe(item.unit)})",
                          showarrow=False, xref="paper", x=0, xanchor="left", xshift=4 - room.left, yref="paper", y=top,
                          yanchor="bottom", yshift=6, font={"size": SIZE_NOTE, "color": colour})
    last = part.iloc[-1]
    figure.add_annotation(name=f"label:{item.id}", text=formats.number(last["value"], item.decimals), showarrow=False,
                          x=int(last["year"]), y=float(last["value"]), yref=axis, xanchor="left", xshift=9,
                          font={"size": SIZE_NOTE, "color": colour})
