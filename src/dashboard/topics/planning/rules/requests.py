"""Which requests between agencies are answered. Rules in one place.

1. A request is answered when it was accepted, is done already, or was refused; the others wait.
2. It waits from the day it was asked to today; of what is asked for a later day it waits 0 days.
3. "Half answered within": the median of the days to the answer, of answers with a day; not said below LEAST of them.
4. What concerns one agency is what it was asked and what it asks.
5. Agencies are ordered by what waits with them: the most requests first, then the longest wait, then their codes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from statistics import median
from typing import Any

import pandas as pd

from dashboard.topics.planning.contracts import REQUEST_STATES, WAITING

LEAST = 3


@dataclass(frozen=True)
class Request:
    """One request; `days` it waits, None once it is answered; `answered_in` days, None without a day of answer."""

    code: str
    asker: str
    asked_of: str
    what: str
    asked: date
    state: str
    days: int | None
    answered_in: int | None


@dataclass(frozen=True)
class AskedAgency:
    """One agency that was asked: requests by state, the longest wait in days (None: nothing waits), and the days within
    which half was answered (None: too few)."""

    agency: str
    counts: Mapping[str, int]
    longest: int | None
    half: float | None

    @property
    def total(self) -> int:
        """All requests made of it."""
        return sum(self.counts.values())

    @property
    def waiting(self) -> int:
        """Those without an answer."""
        return self.counts[WAITING]


@dataclass(frozen=True)
class Requests:
    """All requests of a year as of a day; `waiting` the longest wait first."""

    year: int
    day: date
    rows: tuple[Request, ...]
    is_sample: bool

    @property
    def waiting(self) -> tuple[Request, ...]:
        """Rules 1 and 2."""
        return tuple(sorted((row for row in self.rows if row.days is not None),
                            key=lambda row: (-(row.days or 0), row.code)))

    def of(self, agency: str) -> Requests:
        """Rule 4."""
        return replace(self, rows=tuple(row for row in self.rows if agency in (row.asker, row.asked_of)))

    def by_agency(self) -> tuple[AskedAgency, ...]:
        """Agencies that were asked, rule 5."""
        groups: dict[str, list[Request]] = {}
        for row in self.rows:
            groups.setdefault(row.asked_of, []).append(row)
        return tuple(sorted((_asked(agency, rows) for agency, rows in groups.items()),
                            key=lambda one: (-one.waiting, -(one.longest or 0), one.agency)))


def requests(rows: pd.DataFrame, year: int, today: date) -> Requests:
    """Of topics.planning.queries.requests."""
    own = rows[rows["year"] == year]
    made = tuple(_request({str(name): value for name, value in row.items()}, today) for row in own.to_dict("records"))
    return Requests(year, today, made, bool(own["is_sample"].any()))


def _request(row: Mapping[str, Any], today: date) -> Request:
    asked, waits = _day(row["asked"]), row["state"] == WAITING
    return Request(row["code"], row["from_agency"], row["to_agency"], row["what"], asked, row["state"],
                   max(0, (today - asked).days) if waits else None,
                   None if waits or pd.isna(row["answered"]) else (_day(row["answered"]) - asked).days)


def _asked(agency: str, rows: list[Request]) -> AskedAgency:
    days = [row.answered_in for row in rows if row.answered_in is not None]
    return AskedAgency(agency, {state: sum(row.state == state for row in rows) for state in REQUEST_STATES},
                       max((row.days for row in rows if row.days is not None), default=None),
                       float(median(days)) if len(days) >= LEAST else None)


def _day(value: Any) -> date:
    return pd.Timestamp(value).date()
