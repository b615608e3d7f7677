"""What exists and what is missing: indicator × year."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard.pictures import plotly_theme as pt
from dashboard.style import SIZE_NOTE, Theme

ROW = 24
MARKS = {0: ("–", "belum tersedia"), 1: ("◐", "sebagian wilayah"), 2: ("●", "lengkap")}


def availability(
    frame: pd.DataFrame, names: Mapping[str, str], title: str, theme: Theme, source: str = ""
) -> go.Figure:
    """A cell for each indicator and year: complete, part of the regions, or missing; mark, colour and words.

    `frame`: indicator, year, regions_with_value, regions_total; `names`: indicator id → name, in the order
    shown; an indicator of `names` without any row is shown as wholly missing.
    """
    counts = {
        (str(row["indicator"]), int(row["year"])): (int(row["regions_with_value"]), int(row["regions_total"]))
        for row in frame.to_dict("records")
    }
    years = list(range(min(frame["year"]), max(frame["year"]) + 1)) if len(frame) else []
    cells = [[_state(counts.get((key, year))) for year in years] for key in names]
    hovers = [[_hover(name, year, counts.get((key, year))) for year in years] for key, name in names.items()]
    legend = " · ".join(f"{mark} {words}" for mark, words in (MARKS[2], MARKS[1], MARKS[0]))
    full = sum(state == 2 for row in cells for state in row)
    some = sum(state == 1 for row in cells for state in row)
    alt = (
        f"{title.rstrip('.')}. Matriks {len(names)} indikator × {len(years)} tahun: {full} sel lengkap, "
        f"{some} sebagian, {len(names) * len(years) - full - some} belum tersedia."
    )
    room = pt.Frame(
        top=28, right=12, bottom=12, left=24 + round(6.6 * max(map(len, names.values()), default=8))
    )
    figure = pt.base(
        pt.Heading(title, legend, source, alt), theme, ROW * max(1, len(names)) + room.top + room.bottom, room
    )
    figure.add_trace(
        go.Heatmap(
            x=years,
            y=list(range(len(names))),
            z=cells,
            zmin=-0.5,
            zmax=2.5,
            xgap=2,
            ygap=2,
            showscale=False,
            colorscale=_steps(theme),
            text=[[MARKS[state][0] for state in row] for row in cells],
            texttemplate="%{text}",
            textfont={"size": SIZE_NOTE},
            customdata=hovers,
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    figure.update_xaxes(
        side="top", showgrid=False, **pt.year_axis(min(years, default=0), max(years, default=0))
    )
    figure.update_yaxes(
        autorange="reversed",
        tickmode="array",
        tickvals=list(range(len(names))),
        ticktext=[pt.safe(name) for name in names.values()],
        showgrid=False,
        tickfont={"size": SIZE_NOTE, "color": theme.ink},
    )
    return figure


def _state(count: tuple[int, int] | None) -> int:
    if count is None or count[0] == 0:
        return 0
    return 2 if count[0] >= count[1] else 1


def _hover(name: str, year: int, count: tuple[int, int] | None) -> str:
    state = _state(count)
    words = MARKS[state][1] if count is None else f"{MARKS[state][1]}: {count[0]} dari {count[1]} wilayah"
    return f"<b>{pt.safe(name)}</b> {year}<br>{words}"


def _steps(theme: Theme) -> list[list[object]]:
    colours = (
        pt.blend(theme.no_data, theme.paper, 0.6),
        pt.blend(theme.blitar, theme.paper, 0.4),
        theme.blitar,
    )
    return [[edge / 3, colour] for index, colour in enumerate(colours) for edge in (index, index + 1)]
