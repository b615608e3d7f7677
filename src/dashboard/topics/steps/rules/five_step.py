"""The five-step analysis of TKPK daerah: what the figures say at each step. The words are in words/five_step.py.

Conclusions rest on published figures only: a calculated one ("hitungan") proves nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from dashboard.core.domain import Direction, Indicator, Verdict
from dashboard.core.regency import regency
from dashboard.statistics.calculated import only_published, without_calculated
from dashboard.statistics.compare import ReferenceFigure, references
from dashboard.statistics.over_time.change import about_equal, judged, rounded_difference
from dashboard.statistics.over_time.relevance import Together, moves, published
from dashboard.statistics.over_time.timeline import before
from dashboard.statistics.provincial_rank import positions
from dashboard.statistics.ranking import Position
from dashboard.statistics.uncertainty import UNKNOWN, Error, Margin, errors_by_year, margin_between, margin_of_pace
from dashboard.topics.indicators.rules.trend import Trend

FEWEST_FIGURES = 3
"""Of fewer figures none is called the best or the highest."""
PACE_FIGURES = 4
"""Two yearly changes rest on three figures, of which the one in the middle enters twice."""


class Pace(StrEnum):
    """The newest yearly change beside the one just before it."""

    FASTER = "faster"
    SLOWER = "slower"
    AS_FAST = "as_fast"
    TURNED = "turned"
    STILL = "still"


class Extreme(StrEnum):
    """Where the newest figure stands among all figures of its course."""

    HIGHEST = "highest"
    LOWEST = "lowest"


@dataclass(frozen=True)
class RelativePosition:
    """Step 1: `position` in `year` (None: no year with enough figures), and the references of that year."""

    year: int
    value: float
    position: Position | None
    references: tuple[ReferenceFigure, ...]


@dataclass(frozen=True)
class Development:
    """Step 2: from `first` to `last`; `yearly` is the average change a year; `extreme` only when no other is equal.

    `before`: newest year before the course that a change of method cuts off. `figures`: how many published figures the
    course has; fewer than its years, and what lies between is not known. `yearly_share`: the yearly change in
    proportion to the figure itself, -0.027 for 2.7 percent less each year; None where a figure is not above zero.
    `margin` of `delta`: only of figures of a survey.
    """

    first: int
    last: int
    delta: float
    yearly: float
    verdict: Verdict
    extreme: Extreme | None
    before: int | None
    figures: int
    yearly_share: float | None = None
    margin: Margin | None = None

    @property
    def has_gaps(self) -> bool:
        """Whether some year between the first and the last has no published figure."""
        return self.figures < self.last - self.first + 1


@dataclass(frozen=True)
class YearlyChange:
    """Step 3: one change between neighbouring years of one method."""

    before: int
    year: int
    delta: float
    verdict: Verdict


@dataclass(frozen=True)
class FiveSteps:
    """Steps 1 to 4 of one indicator; step 5 (linkage.py) needs a second one. None: the figures do not allow it.

    `together` and `reference_changes` (region code, change over the years of `development`) are step 4. `cut`: years
    before FIRST_YEAR whose figures step 2 leaves out.
    """

    indicator: Indicator
    relative_position: RelativePosition | None
    development: Development | None
    changes: tuple[YearlyChange, ...]
    pace: Pace | None
    together: tuple[Together, ...]
    reference_changes: tuple[tuple[str, float], ...]
    cut: tuple[int, ...] = ()


def five_steps(shown: Trend, breaks: pd.DataFrame) -> FiveSteps:
    """All that can be said of one indicator by its own figures (`shown` from topics.indicators.rules.trend)."""
    indicator = shown.indicator
    changes = yearly_changes(shown.own, indicator, breaks)
    margin = _pace_margin(shown.own, indicator, changes) if indicator.survey else None
    newest = None if indicator.survey and margin is None else pace(changes, indicator.decimals, margin)
    return FiveSteps(indicator, relative_position(shown), development(shown), changes, newest, shown.together,
                     shown.course_of, tuple(before(shown.own, indicator, regency().code)))


def relative_position(shown: Trend) -> RelativePosition | None:
    """Newest year with a rank, else the newest year with a figure; None for a count or without a published figure."""
    indicator = shown.indicator
    own = published(shown.own, indicator, regency().code)
    if indicator.is_count or own.empty:
        return None
    ranks = positions(without_calculated(shown.kabkota), indicator)
    year = max(ranks) if ranks else int(own.index.max())
    series = only_published(shown.own[shown.own["year"] == year])
    return RelativePosition(year, float(own[year]), ranks.get(year), tuple(
        references(series, indicator, regency().code, regency().above)))


def development(shown: Trend) -> Development | None:
    """The change over the course of the newest method; None without two published figures of one method."""
    course, indicator = shown.course, shown.indicator
    if course is None:
        return None
    own = published(shown.own, indicator, regency().code)
    within = own[(own.index >= course.first) & (own.index <= course.last)]
    earlier = [int(year) for year in own.index if year < course.first]
    cut = any(row["indicator"] == indicator.id and row["year_before"] <= course.first <= row["year_after"]
              for row in shown.crossed.to_dict("records"))
    margin = _margin(_errors(shown.own, indicator), course.first, course.last)
    return Development(course.first, course.last, course.delta, course.delta / (course.last - course.first),
                       judged(course.delta, indicator, margin),
                       _extreme(within, course.last, indicator.decimals), max(earlier) if earlier and cut else None,
                       len(within), yearly_share(own[course.first], own[course.last], course.last - course.first),
                       margin)


def yearly_share(value: float, later: float, years: int) -> float | None:
    """The yearly change in proportion that leads from one figure to another; None unless both are above zero."""
    return float((later / value) ** (1 / years) - 1) if value > 0 and later > 0 else None


def _extreme(within: pd.Series, last: int, decimals: int) -> Extreme | None:
    others = [rounded_difference(within[last], value, decimals) for year, value in within.items() if year != last]
    if len(others) + 1 < FEWEST_FIGURES:
        return None
    if min(others) > 0:
        return Extreme.HIGHEST
    return Extreme.LOWEST if max(others) < 0 else None


def yearly_changes(series: pd.DataFrame, indicator: Indicator, breaks: pd.DataFrame) -> tuple[YearlyChange, ...]:
    """The regency's changes between neighbouring years of one method, oldest first."""
    errors = _errors(series, indicator)
    return tuple(YearlyChange(before, year, delta, judged(delta, indicator, _margin(errors, before, year)))
                 for (before, year), delta in sorted(moves(series, indicator, regency().code, breaks).items()))


