"""Decisions on the first page: how many are late, and the one that has waited longest."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import Verdict
from dashboard.render.home import Home, Line, Tile
from dashboard.topics.meetings.blocks.answers import meetings
from dashboard.topics.meetings.rules.decisions import State, by_state
from dashboard.topics.meetings.words import meetings as words

PLACE = 30
_LONGEST = 60


def home(world: World) -> Home:
    """Nothing without a meeting."""
    known = meetings(world)
    if not known.decisions:
        return Home(PLACE)
    states = by_state(known.decisions, world.today)
    late = states[State.LATE]
    if not late:
        return Home(PLACE, Tile("Keputusan TKPK", "tidak ada yang terlambat", words.headline(known, world.today),
                                "tindak", is_sample=known.is_sample))
    there = {"status": str(State.LATE)}
    tile = Tile("Keputusan TKPK", f"{formats.number(len(late))} lewat tenggat", words.headline(known, world.today),
                "tindak", there, Verdict.WORSE, known.is_sample)
    first = min(late, key=lambda one: one.due)
    told = (f"Paling lama menunggu: {formats.shortened(first.text, _LONGEST)} ({words.agency_words(first)}, "
            f"{words.due_words(first, world.today)}).")
    return Home(PLACE, tile, (Line(told, "tindak", there, known.is_sample),))
