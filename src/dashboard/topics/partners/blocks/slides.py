"""The slide of partners: pledged against delivered by age of the pledge."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.answers.slide_entry import SlideEntry
from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.style import LIGHT
from dashboard.render.slides.model import Chart, ChartKind, ChartSeries, LeftOut, Slide
from dashboard.topics.partners import answers, words
from dashboard.topics.partners.rules.collaboration import Collaboration, day_of
from dashboard.topics.partners.rules.pledges import AGES, by_age

ID, GROUP, TITLE = "mitra", "Gotong royong & mitra", "Janji dan penyaluran mitra"
RULE = ("Janji yang dibatalkan tidak dihitung. Disalurkan = yang dilaporkan; yang tidak dilaporkan bukan nol. Umur "
        f"dihitung sejak tanggal janji. {words.APART_NOTE}")
_MILLION = 1e6


def slide(world: World) -> Slide | LeftOut:
    """Rupiah of all pledges up to the newest year, of the kecamatan asked for or of all."""
    found = answers.collaboration(world.database, world.audience)
    year = found.newest_pledged if found else None
    if found is None or year is None:
        return LeftOut(ID, TITLE, "Belum ada janji mitra yang diserahkan.")
    day = day_of(year, world.today)
    amounts = by_age(found.until(year, world.kecamatan), day)
    if not any(one.lines for one in amounts):
        return LeftOut(ID, TITLE, f"Belum ada janji mitra bernilai rupiah untuk {world.place}.")
    ages = tuple(word for word, _ in AGES)
    title = words.by_age(amounts, ages, day).rstrip(".")
    bars = (_bars("Dijanjikan", [one.pledged for one in amounts], LIGHT.jatim),
            _bars("Tercatat disalurkan", [None if one.is_silent else one.delivered for one in amounts],
                  LIGHT.blitar))
    told = "; ".join(f"{age} {words.came(one)}"
                     for age, one in zip(ages, amounts, strict=True))
    return Slide(ID, GROUP, title, f"Juta rupiah yang dijanjikan (abu-abu) dan tercatat disalurkan (biru) menurut umur "
                 f"janji, per {formats.tanggal(day)} · {world.place}",
                 Chart(ChartKind.COLUMN, ages, bars, "juta rupiah", 0, _note(found, year)),
                 answers.source(world.database, found), RULE, f"{title}. Diagram batang: {told}.", found.is_sample,
                 f"{title}. {words.reporting(found.reporting(year))}")


def _bars(name: str, rupiah: Sequence[float | None], colour: str) -> ChartSeries:
    return ChartSeries(name, tuple(None if value is None else round(value / _MILLION, 1) for value in rupiah), colour)


def _note(found: Collaboration, year: int) -> str:
    """Reporting of companies, and whether help reaches priority villages."""
    return f"{words.reporting(found.reporting(year))} {words.spread(found.spread(year), found.priority, year)}"


ENTRIES = (SlideEntry(96, ID, GROUP, TITLE, slide),)
