"""When a build was made, told by its name, and which build stood at the end of a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone

from dashboard import settings

WIB = timezone(timedelta(hours=7))
"""The clock of the regency; names of builds and submissions carry UTC."""
_STAMP = "%Y%m%dT%H%M%S%f"


def made_at(build_id: str) -> datetime:
    """UTC. Raises ValueError for what is not the id of a build."""
    return datetime.strptime(build_id.partition("-")[0], _STAMP).replace(tzinfo=UTC)


def end_of_day(day: date) -> datetime:
    """The first moment after this day in the regency, as UTC."""
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), WIB).astimezone(UTC)


def day_of(moment: datetime) -> date:
    """The day in the regency at this moment (UTC when it has no zone)."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(WIB).date()


def newest_until(build_ids: Iterable[str], moment: datetime) -> str | None:
    """The newest of these builds that was made before this moment."""
    return max((name for name in build_ids if made_at(name) < moment), default=None)


def kept_builds() -> list[str]:
    """Ids of the builds that are still on disk, oldest first."""
    names = (path.stem.removeprefix("dashboard-") for path in settings.builds().glob("dashboard-*.duckdb"))
    return sorted(name for name in names if is_build_id(name))


def is_build_id(name: str) -> bool:
    """Whether a name begins with the time at which a build is made."""
    try:
        made_at(name)
    except ValueError:
        return False
    return True
