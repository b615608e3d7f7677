"""Figures of the regency that wait for a decision, on the first page."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.core.regency import regency
from dashboard.render.home import Home, HomeLine
from dashboard.topics.differences import words
from dashboard.topics.differences.rules.cases import Ledger, of_build

PLACE = 85


def ledger(world: World) -> Ledger:
    """Every case of the build, asked once a world."""
    return world.once("differences", lambda: of_build(world.database))


def home(world: World) -> Home:
    """Nothing while no figure of the regency has an open case."""
    told = words.to_decide(ledger(world), regency().code)
    return Home(PLACE, lines=(HomeLine(told, "angka-berbeda", {"wilayah": regency().code}),) if told else ())
