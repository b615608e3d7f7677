"""What stands on a line chart besides the lines: labels at their ends, targets, method breaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import formats
from dashboard.analysis.change import breaks_for
from dashboard.domain import BLITAR, INDONESIA, JAWA_TIMUR, Indicator
from dashboard.pictures import plotly_theme as pt
from dashboard.style import SIZE_NOTE, Theme

ORDER = (BLITAR, JAWA_TIMUR, INDONESIA)
BREAK_WORDS = "metode berubah"
Row = Mapping[Any, Any]
"""One row of a frame as a dictionary."""
_LABEL_GAP = 17


@dataclass(frozen=True)
class Scale:
    """The vertical axis in numbers and pixels; ticks lie within low..high."""

    low: float
    high: float
    ticks: list[float]
    pixels: float

    def y(self, value: float) -> float:
        """Height of a value above the bottom, in pixels."""
        return (value - self.low) / (self.high - self.low) * self.pixels


def short_name(name: str) -> str:
    """'Kab. Blitar', 'Kota Blitar', 'Jatim': a region's name where room is scarce."""
    return "Jatim" if name in ("Jawa Timur", "Provinsi Jawa Timur") else name.replace("Kabupaten ", "Kab. ")


def region_colour(region: str, known: pd.DataFrame, theme: Theme) -> str:
    order = int(known.loc[known["region_code"] == region, "order"].iloc[0])
    return theme.region(region, max(0, order - len(ORDER)))


def end_labels(known: pd.DataFrame, indicator: Indicator) -> dict[str, str]:
    """Region code → words at the end of its line; the year is said when the line ends before the others."""
    main = known[known["main"]] if known["main"].any() else known
    last = main["year"].max() if len(main) else None
    labels = {}
    for region, group in main.groupby("region_code", sort=False):
        row = group.iloc[-1]
        late = "" if row["year"] == last else f" ({int(row['year'])})"
        labels[str(region)] = (
            f"{short_name(str(row['region_name']))} {formats.number(row['value'], indicator.decimals)}{late}"
        )
    return labels


def add_labels(
    figure: go.Figure,
    labels: dict[str, str],
    known: pd.DataFrame,
    indicator: Indicator,
    scale: Scale,
    theme: Theme,
) -> None:
    main = known[known["main"]] if known["main"].any() else known
    ends = [float(main.loc[main["region_code"] == region, "value"].iloc[-1]) for region in labels]
    wished = [scale.y(value) for value in ends]
    for region, value, wish, place in zip(labels, ends, wished, pt.spread(wished, _LABEL_GAP), strict=True):
        text = pt.safe(labels[region])
        figure.add_annotation(
            name=f"label:{region}",
            text=f"<b>{text}</b>" if region == BLITAR else text,
            showarrow=False,
            xref="paper",
            x=1,
            xanchor="left",
            xshift=8,
            y=value,
            yanchor="middle",
            yshift=place - wish,
            align="left",
            font={"color": region_colour(region, known, theme), "size": SIZE_NOTE + 0.5},
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


def add_targets(
    figure: go.Figure, shown: pd.DataFrame, indicator: Indicator, known: pd.DataFrame, theme: Theme
) -> None:
    for region, group in shown.groupby("region_code", sort=False):
        colour = region_colour(str(region), known, theme)
        name = str(known.loc[known["region_code"] == region, "region_name"].iloc[0])
        points = group[group["target"].notna()]
        if len(points):
            figure.add_trace(
                go.Scatter(
                    x=points["year"],
                    y=points["target"],
                    mode="markers",
                    name="target",
                    cliponaxis=False,
                    # Above the lines; not at zero, where Plotly would cut a raised mark along the axis.
                    zorder=40 if (points["target"] > 0).all() else 0,
                    meta={"region": region, "series": "target"},
                    marker={"symbol": "diamond-open", "size": 10, "color": colour, "line": {"width": 2}},
                    customdata=[target_words(row, name, indicator) for row in points.to_dict("records")],
                    hovertemplate="%{customdata}<extra></extra>",
                )
            )
        for row in group[group["target"].isna()].to_dict("records"):
            figure.add_trace(
                go.Scatter(
                    x=[row["year"]] * 2,
                    y=[row["target_low"], row["target_high"]],
                    mode="lines+markers",
                    name="target",
                    meta={"region": region, "series": "target"},
                    cliponaxis=False,
                    zorder=1,
                    line={"color": colour, "width": 1.5},
                    opacity=0.8,
                    marker={"symbol": "line-ew-open", "size": 9, "color": colour, "line": {"width": 1.5}},
                    customdata=[target_words(row, name, indicator)] * 2,
                    hovertemplate="%{customdata}<extra></extra>",
                )
            )


def target_words(row: Row, name: str, indicator: Indicator) -> str:
    """Hover words of a target: region, value or range, year, document."""
    if pd.notna(row["target"]):
        value = formats.value_with_unit(float(row["target"]), indicator)
    else:
        low = formats.number(float(row["target_low"]), indicator.decimals)
        value = f"{low}–{formats.value_with_unit(float(row['target_high']), indicator)}"
    document = "<br>".join(pt.wrapped(str(row["document"]), 52))
    return f"<b>Target {pt.safe(name)} {int(float(row['year']))}</b><br>{pt.safe(value)}<br>{document}"


def add_breaks(figure: go.Figure, breaks: pd.DataFrame, known: pd.DataFrame, theme: Theme) -> None:
    if known.empty:
        return
    first, last = known["year"].min(), known["year"].max()
    series = known[["indicator", "region_code"]].drop_duplicates()
    marks = {(before + after) / 2 for indicator, region in series.itertuples(index=False)
             for before, after in breaks_for(breaks, str(indicator), str(region))}
    for x in sorted(mark for mark in marks if first < mark < last):
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
