"""States and reminders of decisions, against a slow second version of the rules."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.store.database import Database
from dashboard.topics.meetings.rules.decisions import (
    DecisionState,
    Meetings,
    Reminder,
    by_state,
    filtered,
    meetings,
    of_build,
    reminders,
)
from meeting_rows import DAY, decided, held

NEAR = st.integers(-15, 15).map(lambda count: DAY + timedelta(days=count))
TOLD = st.lists(st.tuples(NEAR, st.sampled_from(["terbuka", "berjalan", "selesai", "dibatalkan"])), max_size=5).map(
    lambda told: sorted(told, key=lambda one: one[0]))


def slow(due: date, told: list[tuple[date, str]], today: date) -> tuple[str, str | None]:
    """Walks through the days one by one: the word of the state, the word of the reminder."""
    said = None
    day = min([due, today, *(one for one, _ in told)]) - timedelta(days=1)
    passed = False
    while day <= today:
        for when, status in told:
            if when == day:
                said = status
        passed = passed or day > due
        day += timedelta(days=1)
    if said == "selesai":
        return "selesai", None
    if said == "dibatalkan":
        return "dibatalkan", None
    if passed:
        return "lewat", "lewat"
    for ahead in range(8):
        if today + timedelta(days=ahead) == due:
            return "terbuka", "H-7" if ahead else "H"
    return "terbuka", None


@given(NEAR, TOLD, NEAR)
def test_state_and_reminder_are_those_of_a_slow_walk(due: date, told: list[tuple[date, str]], today: date) -> None:
    one = decided(due, told)
    state, reminder = slow(due, told, today)
    assert one.state(today) == state
    assert (one.reminder(today) or None) == reminder
    assert one.is_open(today) == (state in ("lewat", "terbuka"))


@pytest.mark.parametrize(("left", "state", "reminder"), [
    (8, DecisionState.OPEN, None), (7, DecisionState.OPEN, Reminder.SOON), (1, DecisionState.OPEN, Reminder.SOON),
    (0, DecisionState.OPEN, Reminder.TODAY), (-1, DecisionState.LATE, Reminder.LATE),
    (-400, DecisionState.LATE, Reminder.LATE),
])
def test_the_days_around_a_due_date(left: int, state: DecisionState, reminder: Reminder | None) -> None:
    one = decided(DAY + timedelta(days=left))
    assert (one.state(DAY), one.reminder(DAY), one.days_left(DAY)) == (state, reminder, left)


def test_of_one_day_the_last_stored_counts_and_the_future_does_not() -> None:
    yesterday, tomorrow = DAY - timedelta(days=1), DAY + timedelta(days=1)
    one = decided(yesterday, [(yesterday, "selesai"), (yesterday, "berjalan"), (tomorrow, "selesai")])
    assert one.state(DAY) is DecisionState.LATE and one.is_running(DAY)
    assert one.state(tomorrow) is DecisionState.DONE
    reopened = decided(tomorrow, [(yesterday, "selesai"), (DAY, "terbuka")])
    assert reopened.state(yesterday) is DecisionState.DONE and reopened.state(DAY) is DecisionState.OPEN


def test_lists_hold_every_decision_once() -> None:
    found = [decided(DAY + timedelta(days=count), code=f"k{count}") for count in range(-3, 12)]
    found += [decided(DAY, [(DAY, "selesai")], code="beres")]
    states, due = by_state(found, DAY), reminders(found, DAY)
    assert sum(map(len, states.values())) == len(found) and set(states) == set(DecisionState)
    assert {kind: len(own) for kind, own in due.items()} == {"lewat": 3, "H": 1, "H-7": 7}
    assert [one.due for one in due[Reminder.LATE]] == sorted(one.due for one in due[Reminder.LATE])
    assert filtered(found, DAY, state=DecisionState.DONE) == (found[-1],)
    assert filtered(found, DAY, meeting="lain") == () and len(filtered(found, DAY, agency="dinsos")) == len(found)


def test_the_last_meeting_is_before_today() -> None:
    earlier, today, later = held(date(2026, 7, 1), "x"), held(DAY, "y"), held(date(2027, 1, 1), "z")
    known = Meetings((later, today, earlier), (decided(DAY, meeting="x"), decided(DAY, meeting="y", code="k2")))
    assert known.last_before(DAY) is earlier and known.last_before(date(2026, 7, 1)) is None
    assert known.last_before(date(2027, 6, 1)) is later
    assert [one.code for one in known.decided_before(today)] == ["k1"]
    assert [one.code for one in known.of(today)] == ["k2"] and known.meeting("tidak") is None
    noted = Meetings((today,), tuple(decided(DAY, meeting="y", code=code, entered=entered)
                                     for code, entered in (("a", "3"), ("b", "1"), ("c", "2"))))
    assert [one.code for one in noted.of(today)] == ["b", "c", "a"], "in the order in which they were noted down"


def test_shipped_sample_has_every_case(shipped: Database) -> None:
    known = of_build(shipped)
    day = date(2026, 11, 24)
    states = by_state(known.decisions, day)
    assert [len(states[state]) for state in ("lewat", "terbuka", "selesai", "dibatalkan")] == [3, 5, 4, 1]
    assert all(reminders(known.decisions, day).values()) and known.is_sample
    renamed = next(one for one in known.decisions if one.agency_then)
    assert renamed.agency_then != renamed.agency_name == "Dinas Perumahan Rakyat, Kawasan Permukiman dan Pertanahan"
    assert [len(meeting.agenda) for meeting in known.meetings] == [4, 4, 3]


def test_nothing_recorded_is_nothing() -> None:
    none = pd.DataFrame(columns=["code", "date", "title", "place", "chair", "is_sample", "meeting", "number", "item",
                                 "decision", "agency", "due", "entered_by", "submission_id", "status"])
    known = meetings(none, none, none, none)
    assert known == Meetings((), ()) and not known.is_sample and known.last_before(DAY) is None
