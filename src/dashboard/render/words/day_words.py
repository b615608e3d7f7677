"""Of which day a paper is: the day it was made for, the day of its data, the day its database was built."""

from __future__ import annotations

from datetime import date, datetime

from dashboard.core import formats
from dashboard.queries.reference import BuildInfo
from dashboard.store.building.build_times import day_of


def days(info: BuildInfo, today: date) -> str:
    """'data per 24 November 2026 · keadaan per 27 November 2026', for the head of a paper."""
    return f"data per {formats.tanggal(info.data_date)} · {as_of(today)}"


def as_of(today: date) -> str:
    """'keadaan per 27 November 2026': what is late or old is judged on this day."""
    return f"keadaan per {formats.tanggal(today)}"


def built(built_at: datetime, build_id: str) -> str:
    """'basis data disusun 24 November 2026 (20261124T…)'."""
    return f"basis data disusun {formats.tanggal(day_of(built_at))} ({build_id})"
