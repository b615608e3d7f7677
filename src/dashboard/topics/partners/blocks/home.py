"""Companies that did not report, on the first page."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.render.home import Home, HomeLine
from dashboard.topics.partners import answers, words

PLACE = 60


def home(world: World) -> Home:
    """Of the newest year with pledges; nothing without any, and while every listed company reported."""
    found = answers.collaboration(world.database, world.audience)
    year = found.newest_pledged if found else None
    if found is None or year is None or not found.reporting(year).silent:
        return Home(PLACE)
    told = words.to_ask_for(found.reporting(year), found.lines(year))
    return Home(PLACE, lines=(HomeLine(told, "gotong-royong", {"tahun": str(year)}, found.is_sample,
                                       f"Mitra {formats.number(len(found.reporting(year).silent))} belum lapor"),))
