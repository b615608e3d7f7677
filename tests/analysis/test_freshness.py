"""What is late: two months after the usual month of release, or held for the province alone."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pandas as pd
import pytest

from dashboard.core.domain import Release
from dashboard.queries import availability, observations, reference
from dashboard.statistics.freshness import ReleaseState, freshness, judge
from dashboard.statistics.summary import find
from dashboard.store.database import Database
from worlds import BLITAR, JAWA_TIMUR


@pytest.mark.parametrize(("month", "lag"), [(1, 0), (9, 0), (11, 0), (12, 0), (4, 1), (12, 1)])
def test_late_from_the_day_after_two_whole_months(month: int, lag: int) -> None:
    """Walked day by day: the month of release ends, two more months pass, then it is late."""
    release, year = Release("x", month, lag, "uji"), 2024
    day, ends = date(year + lag, month, calendar.monthrange(year + lag, month)[1]), []
    for _ in range(3):
        ends.append(day)
        after = day + timedelta(days=1)
        day = date(after.year, after.month, calendar.monthrange(after.year, after.month)[1])
    assert judge("x", year - 1, None, release, ends[0]).state is ReleaseState.HELD
    for waiting in (ends[0] + timedelta(days=1), ends[2]):
        found = judge("x", year - 1, None, release, waiting)
        assert (found.state, found.expected_year, found.released) == (ReleaseState.WAITING, year, ends[0])
    late = judge("x", year - 1, None, release, ends[2] + timedelta(days=1))
    assert (late.state, late.expected_year, late.is_old) == (ReleaseState.LATE, year, True)
    assert judge("x", year, None, release, ends[2] + timedelta(days=1)).state is ReleaseState.HELD


def test_what_the_province_has_is_late_here_whatever_the_calendar_says() -> None:
    found = judge("x", 2024, 2025, Release("x", 12, 0, "uji"), date(2025, 12, 1))
    assert (found.state, found.expected_year, found.province_year) == (ReleaseState.LATE, 2025, 2025)
    assert judge("x", 2024, 2025, None, date(2025, 12, 1)).is_old
    assert judge("x", 2024, 2023, None, date(2030, 1, 1)).state is ReleaseState.HELD
    assert judge("x", None, None, None, date(2030, 1, 1)) == judge("x", None, None, None, date(2020, 1, 1))
    assert judge("x", None, None, None, date(2030, 1, 1)).is_old


@pytest.mark.parametrize(("name", "state", "expected"), [
    ("ipm_sp2020lf", ReleaseState.LATE, 2025), ("growth", ReleaseState.LATE, 2025), ("p0", ReleaseState.WAITING, 2026),
    ("tpt", ReleaseState.HELD, 2025)])
def test_the_calendar_we_ship_in_november_2026(shipped: Database, name: str, state: ReleaseState,
                                               expected: int) -> None:
    catalogue, releases = reference.indicators(shipped), reference.releases(shipped)
    day, province = date(2026, 11, 24), availability.newest(shipped, JAWA_TIMUR)
    found = freshness(availability.newest(shipped, BLITAR), [catalogue[name]], releases, day, province)[0]
    assert (found.state, found.expected_year) == (state, expected)
    series = observations.series(shipped, [name], [BLITAR, JAWA_TIMUR])
    finding = find(series, catalogue[name], reference.method_breaks(shipped), day, releases=releases)
    assert finding is not None and finding.is_old is (state is ReleaseState.LATE)


def test_every_headline_indicator_has_a_month_of_release_with_its_basis(shipped: Database) -> None:
    releases, sources = reference.releases(shipped), set(reference.sources(shipped)["source_id"])
    assert {"p0", "poor_count", "poverty_line", "p1", "p2", "ipm_sp2020lf", "tpt", "growth", "gini"} <= releases.keys()
    assert all(row.source == "asumsi" or row.source in sources for row in releases.values())


def test_an_area_is_not_held_against_the_province() -> None:
    newest = pd.DataFrame({"indicator": ["x"], "last_year": [2023]})
    assert judge("x", 2023, None, None, date(2026, 1, 1)).state is ReleaseState.HELD
    assert freshness(newest, [], {}, date(2026, 1, 1)) == []
