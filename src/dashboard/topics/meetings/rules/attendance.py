"""Which agency came to which meeting. Rules in one place; "today" always comes from outside.

1. A meeting counts as held from its own day on, once something of its attendance is written down.
2. Coming in person and being represented both count as attended. An agency that was not invited, or of which nothing
   is written down, takes no part in a rate: nothing told is no absence.
3. A rate is attended / (attended + absent) over the meetings that count; of a group that of all its agencies together.
4. Absences in a row are counted over meetings by their day, the current row ends at the newest meeting that is written
   down. A meeting to which the agency was not invited is passed over; one of which nothing is told of it ends the row,
   since nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.store.database import Database
from dashboard.topics.meetings import queries as questions
from dashboard.topics.meetings.contracts import ABSENT, PRESENT, REPRESENTED, UNINVITED
from dashboard.topics.meetings.rules.decisions import Meeting, Meetings

UNRECORDED = "belum dicatat"
"""The state of an agency of which nothing is written down for a meeting; in no file, and never an absence."""
STATES = (PRESENT, REPRESENTED, ABSENT, UNINVITED, UNRECORDED)
MOST_ABSENCES = 3
"""Absences in a row that ask for a decision."""


@dataclass(frozen=True)
class Came:
    """What was written down of an agency at a meeting; `office` that came, "" when not told."""

    state: str
    office: str = ""


@dataclass(frozen=True)
class Rate:
    """`attended` of `counted` meetings (rules 2 and 3)."""

    attended: int
    counted: int

    @property
    def share(self) -> float | None:
        """Percent; None when no meeting counts."""
        return 100 * self.attended / self.counted if self.counted else None


@dataclass(frozen=True)
class Attendance:
    """Meetings that count (rule 1), the oldest first; every agency listed (code -> short name); what is written down
    by (meeting, agency)."""

    meetings: tuple[Meeting, ...]
    agencies: Mapping[str, str]
    told: Mapping[tuple[str, str], Came]

    def came(self, meeting: Meeting, agency: str) -> Came:
        """What is known; UNRECORDED when nothing is."""
        return self.told.get((meeting.code, agency), Came(UNRECORDED))

    def states(self, agency: str) -> tuple[str, ...]:
        """Of one agency, the oldest meeting first."""
        return tuple(self.came(meeting, agency).state for meeting in self.meetings)

    def rate(self, *agencies: str) -> Rate:
        """Rules 2 and 3, of one agency or of several together."""
        every = [state for agency in agencies for state in self.states(agency)]
        attended = sum(state in (PRESENT, REPRESENTED) for state in every)
        return Rate(attended, attended + every.count(ABSENT))

    def absences(self, agency: str) -> int:
        """Absences in a row up to the newest meeting (rule 4)."""
        return _rows(self.states(agency))[-1]

    def longest_absence(self, agency: str) -> int:
        """The longest row of absences there has been (rule 4)."""
        return max(_rows(self.states(agency)))

    def in_a_row(self) -> list[str]:
        """Agencies with MOST_ABSENCES or more in a row now, the longest row first."""
        found = [agency for agency in self.agencies if self.absences(agency) >= MOST_ABSENCES]
        return sorted(found, key=lambda agency: (-self.absences(agency), self.agencies[agency]))

    def counts(self, meeting: Meeting) -> dict[str, int]:
        """How many agencies of each state, every state named."""
        every = [self.came(meeting, agency).state for agency in self.agencies]
        return {state: every.count(state) for state in STATES}

    @property
    def newest(self) -> Meeting | None:
        """The newest meeting that counts."""
        return self.meetings[-1] if self.meetings else None


def _rows(states: Sequence[str]) -> list[int]:
    """Absences in a row after each meeting, 0 before the first."""
    rows = [0]
    for state in states:
        if state == UNINVITED:
            rows.append(rows[-1])
        else:
            rows.append(rows[-1] + 1 if state == ABSENT else 0)
    return rows


def attendance(meetings: Iterable[Meeting], agencies: Mapping[str, str],
               told: Mapping[tuple[str, str], Came], today: date) -> Attendance:
    """Rule 1 applied; what is told of agencies that are no longer listed is kept but counted nowhere."""
    written = {meeting for meeting, _ in told}
    held = [meeting for meeting in meetings if meeting.date <= today and meeting.code in written]
    return Attendance(tuple(sorted(held, key=lambda meeting: (meeting.date, meeting.code))), agencies, told)


def of_build(database: Database, known: Meetings, agencies: Mapping[str, str], today: date) -> Attendance:
    """What a build says of its meetings. Raises QueryError on a build made before attendance was written down."""
    told = {(str(row["meeting"]), str(row["agency"])): Came(
        row["state"], row["office"] if isinstance(row["office"], str) else "")
        for row in questions.tkpk_attendance(database).to_dict("records")}
    return attendance(known.meetings, agencies, told, today)
