"""Figures of the regency that wait for a decision, on the first page."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.regency import regency
from dashboard.render.home import Home, HomeLine
from dashboard.topics.differences import words
from dashboard.topics.differences.answers import ledger

PLACE = 85


def home(world: World) -> Home:
    """Nothing while no figure of the regency has an open case."""
    known, own = ledger(world.database), regency().code
    told = words.to_decide(known, own)
    short = f"Angka berbeda {formats.number(len(words.undecided(known, own)))}"
    return Home(PLACE, lines=(HomeLine(told, "angka-berbeda", {"wilayah": own}, short=short),) if told else ())
