"""What waits between agencies, or a document past its day, on the first page."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.render.home import Home, HomeLine
from dashboard.topics.planning import answers
from dashboard.topics.planning.words import INCENTIVE, REQUESTS
from dashboard.topics.planning.words import incentive as incentive_words
from dashboard.topics.planning.words import requests as request_words
from dashboard.topics.rat import answers as rat_answers

PLACE = 70


def home(world: World) -> Home:
    """One line: documents of the incentive past their day, else requests without an answer; nothing without either."""
    names = rat_answers.agency_names(world.database, short=True)
    late, year, is_sample = answers.overdue(world.database, world.today)
    if late:
        return Home(PLACE, lines=(HomeLine(incentive_words.overdue(late, year), "sinkronisasi",
                                           {"tahun": str(year), "bagian": INCENTIVE}, is_sample,
                                           f"Insentif {formats.number(len(late))} dokumen"),))
    found = answers.requests(world.database, world.today)
    if found is not None and found.waiting:
        told = request_words.to_decide(found, lambda code: names.get(code, code))
        return Home(PLACE, lines=(HomeLine(told, "sinkronisasi", {"tahun": str(found.year),
                                                                  "bagian": REQUESTS}, found.is_sample,
                                           f"Sinkronisasi {formats.number(len(found.waiting))} permintaan"),))
    return Home(PLACE)
