"""Gathers the slides of a meeting from one build, in order, with what had to be left out and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from dashboard.answers.world import World
from dashboard.core.domain import QueryError
from dashboard.render import day_words
from dashboard.render.slides.model import Deck, LeftOut, Slide
from dashboard.store.database import Database
from dashboard.topics.areas.blocks import map_slide as village_map
from dashboard.topics.areas.blocks import priority_slides as priorities
from dashboard.topics.indicators.blocks import headline_slide as indicators
from dashboard.topics.indicators.blocks import trend_slides as trends
from dashboard.topics.indicators.rules.overview import HEADLINE
from dashboard.topics.meetings.blocks import slides as decisions
from dashboard.topics.programs.blocks import slides as coverage
from dashboard.topics.rat.blocks import slides as rat
from dashboard.topics.steps.blocks import slides as steps

TITLE = "Rapat TKPK Kabupaten Blitar"
Made = Slide | LeftOut
Entry = tuple[str, str, str, Callable[[World], Made]]

_ENTRIES: tuple[Entry, ...] = (
    (decisions.ID, decisions.GROUP, decisions.TITLE, lambda world: decisions.decisions(world.database, world.today)),
    (indicators.ID, "Keadaan", indicators.TITLE, indicators.slide),
    *((f"tren-{name}", trends.GROUP, trends.TITLES.get(name, name), partial(trends.slide, name=name))
      for name in HEADLINE),
    *((slide_id, steps.GROUP, title, make) for slide_id, (title, make) in steps.SLIDES.items()),
    (village_map.ID, village_map.GROUP, village_map.TITLE, village_map.slide),
    *((slide_id, rat.GROUP, title, make) for slide_id, (title, make) in rat.SLIDES.items()),
    (coverage.ID, coverage.GROUP, coverage.TITLE, coverage.slide),
    (priorities.ID, priorities.GROUP, priorities.TITLE, priorities.slide),
)
CATALOGUE: tuple[tuple[str, str, str], ...] = tuple((slide_id, group, title) for slide_id, group, title, _ in _ENTRIES)
"""(id, group, title) of every slide there can be, in the order of the agenda."""


def deck(database: Database, *, kecamatan: str | None = None, period: tuple[int, int] | None = None,
         wanted: Sequence[str] | None = None, today: date | None = None) -> Deck:
    """The slides `wanted` in that order (None: all, in the order of the agenda).

    `kecamatan`: code; `period`: year and quarter of the RAT; `today` decides what is late (None: the day it is in the
    regency). Raises
    QueryError with what is known for an unknown one.
    """
    makers: Mapping[str, Callable[[World], Made]] = {slide_id: make for slide_id, _, _, make in _ENTRIES}
    chosen = list(makers) if wanted is None else list(dict.fromkeys(wanted))
    unknown = [name for name in chosen if name not in makers]
    if unknown:
        raise QueryError(f"Salindia “{', '.join(unknown)}” tidak dikenal. Yang ada: {', '.join(makers)}.")
    world = World(database, kecamatan, period, today)
    made = [makers[name](world) for name in chosen]
    subtitle = " · ".join(part for part in (
        world.place, world.quarter_words, day_words.days(world.info, world.today)) if part)
    return Deck(TITLE, subtitle, tuple(one for one in made if isinstance(one, Slide)),
                tuple(one for one in made if isinstance(one, LeftOut)), world.info.data_date, database.build_id,
                world.today, world.info.built_at)
