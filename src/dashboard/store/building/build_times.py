"""When a build was made, told by its name, and which build stood at the end of a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from dashboard.core import settings
from dashboard.store.stamps import next_stamp, time_of

WIB = timezone(timedelta(hours=7))
"""The clock of the regency; names of builds and submissions carry UTC."""
_BUILD_ID = re.compile(r"[0-9]{8}T[0-9]{12}-[0-9a-f]{8}")


def made_at(build_id: str) -> datetime:
    """UTC, as its name tells. Raises ValueError for what is not the id of a build."""
    return time_of(build_id.partition("-")[0])


def next_build_id(builds: Path, now: datetime, digest: str, elsewhere: Iterable[str] = ()) -> str:
    """An id after that of every build in this folder and `elsewhere`, and of the one that is or was published here."""
    known = [*elsewhere, *ids_in(builds), *([pointed_to] if (pointed_to := pointer(builds)) else [])]
    return f"{next_stamp(max(known, default='').partition('-')[0], now)}-{digest}"


def pointer(builds: Path) -> str | None:
    """The id in the file CURRENT; None when it is missing, unreadable or holds something else."""
    try:
        content = (builds / "CURRENT").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return content if is_build_id(content) else None


def ids_in(builds: Path) -> list[str]:
    """Ids of the builds in this folder, in the order in which they were made."""
    names = (path.stem.removeprefix("dashboard-") for path in builds.glob("dashboard-*.duckdb"))
    return sorted(name for name in names if is_build_id(name))


def end_of_day(day: date) -> datetime:
    """The first moment after this day in the regency, as UTC."""
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), WIB).astimezone(UTC)


def day_of(moment: datetime) -> date:
    """The day in the regency at this moment (UTC when it has no zone)."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(WIB).date()


def today() -> date:
    """The day it is in the regency now. The only clock by which anything is late or old: whoever draws a page or makes
    a paper reads it once and hands the day on."""
    return day_of(datetime.now(UTC))


def newest_until(made: Mapping[str, datetime], moment: datetime) -> str | None:
    """The newest of these builds that was made before this moment; `made` tells when (see `kept_builds`)."""
    return max((name for name, at in made.items() if at < moment), default=None)


def kept_builds(builds: Path | None = None) -> dict[str, datetime]:
    """When each build that is still on disk was made, in order.

    After a clock that ran ahead, names go on from the last one (`next_build_id`) and say too late a time: then the
    file itself was written earlier than its name says.
    """
    folder = builds or settings.builds()
    return {name: made for name in ids_in(folder) if (made := _made(folder, name))}


def _made(folder: Path, name: str) -> datetime | None:
    try:
        written = (folder / f"dashboard-{name}.duckdb").stat().st_mtime
    except FileNotFoundError:  # tidied away meanwhile
        return None
    return min(made_at(name), datetime.fromtimestamp(written, UTC))


def is_build_id(name: str) -> bool:
    """Whether a name is that of a build: the time at which it was made, and a mark of its content."""
    if not _BUILD_ID.fullmatch(name):
        return False
    try:
        made_at(name)
    except ValueError:
        return False
    return True
