"""What every Plotly figure shares: paper, type, Indonesian separators, heading, source line, alt text.

A figure is complete by itself (title, subtitle, source inside it), as a slide or a picture file needs.
A page shows `bare(figure)` and writes `heading(figure)` as text: text in a figure cannot wrap on a phone.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.core import formats
from dashboard.core.domain import SAMPLE_BADGE
from dashboard.core.style import FONT, SIZE_BODY, SIZE_NOTE, SIZE_SECTION, Theme

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}
"""For st.plotly_chart(config=...): no buttons over the picture; the page has its own menu."""

SEPARATORS = ",."
_WRAP = 88
_LINE = 1.3
_NAMES = ("sumber",)


@dataclass(frozen=True)
class Heading:
    """The words of a figure: what it found, what it measures, where it comes from, what it shows. `cases`: where a page
    leads from words of the source (render.table.to_cases); a picture cannot."""

    title: str
    subtitle: str
    source: str
    alt: str
    cases: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PlotMargins:
    """Pixels kept free around the plot for labels, apart from the heading and the source line."""

    top: int = 16
    right: int = 24
    bottom: int = 32
    left: int = 52


def base(heading: Heading, theme: Theme, height: int, frame: PlotMargins, sample: bool = False) -> go.Figure:
    """An empty figure of `height` pixels of plot plus its heading and source line."""
    title = _lines(heading.title, _WRAP)
    subtitle = _lines(heading.subtitle, _WRAP + 24)
    source = _lines(heading.source, _WRAP + 24)
    head = round(_block(title, SIZE_SECTION) + _block(subtitle, SIZE_BODY - 1)) + 8
    foot = round(_block(source, SIZE_NOTE)) + 8 if source else 0
    figure = go.Figure()
    figure.update_layout(
        template=go.layout.Template(),  # Plotly's own adds 7 KB to every figure sent, unused
        autosize=True,
        height=height + head + foot,
        margin={"t": head + frame.top, "r": frame.right, "b": foot + frame.bottom, "l": frame.left, "pad": 0},
        separators=SEPARATORS,
        showlegend=False,
        paper_bgcolor=theme.paper,
        plot_bgcolor=theme.paper,
        font={"family": FONT, "size": SIZE_NOTE + 0.5, "color": theme.ink},
        colorway=list(theme.series),
        hovermode="closest",
        dragmode=False,
        hoverlabel={
            "bgcolor": theme.panel,
            "bordercolor": theme.hairline,
            "align": "left",
            "namelength": 0,
            "font": {"family": FONT, "size": 13, "color": theme.ink},
        },
        modebar={
            "remove": ["zoom", "pan", "select", "lasso", "zoomin", "zoomout", "autoscale", "resetscale"]
        },
        meta={
            "title": heading.title,
            "subtitle": heading.subtitle,
            "source": heading.source,
            "alt": heading.alt,
            **({"cases": dict(heading.cases)} if heading.cases else {}),
            "head": head,
            "foot": foot,
            "sizes": [SIZE_SECTION, SIZE_BODY - 1, SIZE_NOTE],
        },
        title={
            "text": "<b>" + "<br>".join(map(safe, title)) + "</b>",
            "font": {"size": SIZE_SECTION, "color": theme.ink},
            "subtitle": {
                "text": "<br>".join(map(safe, subtitle)),
                "font": {"size": SIZE_BODY - 1, "color": theme.muted},
            },
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            "pad": {"l": 4, "t": 4},
            "y": 1,
            "yref": "container",
            "yanchor": "top",
        },
    )
    if source:
        figure.add_annotation(
            name="sumber",
            text="<br>".join(map(safe, source)),
            showarrow=False,
            align="left",
            xref="paper",
            x=0,
            xanchor="left",
            xshift=4 - frame.left,
            yref="paper",
            y=0,
            yanchor="top",
            yshift=-frame.bottom - 4,
            font={"size": SIZE_NOTE, "color": theme.muted},
        )
    if sample:
        figure.add_annotation(
            name="contoh",
            text=f"<b>{SAMPLE_BADGE}</b>",
            showarrow=False,
            xref="paper",
            x=1,
            xanchor="right",
            yref="paper",
            y=1,
            yanchor="bottom",
            bgcolor=theme.worse,
            font={"size": SIZE_NOTE, "color": theme.paper},
        )
    axis = {
        "showline": False,
        "zeroline": False,
        "fixedrange": True,
        "ticks": "",
        "automargin": False,
        "tickfont": {"size": SIZE_NOTE, "color": theme.muted},
        "gridcolor": theme.hairline,
        "gridwidth": 1,
        "separatethousands": True,
    }
    figure.update_xaxes(**axis, showgrid=False, tickangle=0)
    figure.update_yaxes(**axis, showgrid=True)
    return figure


def heading(figure: go.Figure) -> Heading:
    """The words of a figure made here."""
    meta = figure.layout.meta
    return Heading(meta["title"], meta["subtitle"], meta["source"], meta["alt"], meta.get("cases", {}))


def alt(figure: go.Figure) -> str:
    """The alternative text of a figure made here: what it shows, and its main figures."""
    return str(figure.layout.meta["alt"])


def bare(figure: go.Figure) -> go.Figure:
    """A copy without title, subtitle and source line and the room they took; the page writes them."""
    copy = go.Figure(figure)
    head, foot = copy.layout.meta["head"], copy.layout.meta["foot"]
    copy.layout.annotations = [a for a in copy.layout.annotations if a.name not in _NAMES]
    copy.layout.title = None
    copy.update_layout(
        height=copy.layout.height - head - foot,
        margin={"t": copy.layout.margin.t - head, "b": copy.layout.margin.b - foot},
    )
    return copy


def safe(text: str) -> str:
    """Text from data, shown by Plotly as it is written: Plotly reads a small HTML of its own."""
    return escape(text, quote=False)


def blend(colour: str, paper: str, share: float) -> str:
    """`share` of #RRGGBB `colour` over `paper`: a quieter, still opaque shade."""
    pairs = ((int(colour[i : i + 2], 16), int(paper[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def wrapped(text: str, width: int) -> list[str]:
    """Lines of text from data, escaped, for a hover or a label."""
    return [safe(line) for line in wrap(text, width)]


def yes(flag: Any) -> bool:
    """A true flag of a frame; missing is not true."""
    return not pd.isna(flag) and bool(flag)


def plain(text: str) -> str:
    """Words of a hover as running text."""
    return unescape(text.replace("<b>", "").replace("</b>", "").replace("<br>", " "))


def source_line(sources: pd.Series, most: int = 2) -> str:
    """'Sumber: A; B; dan 3 sumber lain.' with the most used first; empty when no source is known."""
    names = sources.dropna().astype(str).value_counts(sort=True)
    if names.empty:
        return ""
    rest = len(names) - most
    shown = [str(name).rstrip(".") for name in names.index[:most]]
    return "Sumber: " + "; ".join([*shown, *([f"dan {rest} sumber lain"] if rest > 0 else [])]) + "."


def nice_ticks(low: float, high: float, target: int = 5) -> list[float]:
    """Round numbers (1, 2, 2.5 or 5 × 10^n apart) from at or below `low` to at or above `high`."""
    if not high > low:
        pad = abs(low) * 0.1 or 1.0
        low, high = low - pad, high + pad
    raw = (high - low) / max(1, target - 1)
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= raw * 0.999999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(index * step, 12) for index in range(first, last + 1)]


def tick_text(ticks: Sequence[float]) -> list[str]:
    """Tick labels in Indonesian, with as few decimals as tell them apart; large ones in juta or miliar."""
    top = max((abs(tick) for tick in ticks), default=0.0)
    scale, word = next(
        ((s, w) for s, w in ((1e12, " triliun"), (1e9, " miliar"), (1e6, " juta")) if top >= 2 * s), (1.0, "")
    )
    scaled = [tick / scale for tick in ticks]
    decimals = next((d for d in range(5) if all(abs(t - round(t, d)) < 1e-9 for t in scaled)), 5)
    return [formats.number(tick, decimals) + (word if tick else "") for tick in scaled]


def year_axis(first: float, last: float) -> dict[str, object]:
    """Ticks of an axis of years. Plotly thins them to the width it gets; few years are all named."""
    own: dict[str, object] = {"tickformat": "d", "tickmode": "auto"}
    return own | ({"tickmode": "linear", "tick0": round(last), "dtick": 1} if last - first <= 5 else {})


def spread(positions: Sequence[float], gap: float) -> list[float]:
    """The positions moved apart to at least `gap`, in the same order and as little as possible."""
    order = sorted(range(len(positions)), key=lambda i: positions[i])
    groups: list[list[int]] = []

    def centre(group: list[int]) -> float:
        """Where the first of the group stands when the group is centred on its wishes."""
        return sum(positions[i] - k * gap for k, i in enumerate(group)) / len(group)

    for index in order:
        groups.append([index])
        while len(groups) > 1 and centre(groups[-1]) < centre(groups[-2]) + len(groups[-2]) * gap:
            groups[-2:] = [groups[-2] + groups[-1]]
    moved = [0.0] * len(positions)
    for group in groups:
        for rank, index in enumerate(group):
            moved[index] = centre(group) + rank * gap
    return moved


def _lines(text: str, width: int) -> list[str]:
    return wrap(text, width) if text else []


def _block(lines: Sequence[str], size: float) -> float:
    return len(lines) * size * _LINE
