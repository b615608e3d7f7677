"""Gathers the slides of a meeting from one build, in order, with what had to be left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from dashboard.answers.slide_entry import About, SlideEntry
from dashboard.answers.world import World
from dashboard.core.domain import QueryError
from dashboard.core.regency import Regency, regency
from dashboard.queries import reference
from dashboard.registry import offered
from dashboard.render.slides.model import Deck, LeftOut, Slide
from dashboard.render.words import day_words
from dashboard.store.database import Database
from dashboard.topics.meetings import answers as meeting_answers
from dashboard.topics.meetings.words.meetings import meeting_name


def entries() -> tuple[SlideEntry, ...]:
    """Every slide there can be of this home, in the order of the agenda."""
    return entries_of(regency())


@cache
def entries_of(_: Regency) -> tuple[SlideEntry, ...]:
    """The same for one of them, which is the home of this data folder."""
    found: list[SlideEntry] = [entry for _, own in offered("slides") for entry in own]
    return tuple(sorted(found, key=lambda entry: entry.place))


def deck(database: Database, *, kecamatan: str | None = None, period: tuple[int, int] | None = None,
         wanted: Sequence[str] | None = None, today: date | None = None, besides: bool = False) -> Deck:
    """The slides `wanted` in that order (None: the usual ones in the order of the agenda; with `besides`, the others
    too, to choose among).

    `kecamatan`: code; `period`: year and quarter of the RAT; `today` decides what is late (None: the day it is in the
    regency). Raises QueryError with what is known for an unknown one.
    """
    known = {entry.id: entry for entry in entries()}
    unknown = [name for name in wanted or () if name not in known]
    if unknown:
        raise QueryError(f"Salindia “{', '.join(unknown)}” tidak dikenal. Yang ada: {', '.join(known)}.")
    world = World(database, kecamatan, period, today)
    chosen = [entry for entry in known.values() if entry.is_usual(kecamatan)] if wanted is None else [
        known[name] for name in dict.fromkeys(wanted)]
    made = [_made(entry, world) for entry in chosen]
    others = tuple(_made(entry, world) for entry in known.values() if besides and entry not in chosen)
    subtitle = " · ".join(part for part in (
        world.place, world.quarter_words, day_words.days(reference.build_info(world.database), world.today)) if part)
    info = reference.build_info(database)
    return Deck(_title(world), subtitle, tuple(one for one in made if isinstance(one, Slide)),
                tuple(one for one in made if isinstance(one, LeftOut)), info.data_date, database.build_id,
                world.today, info.built_at, others)


def one(world: World, name: str) -> Slide | LeftOut:
    """The slide of this id alone."""
    return _made(next(entry for entry in entries() if entry.id == name), world)


def _title(world: World) -> str:
    """The meeting that is held today or next, with its day; without a real one what all of them are."""
    try:
        meeting = meeting_answers.meetings(world.database, world.audience).next_from(world.today)
    except QueryError:  # a build made before there were meetings
        meeting = None
    return f"Rapat TKPK {regency().label}" if meeting is None or meeting.is_sample else meeting_name(meeting)


def _made(entry: SlideEntry, world: World) -> Slide | LeftOut:
    if entry.about is About.KECAMATAN and world.kecamatan is None:
        return LeftOut(entry.id, entry.title, "Salindia ini tentang satu kecamatan; pilih kecamatannya dulu.")
    return entry.make(world)
