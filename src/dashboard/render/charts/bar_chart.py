"""Relative position: ordered bars of the 38 kabupaten/kota."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd
import plotly.graph_objects as go

from dashboard.core import formats
from dashboard.core.domain import Direction, Indicator, Level
from dashboard.core.regency import regency
from dashboard.core.style import SIZE_NOTE, Theme
from dashboard.render.charts import plotly_theme as pt
from dashboard.render.charts.line_marks import Row, short_name
from dashboard.render.shading import alike_words
from dashboard.render.words import figure_marks, source_words
from dashboard.render.words.wording import long_names, short_names
from dashboard.statistics.provincial_rank import alike_in
from dashboard.statistics.ranking import rank

ROW = 18


def ranked_bars(
    frame: pd.DataFrame,
    highlight: Collection[str],
    indicator: Indicator,
    title: str,
    theme: Theme,
    neighbours: Collection[str] = (),
) -> go.Figure:
    """Ordered bars from zero, the best off on top, with the province and the nation as lines.

    `frame`: one row a region of one year: region_code, label, level, value, year, period, source, is_derived
    [, is_sample].
    `highlight`: codes drawn strong (Blitar); `neighbours`: codes slightly stronger than the rest.
    Regions without a figure are named under the chart.
    """
    local = frame[frame["level"].isin([Level.KABUPATEN, Level.KOTA])].drop_duplicates("region_code")
    known = local.dropna(subset=["value"])
    ranks = rank(known.set_index("region_code")["value"], indicator.direction)
    known = known.assign(rank=known["region_code"].map(ranks)).sort_values(["rank", "label"], kind="stable")
    lines, alike = _references(frame), alike_in(local, indicator)
    words = pt.Heading(
        title,
        _ranked_subtitle(frame, indicator) + (f" · garis miring: {alike_words()}" if alike else ""),
        _ranked_source(frame, local, indicator),
        _ranked_alt(known, lines, highlight, title, indicator),
        source_words.cases(local, _names(local), indicator.decimals),
    )
    names = [
        f"{row['rank']}. {short_name(str(row['label']))}  {formats.number(row['value'], indicator.decimals)}"
        for row in known.to_dict("records")
    ]
    room = pt.PlotMargins(top=44, right=24, bottom=14, left=20 + round(6.9 * max(map(len, names), default=10)))
    sample = "is_sample" in frame and bool(frame["is_sample"].fillna(False).any())
    figure = pt.base(words, theme, ROW * max(1, len(known)) + room.top + room.bottom, room, sample)
    strong = [code in highlight for code in known["region_code"]]
    figure.add_trace(
        go.Bar(
            x=known["value"],
            y=list(range(len(known))),
            orientation="h",
            width=0.68,
            cliponaxis=False,
            marker={"color": _bar_colours(known, highlight, neighbours, theme), "cornerradius": 2,
                    "pattern": {"shape": ["/" if code in alike else "" for code in known["region_code"]],
                                "fillmode": "overlay", "fgcolor": theme.ink, "fgopacity": 0.55, "size": 6}},
            customdata=[_ranked_hover(row, len(known), indicator) for row in known.to_dict("records")],
            hovertemplate="%{customdata}<extra></extra>",
            ids=known["region_code"],
        )
    )
    values = [0.0, *known["value"], *(value for _, value in lines)]
    low, high = min(values), max(values)
    figure.update_xaxes(
        range=[low * 1.02, high * 1.02 or (0.0 if low else 1.0)], showticklabels=False, showgrid=False
    )
    figure.update_yaxes(
        range=[len(known) - 0.4, -0.6],
        tickmode="array",
        tickvals=list(range(len(known))),
        showgrid=False,
        ticklabelstandoff=6,
        ticktext=[_bold(pt.safe(name), on) for name, on in zip(names, strong, strict=True)],
        tickfont={"size": SIZE_NOTE, "color": theme.ink},
    )
    _add_references(figure, lines, indicator, theme)
    return figure


def _bold(text: str, on: bool) -> str:
    return f"<b>{text}</b>" if on else text


def _bar_colours(
    known: pd.DataFrame, highlight: Collection[str], neighbours: Collection[str], theme: Theme
) -> list[str]:
    quiet, near = pt.blend(theme.jatim, theme.paper, 0.38), pt.blend(theme.blitar, theme.paper, 0.5)
    return [
        theme.region(code)
        if code == regency().code
        else theme.blitar
        if code in highlight
        else near
        if code in neighbours
        else quiet
        for code in known["region_code"]
    ]


def _references(frame: pd.DataFrame) -> list[tuple[str, float]]:
    rows = frame[frame["level"].isin([Level.PROVINSI, Level.NASIONAL])].dropna(subset=["value"])
    rows = rows.sort_values("level", key=lambda level: level == Level.NASIONAL, kind="stable")
    return [(str(row["region_code"]), float(row["value"])) for row in rows.to_dict("records")]


def _add_references(
    figure: go.Figure, lines: list[tuple[str, float]], indicator: Indicator, theme: Theme
) -> None:
    low, high = figure.layout.xaxis.range
    for row, (code, value) in enumerate(reversed(lines)):
        name = short_names()[code]
        to_the_left = value - low > (high - low) / 2
        figure.add_vline(
            x=value, line={"width": 1.5, "color": theme.region(code), "dash": "dash"}, layer="above"
        )
        figure.add_annotation(
            name=f"reference:{code}",
            text=f"{name} {formats.number(value, indicator.decimals)}",
            showarrow=False,
            x=value,
            xanchor="right" if to_the_left else "left",
            xshift=3 if to_the_left else -3,
            yref="paper",
            y=1,
            yanchor="bottom",
            yshift=2 + 17 * row,
            font={"color": theme.region(code), "size": SIZE_NOTE},
        )


def _ranked_subtitle(frame: pd.DataFrame, indicator: Indicator) -> str:
    first = frame.iloc[0] if len(frame) else None
    when = "" if first is None else f", {formats.period(int(first['year']), str(first['period']))}"
    order = {
        Direction.LOWER: "urut dari yang paling rendah (terbaik)",
        Direction.HIGHER: "urut dari yang paling tinggi (terbaik)",
        Direction.NONE: "urut dari yang terbesar",
    }[indicator.direction]
    lines = " dan ".join(long_names()[code] for code, _ in _references(frame))
    known = f" · garis putus-putus: {lines}" if lines else ""
    calculated = figure_marks.share_told(frame.dropna(subset=["value"]))
    return f"{indicator.name} ({indicator.unit}){when} · {order}{known}{f' · {calculated}' if calculated else ''}"


def _ranked_source(frame: pd.DataFrame, local: pd.DataFrame, indicator: Indicator) -> str:
    missing = [short_name(str(label)) for label in local.loc[local["value"].isna(), "label"]]
    note = f" Belum tersedia: {', '.join(missing)}." if missing else ""
    doubted = "".join(f" {told}." for told in source_words.doubts(local, _names(local), indicator.decimals))
    return (pt.source_line(frame["source"]) + note + doubted).strip()


def _names(local: pd.DataFrame) -> dict[str, str]:
    return {str(code): short_name(str(label))
            for code, label in zip(local["region_code"], local["label"], strict=True)}


def _ranked_hover(row: Row, count: int, indicator: Indicator) -> str:
    value = formats.value_with_unit(float(row["value"]), indicator)
    when = formats.period(int(row["year"]), str(row["period"]))
    lines = [
        f"<b>{pt.safe(str(row['label']))}</b>",
        f"{pt.safe(value)} · {when}",
        f"urutan {row['rank']} dari {count}",
    ]
    if pt.yes(row.get("is_derived")):
        lines.append(figure_marks.HOVER)
    if doubted := source_words.remark(row):
        lines += pt.wrapped(doubted, 52)
    if row.get("source") and not pd.isna(row["source"]):
        lines.append("Sumber: " + "<br>".join(pt.wrapped(str(row["source"]), 52)))
        lines += [f"Dibaca dari: {source_words.of_row(row)}"] if "source_kind" in row else []
    return "<br>".join(lines)


def _ranked_alt(
    known: pd.DataFrame,
    lines: list[tuple[str, float]],
    highlight: Collection[str],
    title: str,
    indicator: Indicator,
) -> str:
    parts = [
        f"{row['label']} urutan {row['rank']} dari {len(known)} dengan "
        f"{formats.value_with_unit(row['value'], indicator)}"
        for row in known.to_dict("records")
        if row["region_code"] in highlight
    ]
    parts += [
        f"{long_names()[code]} {formats.number(value, indicator.decimals)}"
        for code, value in lines
    ]
    return f"{title.rstrip('.')}. Grafik batang {len(known)} kabupaten/kota: {'; '.join(parts)}."
