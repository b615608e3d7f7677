"""Decisions on the first page: how many are late, and the one that has waited longest."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import Verdict
from dashboard.render.home import Home, Line, Tile
from dashboard.topics.meetings.rules.decisions import State, by_state, of_build
from dashboard.topics.meetings.words import meetings as words

PLACE = 30
_LONGEST = 60


def home(world: World) -> Home:
    """Nothing without a meeting."""
    known = of_build(world.database)
    if not known.decisions:
        return Home(PLACE)
    states = by_state(known.decisions, world.today)
    late = states[State.LATE]
    tile = Tile("Keputusan TKPK", f"{formats.number(len(late))} lewat tenggat" if late else "tidak ada yang terlambat",
                words.headline(known, world.today), "rapat", {}, Verdict.WORSE if late else Verdict.NEUTRAL,
                known.is_sample)
    if not late:
        return Home(PLACE, tile)
    first = min(late, key=lambda one: one.due)
    told = (f"Paling lama menunggu: {formats.shortened(first.text, _LONGEST)} ({words.agency_words(first)}, "
            f"{words.due_words(first, world.today)}).")
    return Home(PLACE, tile, (Line(told, "rapat", {}, known.is_sample),))
