"""Development over time: one line a region, broken wherever figures may not be joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.core import formats
from dashboard.core.domain import MONTH_OF_PERIOD, Indicator
from dashboard.core.regency import regency
from dashboard.core.style import Theme
from dashboard.render.charts import plotly_theme as pt
from dashboard.render.charts.line_marks import (
    Row,
    ValueAxis,
    add_breaks,
    add_labels,
    add_remarks,
    add_series_names,
    end_labels,
    region_colour,
    short_name,
)
from dashboard.render.charts.target_marks import add_targets, places, target_labels, target_words
from dashboard.render.time_lines import Goal, Stretch, time_lines
from dashboard.render.words import figure_marks, remark_words, source_words
from dashboard.statistics import notes
from dashboard.statistics.uncertainty import Z90

HEIGHT = 330


def trend(
    frame: pd.DataFrame,
    breaks: pd.DataFrame,
    targets: pd.DataFrame,
    indicator: Indicator,
    title: str,
    theme: Theme,
    series_names: Mapping[str, str] | None = None,
    height: int = HEIGHT,
) -> go.Figure:
    """Lines of one indicator (and older series of the same concept, drawn apart and never joined).

    `frame`: region_code, region_name, indicator, year, period, value, segment, is_derived, source
    [, is_sample]. `targets`: region_code, indicator, year, target, target_low, target_high, document; drawn
    up to five years ahead, later ones are told under the chart.
    `series_names`: what to call the other series, by indicator id. Segments come from statistics.over_time.segments.
    """
    known = _prepare(frame, indicator)
    drawn = time_lines(known, breaks, targets)
    goals = drawn.goals
    scale = _scale(known, goals, height)
    beside = places(goals, known, scale)
    labels = [*end_labels(drawn.ends, known, indicator, theme), *target_labels(drawn, known, indicator, theme)]
    words = pt.Heading(
        title,
        _subtitle(known, goals, scale, indicator),
        _source(known, drawn.later, indicator),
        _alt(known, title, indicator),
        source_words.cases(known, _names(known), indicator.decimals),
    )
    room = pt.PlotMargins(
        top=26,
        right=24 + round(6.3 * max((len(label.text) for label in labels), default=0)),
        bottom=30,
        left=16 + 8 * max(map(len, pt.tick_text(scale.ticks))),
    )
    sample = "is_sample" in known and bool(known["is_sample"].fillna(False).any())
    figure = pt.base(words, theme, height + room.top + room.bottom, room, sample)
    _axes(figure, known, goals, beside, scale)
    names = series_names or {}
    for stretch in drawn.stretches:
        figure.add_trace(_line(stretch, names.get(stretch.indicator, ""), indicator, known, theme))
    add_targets(figure, goals, beside, indicator, known, theme)
    add_breaks(figure, drawn.breaks, theme)
    add_labels(figure, labels, scale)
    add_series_names(figure, known, indicator, names, theme)
    add_remarks(figure, known, theme)
    return figure


def _prepare(frame: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    known = frame.dropna(subset=["value"]).copy()
    others = [code for code in known["region_code"].unique() if code not in regency().codes]
    known["order"] = known["region_code"].map({code: i for i, code in enumerate([*regency().codes, *others])})
    home = MONTH_OF_PERIOD.get(indicator.period_rule, 12)
    months = known["period"].map(MONTH_OF_PERIOD).astype(float).fillna(home)
    known["x"] = known["year"].astype(int) + (months - home) / 12
    known["main"] = (known["indicator"] == indicator.id) & (known["period"] == indicator.period_rule)
    return known.sort_values(
        ["order", "main", "indicator", "period", "year"],
        ascending=[True, False, True, True, True],
        kind="stable",
    )


def _scale(known: pd.DataFrame, goals: Sequence[Goal], pixels: float) -> ValueAxis:
    values = [*known["value"].astype(float), *(end for goal in goals for end in goal.ends())] or [0.0, 1.0]
    low, high = min(values), max(values)
    if 0 <= low < 0.34 * high:
        low = 0.0
    pad = (high - low) * 0.06 or abs(high) * 0.05 or 0.5
    bottom, top = (0.0 if low == 0 else low - pad), high + pad
    ticks = [tick for tick in pt.nice_ticks(bottom, top, 6) if bottom - 1e-9 <= tick <= top + 1e-9]
    return ValueAxis(bottom, top, ticks, pixels)


def _axes(figure: go.Figure, known: pd.DataFrame, goals: Sequence[Goal], beside: Sequence[float],
          scale: ValueAxis) -> None:
    years = [*known["x"], *(goal.year for goal in goals)]
    first, last = min(years, default=0), max(years, default=1)
    edge = 0.25 + 0.02 * (last - first)
    end = max([last, *beside]) + edge
    figure.update_xaxes(range=[first - edge, end], ticklabelstandoff=4, **pt.year_axis(first, last))
    figure.update_yaxes(
        range=[scale.low, scale.high],
        tickmode="array",
        tickvals=scale.ticks,
        ticktext=pt.tick_text(scale.ticks),
    )
    if scale.low < 0 < scale.high:
        figure.add_hline(y=0, line={"width": 1, "color": figure.layout.font.color}, layer="below")


def _line(
    stretch: Stretch,
    series: str,
    indicator: Indicator,
    known: pd.DataFrame,
    theme: Theme,
) -> go.Scatter:
    group, region = stretch.rows, stretch.region
    main = stretch.indicator == indicator.id and stretch.period == indicator.period_rule
    colour = region_colour(region, known, theme)
    width = (3.0 if region == regency().code else 2.0) if main else 1.5
    size = (8 if region == regency().code else 6) if main else 5
    return go.Scatter(
        x=group["x"],
        y=group["value"],
        mode="lines+markers" if len(group) > 1 else "markers",
        name=pt.safe(str(group["region_name"].iloc[0])),
        meta={"region": region, "series": series},
        connectgaps=False,
        cliponaxis=False,
        zorder=20 - int(group["order"].iloc[0]) + (10 if main else 0),
        opacity=1.0 if main else 0.75,
        line={"color": colour, "width": width, "dash": "solid" if main else "dot"},
        marker={
            "size": size,
            "color": [theme.paper if hollow else colour for hollow in stretch.hollow],
            "line": {"color": colour, "width": 1.5},
        },
        error_y=_whiskers(group, colour),
        customdata=[_hover(row, series, indicator) for row in group.to_dict("records")],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _whiskers(group: pd.DataFrame, colour: str) -> dict[str, object] | None:
    """90 percent intervals, only of figures whose error is published."""
    if "se" not in group or group["se"].isna().all():
        return None
    halves = (group["se"].astype(float).fillna(0.0) * Z90).tolist()
    return {"type": "data", "array": halves, "color": colour, "thickness": 1.5, "width": 4}


def _hover(row: Row, series: str, indicator: Indicator) -> str:
    value, year = row["value"], row["year"]
    lines = [
        f"<b>{pt.safe(str(row['region_name']))}</b>",
        f"{pt.safe(formats.value_with_unit(float(value), indicator))} · "
        f"{formats.period(int(year), str(row['period']))}",
    ]
    if series:
        lines.append(pt.safe(series))
    if pt.yes(row["is_derived"]):
        lines.append(figure_marks.HOVER)
    if doubted := source_words.remark(row):
        lines += pt.wrapped(doubted, 52)
    for remark in notes.remarks(row.get("note"))[:remark_words.MOST]:
        lines += pt.wrapped(f"{remark_words.TITLE}: {remark_words.dated_remark(remark)}", 52)
    if row.get("source") and not pd.isna(row["source"]):
        lines.append("Sumber: " + "<br>".join(pt.wrapped(str(row["source"]), 52)))
        lines += [f"Dibaca dari: {source_words.of_row(row)}"] if "source_kind" in row else []
    return "<br>".join(lines)


def _subtitle(known: pd.DataFrame, goals: Sequence[Goal], scale: ValueAxis, indicator: Indicator) -> str:
    rule = "" if indicator.period_rule == "Tahun" else f", tiap {indicator.period_rule}"
    parts = [f"{indicator.name} ({indicator.unit}){rule}"]
    if scale.low > 0:
        parts.append("sumbu tegak tidak mulai dari nol")
    if "se" in known and known["se"].notna().any():
        parts.append("garis galat: selang 90 persen")
    parts += [calculated] if (calculated := figure_marks.key(known)) else []
    if goals:
        ranges = any(goal.is_range for goal in goals)
        points = not all(goal.is_range for goal in goals)
        parts.append(" ".join((["◇"] if points else []) + (["⌶"] if ranges else []) + ["target"]))
    return " · ".join(parts)


def _source(known: pd.DataFrame, later: Sequence[Goal], indicator: Indicator) -> str:
    names = _names(known)
    ahead = [
        pt.plain(target_words(goal.row, names[goal.region], indicator))
        for goal in sorted(later, key=lambda goal: goal.year)
    ]
    note = f" Di luar gambar: {'; '.join(ahead)}." if ahead else ""
    doubted = source_words.doubts(known, names, indicator.decimals)
    return pt.source_line(known["source"]) + note + "".join(f" {told}." for told in (*doubted, *_remarked(known)))


def _names(known: pd.DataFrame) -> dict[str, str]:
    return {str(code): str(name) for code, name in zip(known["region_code"], known["region_name"], strict=True)}


def _remarked(known: pd.DataFrame) -> list[str]:
    """What the numbered marks say, in the order of the numbers, and that there is more."""
    shown, rest = remark_words.newest(known)
    if not shown:
        return []
    told = "; ".join(f"[{one.number}] {short_name(str(one.row['region_name']))} "
                     f"{formats.period(int(one.row['year']), str(one.row['period']))}: "
                     f"{remark_words.dated_remark(one.remark)}"
                     for one in shown)
    return [f"{remark_words.TITLE}: {told}{f'; dan {remark_words.others(rest)}' if rest else ''}"]


def _alt(known: pd.DataFrame, title: str, indicator: Indicator) -> str:
    parts = []
    for _, group in known[known["main"]].groupby("region_code", sort=False):
        first, last = group.iloc[0], group.iloc[-1]
        parts.append(
            f"{first['region_name']} {formats.number(first['value'], indicator.decimals)} "
            f"({first['year']}) sampai {formats.number(last['value'], indicator.decimals)} ({last['year']})"
        )
    return f"{title.rstrip('.')}. Grafik garis {indicator.name}, {indicator.unit}: {'; '.join(parts)}."
