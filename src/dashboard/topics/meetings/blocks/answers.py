"""What slides, tasks, minutes and the first page ask of the meetings of a build: worked out once for a World."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.answers.agency_tasks import of_agency
from dashboard.answers.world import World
from dashboard.render.tasks import Task
from dashboard.topics.meetings.rules import attendance as attendance_rules
from dashboard.topics.meetings.rules import team as team_rules
from dashboard.topics.meetings.rules.attendance import Attendance
from dashboard.topics.meetings.rules.decisions import DecisionState, Meetings, of_build
from dashboard.topics.meetings.rules.team import Team


def meetings(world: World) -> Meetings:
    """As everybody may see them. Raises QueryError on a build made before there were meetings."""
    return world.once("meetings", lambda: of_build(world.database))


def attendance(world: World) -> Attendance:
    """Of the agencies that are listed. Raises QueryError on a build made before it was written down."""
    return world.once("attendance", lambda: attendance_rules.of_build(world.database, meetings(world), world.agencies,
                                                                      world.today))


def team(world: World) -> Team:
    """Raises QueryError on a build made before there was a team."""
    return world.once("team", lambda: team_rules.of_build(world.database))


@dataclass(frozen=True)
class Owed:
    """What an agency owes on a day: every task the subjects tell of it, how many are past their day, the most days one
    has waited (None: none is past its day), and how many of them are late decisions."""

    tasks: tuple[Task, ...]
    late: int
    longest: int | None
    decisions_late: int


def owed(world: World, agency: str) -> Owed:
    """Of one agency (code)."""
    return world.once(("owed", agency), lambda: _owed(world, agency))


def _owed(world: World, agency: str) -> Owed:
    tasks = of_agency(world, agency)
    waited = [days for task in tasks if (days := task.days_late(world.today)) is not None and days > 0]
    late = [one for one in meetings(world).decisions
            if one.agency == agency and one.state(world.today) is DecisionState.LATE]
    return Owed(tuple(tasks), len(waited), max(waited, default=None), len(late))


def in_turn(world: World) -> list[str]:
    """Agencies in the order in which they need attention: absences in a row, late decisions, other late tasks, name."""
    known = attendance(world)

    def rank(agency: str) -> tuple[int, int, int, str]:
        found = owed(world, agency)
        return -known.absences(agency), -found.decisions_late, -found.late, world.agencies[agency]

    return sorted(world.agencies, key=rank)
