"""The kabupaten and kota of a province by one indicator: figure, change, difference from the province, place.

A kota and a kabupaten are unlike: a kota is small, built up and seldom poor. So each has its place among all, as BPS
publishes it, and its place among those of its own kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.core.domain import Indicator, Level
from dashboard.statistics.attention import by_attention
from dashboard.statistics.compare import ReferenceFigure, references
from dashboard.statistics.notes import words_of
from dashboard.statistics.over_time.change import Change, latest_change
from dashboard.statistics.provincial_rank import KABKOTA, errors_of
from dashboard.statistics.ranking import Position, position


@dataclass(frozen=True)
class Child:
    """One of them in a year; everything but code and level is None where it is not known. `change`: since its figure
    before, `against`: the province; `among`: its place among all, `alike`: among its own kind."""

    code: str
    level: Level
    value: float | None = None
    change: Change | None = None
    against: ReferenceFigure | None = None
    among: Position | None = None
    alike: Position | None = None
    note: str = ""
    is_derived: bool = False


def children(frame: pd.DataFrame, indicator: Indicator, year: int, levels: Mapping[str, Level], province: str,
             breaks: pd.DataFrame) -> list[Child]:
    """All of `levels` (by code), those that need most attention first and those without a figure last.

    `frame`: queries.observations.kabkota_values; later years than `year` are not looked at. A count is held against
    nobody.
    """
    known = frame[(frame["year"] <= year) & frame["value"].notna()]
    rows = known[known["year"] == year].set_index("region_code")
    values = rows["value"].reindex(list(levels)).astype(float)
    errors = errors_of(rows.loc[rows["level"].isin(KABKOTA)].reset_index(), indicator)
    made = []
    for code in map(str, by_attention(values, indicator).index):
        found = Child(code, levels[code])
        if not pd.isna(values[code]):
            own, row = known[known["region_code"].isin((code, province))], rows.loc[code]
            found = replace(found, value=float(values[code]), note=words_of(row["note"]),
                            is_derived=bool(row["is_derived"]), change=latest_change(own, indicator, code, breaks))
            if not indicator.is_count:
                alike = values[[other for other in values.index if levels[str(other)] is levels[code]]]
                found = replace(
                    found, against=next(iter(references(own, indicator, code, (province,))), None),
                    among=position(values, code, indicator.direction, errors),
                    alike=position(alike, code, indicator.direction, errors))
        made.append(found)
    return made


def with_figures(rows: pd.DataFrame, indicator: Indicator) -> list[Child]:
    """Those of a year's `rows` (of queries.observations.kabkota_values) that have a figure, in the same order, without
    what it is held against."""
    known = rows[rows["level"].isin(KABKOTA)].dropna(subset=["value"]).set_index("region_code")
    return [Child(code, Level(str(known.loc[code, "level"])), float(known["value"][code]))
            for code in map(str, by_attention(known["value"], indicator).index)]


def of_level(children: Sequence[Child], level: Level) -> list[Child]:
    """The kabupaten, or the kota, in the same order."""
    return [child for child in children if child.level is level]
