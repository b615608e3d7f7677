"""What a link to the page carries besides the place: the month, and for whom; None is the running month and the
reader's own list."""

from __future__ import annotations

from dashboard.core.actor import Role
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.topics.news import words
from dashboard.topics.news.rules import PUBLIC, last_months
from dashboard.topics.rat import answers as rat_answers
from dashboard.ui.choices import controls
from dashboard.ui.choices.parameters import Parameter

MONTHS = 3
"""Months to choose among; the builds to compare with are kept for as long (store.building.pruning)."""


def _months(_build: Database) -> dict[str, str]:
    return {month.code: words.month(month) for month in last_months(build_times.today(), MONTHS)}


def _readers(build: Database) -> dict[str, str]:
    names = rat_answers.agency_names(build)
    return {one: words.reader(one, names)
            for one in (Role.LEADER, Role.PLANNER, Role.SECRETARIAT, PUBLIC, *names)}


MONTH = Parameter[str | None]("bulan", _months, None, "bulan", "Ditampilkan bulan ini.", carried="never")
READER = Parameter[str | None]("untuk", _readers, None, "pembaca", "Ditampilkan kabar untuk Anda.", carried="never")
PARAMETERS = (*controls.PLACE, MONTH, READER)
