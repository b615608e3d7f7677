"""Figures of the regency that wait for a decision, on the first page."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.core.regency import regency
from dashboard.render.home import Home, HomeLine
from dashboard.topics.differences import words
from dashboard.topics.differences.answers import ledger

PLACE = 85


def home(world: World) -> Home:
    """Nothing while no figure of the regency has an open case."""
    told = words.to_decide(ledger(world.database), regency().code)
    return Home(PLACE, lines=(HomeLine(told, "angka-berbeda", {"wilayah": regency().code}),) if told else ())
