"""Targets on a line chart: hollow diamonds, ranges as upright bars, with their figure where there is room."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.core import formats
from dashboard.core.domain import Indicator
from dashboard.core.style import Theme
from dashboard.render.charts import plotly_theme as pt
from dashboard.render.charts.line_marks import EndLabel, Row, Scale, of_main, region_colour
from dashboard.render.words import figure_marks
from dashboard.render.words.trend_words import certainty

_MOST_NAMED = 4
"""With more targets than this only the coming ones have their figure beside the chart; the hover tells the others."""
_NEAR = 34
"""Marks of one year nearer than this, in pixels, stand side by side."""
_SIDESTEP = 0.036
"""How far beside, as a share of the years drawn."""


def target_labels(shown: pd.DataFrame, known: pd.DataFrame, indicator: Indicator, theme: Theme) -> list[EndLabel]:
    """'◇ 2026: 8,88' a target when they are few; of many, the last of each region that lies ahead of its figures."""
    return [
        EndLabel(
            f"target:{row['region_code']}:{int(row['year'])}",
            f"{'◇' if pd.notna(row['target']) else '⌶'} {int(row['year'])}: {_figure(row, indicator)}",
            region_colour(str(row["region_code"]), known, theme),
            _middle(row),
        )
        for row in (shown if len(shown) <= _MOST_NAMED else _coming(shown, known)).to_dict("records")
    ]


def _coming(shown: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    ahead: pd.DataFrame = shown[shown["year"].astype(float) > of_main(known)["year"].max()]
    return ahead.sort_values("year").drop_duplicates("region_code", keep="last")


def places(shown: pd.DataFrame, known: pd.DataFrame, scale: Scale) -> list[float]:
    """The year at which each target is drawn: a little later where it would lie on that of a region before it."""
    years = [*known["x"], *shown["year"].astype(float)]
    step = _SIDESTEP * (max(years, default=0) - min(years, default=0))
    order = dict(zip(known["region_code"], known["order"], strict=True))
    rows = shown.to_dict("records")
    return [float(row["year"]) + step * len({
        other["region_code"] for other in rows
        if order[other["region_code"]] < order[row["region_code"]] and _close(row, other, scale)})
        for row in rows]


def _close(one: Row, other: Row, scale: Scale) -> bool:
    return bool(one["year"] == other["year"]) and abs(scale.y(_middle(one)) - scale.y(_middle(other))) < _NEAR


def add_targets(
    figure: go.Figure, shown: pd.DataFrame, indicator: Indicator, known: pd.DataFrame, theme: Theme
) -> None:
    """A mark a target; `shown` has the place of each as x."""
    for region, group in shown.groupby("region_code", sort=False):
        colour = region_colour(str(region), known, theme)
        name = str(known.loc[known["region_code"] == region, "region_name"].iloc[0])
        points = group[group["target"].notna()]
        if len(points):
            figure.add_trace(
                go.Scatter(
                    x=points["x"],
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
                    x=[row["x"]] * 2,
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


def _middle(row: Row) -> float:
    return float(row["target"] if pd.notna(row["target"]) else (row["target_low"] + row["target_high"]) / 2)


def _figure(row: Row, indicator: Indicator) -> str:
    """'8,88' or '8,81–9,10'."""
    ends: Sequence[float] = [row["target"]] if pd.notna(row["target"]) else [row["target_low"], row["target_high"]]
    return "–".join(formats.number(float(end), indicator.decimals) for end in ends)


def target_words(row: Row, name: str, indicator: Indicator) -> str:
    """Hover words of a target: region, value or range, year, document."""
    if pd.notna(row["target"]):
        value = formats.value_with_unit(float(row["target"]), indicator)
    else:
        low = formats.number(float(row["target_low"]), indicator.decimals)
        value = f"{low}–{formats.value_with_unit(float(row['target_high']), indicator)}"
    value = figure_marks.beside(value, calculated=False, note=row.get("note"))
    status = certainty(*(str(row.get(part) or "") for part in ("status", "note")))
    document = "<br>".join(pt.wrapped(f"{row['document']}{f' ({status})' if status else ''}", 52))
    return f"<b>Target {pt.safe(name)} {int(float(row['year']))}</b><br>{pt.safe(value)}<br>{document}"
