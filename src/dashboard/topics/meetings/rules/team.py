"""Who sits in which group, for which agency, on a day: offices, never persons. The rules in one place.

1. A seat is held from its first day to its last, both included; without a last day it is still held.
2. A seat is vacant when it is held and nobody is appointed, or when it has ended and no seat of the same group, agency
   and role is held on the day or begins later.
3. A group exists on a day while somebody sits in it. It has no chair when no seat of a chair with an office is held.
4. A seat without an office is still a seat of its agency: the agency is in the group, its chair is vacant.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import pandas as pd

from dashboard.store.database import Database
from dashboard.topics.meetings import queries as questions
from dashboard.topics.meetings.contracts import CHAIR, ROLES, SECRETARY, VACANT

SECRETARIAT = "sekretariat"
"""With this word begins the name of the group whose secretary signs the minutes."""


@dataclass(frozen=True)
class TeamSeat:
    """One seat; `office` is "" when nobody is appointed, `until` None while it is held, `basis` "" when not told."""

    group: str
    agency: str
    role: str
    office: str
    since: date
    until: date | None
    basis: str = ""
    is_sample: bool = False

    def is_held(self, day: date) -> bool:
        """Rule 1."""
        return self.since <= day and (self.until is None or day <= self.until)

    @property
    def place(self) -> tuple[str, str, str]:
        """What makes two seats the same one, held one after the other."""
        return self.group, self.agency, self.role


@dataclass(frozen=True)
class TeamGroup:
    """A group on a day, its seats from the chair to the members."""

    name: str
    seats: tuple[TeamSeat, ...]

    @property
    def has_chair(self) -> bool:
        """Rule 3."""
        return any(seat.role == CHAIR and seat.office for seat in self.seats)

    @property
    def agencies(self) -> tuple[str, ...]:
        """Codes, each once."""
        return tuple(dict.fromkeys(seat.agency for seat in self.seats))


@dataclass(frozen=True)
class Team:
    """Every seat there is or was."""

    seats: tuple[TeamSeat, ...]

    def held(self, day: date) -> tuple[TeamSeat, ...]:
        """Seats that are held on this day."""
        return tuple(seat for seat in self.seats if seat.is_held(day))

    def groups(self, day: date) -> tuple[TeamGroup, ...]:
        """Rule 3, in the order of their names; the secretariat first."""
        found: dict[str, list[TeamSeat]] = {}
        for seat in self.held(day):
            found.setdefault(seat.group, []).append(seat)
        ordered = sorted(found, key=lambda name: (not name.lower().startswith(SECRETARIAT), name))
        return tuple(TeamGroup(name, tuple(sorted(found[name], key=_rank))) for name in ordered)

    def without_group(self, agencies: Iterable[str], day: date) -> list[str]:
        """Agencies that sit in no group."""
        seated = {seat.agency for seat in self.held(day)}
        return [agency for agency in agencies if agency not in seated]

    def vacant(self, day: date) -> list[TeamSeat]:
        """Rule 2, the longest first."""
        taken = {seat.place for seat in self.seats if seat.until is None or seat.until >= day}
        ended = {seat.place: seat for seat in sorted(self.seats, key=lambda one: one.until or date.max)
                 if seat.until is not None and seat.until < day and seat.place not in taken}
        open_seats = [seat for seat in self.held(day) if not seat.office]
        return sorted([*open_seats, *ended.values()], key=lambda seat: (seat.until or seat.since, seat.place))

    def double_chairs(self) -> list[tuple[TeamSeat, TeamSeat]]:
        """Pairs of chairs of one group who hold it at the same time, whenever that is or was."""
        chairs = [seat for seat in self.seats if seat.role == CHAIR and seat.office]
        return [(first, second) for first, second in combinations(sorted(chairs, key=lambda seat: seat.since), 2)
                if first.group == second.group and (first.until is None or second.since <= first.until)]

    def secretary(self, day: date) -> TeamSeat | None:
        """Who signs as secretary on this day; None when the secretariat has none."""
        return next((seat for group in self.groups(day) if group.name.lower().startswith(SECRETARIAT)
                     for seat in group.seats if seat.role == SECRETARY and seat.office), None)


def _rank(seat: TeamSeat) -> tuple[int, str, str]:
    return ROLES.index(seat.role), seat.agency, seat.office


def of_build(database: Database) -> Team:
    """Every seat of a build. Raises QueryError on a build made before there was a team."""
    return team(questions.tkpk_team(database))


def team(rows: pd.DataFrame) -> Team:
    """Rows of topics.meetings.queries.tkpk_team."""
    return Team(tuple(
        TeamSeat(row["workgroup"], row["agency"], row["role"], "" if row["office"] == VACANT else row["office"],
                 pd.Timestamp(row["since"]).date(),
                 None if pd.isna(row["until"]) else pd.Timestamp(row["until"]).date(),
                 row["basis"] if isinstance(row["basis"], str) else "", bool(row["is_sample"]))
        for row in rows.to_dict("records")))
