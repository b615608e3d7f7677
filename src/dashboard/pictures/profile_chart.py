"""One area against the means around it: a row an indicator, each on its own scale."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard import formats
from dashboard.domain import Direction, Indicator
from dashboard.pictures import plotly_theme as pt
from dashboard.pictures.line_marks import Row
from dashboard.style import Theme

PROFILE_ROW = 46
_MARKS = (
    ("kabupaten_mean", "line-ns-open", "rata-rata kabupaten"),
    ("kecamatan_mean", "diamond-open", "rata-rata kecamatan"),
)


def profile_bars(frame: pd.DataFrame, name: str, title: str, theme: Theme, source: str = "") -> go.Figure:
    """One area against the mean of its kecamatan and of the kabupaten, one row an indicator.

    `frame`: indicator (Indicator), value, kecamatan_mean (may be missing), kabupaten_mean, low, high (the
    lowest and highest of the areas compared). Each row has its own scale low..high; right is the better side.
    Rows without a value are left out (the page says what is missing).
    """
    known = frame.dropna(subset=["value", "low", "high"]).reset_index(drop=True)
    rows = known.to_dict("records")
    marks = [mark for mark in _MARKS if mark[0] in known and known[mark[0]].notna().any()]
    legend = " · ".join([f"● {name}", *(f"{_glyph(symbol)} {words}" for _, symbol, words in marks)])
    heading = pt.Heading(
        title,
        f"{legend} · tiap baris dari yang terlemah (kiri) ke yang terkuat (kanan)",
        source,
        _profile_alt(rows, name, title),
    )
    room = pt.Frame(top=14, right=28, bottom=12, left=28)
    figure = pt.base(heading, theme, PROFILE_ROW * max(1, len(rows)) + room.top + room.bottom, room)
    for index, row in enumerate(rows):
        figure.add_shape(
            type="line",
            x0=0,
            x1=1,
            y0=index,
            y1=index,
            line={"width": 2, "color": theme.hairline},
            layer="below",
        )
        text = (
            pt.safe(f"{row['indicator'].name}: ")
            + f"<b>{pt.safe(_value(row['value'], row['indicator']))}</b>"
        )
        figure.add_annotation(
            name=f"row:{row['indicator'].id}",
            text=text,
            showarrow=False,
            x=0,
            xanchor="left",
            xshift=-6,
            y=index,
            yanchor="bottom",
            yshift=7,
            font={"size": 13, "color": theme.ink},
        )
    for column, symbol, words in marks:
        figure.add_trace(_dots(rows, column, words, symbol, theme.jatim, 13, theme))
    figure.add_trace(_dots(rows, "value", name, "circle", theme.blitar, 13, theme))
    figure.update_xaxes(range=[-0.01, 1.01], showticklabels=False, showgrid=False)
    figure.update_yaxes(range=[max(1, len(rows)) - 0.6, -0.8], showticklabels=False, showgrid=False)
    return figure


def _glyph(symbol: str) -> str:
    return {"line-ns-open": "|", "diamond-open": "◇"}[symbol]


def _value(value: float, indicator: Indicator) -> str:
    return formats.value_with_unit(value, indicator)


def place(value: float, low: float, high: float, direction: Direction) -> float:
    """Where a value stands from 0 (weakest of those compared) to 1 (strongest); 0.5 when all are equal."""
    if high == low:
        return 0.5
    share = (value - low) / (high - low)
    return 1 - share if direction is Direction.LOWER else share


def _dots(
    rows: Sequence[Row], column: str, words: str, symbol: str, colour: str, size: int, theme: Theme
) -> go.Scatter:
    kept = [(index, row) for index, row in enumerate(rows) if pd.notna(row[column])]
    points, hovers = [], []
    for _, row in kept:
        indicator, value = row["indicator"], float(row[column])
        points.append(place(value, float(row["low"]), float(row["high"]), indicator.direction))
        hovers.append(
            f"<b>{pt.safe(words)}</b><br>{pt.safe(indicator.name)}: {pt.safe(_value(value, indicator))}"
        )
    return go.Scatter(
        x=points,
        y=[index for index, _ in kept],
        mode="markers",
        name=pt.safe(words),
        cliponaxis=False,
        marker={"symbol": symbol, "size": size, "color": colour, "line": {"width": 2, "color": colour}},
        customdata=hovers,
        hovertemplate="%{customdata}<extra></extra>",
    )


def _profile_alt(rows: Sequence[Row], name: str, title: str) -> str:
    parts: list[str] = []
    for row in rows:
        indicator = row["indicator"]
        text = f"{indicator.name} {_value(float(row['value']), indicator)}"
        if pd.notna(row["kabupaten_mean"]):
            text += f" (kabupaten {formats.number(float(row['kabupaten_mean']), indicator.decimals)})"
        parts.append(text)
    return f"{title.rstrip('.')}. Posisi {name}: {'; '.join(parts)}."
