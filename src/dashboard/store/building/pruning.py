"""Removes old builds, and laid-out files that no kept build needs.

A page that has been open since may still ask for the files of a build that is removed, hence the day of grace.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb

from dashboard.store.building.asset_names import Assets
from dashboard.store.building.build_times import day_of, end_of_day, ids_in, kept_builds, newest_until
from dashboard.store.building.whole import opens
from dashboard.store.file_memory import FileMemory

GRACE_SECONDS = 24 * 3600
"""Every build lays its files out again, so a file of the newest build is younger than that."""

KEPT_MEETINGS = 6
"""For each of so many meetings the build of its day stays: two years of meetings held three times a year."""

KEPT_MONTHS = 4
"""For each of so many months before the running one the build of its last day stays: news of a month is told beside the
build that stood when it began."""


_NAMES = FileMemory[frozenset[str]]()


def wanted_builds(made: Mapping[str, datetime], meetings: Iterable[date], newest: int) -> set[str]:
    """The `newest` last builds, and for each of the last KEPT_MEETINGS meetings up to the day of the last build the
    newest one until the end of its day, so that "since the last meeting" can be told; the same for the last days of
    KEPT_MONTHS months. `made`: when, by id."""
    ids = sorted(made)
    wanted = set(ids[-newest:])
    if ids:
        today = day_of(made[ids[-1]])
        held = sorted({day for day in meetings if day <= today}, reverse=True)[:KEPT_MEETINGS]
        wanted |= {name for day in [*held, *_month_ends(today)] if (name := newest_until(made, end_of_day(day)))}
    return wanted


def _month_ends(today: date) -> list[date]:
    ends = [today.replace(day=1) - timedelta(days=1)]
    while len(ends) < KEPT_MONTHS:
        ends.append(ends[-1].replace(day=1) - timedelta(days=1))
    return ends


def remove_old_builds(folder: Path, meetings: Iterable[date], newest: int, current: str,
                      is_held_elsewhere: Callable[[str], bool] = lambda _: False) -> None:
    """Remove the databases in `folder` that `wanted_builds` does not name, never the `current` one; those that stand
    for a day only where nobody else has them.

    A damaged one takes nobody's place: it goes when it is older than the last `newest` whole ones.
    """
    made = kept_builds(folder)
    whole = {name: at for name, at in made.items() if opens(folder / f"dashboard-{name}.duckdb")}
    wanted = wanted_builds(whole, meetings, newest) | {current}
    oldest = min(sorted(whole)[-newest:], default="")
    for name in made:
        if name < oldest and name != current and (name not in wanted or is_held_elsewhere(name)):
            (folder / f"dashboard-{name}.duckdb").unlink(missing_ok=True)


def remove_builds_with(folder: Path, submission_id: str, current: str) -> list[str]:
    """Remove the databases in `folder` that know this submission, and those that cannot be asked; their ids. The
    `current` one was made without it."""
    return [name for name in ids_in(folder) if name != current and _gone_if_known(folder, name, submission_id)]


def _gone_if_known(folder: Path, name: str, submission_id: str) -> bool:
    path = folder / f"dashboard-{name}.duckdb"
    try:
        with duckdb.connect(path, read_only=True) as connection:
            known = connection.execute("SELECT 1 FROM base.submission WHERE submission_id = $id",
                                       {"id": submission_id}).fetchone()
    except duckdb.Error:
        known = (1,)
    if known:
        path.unlink(missing_ok=True)
    return bool(known)


def prune(static: Path, builds: Path, grace: float = GRACE_SECONDS) -> list[str]:
    """Remove files in `static` that no database in `builds` names and nobody laid out for `grace` seconds; their names.

    When one database cannot be read nothing is removed: it may need any of them.
    """
    try:
        needed = {name for path in builds.glob("dashboard-*.duckdb") for name in named_files(path)}
    except duckdb.Error:
        return []
    return [name for name in _unnamed(static, needed) if _remove_if_old(static / name, grace)]


def remember_names(path: Path, names: Iterable[str]) -> None:
    """The files that the database at this path needs: it need not be asked."""
    _NAMES.put(path, frozenset(names))


def named_files(path: Path) -> Iterable[str]:
    """Names below DASHBOARD_HOME/static that the database at this path needs. Raises duckdb.Error."""
    return _NAMES.found(path, _asked)


def _asked(path: Path) -> frozenset[str]:
    with duckdb.connect(path, read_only=True) as connection:
        found = connection.execute("SELECT assets FROM main.build_info").fetchone()
    return frozenset(Assets.from_json(found[0]).names if found and found[0] else ())


def _unnamed(static: Path, needed: set[str]) -> list[str]:
    names = [path.relative_to(static).as_posix() for path in static.rglob("*") if path.is_file()]
    return sorted(name for name in names if name not in needed)


def _remove_if_old(path: Path, grace: float) -> bool:
    try:
        if time.time() - path.stat().st_mtime < grace:
            return False
        path.unlink()
    except FileNotFoundError:  # somebody else was faster
        return False
    return True
