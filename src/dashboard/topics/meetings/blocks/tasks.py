"""Decisions of meetings that an agency carries out and that are not done."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.answers.world import World
from dashboard.render.tasks import Task
from dashboard.topics.meetings import answers
from dashboard.topics.meetings.words import meetings as words


def tasks(world: World, agency: str) -> Sequence[Task]:
    """One for each open decision, with its due date."""
    known = answers.meetings(world.database, world.audience)
    return tuple(Task(f"Keputusan TKPK: {one.text} ({words.last_words(one, world.today)})", one.due, "lewat tenggat",
                      "tkpk_actions", "tindak", {"opd": agency}, one.is_sample)
                 for one in known.decisions if one.agency == agency and one.is_open(world.today))
