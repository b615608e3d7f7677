"""Names that sort by the order of making: a UTC time to the microsecond, going on when the clock is set back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_STAMP = "%Y%m%dT%H%M%S%f"


def time_of(stamp: str) -> datetime:
    """UTC. Raises ValueError for what is no stamp."""
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def next_stamp(newest: str, now: datetime) -> str:
    """The stamp of this moment, or the one right after `newest` ("" when there is none) if the clock is behind it."""
    stamp = now.astimezone(UTC).strftime(_STAMP)
    if stamp <= newest:
        return (time_of(newest) + timedelta(microseconds=1)).strftime(_STAMP)
    return stamp
