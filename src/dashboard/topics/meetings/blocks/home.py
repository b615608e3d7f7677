"""Meetings on the first page: how many decisions are late, which has waited longest, and who stays away."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import Verdict
from dashboard.render.home import Home, HomeLine, Tile
from dashboard.topics.meetings import answers
from dashboard.topics.meetings.rules.decisions import DecisionState, by_state
from dashboard.topics.meetings.words import meetings as words
from dashboard.topics.meetings.words import team as words_of_team

PLACE = 30
_LONGEST = 60


def home(world: World) -> Home:
    """Nothing without a meeting."""
    known, away = answers.meetings(world.database, world.audience), _away(world)
    if not known.decisions:
        return Home(PLACE, lines=away)
    states = by_state(known.decisions, world.today)
    late = states[DecisionState.LATE]
    if not late:
        return Home(PLACE, Tile("Keputusan TKPK", "tidak ada yang terlambat", words.headline(known, world.today),
                                "tindak", is_sample=known.is_sample), away)
    there = {"status": str(DecisionState.LATE)}
    tile = Tile("Keputusan TKPK", f"{formats.number(len(late))} lewat tenggat", words.headline(known, world.today),
                "tindak", there, Verdict.WORSE, known.is_sample)
    first = min(late, key=lambda one: one.due)
    told = (f"Paling lama menunggu: {formats.shortened(first.text, _LONGEST)} ({words.agency_words(first)}, "
            f"{words.due_words(first, world.today)}).")
    return Home(PLACE, tile, (HomeLine(told, "tindak", there, known.is_sample,
                                      f"Keputusan {formats.number(len(late))} terlambat"), *away))


def _away(world: World) -> tuple[HomeLine, ...]:
    """One line when agencies stayed away from three meetings in a row; nothing otherwise."""
    known = answers.attendance(world.database, world.today)
    row = known.in_a_row()
    if not row:
        return ()
    told = f"{words_of_team.absent_words(known)}: {words_of_team.names(known.agencies[code] for code in row)}."
    return (HomeLine(told, "tim", is_sample=answers.meetings(world.database, world.audience).is_sample),)
