"""Targets on a line chart: hollow diamonds, ranges as upright bars, with their figure where there is room."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.core import formats
from dashboard.core.domain import Indicator
from dashboard.core.style import Theme
from dashboard.render.charts import plotly_theme as pt
from dashboard.render.charts.line_marks import EndLabel, Row, ValueAxis, region_colour
from dashboard.render.time_lines import Goal, TimeLines
from dashboard.render.words import figure_marks
from dashboard.render.words.trend_words import certainty

_MOST_NAMED = 4
"""With more targets than this only the coming ones have their figure beside the chart; the hover tells the others."""
_NEAR = 34
"""Marks of one year nearer than this, in pixels, stand side by side."""
_SIDESTEP = 0.036
"""How far beside, as a share of the years drawn."""


def target_labels(drawn: TimeLines, known: pd.DataFrame, indicator: Indicator, theme: Theme) -> list[EndLabel]:
    """'◇ 2026: 8,88' a target when they are few; of many, the last of each region that lies ahead of its figures."""
    return [
        EndLabel(
            f"target:{goal.region}:{goal.year}",
            f"{'⌶' if goal.is_range else '◇'} {goal.year}: {_figure(goal, indicator)}",
            region_colour(goal.region, known, theme),
            goal.middle,
        )
        for goal in (drawn.goals if len(drawn.goals) <= _MOST_NAMED else _coming(drawn))
    ]


def _coming(drawn: TimeLines) -> list[Goal]:
    newest = max((end.year for end in drawn.ends), default=0)
    ahead = sorted((goal for goal in drawn.goals if goal.year > newest), key=lambda goal: goal.year)
    last = {goal.region: goal for goal in ahead}
    return [goal for goal in ahead if last[goal.region] is goal]


def places(goals: Sequence[Goal], known: pd.DataFrame, scale: ValueAxis) -> list[float]:
    """The year at which each target is drawn: a little later where it would lie on that of a region before it."""
    years = [*known["x"], *(goal.year for goal in goals)]
    step = _SIDESTEP * (max(years, default=0) - min(years, default=0))
    order = dict(zip(known["region_code"], known["order"], strict=True))
    return [goal.year + step * len({
        other.region for other in goals if order[other.region] < order[goal.region] and _close(goal, other, scale)})
        for goal in goals]


def _close(one: Goal, other: Goal, scale: ValueAxis) -> bool:
    return one.year == other.year and abs(scale.y(one.middle) - scale.y(other.middle)) < _NEAR


def add_targets(
    figure: go.Figure, goals: Sequence[Goal], beside: Sequence[float], indicator: Indicator, known: pd.DataFrame,
    theme: Theme
) -> None:
    """A mark a target; `beside`: the place of each along the years."""
    for region in dict.fromkeys(goal.region for goal in goals):
        colour = region_colour(region, known, theme)
        name = str(known.loc[known["region_code"] == region, "region_name"].iloc[0])
        own = [(goal, x) for goal, x in zip(goals, beside, strict=True) if goal.region == region]
        points = [(goal, x) for goal, x in own if not goal.is_range]
        if points:
            figure.add_trace(
                go.Scatter(
                    x=[x for _, x in points],
                    y=[goal.low for goal, _ in points],
                    mode="markers",
                    name="target",
                    cliponaxis=False,
                    # Above the lines; not at zero, where Plotly would cut a raised mark along the axis.
                    zorder=40 if all(goal.low > 0 for goal, _ in points) else 0,
                    meta={"region": region, "series": "target"},
                    marker={"symbol": "diamond-open", "size": 10, "color": colour, "line": {"width": 2}},
                    customdata=[target_words(goal.row, name, indicator) for goal, _ in points],
                    hovertemplate="%{customdata}<extra></extra>",
                )
            )
        for goal, x in ((goal, x) for goal, x in own if goal.is_range):
            figure.add_trace(
                go.Scatter(
                    x=[x] * 2,
                    y=goal.ends(),
                    mode="lines+markers",
                    name="target",
                    meta={"region": region, "series": "target"},
                    cliponaxis=False,
                    zorder=1,
                    line={"color": colour, "width": 1.5},
                    opacity=0.8,
                    marker={"symbol": "line-ew-open", "size": 9, "color": colour, "line": {"width": 1.5}},
                    customdata=[target_words(goal.row, name, indicator)] * 2,
                    hovertemplate="%{customdata}<extra></extra>",
                )
            )


def _figure(goal: Goal, indicator: Indicator) -> str:
    """'8,88' or '8,81–9,10'."""
    return "–".join(formats.beside(end, indicator) for end in goal.ends())


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
