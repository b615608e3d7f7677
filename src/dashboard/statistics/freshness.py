"""What is late, what is still to come, and what is held, by the release calendar of the catalogue.

Late: not held GRACE_MONTHS after the end of its usual month of release, or the province has a newer figure of the same
indicator and period. Without a row in the calendar only the province can tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from dashboard.core.domain import Indicator, Release

GRACE_MONTHS = 2


class ReleaseState(StrEnum):
    """Of the newest figure that is usually out."""

    HELD = "tersedia"
    WAITING = "menunggu"
    LATE = "terlambat"


@dataclass(frozen=True)
class Freshness:
    """The newest figure of an indicator beside the calendar. `expected_year`: the year that should be here by now (None
    when nobody says so); `released` and `next_release`: last day of the months of the last and the next usual release;
    `province_year`: the province's newest year when it is ahead."""

    indicator: str
    last_year: int | None
    expected_year: int | None
    state: ReleaseState
    released: date | None = None
    next_release: date | None = None
    province_year: int | None = None

    @property
    def is_old(self) -> bool:
        """A newer figure should be here by now."""
        return self.state is ReleaseState.LATE


def judge(indicator: str, last_year: int | None, province_year: int | None, release: Release | None,
          today: date) -> Freshness:
    """The state of one indicator on a day (WIB)."""
    ahead = province_year if province_year is not None and province_year > (last_year or 0) else None
    out = release.newest(today) if release else None
    overdue = release.newest(today, GRACE_MONTHS) if release else None
    should = max((year for year in (overdue, ahead) if year is not None), default=None)
    if last_year is None or (should is not None and should > last_year):
        state, expected = ReleaseState.LATE, should
    elif out is not None and out > last_year:
        state, expected = ReleaseState.WAITING, out
    else:
        state, expected = ReleaseState.HELD, last_year
    if release is None or out is None:
        return Freshness(indicator, last_year, expected, state, province_year=ahead)
    return Freshness(indicator, last_year, expected, state, release.out(out), release.out(out + 1), ahead)


def freshness(newest: pd.DataFrame, indicators: list[Indicator], releases: Mapping[str, Release], today: date,
              province: pd.DataFrame | None = None) -> list[Freshness]:
    """One Freshness per indicator, in the order given; `newest` and `province` (only for the regency itself) have
    columns indicator, last_year."""
    years = _years(newest)
    above = {} if province is None else _years(province)
    return [judge(indicator.id, years.get(indicator.id), above.get(indicator.id), releases.get(indicator.id), today)
            for indicator in indicators]


def calendar(catalogue: Mapping[str, Indicator], newest: pd.DataFrame, releases: Mapping[str, Release], today: date,
             province: pd.DataFrame) -> list[tuple[Freshness, Indicator]]:
    """Every current series of the regency that has a figure and a row in the calendar; `newest` and `province` as in
    `freshness`."""
    held = set(newest["indicator"])
    shown = [one for one in current_series(list(catalogue.values()), newest) if one.id in releases and one.id in held]
    return list(zip(freshness(newest, shown, releases, today, province), shown, strict=True))


def _years(newest: pd.DataFrame) -> dict[str, int]:
    return {str(name): int(year) for name, year in zip(newest["indicator"], newest["last_year"], strict=True)}


def current_series(indicators: list[Indicator], newest: pd.DataFrame) -> list[Indicator]:
    """Of each concept only the series with the newest figure: a series that was replaced is not "old"."""
    years = newest.set_index("indicator")["last_year"].to_dict()
    best: dict[str, Indicator] = {}
    for indicator in indicators:
        held = best.get(indicator.concept)
        if held is None or years.get(indicator.id, 0) > years.get(held.id, 0):
            best[indicator.concept] = indicator
    return list(best.values())
