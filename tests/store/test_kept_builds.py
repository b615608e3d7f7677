"""Which builds stay: the newest ones, and for the last meetings and months the one that stood at their end."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.core import settings
from dashboard.publish.build import KEPT_BUILDS, build
from dashboard.store.building.build_times import day_of, end_of_day, kept_builds, made_at, newest_until
from dashboard.store.building.pruning import KEPT_MEETINGS, KEPT_MONTHS, remove_old_builds, wanted_builds
from handing_in import publish
from meeting_rows import meeting

START = datetime(2026, 1, 1, tzinfo=UTC)


def named(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S%f}-0123abcd"


def told(ids: list[str]) -> dict[str, datetime]:
    """When each was made, by its name."""
    return {name: made_at(name) for name in sorted(ids)}


def put(folder: Path, name: str) -> Path:
    """An empty file of a build, written when its name says."""
    path = folder / f"dashboard-{name}.duckdb"
    path.touch()
    os.utime(path, (made_at(name).timestamp(),) * 2)
    return path


def test_the_day_ends_at_midnight_in_the_regency() -> None:
    assert end_of_day(date(2026, 11, 24)) == datetime(2026, 11, 24, 17, tzinfo=UTC)
    assert day_of(datetime(2026, 11, 24, 16, 59)) == date(2026, 11, 24)
    assert day_of(datetime(2026, 11, 24, 17, tzinfo=UTC)) == date(2026, 11, 25)
    late, next_day = named(datetime(2026, 11, 24, 16, 59)), named(datetime(2026, 11, 24, 17, 0))
    assert made_at(late) == datetime(2026, 11, 24, 16, 59, tzinfo=UTC)
    assert newest_until(told([next_day, late]), end_of_day(date(2026, 11, 24))) == late
    assert newest_until(told([next_day]), end_of_day(date(2026, 11, 24))) is None


def slow(ids: list[str], meetings: list[date], newest: int) -> set[str]:
    """The same rule, one meeting and one build at a time."""
    ordered = sorted(ids)
    kept = set(ordered[len(ordered) - newest:] if len(ordered) > newest else ordered)
    today = (made_at(ordered[-1]) + timedelta(hours=7)).date()
    count = 0
    for day in sorted(set(meetings), reverse=True):
        if day > today or count == KEPT_MEETINGS:
            continue
        count += 1
        before = [name for name in ordered if (made_at(name) + timedelta(hours=7)).date() <= day]
        kept |= set(before[-1:])
    days = [today - timedelta(days=back) for back in range(1, 200) if (today - timedelta(days=back - 1)).day == 1]
    for day in days[:KEPT_MONTHS]:
        kept |= set([name for name in ordered if (made_at(name) + timedelta(hours=7)).date() <= day][-1:])
    return kept


HOURS = st.integers(0, 24 * 300).map(lambda hours: named(START + timedelta(hours=hours)))
DAYS = st.integers(-20, 320).map(lambda count: START.date() + timedelta(days=count))


@given(st.lists(HOURS, min_size=1, max_size=40, unique=True), st.lists(DAYS, max_size=15), st.integers(1, 6))
def test_wanted_builds_are_those_of_a_slow_rule(ids: list[str], meetings: list[date], newest: int) -> None:
    assert wanted_builds(told(ids), meetings, newest) == slow(ids, meetings, newest)


def test_pruning_day_by_day_never_loses_the_build_of_a_meeting(tmp_path: Path,
                                                               monkeypatch: pytest.MonkeyPatch) -> None:
    """What a meeting's day and a month's end need is there whenever it is asked for, though every build tidies up after
    itself."""
    monkeypatch.setattr("dashboard.store.building.pruning.opens", lambda _: True)
    meetings = [date(2026, 2, 10), date(2026, 6, 10), date(2026, 10, 10)]
    everything = []
    for count in range(60):
        everything.append(named(START + timedelta(days=5 * count, hours=3)))
        put(tmp_path, everything[-1])
        remove_old_builds(tmp_path, meetings, 5, everything[-1])
    kept = {path.stem.removeprefix("dashboard-") for path in tmp_path.iterdir()}
    ends = [date(2026, 6, 30), date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30)]  # the last one is of 23 October
    assert kept == {*everything[-5:], *(newest_until(told(everything), end_of_day(day)) for day in [*meetings, *ends])}


def test_the_build_of_a_meeting_goes_once_others_are_proven_to_have_it(tmp_path: Path,
                                                                      monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.store.building.pruning.opens", lambda _: True)
    names = [named(START + timedelta(days=count)) for count in range(6)]
    for name in names:
        put(tmp_path, name)
    asked: list[str] = []
    meetings = [START.date(), START.date() + timedelta(days=1), START.date() + timedelta(days=5)]

    def held(name: str) -> bool:
        asked.append(name)
        return name == names[0]

    remove_old_builds(tmp_path, meetings, 2, names[2], held)
    assert list(kept_builds(tmp_path)) == [names[1], names[2], *names[4:]]
    assert asked == names[:2], "only those that stand for a day; the newest and the current stay in any case"


def test_a_name_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "dashboard-cadangan.duckdb").touch()
    remove_old_builds(tmp_path, [], 1, named(START))
    assert [path.name for path in tmp_path.iterdir()] == ["dashboard-cadangan.duckdb"]


def test_a_build_keeps_that_of_the_meeting_it_knows(tiny_data: Callable[..., Path]) -> None:
    tiny_data()
    first = build().build_id
    old = named(datetime(2026, 3, 17, 5, tzinfo=UTC))
    path = settings.builds() / f"dashboard-{first}.duckdb"
    path.rename(path.with_name(f"dashboard-{old}.duckdb"))
    publish("tkpk_meetings", [meeting(day="2026-03-18")])
    for _ in range(KEPT_BUILDS + 1):
        build()
    assert next(iter(kept_builds())) == old and len(kept_builds()) == KEPT_BUILDS + 1


def test_the_current_build_stays_and_a_damaged_one_takes_no_place(tmp_path: Path,
                                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    names = [named(START + timedelta(days=count)) for count in range(9)]
    paths = [put(tmp_path, name) for name in names]
    damaged = {paths[1], paths[5], paths[6]}
    monkeypatch.setattr("dashboard.store.building.pruning.opens", lambda path: path not in damaged)
    remove_old_builds(tmp_path, [], 3, names[0])
    assert list(kept_builds(tmp_path)) == [names[0], *names[4:]]  # 4, 7 and 8 are the last three whole ones
    remove_old_builds(tmp_path, [], 2, names[8])
    assert list(kept_builds(tmp_path)) == names[7:]


def test_nothing_is_removed_where_nothing_can_be_read(tmp_path: Path) -> None:
    names = [named(START + timedelta(days=count)) for count in range(9)]
    for name in names:
        put(tmp_path, name)
    remove_old_builds(tmp_path, [], 1, "")
    assert list(kept_builds(tmp_path)) == names


def test_after_a_clock_that_ran_ahead_the_file_tells_when_it_was_made(tmp_path: Path) -> None:
    ahead = put(tmp_path, named(datetime(2040, 1, 1, tzinfo=UTC)))
    os.utime(ahead, (datetime(2026, 3, 17, 5, tzinfo=UTC).timestamp(),) * 2)
    before = put(tmp_path, named(datetime(2026, 3, 1, tzinfo=UTC)))
    os.utime(before, (datetime(2026, 9, 1, tzinfo=UTC).timestamp(),) * 2)  # put back from a copy
    found = kept_builds(tmp_path)
    assert list(found.values()) == [datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 17, 5, tzinfo=UTC)]
    assert newest_until(found, end_of_day(date(2026, 3, 18))) == ahead.stem.removeprefix("dashboard-")
