"""What an agency has to do, gathered from all subjects."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.registry import offered
from dashboard.render.tasks import Task, in_turn


def of_agency(world: World, agency: str) -> list[Task]:
    """Every task of an agency (code) that the subjects tell, what waits longest first."""
    return in_turn([task for _, told in offered("tasks") for task in told(world, agency)], world.today)
