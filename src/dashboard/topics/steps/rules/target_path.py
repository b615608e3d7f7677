"""From the newest figure to each target: what yearly change it takes, against the yearly change that was achieved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from dashboard.core.domain import Direction, Indicator, Verdict
from dashboard.core.regency import regency
from dashboard.statistics.calculated import only_published
from dashboard.statistics.over_time.change import rounded_difference
from dashboard.statistics.over_time.relevance import published
from dashboard.statistics.target_check import TargetCheck, check_targets, easier_end
from dashboard.topics.indicators.rules.trend import Trend
from dashboard.topics.steps.rules.five_step import Development, yearly_share

SHARE_DECIMALS = 1
"""Of a yearly change in percent of the figure itself."""


class TargetState(StrEnum):
    """How the regency stands to a target. UNKNOWN: no achieved change to hold against what is required; NO_FIGURE: the
    year of the target has passed, its figure is not known."""

    PASSED = "passed"
    NO_FIGURE = "no_figure"
    MET = "met"
    ENOUGH = "enough"
    SLOW = "slow"
    AWAY = "away"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class TargetPath:
    """One target. `required`: yearly change to its easier end from `value` in `value_year`, zero when the year has
    passed or the target is met; `required_share` the same in proportion to the figure itself (None where that leads
    nowhere: to zero). `times`, `times_share`: required against achieved."""

    check: TargetCheck
    value: float
    value_year: int
    required: float
    times: float | None
    state: TargetState
    required_share: float | None = None
    times_share: float | None = None

    @property
    def aim(self) -> float:
        """The easier end of the target."""
        return self.value + self.required * (self.check.year - self.value_year)

    @property
    def bend(self) -> tuple[tuple[int, float], ...]:
        """(year, figure) of the way in proportion; empty without one."""
        if self.required_share is None:
            return ()
        return tuple((self.value_year + step, self.value * (1 + self.required_share) ** step)
                     for step in range(self.check.year - self.value_year + 1))

    def name_place(self, crowded_until: int) -> tuple[float, str]:
        """Where a picture names the target: which of its ends, and "beside" it, or "above" or "below" it, away from the
        newest figure, up to the last year in which the lines and the fan stand beside it."""
        if self.check.year > crowded_until:
            return self.check.high, "beside"
        return (self.check.high, "above") if self.check.high > self.value else (self.check.low, "below")


def target_paths(shown: Trend, achieved: Development | None, this_year: int) -> tuple[TargetPath, ...]:
    """Every target of the regency that names a year, by year; `achieved` is step 2 of the five, `this_year` the year it
    is.

    Only published figures count. Empty without one, or for an indicator without direction.
    """
    indicator = shown.indicator
    own = published(shown.own, indicator, regency().code)
    if own.empty or indicator.direction is Direction.NONE:
        return ()
    newest = int(own.index.max())
    return tuple(_path(check, float(own[newest]), newest, indicator, achieved)
                 for check in target_checks(shown.own, shown.targets, indicator, this_year)
                 if check.region_code == regency().code)


def target_checks(own: pd.DataFrame, targets: pd.DataFrame, series: Indicator, this_year: int) -> list[TargetCheck]:
    """Every target of a series that names a year, of whatever region, held against published figures; by year. `own`:
    as statistics.over_time.timeline.figures gives them."""
    return check_targets(targets, only_published(own), series, this_year)


def _path(check: TargetCheck, value: float, year: int, indicator: Indicator,
          achieved: Development | None) -> TargetPath:
    """`value`: the newest figure, of `year`."""
    if not check.is_ahead and check.value is not None:
        return TargetPath(check, value, year, 0.0, None, TargetState.PASSED)
    if check.value is None:
        return TargetPath(check, value, year, 0.0, None, TargetState.NO_FIGURE)
    if check.verdict is not Verdict.WORSE:
        return TargetPath(check, value, year, 0.0, None, TargetState.MET)
    easier = easier_end(check.low, check.high, indicator)
    required = (easier - value) / (check.year - year)
    share = yearly_share(value, easier, check.year - year)
    state, times, times_share = _held_against(required, share, achieved, indicator)
    return TargetPath(check, value, year, required, times, state, share, times_share)


def _held_against(required: float, share: float | None, achieved: Development | None,
                  indicator: Indicator) -> tuple[TargetState, float | None, float | None]:
    """Changes as they are printed, so that the reader can check the words; enough is what is enough in both ways."""
    if achieved is None:
        return TargetState.UNKNOWN, None, None
    needed, had = (rounded_difference(yearly, 0.0, indicator.decimals) for yearly in (required, achieved.yearly))
    if needed * had < 0 or had == 0:
        return TargetState.AWAY, None, None
    is_enough, times_share = abs(had) >= abs(needed), None
    if share is not None and achieved.yearly_share:
        printed = [abs(rounded_difference(100 * one, 0.0, SHARE_DECIMALS)) for one in (share, achieved.yearly_share)]
        is_enough, times_share = is_enough and printed[1] >= printed[0], abs(share / achieved.yearly_share)
    return (TargetState.ENOUGH if is_enough else TargetState.SLOW), abs(required / achieved.yearly), times_share
