"""What slides, tasks and the first page ask of the meetings of a build: worked out once for a World."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.topics.meetings.rules.decisions import Meetings, of_build


def meetings(world: World) -> Meetings:
    """As everybody may see them. Raises QueryError on a build made before there were meetings."""
    return world.once("meetings", lambda: of_build(world.database))
