"""The agency that answers least on the first page, or what waits too long."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.render.home import Home, HomeLine
from dashboard.topics.rat import answers as rat_answers
from dashboard.topics.services import answers
from dashboard.topics.services.words import services as words

PLACE = 50


def home(world: World) -> Home:
    """Of the newest month; nothing without counts, and while everything is answered and nothing waits long."""
    names = rat_answers.agency_names(world.database, short=True)
    times = answers.newest_answers(world.database, world.audience)
    least = next((one for one in times.of() if one.share is not None and one.unanswered), None) if times else None
    if times is not None and least is not None:
        told = words.answers_least(times.month, least, lambda code: names.get(code, code))
        return Home(PLACE, lines=(HomeLine(told, "layanan", {"opd": least.agency}, times.is_sample,
                                           f"Layanan {formats.number(least.unanswered)} rujukan"),))
    found = answers.newest(world.database, world.audience)
    if found is not None and found.old():
        return Home(PLACE, lines=(HomeLine(words.waits_long(found), "layanan", {}, found.is_sample,
                                           f"Layanan {words.count(found.old())} berkas"),))
    return Home(PLACE)
