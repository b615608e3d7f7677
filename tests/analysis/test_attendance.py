"""Who came: every rule against a slow second version over worlds by chance, and what is no absence."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from dashboard.topics.meetings.contracts import ABSENT, ATTENDED, PRESENT, REPRESENTED, UNINVITED
from dashboard.topics.meetings.rules.attendance import MOST_ABSENCES, STATES, UNRECORDED, Attendance, Came, attendance
from dashboard.topics.meetings.rules.decisions import Meeting
from dashboard.topics.meetings.words import team as words
from meeting_rows import DAY, held, known_meetings

AGENCIES = {"a": "Dinas A", "b": "Dinas B", "c": "Dinas C"}


def by_chance(seed: int) -> tuple[list[Meeting], dict[tuple[str, str], Came]]:
    dice = random.Random(seed)  # noqa: S311 - a world by chance
    meetings = [held(DAY + timedelta(days=dice.randint(-300, 30)), f"r{number}")
                for number in range(dice.randint(0, 9))]
    told = {(meeting.code, agency): Came(state) for meeting in meetings for agency in (*AGENCIES, "gone")
            if (state := dice.choice((*ATTENDED, ABSENT, UNRECORDED))) != UNRECORDED}
    return meetings, told


def slow_states(meetings: list[Meeting], told: dict[tuple[str, str], Came], agency: str) -> list[str]:
    """By day, of meetings that were held and of which anything is written down."""
    found = []
    for meeting in sorted(meetings, key=lambda one: (one.date, one.code)):
        if meeting.date <= DAY and any(code == meeting.code for code, _ in told):
            came = told.get((meeting.code, agency))
            found.append(came.state if came else UNRECORDED)
    return found


def slow_row(states: list[str]) -> int:
    """Walks back from the newest meeting until something else than an absence is met."""
    count = 0
    for state in reversed(states):
        if state == UNINVITED:
            continue
        if state != ABSENT:
            break
        count += 1
    return count


@pytest.mark.parametrize("seed", range(60))
def test_rates_and_rows_against_a_slow_count(seed: int) -> None:
    meetings, told = by_chance(seed)
    known = attendance(meetings, AGENCIES, told, DAY)
    pooled = [0, 0]
    for agency in AGENCIES:
        states = slow_states(meetings, told, agency)
        came, away = sum(state in (PRESENT, REPRESENTED) for state in states), states.count(ABSENT)
        rate = known.rate(agency)
        assert (rate.attended, rate.counted) == (came, came + away)
        assert rate.share == (None if not came + away else 100 * came / (came + away))
        assert known.absences(agency) == slow_row(states)
        rows = [slow_row(states[:end + 1]) for end in range(len(states))]
        assert known.longest_absence(agency) == max(rows, default=0)
        pooled[0], pooled[1] = pooled[0] + came, pooled[1] + came + away
    together = known.rate(*AGENCIES)
    assert (together.attended, together.counted) == tuple(pooled)
    for meeting in known.meetings:
        counts = known.counts(meeting)
        assert sum(counts.values()) == len(AGENCIES) and set(counts) == set(STATES)


def world(*states: str, agency: str = "a") -> Attendance:
    """One agency at meetings a month apart, the other one always there."""
    meetings = [held(date(2026, 1 + place, 5), f"r{place}") for place in range(len(states))]
    told = {(meeting.code, "b"): Came(PRESENT) for meeting in meetings} | {
        (meeting.code, agency): Came(state) for meeting, state in zip(meetings, states, strict=True)
        if state != UNRECORDED}
    return attendance(meetings, {"a": "Dinas A", "b": "Dinas B"}, told, DAY)


@pytest.mark.parametrize(("states", "now", "longest", "rate"), [
    ((ABSENT, ABSENT, ABSENT), 3, 3, (0, 3)), ((ABSENT, UNINVITED, ABSENT), 2, 2, (0, 2)),
    ((ABSENT, UNRECORDED, ABSENT), 1, 1, (0, 2)), ((ABSENT, ABSENT, REPRESENTED), 0, 2, (1, 3)),
    ((UNRECORDED, UNRECORDED), 0, 0, (0, 0)), ((ABSENT, ABSENT, UNRECORDED), 0, 2, (0, 2)),
    ((UNINVITED,), 0, 0, (0, 0)),
])
def test_what_nobody_wrote_down_is_no_absence(states: tuple[str, ...], now: int, longest: int,
                                              rate: tuple[int, int]) -> None:
    known = world(*states)
    assert (known.absences("a"), known.longest_absence("a")) == (now, longest)
    assert (known.rate("a").attended, known.rate("a").counted) == rate


def test_a_meeting_counts_when_it_was_held_and_something_is_written_down() -> None:
    came, silent, ahead = held(date(2026, 11, 1), "came"), held(date(2026, 11, 2), "silent"), held(
        date(2026, 12, 1), "ahead")
    told = {("came", "a"): Came(ABSENT), ("ahead", "a"): Came(ABSENT)}
    known = attendance([ahead, silent, came], AGENCIES, told, DAY)
    assert known.meetings == (came,) and known.newest == came
    assert known.came(silent, "a").state == UNRECORDED


def test_the_sentences() -> None:
    row = world(*[ABSENT] * MOST_ABSENCES)
    every = known_meetings(*row.meetings)
    assert words.headline(row, every, DAY) == ("Rapat terakhir, 5 Maret 2026, dihadiri 1 dari 2 OPD; 1 OPD tidak hadir "
                                               "tiga kali berturut-turut.")
    longer = world(*[ABSENT] * (MOST_ABSENCES + 1))
    assert "1 OPD tidak hadir sedikitnya tiga kali berturut-turut" in words.absent_words(longer)
    newer = known_meetings(*row.meetings, held(date(2026, 11, 1), "baru"))
    assert "Rapat 5 Maret 2026, yang terakhir dicatat, dihadiri" in words.headline(row, newer, DAY)
    assert words.headline(world(), every, DAY) == words.NOTHING
    mixed = world(UNINVITED)
    assert words.headline(mixed, known_meetings(*mixed.meetings), DAY) == (
        "Rapat terakhir, 5 Januari 2026, dihadiri 1 dari 1 OPD.")
    calm = world(ABSENT, ABSENT, PRESENT)
    assert words.headline(calm, known_meetings(*calm.meetings), DAY) == (
        "Rapat terakhir, 5 Maret 2026, dihadiri 2 dari 2 OPD; tidak ada yang tiga kali berturut-turut tidak hadir.")
    assert words.counted(mixed) == "Di luar hitungan itu: 1 OPD tidak diundang."
    assert words.agency_headline("Dinas A", row.rate("a"), 3, 2, 1) == (
        "Dinas A datang pada 0 dari 3 rapat dan tidak hadir tiga kali berturut-turut; 2 tugasnya menunggu, 1 di "
        "antaranya lewat waktunya.")
    assert words.names(f"O{number}" for number in range(8)) == "O0, O1, O2, O3, O4, O5, dan 2 OPD lain"


def test_a_state_is_said_by_shape_and_word() -> None:
    assert len({shape for shape, _ in words.SIGNS.values()}) == len({word for _, word in words.SIGNS.values()}) == 5
    assert set(words.SIGNS) == set(STATES)
