"""What is new, and for whom. The rules in one place; "today" always comes from outside.

1. News is told by month. The month that is running ends today, one that is over on its last day; everything is judged
   on that day (`Month.until`).
2. What has a day within the month is new; a due day in the SOON_DAYS after it is soon; what waits since before, or
   since nobody knows when, still waits. A due day further ahead is no news.
3. A figure is late and waited for as the release calendar says (statistics.freshness). A release counts from the day
   after its usual month on, so the month is asked as on that day.
4. Questions of one office to another, and what was refused of a file, are for those who work on them: a visitor and
   the regent's office see releases, reports, decisions, meetings, and how much was handed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from dashboard.core.actor import Actor, Role
from dashboard.core.domain import QueryError

SOON_DAYS = 7
PUBLIC = "umum"
"""The reader who is not signed in. The others go by the value of their role, an agency by its code."""
WORKING = frozenset({str(Role.PLANNER), str(Role.SECRETARIAT)})
OFFICES = WORKING | {str(Role.LEADER)}
EVERYBODY = OFFICES | {PUBLIC}
"""Everybody but single agencies."""
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


class NewsState(StrEnum):
    """Why something is told (rule 2)."""

    NEW = "baru"
    SOON = "segera"
    WAITING = "menunggu"


class NewsKind(StrEnum):
    """What it is about, as it stands in a table."""

    FIGURE = "Angka"
    TASK = "Tugas OPD"
    MEETING = "Rapat"
    SUBMISSION = "Kiriman"


@dataclass(frozen=True, order=True)
class Month:
    """A month as a reader sees it on a day: `first` and `until`, the last day that is told of (rule 1)."""

    first: date
    until: date

    @property
    def code(self) -> str:
        """'2026-11', as it stands in links and names of files."""
        return f"{self.first:%Y-%m}"

    @property
    def before(self) -> date:
        """The last day before it."""
        return self.first - timedelta(days=1)

    @property
    def is_over(self) -> bool:
        """Whether its last day is told of."""
        return (self.until + timedelta(days=1)).day == 1

    def has(self, day: date) -> bool:
        """Whether a day is one of those told of."""
        return self.first <= day <= self.until

    def state(self, day: date | None) -> NewsState | None:
        """Rule 2; None for what is no news yet."""
        if day is None or day < self.first:
            return NewsState.WAITING
        if day <= self.until:
            return NewsState.NEW
        return NewsState.SOON if day <= self.until + timedelta(days=SOON_DAYS) else None


def month_of(day: date, today: date) -> Month:
    """The month of a day that has been, as today sees it."""
    first = day.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return Month(first, min(after - timedelta(days=1), today))


def last_months(today: date, count: int) -> list[Month]:
    """The month of today and those before it, the newest first."""
    found = [month_of(today, today)]
    while len(found) < count:
        found.append(month_of(found[-1].before, today))
    return found


def read_month(text: str, today: date) -> Month:
    """'2026-11'. Raises QueryError for what is no month, or has not begun."""
    found = _MONTH.fullmatch(text)
    if found is None or int(found[1]) == 0:
        raise QueryError(f"“{text}” bukan bulan. Tulis tahun dan bulan seperti {today:%Y-%m}.")
    first = date(int(found[1]), int(found[2]), 1)
    if first > today:
        raise QueryError(f"Bulan {text} belum mulai; yang terbaru {today:%Y-%m}.")
    return month_of(first, today)


@dataclass(frozen=True)
class NewsItem:
    """One thing to know. `day`: when it happened, is due or waits since (None: nobody knows), in words `told` beside
    it; `agency`: short name of who it is about, `whom`: for which readers it is; `page`: folder of the page where its
    detail stands, with `parameters` of its link."""

    state: NewsState
    kind: NewsKind
    text: str
    day: date | None
    told: str
    whom: frozenset[str]
    page: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    agency: str = ""
    is_sample: bool = False


@dataclass(frozen=True)
class News:
    """Everything of a month; `lacking`: why new figures cannot be told one by one, "" when they can; `for_now`: asked
    again they may be."""

    month: Month
    items: tuple[NewsItem, ...]
    lacking: str = ""
    for_now: bool = False

    def of(self, reader: str) -> News:
        """What is for one reader."""
        return News(self.month, tuple(item for item in self.items if reader in item.whom), self.lacking)

    def by_state(self) -> dict[NewsState, list[NewsItem]]:
        """In the order of State; new ones with the newest day first, the others with what is due or waits longest."""
        return {state: _ordered([item for item in self.items if item.state is state], state) for state in NewsState}

    def parted(self) -> list[tuple[bool, list[NewsItem]]]:
        """(False, what is real), (True, what is made up), each in the order of by_state: for tables of one kind."""
        everything = [item for items in self.by_state().values() for item in items]
        return [(kind, [item for item in everything if item.is_sample is kind]) for kind in (False, True)]


def _ordered(items: Sequence[NewsItem], state: NewsState) -> list[NewsItem]:
    def rank(item: NewsItem) -> tuple[bool, int, str]:
        days = item.day.toordinal() if item.day else 0
        return item.day is None, -days if state is NewsState.NEW else days, item.text

    return sorted(items, key=rank)


def reader_of(actor: Actor) -> str:
    """As whom somebody reads: an agency's account as its agency; whoever keeps the server as a planner."""
    if Role.AGENCY in actor.roles:
        return actor.agency or PUBLIC
    for role in (Role.LEADER, Role.PLANNER, Role.SECRETARIAT):
        if role in actor.roles:
            return str(role)
    return str(Role.PLANNER) if Role.COMMAND_LINE in actor.roles else PUBLIC


def readers_for(actor: Actor, agencies: Iterable[str]) -> list[str]:
    """As whom somebody may read, the usual one first: whoever works for all may look at everybody's list, a visitor,
    an agency and an administrator only at their own."""
    own = reader_of(actor)
    if own not in OFFICES:
        return [own]
    return list(dict.fromkeys([own, str(Role.LEADER), str(Role.PLANNER), str(Role.SECRETARIAT), PUBLIC, *agencies]))
