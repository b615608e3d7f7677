"""Requests of other agencies that wait for an agency's answer."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.answers.world import World
from dashboard.render.tasks import Task
from dashboard.topics.planning import answers
from dashboard.topics.planning.words import REQUESTS
from dashboard.topics.rat import answers as rat_answers


def tasks(world: World, agency: str) -> Sequence[Task]:
    """One for each request of the newest year, since the day it was asked."""
    names = rat_answers.agency_names(world.database, short=True)
    found = answers.requests(world.database, world.today)
    if found is None:
        return ()
    there = {"tahun": str(found.year), "bagian": REQUESTS}
    return tuple(Task(f"{names.get(one.asker, one.asker)} meminta: {one.what}", one.asked, "sejak diminta",
                      "cross_requests", "sinkronisasi", there, found.is_sample, is_internal=True)
                 for one in found.waiting if one.asked_of == agency)
