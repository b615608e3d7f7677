"""The slide of services: who answers what is referred, how much of it and how fast."""

from __future__ import annotations

from dashboard.answers.slide_entry import SlideEntry
from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.render.slides.model import LeftOut, Slide, SlideColumn, SlideTable
from dashboard.render.slides.words import beginning
from dashboard.topics.rat import answers as rat_answers
from dashboard.topics.services import answers
from dashboard.topics.services.rules.answer_times import Answering
from dashboard.topics.services.words import services as words

ID, TITLE = "layanan", "Layanan (SLRT)"
ROWS = 6
"""Rows of a table that a hall can read."""


def slide(world: World) -> Slide | LeftOut:
    """Agencies by the share of referrals they answered in the newest month, the lowest first."""
    found = answers.newest(world.database, world.audience)
    times = answers.newest_answers(world.database, world.audience)
    if found is None or times is None:
        return LeftOut(ID, TITLE, "Belum ada data layanan (SLRT).")
    rows = times.of(world.kecamatan)
    if not rows:
        return LeftOut(ID, TITLE, f"Tidak ada rujukan ke OPD dari {world.place} pada {words.month(found.month)}.")
    name = _names(world)
    finding = words.answering(rows, name)
    place = world.place if world.kecamatan else ""
    sentence = f"{finding} {words.headline(found, world.kecamatan, place)}"
    table = SlideTable(
        (SlideColumn("OPD rujukan", 0.26), SlideColumn("Rujukan", 0.12, True),
         SlideColumn("Dijawab (persen)", 0.14, True), SlideColumn("Separuh dijawab dalam", 0.32),
         SlideColumn("Belum dijawab", 0.16, True)),
        tuple(_row(one, name) for one in rows[:ROWS]), _more(rows))
    return Slide(ID, TITLE, beginning(finding), f"Rujukan SLRT, {words.month(found.month)} · {world.place}", table,
                 f"Sumber: {answers.source(world.database, 'service_counts', found.is_sample)}.",
                 f"{words.ANSWER_RULE} {words.note(found.is_exact)}",
                 f"Tabel OPD rujukan. {sentence}", found.is_sample, sentence)


def _names(world: World) -> words.Name:
    return lambda code: rat_answers.agency_names(world.database, short=True).get(code, code)


def _row(one: Answering, name: words.Name) -> tuple[str, ...]:
    return (name(one.agency), words.count(one.referred), words.percent(one.share), words.half(one),
            words.count(one.unanswered))


def _more(rows: list[Answering]) -> str:
    rest = len(rows) - ROWS
    told = f"dan {formats.number(rest)} OPD lain, lebih banyak menjawab atau sedikit rujukannya."
    return told if rest > 0 else ""


ENTRIES = (SlideEntry(92, ID, TITLE, "Waktu jawab OPD", slide),)
