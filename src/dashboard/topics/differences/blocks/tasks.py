"""Figures that two sources tell differently and that an agency was asked about."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.answers.world import World
from dashboard.render.tasks import Task
from dashboard.topics.differences import answers


def tasks(world: World, agency: str) -> Sequence[Task]:
    """One for each case that waits for this agency, since it was asked."""
    return tuple(Task(f"Angka berbeda: {one.fact}", one.since, "sejak ditanyakan", "figure_cases", "angka-berbeda",
                      {"perkara": one.id}, is_internal=True)
                 for one in answers.ledger(world.database).cases if one.is_open and one.asked == agency)
