"""What is asked of meetings and the team, by pages, slides, tasks, minutes and the first page alike. What comes back is
shared and must not be altered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.answers.agency_tasks import of_agency
from dashboard.answers.world import World
from dashboard.queries import reference
from dashboard.render.tasks import Task
from dashboard.statistics.rounding import rounding_for
from dashboard.statistics.scales import SCALES
from dashboard.store.building.build_times import end_of_day, newest_until
from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.store.past import known_builds, past_file
from dashboard.store.policy import PUBLIC, Audience
from dashboard.topics.meetings import queries
from dashboard.topics.meetings.rules import attendance as attendance_rules
from dashboard.topics.meetings.rules import team as team_rules
from dashboard.topics.meetings.rules.attendance import Attendance
from dashboard.topics.meetings.rules.decisions import DecisionState, Meetings, of_build
from dashboard.topics.meetings.rules.team import Team
from dashboard.topics.meetings.rules.what_changed import Changed
from dashboard.topics.meetings.rules.what_changed import what_changed as compare
from dashboard.topics.rat import answers as rat_answers
from dashboard.topics.rat.rules.quarter import Choice, Rat
from dashboard.topics.rat.rules.quarter import of_build as rat_of_build
from dashboard.topics.rat.words import plan as rat_plan_words
from dashboard.topics.rat.words.exceptions import ExceptionKind, exception_lines


@memoised(4)
def meetings(database: Database, audience: Audience) -> Meetings:
    """Every meeting and decision, as this audience sees them. Raises QueryError on a build made before there were
    meetings."""
    return of_build(database, audience)


@memoised(2)
def attendance(database: Database, today: date) -> Attendance:
    """Of the agencies that are listed. Raises QueryError on a build made before it was written down."""
    return attendance_rules.of_build(database, meetings(database, PUBLIC),
                                     rat_answers.agency_names(database, short=True), today)


@memoised()
def team(database: Database) -> Team:
    """Raises QueryError on a build made before there was a team."""
    return team_rules.of_build(database)


@dataclass(frozen=True)
class Owed:
    """What an agency owes on a day: every task the subjects tell of it, how many are past their day, the most days one
    has waited (None: none is past its day), and how many of them are late decisions."""

    tasks: tuple[Task, ...]
    late: int
    longest: int | None
    decisions_late: int


@memoised(200)
def owed(database: Database, agency: str, today: date) -> Owed:
    """Of one agency (code)."""
    tasks = of_agency(World(database, today=today), agency)
    waited = [days for task in tasks if (days := task.days_late(today)) is not None and days > 0]
    late = [one for one in meetings(database, PUBLIC).decisions
            if one.agency == agency and one.state(today) is DecisionState.LATE]
    return Owed(tuple(tasks), len(waited), max(waited, default=None), len(late))


def in_turn(database: Database, today: date) -> list[str]:
    """Agencies in the order in which they need attention: absences in a row, late decisions, other late tasks, name."""
    known, names = attendance(database, today), rat_answers.agency_names(database, short=True)

    def rank(agency: str) -> tuple[int, int, int, str]:
        found = owed(database, agency, today)
        return -known.absences(agency), -found.decisions_late, -found.late, names[agency]

    return sorted(names, key=rank)


@dataclass(frozen=True)
class Exceptions:
    """A quarter of the RAT, whether it is sample, its finding in words, and what needs attention."""

    choice: Choice
    is_sample: bool
    told: str
    kinds: tuple[ExceptionKind, ...]


@memoised(2)
def exceptions(database: Database, today: date, scale: str) -> Exceptions | None:
    """What needs attention in the newest quarter of the RAT, in figures for everybody; None without a RAT."""
    newest = rat_answers.rat(database, today, PUBLIC).newest()
    if newest is None:
        return None
    choice = Choice(*newest)
    found = rat_answers.assessment(database, choice, scale, today, PUBLIC)
    names = rat_answers.agency_names(database, short=True)
    return Exceptions(choice, found.rat.is_sample, rat_plan_words.headline_and_plan(found),
                      tuple(exception_lines(found, names)))


def build_of(day: date) -> str | None:
    """The build that stood at the end of this day, None when it is no longer known or there was none."""
    return newest_until(known_builds(), end_of_day(day))


@memoised(4)
def changed(database: Database, then: str, today: date, scale: str) -> Changed:
    """What this build has that the older one `then` has not, or has otherwise, in figures for everybody. Raises
    HistoryError, which is not kept."""
    file, opened = past_file(then), list[Database]()

    def old() -> Database:
        if not opened:
            opened.append(Database(then, path=file))  # not one that stays open: few look at it, and never twice
        return opened[0]

    def old_rat() -> Rat:
        return rat_of_build(old(), today, rounding_for(PUBLIC))

    try:
        return compare(lambda: queries.figures(old()), old_rat, queries.figures(database),
                       rat_answers.rat(database, today, PUBLIC), reference.indicators(database), SCALES[scale])
    finally:
        for one in opened:
            one.close()
