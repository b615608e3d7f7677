"""What stands on a line chart besides the lines: labels at their ends, names of series, method breaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.core import formats
from dashboard.core.domain import Indicator
from dashboard.core.regency import regency
from dashboard.core.style import SIZE_NOTE, Theme
from dashboard.render.charts import plotly_theme as pt
from dashboard.render.time_lines import BREAK_WORDS, End
from dashboard.render.words import figure_marks, remark_words

Row = Mapping[Any, Any]
"""One row of a frame as a dictionary."""
_LABEL_GAP = 17


@dataclass(frozen=True)
class ValueAxis:
    """The vertical axis in numbers and pixels; ticks lie within low..high."""

    low: float
    high: float
    ticks: list[float]
    pixels: float

    def y(self, value: float) -> float:
        """Height of a value above the bottom, in pixels."""
        return (value - self.low) / (self.high - self.low) * self.pixels


@dataclass(frozen=True)
class EndLabel:
    """Words in the right margin, and the value at whose height they would best stand."""

    name: str
    text: str
    colour: str
    value: float
    bold: bool = False


def short_name(name: str) -> str:
    """'Kab. Blitar', 'Kota Blitar', 'Jatim': a region's name where room is scarce."""
    province = regency().province
    is_province = name in (province.name, f"Provinsi {province.name}")
    return province.short if is_province else name.replace("Kabupaten ", "Kab. ")


def region_colour(region: str, known: pd.DataFrame, theme: Theme) -> str:
    order = int(known.loc[known["region_code"] == region, "order"].iloc[0])
    return theme.region(region, max(0, order - len(regency().codes)))


def end_labels(ends: Sequence[End], known: pd.DataFrame, indicator: Indicator, theme: Theme) -> list[EndLabel]:
    """A label a region at the end of its line; the year is said when the line ends before the others."""
    labels = []
    for end in ends:
        # The word would take half the picture on a phone; the ring is explained over the picture.
        aside = figure_marks.aside(str(end.year) if end.is_behind else "") + (
            f" {figure_marks.RING}" if end.is_calculated else "")
        text = f"{short_name(end.name)} {formats.number(end.value, indicator.decimals)}{aside}"
        colour = region_colour(end.region, known, theme)
        labels.append(EndLabel(f"label:{end.region}", text, colour, end.value, end.region == regency().code))
    return labels


def add_labels(figure: go.Figure, labels: Sequence[EndLabel], scale: ValueAxis) -> None:
    """The labels in the right margin, moved apart as little as possible."""
    wished = [scale.y(label.value) for label in labels]
    for label, wish, place in zip(labels, wished, pt.spread(wished, _LABEL_GAP), strict=True):
        text = pt.safe(label.text)
        figure.add_annotation(
            name=label.name,
            text=f"<b>{text}</b>" if label.bold else text,
            showarrow=False,
            xref="paper",
            x=1,
            xanchor="left",
            xshift=8,
            y=label.value,
            yanchor="middle",
            yshift=place - wish,
            align="left",
            font={"color": label.colour, "size": SIZE_NOTE + 0.5},
        )


def add_series_names(
    figure: go.Figure, known: pd.DataFrame, indicator: Indicator, names: Mapping[str, str], theme: Theme
) -> None:
    other = known[~known["main"]]
    for series, group in other.groupby("indicator", sort=False):
        first = group[group["order"] == group["order"].min()].sort_values("x").iloc[0]
        text = names.get(str(series)) or (str(first["period"]) if series == indicator.id else str(series))
        beside = group[(group["x"] >= first["x"]) & (group["x"] <= first["x"] + 2)]["value"]
        below = first["value"] <= beside.median()
        figure.add_annotation(
            name=f"series:{series}",
            text=pt.safe(text),
            showarrow=False,
            x=first["x"],
            y=first["value"],
            xanchor="left",
            yanchor="top" if below else "bottom",
            yshift=-7 if below else 7,
            font={"color": theme.muted, "size": SIZE_NOTE},
        )


def add_remarks(figure: go.Figure, known: pd.DataFrame, theme: Theme) -> None:
    """A small number beside each figure that planners noted something on, below the lowest of its year and else above;
    the words stand under the chart."""
    marked: dict[tuple[float, float], list[int]] = {}
    for one in remark_words.newest(known)[0]:
        marked.setdefault((float(one.row["x"]), float(one.row["value"])), []).append(one.number)
    for (x, y), numbers in marked.items():
        below = y <= known.loc[known["x"] == x, "value"].min()
        figure.add_annotation(
            name="remark",
            text=f"<b>{','.join(map(str, numbers))}</b>",
            showarrow=False,
            x=x,
            y=y,
            yanchor="top" if below else "bottom",
            yshift=-9 if below else 9,
            borderpad=2,
            bordercolor=theme.muted,
            bgcolor=theme.paper,
            font={"size": SIZE_NOTE - 1, "color": theme.ink},
        )


def add_breaks(figure: go.Figure, marks: Sequence[float], theme: Theme) -> None:
    for x in marks:
        figure.add_vline(x=x, line={"width": 1, "dash": "dash", "color": theme.muted}, layer="below")
        figure.add_annotation(
            name="break",
            text=BREAK_WORDS,
            showarrow=False,
            x=x,
            yref="paper",
            y=1,
            yanchor="bottom",
            yshift=2,
            font={"size": SIZE_NOTE, "color": theme.muted},
        )
