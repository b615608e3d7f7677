"""The agency that answers least on the first page, or what waits too long."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.render.home import Home, Line
from dashboard.topics.services.blocks import found as answers
from dashboard.topics.services.words import services as words

PLACE = 50


def home(world: World) -> Home:
    """Of the newest month; nothing without counts, and while everything is answered and nothing waits long."""
    found, times = answers.newest(world), answers.newest_answers(world)
    if found is None or times is None:
        return Home(PLACE)
    least = next((one for one in times.of() if one.share is not None and one.unanswered), None)
    if least is not None:
        told = words.answers_least(found.month, least, lambda code: world.agencies.get(code, code))
        return Home(PLACE, lines=(Line(told, "layanan", {"opd": least.agency}, found.is_sample),))
    if found.old():
        return Home(PLACE, lines=(Line(words.waits_long(found), "layanan", {}, found.is_sample),))
    return Home(PLACE)
