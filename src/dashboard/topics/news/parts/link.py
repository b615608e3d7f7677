"""What a link to the page carries besides the place: the month, and for whom; None is the running month and the
reader's own list."""

from __future__ import annotations

from dashboard.core.actor import Role
from dashboard.store.building import build_times
from dashboard.topics.news import words
from dashboard.topics.news.rules import PUBLIC, last_months
from dashboard.ui.choices import controls
from dashboard.ui.choices.parameters import Parameter
from dashboard.ui.kept import cached

MONTHS = 3
"""Months to choose among; the builds to compare with are kept for as long (store.building.pruning)."""


def _months(_build: str) -> dict[str, str]:
    return {month.code: words.month(month) for month in last_months(build_times.today(), MONTHS)}


def _readers(build: str) -> dict[str, str]:
    names = cached.agency_names(build)
    return {one: words.reader(one, names)
            for one in (Role.LEADER, Role.PLANNER, Role.SECRETARIAT, PUBLIC, *names)}


MONTH = Parameter[str | None]("bulan", _months, None, "bulan", "Ditampilkan bulan ini.", carried="never")
READER = Parameter[str | None]("untuk", _readers, None, "pembaca", "Ditampilkan kabar untuk Anda.", carried="never")
PARAMETERS = (*controls.PLACE, MONTH, READER)
