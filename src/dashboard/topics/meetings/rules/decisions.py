"""Meetings and their decisions. Rules in one place; "today" always comes from outside.

1. The newest action up to a day says how far a decision is; of one day the one that was stored last. Without any it
   is open.
2. Done and cancelled are final until a later action says otherwise. Everything else is open, and late from the day
   after its due date on.
3. Reminders are for open decisions only: "lewat" after the due date, "H" on it, "H-7" in the seven days before it.
4. The last meeting is the newest one before today: on the day of a meeting that is the one before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC, Audience
from dashboard.topics.meetings import queries as questions
from dashboard.topics.meetings.contracts import CANCELLED, DONE, RUNNING

REMIND_DAYS = 7


class DecisionState(StrEnum):
    """How a decision stands on a day."""

    LATE = "lewat"
    OPEN = "terbuka"
    DONE = "selesai"
    CANCELLED = "dibatalkan"


class Reminder(StrEnum):
    """Why somebody should be reminded of an open decision on a day."""

    LATE = "lewat"
    TODAY = "H"
    SOON = "H-7"


@dataclass(frozen=True)
class Point:
    """One item of an agenda; `agency`: short name of who proposed it, `outcome`: what came of it, "" when not told."""

    item: str
    agency: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class Meeting:
    """One meeting with the items of its agenda in order."""

    code: str
    date: date
    title: str
    place: str
    chair: str
    points: tuple[Point, ...]
    is_sample: bool

    @property
    def agenda(self) -> tuple[str, ...]:
        """The items alone."""
        return tuple(point.item for point in self.points)


@dataclass(frozen=True)
class FollowUp:
    """One entry in the history of a decision; `by` is empty for sample."""

    date: date
    status: str
    note: str
    evidence: str
    by: str


@dataclass(frozen=True)
class Decision:
    """One decision; `agency_name` is today's, `agency_then` the name when it was decided if that was another one.

    `follow_ups` are in the order of rule 1; `entered` sorts by the order of handing in.
    """

    code: str
    meeting: str
    text: str
    agency: str
    agency_name: str
    agency_short: str
    agency_then: str
    due: date
    follow_ups: tuple[FollowUp, ...]
    is_sample: bool
    entered: str = ""

    def last_action(self, today: date) -> FollowUp | None:
        """Rule 1; None when nothing has been told by this day."""
        told = [action for action in self.follow_ups if action.date <= today]
        return told[-1] if told else None

    def state(self, today: date) -> DecisionState:
        """Rules 1 and 2."""
        last = self.last_action(today)
        if last and last.status == DONE:
            return DecisionState.DONE
        if last and last.status == CANCELLED:
            return DecisionState.CANCELLED
        return DecisionState.LATE if self.due < today else DecisionState.OPEN

    def is_open(self, today: date) -> bool:
        """Neither done nor cancelled."""
        return self.state(today) in (DecisionState.LATE, DecisionState.OPEN)

    def is_running(self, today: date) -> bool:
        """Open, and somebody told that it is under way."""
        last = self.last_action(today)
        return self.is_open(today) and last is not None and last.status == RUNNING

    def days_left(self, today: date) -> int:
        """Days until the due date; below zero when it has passed."""
        return (self.due - today).days

    def reminder(self, today: date) -> Reminder | None:
        """Rule 3."""
        days = self.days_left(today)
        if not self.is_open(today) or days > REMIND_DAYS:
            return None
        return Reminder.LATE if days < 0 else Reminder.SOON if days else Reminder.TODAY


@dataclass(frozen=True)
class Meetings:
    """Every meeting, the newest first, and every decision, the earliest due date first."""

    meetings: tuple[Meeting, ...]
    decisions: tuple[Decision, ...]

    @property
    def is_sample(self) -> bool:
        """True when it is made up; sample and real meetings never stand together."""
        return any(meeting.is_sample for meeting in self.meetings)

    def meeting(self, code: str) -> Meeting | None:
        """The meeting of this code."""
        return next((meeting for meeting in self.meetings if meeting.code == code), None)

    def last_before(self, day: date) -> Meeting | None:
        """Rule 4."""
        return next((meeting for meeting in self.meetings if meeting.date < day), None)

    def next_from(self, day: date) -> Meeting | None:
        """The first meeting on this day or later."""
        coming = (meeting for meeting in self.meetings if meeting.date >= day)
        return min(coming, key=lambda meeting: meeting.date, default=None)

    def decided_before(self, meeting: Meeting) -> tuple[Decision, ...]:
        """Decisions of meetings before this one."""
        earlier = {other.code for other in self.meetings if other.date < meeting.date}
        return tuple(decision for decision in self.decisions if decision.meeting in earlier)

    def of(self, meeting: Meeting) -> tuple[Decision, ...]:
        """Decisions of this meeting in the order in which they were noted down."""
        own = (decision for decision in self.decisions if decision.meeting == meeting.code)
        return tuple(sorted(own, key=lambda decision: (decision.entered, decision.code)))


def of_build(database: Database, audience: Audience = PUBLIC) -> Meetings:
    """Every meeting and decision of a build, as this audience sees them. Raises QueryError on a build made before there
    were meetings."""
    follow_ups = questions.tkpk_actions(database)
    return meetings(questions.tkpk_meetings(database), questions.tkpk_agenda(database),
                    questions.tkpk_decisions(database),
                    follow_ups if audience.names else follow_ups.assign(entered_by=None))


def meetings(meeting_rows: pd.DataFrame, agenda: pd.DataFrame, decisions: pd.DataFrame,
             follow_ups: pd.DataFrame) -> Meetings:
    """Put together the answers of topics.meetings.queries."""
    items: dict[str, list[Point]] = {}
    for row in agenda.sort_values(["meeting", "number"]).to_dict("records"):
        items.setdefault(row["meeting"], []).append(
            Point(str(row["item"]), _text(row["agency_short"]), _text(row["outcome"])))
    history: dict[str, list[FollowUp]] = {}
    by_day = follow_ups.sort_values("date", kind="stable")  # stable: of one day as they were stored
    for row in by_day.to_dict("records"):
        history.setdefault(row["decision"], []).append(_action(row))
    found = [Meeting(row["code"], _day(row["date"]), row["title"], _text(row["place"]), _text(row["chair"]),
                     tuple(items.get(row["code"], ())), bool(row["is_sample"]))
             for row in meeting_rows.to_dict("records")]
    decided = [_decision(row, tuple(history.get(row["code"], ()))) for row in decisions.to_dict("records")]
    return Meetings(tuple(sorted(found, key=lambda meeting: (meeting.date, meeting.code), reverse=True)),
                    tuple(sorted(decided, key=lambda one: (one.due, one.entered, one.code))))


def _action(row: dict[Any, Any]) -> FollowUp:
    return FollowUp(_day(row["date"]), row["status"], _text(row["note"]), _text(row["evidence"]),
                    _text(row["entered_by"]))


def _decision(row: dict[Any, Any], history: tuple[FollowUp, ...]) -> Decision:
    then = _text(row["agency_then"])
    return Decision(row["code"], row["meeting"], row["decision"], row["agency"], row["agency_name"],
                    row["agency_short"], then if then != row["agency_name"] else "", _day(row["due"]), history,
                    bool(row["is_sample"]), _text(row["submission_id"]))


def _day(value: Any) -> date:
    day: date = pd.Timestamp(value).date()
    return day


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def by_state(decisions: Iterable[Decision], today: date) -> dict[DecisionState, tuple[Decision, ...]]:
    """The decisions of each state, every state named; the order is kept."""
    everything = list(decisions)
    return {state: tuple(one for one in everything if one.state(today) is state) for state in DecisionState}


def reminders(decisions: Iterable[Decision], today: date) -> dict[Reminder, tuple[Decision, ...]]:
    """The open decisions of each reminder, every reminder named, the earliest due date first."""
    due = sorted(decisions, key=lambda one: one.due)
    return {reminder: tuple(one for one in due if one.reminder(today) is reminder) for reminder in Reminder}


def filtered(decisions: Sequence[Decision], today: date, meeting: str | None = None, agency: str | None = None,
             state: DecisionState | None = None) -> tuple[Decision, ...]:
    """The decisions that fit every choice made; None means all."""
    return tuple(one for one in decisions if meeting in (None, one.meeting) and agency in (None, one.agency)
                 and state in (None, one.state(today)))
