"""The slide of planning: where the chain from target to money breaks."""

from __future__ import annotations

from dashboard.answers.slide_entry import About, SlideEntry
from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.render.slides.model import LeftOut, Slide, SlideColumn, SlideTable
from dashboard.render.slides.words import beginning
from dashboard.topics.planning import answers
from dashboard.topics.planning.blocks import flow_chart
from dashboard.topics.planning.words import chain as words
from dashboard.topics.planning.words import requests as request_words
from dashboard.topics.rat import answers as rat_answers

ID, GROUP, TITLE = "sinkronisasi", "Sinkronisasi", "Rantai perencanaan"


def slide(world: World) -> Slide | LeftOut:
    """The joints of the chain in the newest year, of the whole kabupaten; below them what waits between agencies."""
    names = rat_answers.agency_names(world.database, short=True)
    whole = answers.planning(world.database, world.audience)
    if whole is None:
        return LeftOut(ID, TITLE, "Belum ada mata rantai perencanaan yang diserahkan.")
    found = whole.chains[whole.years[0]]
    asked = answers.requests(world.database, world.today)
    sentence = words.headline(found)
    note = request_words.headline(asked, lambda code: names.get(code, code)) if asked else ""
    table = SlideTable((SlideColumn("Sambungan", 0.4), SlideColumn("Tersambung", 0.2, True),
                        SlideColumn("Berhenti", 0.2, True), SlideColumn("Tanpa asal", 0.2, True)),
                       tuple((f"{one.left} → {one.right}", *map(formats.number, (one.through, one.stops, one.begins)))
                             for one in found.joints), note)
    told = "; ".join(map(flow_chart.joint_words, found.joints))
    return Slide(ID, GROUP, beginning(sentence), f"Rantai perencanaan {found.year}{world.whole_note}", table,
                 answers.source(world.database, whole), words.RULE, f"{sentence} {told}.",
                 whole.is_sample or bool(asked and asked.is_sample), f"{sentence} {note}".strip())


ENTRIES = (SlideEntry(94, ID, GROUP, TITLE, slide, About.WHOLE),)
"""Between the answers of agencies to residents and what partners pledge."""
