"""Does the regency move with the province and the nation? (TNP2K's step "relevansi".)"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from dashboard.core.domain import Indicator
from dashboard.statistics.calculated import only_published
from dashboard.statistics.over_time.change import breaks_for, comparable, crosses, is_comparable, rounded_difference
from dashboard.statistics.over_time.timeline import FIRST_YEAR

FEWEST = 3
"""Fewer yearly changes than this say nothing about moving together."""

Moves = dict[tuple[int, int], float]


@dataclass(frozen=True)
class Course:
    """What happened from `first` to `last`, two published figures of one method."""

    first: int
    last: int
    delta: float


@dataclass(frozen=True)
class Together:
    """In `same` of `of` yearly changes between `first` and `last`, the region moved the same way as `reference`.

    `since`: earlier changes were left out, because until then the two were measured differently.
    """

    reference: str
    first: int
    last: int
    same: int
    of: int
    since: int | None = None


def course(series: pd.DataFrame, indicator: Indicator, region: str, breaks: pd.DataFrame) -> Course | None:
    """From the first to the last published figure (since FIRST_YEAR) of the newest method that has two; None without.

    Years without a figure in between do not matter for a difference. Calculated figures ("hitungan") are left out: a
    conclusion rests on published ones.
    """
    own, known = published(series, indicator, region), breaks_for(breaks, indicator.id, region)
    years = sorted(int(year) for year in own.index if year >= FIRST_YEAR)
    for last in reversed(years):
        first = next(year for year in years if year == last or not crosses(year, last, known))
        if first < last:
            return Course(first, last, rounded_difference(own[last], own[first], indicator.decimals))
    return None


def change_between(series: pd.DataFrame, indicator: Indicator, region: str, breaks: pd.DataFrame,
                   first: int, last: int) -> float | None:
    """Difference of a region between two years; None without both figures or across a method break."""
    own = published(series, indicator, region)
    if first not in own.index or last not in own.index:
        return None
    if crosses(first, last, breaks_for(breaks, indicator.id, region)):
        return None
    return rounded_difference(own[last], own[first], indicator.decimals)


def together(series: pd.DataFrame, indicator: Indicator, region: str, references: Sequence[str],
             breaks: pd.DataFrame) -> list[Together]:
    """How often the region moved the same way as each reference, over yearly changes that both have.

    "Did not move" is a way of its own. Before a method break that touches only one of the two (first releases against
    figures revised backwards) nothing is paired. References with fewer than FEWEST common changes are left out.
    """
    own = moves(series, indicator, region, breaks)
    found = []
    for reference in references:
        other = moves(series, indicator, reference, breaks)
        both = sorted(own.keys() & other.keys())
        start = _alike_since(breaks, indicator.id, region, reference)
        common = [pair for pair in both if start is None or pair[0] >= start]
        if len(common) >= FEWEST:
            same = sum(_sign(own[pair]) == _sign(other[pair]) for pair in common)
            found.append(Together(reference, common[0][0], common[-1][1], same, len(common),
                                  start if len(common) < len(both) else None))
    return found


def _alike_since(breaks: pd.DataFrame, indicator: str, region: str, reference: str) -> int | None:
    """First year of the newest stretch in which both are measured alike; None when no break touches only one."""
    one_sided = set(breaks_for(breaks, indicator, region)) ^ set(breaks_for(breaks, indicator, reference))
    return max((after for _, after in one_sided), default=None)


def published(series: pd.DataFrame, indicator: Indicator, region: str) -> pd.Series:
    """Year → published figure of the indicator's own period; calculated ones are left out."""
    asked = series.columns.intersection(["year", "value", "is_derived"])  # rows are wide, and this is asked often
    own = only_published(series.loc[is_comparable(series, indicator) & (series["region_code"] == region), asked])
    return own.set_index("year")["value"].astype(float).sort_index(kind="stable")


def calculated(series: pd.DataFrame, indicator: Indicator, region: str) -> tuple[int, ...]:
    """Years of the indicator's own period that have only a calculated figure: those that `published` leaves out."""
    own = comparable(series, indicator)
    years = own.loc[own["region_code"] == region, "year"]
    return tuple(sorted({int(year) for year in years} - set(published(series, indicator, region).index)))


def moves(series: pd.DataFrame, indicator: Indicator, region: str, breaks: pd.DataFrame) -> Moves:
    """(year before, year) → change, for neighbouring years of one method."""
    own, known = published(series, indicator, region), breaks_for(breaks, indicator.id, region)
    years = sorted(int(year) for year in own.index)
    return {(earlier, later): rounded_difference(own[later], own[earlier], indicator.decimals)
            for earlier, later in pairwise(years)
            if later == earlier + 1 and not crosses(earlier, later, known)}


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
