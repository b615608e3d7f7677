"""Findings of registers that wait too long, on the first page."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.render.home import Home, HomeLine
from dashboard.topics.registers import answers
from dashboard.topics.registers.words import CHECKED
from dashboard.topics.registers.words import findings as words

PLACE = 55


def home(world: World) -> Home:
    """A line while findings are open for long; nothing otherwise, since a difference alone asks for no decision."""
    found = answers.findings(world.database, world.today, world.audience)
    told = words.waits(found) if found is not None else ""
    return Home(PLACE, lines=(HomeLine(told, "register", {"bagian": CHECKED}, found.is_sample,
                                       f"Register {words.waiting(found)} temuan"),) if found and told else ())