def _errors(series: pd.DataFrame, indicator: Indicator) -> Mapping[int, Error]:
    """Year → error of the regency's figures; nothing for figures of no survey."""
    return errors_by_year(series, indicator.id, indicator.period_rule, regency().code) if indicator.survey else {}


def _margin(errors: Mapping[int, Error], first: int, last: int) -> Margin | None:
    return margin_between(errors.get(first, UNKNOWN), errors.get(last, UNKNOWN))


def _pace_margin(series: pd.DataFrame, indicator: Indicator, changes: tuple[YearlyChange, ...]) -> Margin | None:
    """How far apart the two newest changes of a survey may be by their samples alone."""
    if len(changes) < 2:
        return None
    errors = _errors(series, indicator)
    before, newest = changes[-2:]
    return margin_of_pace(*(errors.get(year, UNKNOWN) for year in (before.before, newest.before, newest.year)))


def pace(changes: tuple[YearlyChange, ...], decimals: int, margin: Margin | None = None) -> Pace | None:
    """How the newest change compares to the one of the year just before; None when that one is missing. As fast when
    the difference of the two is within what rounding, or the `margin` of their samples, can produce."""
    if len(changes) < 2 or changes[-1].before != changes[-2].year:
        return None
    newest, previous = changes[-1].delta, changes[-2].delta
    if newest == 0:
        return Pace.STILL
    if newest * previous <= 0:
        return Pace.TURNED
    if about_equal(abs(newest), abs(previous), decimals, figures=PACE_FIGURES,
                   margin=margin.half if margin else 0.0):
        return Pace.AS_FAST
    return Pace.FASTER if abs(newest) > abs(previous) else Pace.SLOWER


def tally(changes: tuple[YearlyChange, ...], direction: Direction) -> Mapping[Verdict | str, int]:
    """How many changes were good, bad, none and too small for a sample to tell; "up" and "down" for an indicator
    without direction."""
    if direction is Direction.NONE:
        return {"up": sum(change.delta > 0 for change in changes), "down": sum(change.delta < 0 for change in changes),
                Verdict.SAME: sum(change.delta == 0 for change in changes)}
    return {kind: sum(change.verdict is kind for change in changes)
            for kind in (Verdict.BETTER, Verdict.WORSE, Verdict.SAME, Verdict.UNSURE)}
