"""Services and PBI-JKN of one kecamatan or village, for its profile and its sheet."""

from __future__ import annotations

import math

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import Level, Region
from dashboard.render.block import Block
from dashboard.render.slides.model import SlideColumn, SlideTable
from dashboard.topics.services import answers
from dashboard.topics.services.contracts import DONE, IN
from dashboard.topics.services.rules.jkn import Jkn
from dashboard.topics.services.rules.services import Services
from dashboard.topics.services.words import services as words

TITLE = "Layanan (SLRT) dan PBI-JKN"
_LEVELS = (Level.KECAMATAN, Level.DESA, Level.KELURAHAN)


def of_area(world: World, region: Region) -> Block | None:
    """Files of the newest month and PBI-JKN of its newest month; nothing where neither is held."""
    found, watch = answers.newest(world.database, world.audience), answers.jkn(world.database, None, world.audience)
    kinds = {one.is_sample for one in (found, watch) if one is not None}
    if region.level not in _LEVELS or not kinds:
        return None
    if len(kinds) > 1:  # what is real hides the sample
        found = None if found is not None and found.is_sample else found
        watch = None if watch is not None and watch.is_sample else watch
    rows, sources = [], []
    if found is not None:
        rows += _files(found, world, region.code)
        sources.append(answers.source(world.database, "service_counts", found.is_sample))
    if watch is not None:
        rows += _people(watch, region.code)
        sources.append(answers.source(world.database, "jkn_watch", watch.is_sample))
    is_exact = all(one.is_exact for one in (found, watch) if one is not None)
    columns = (SlideColumn("Layanan", 0.74), SlideColumn("Banyaknya", 0.26, is_number=True))
    table = SlideTable(columns, tuple(rows), words.short_note(is_exact))
    return Block(TITLE, "", f"Sumber: {'; '.join(dict.fromkeys(sources))}.", table, is_sample=kinds == {True})


def _files(found: Services, world: World, area: str) -> list[tuple[str, ...]]:
    counted = (found.count(IN, area), found.count(DONE, area), found.waiting.of(area))
    rows: list[tuple[str, ...]] = [(f"Berkas masuk · selesai · menunggu, {words.month(found.month)}",
                                    " · ".join(map(words.count, counted)))]
    rates = answers.newest_rates(world.database, world.audience)
    rate = None if rates is None else rates.of(area)
    if rates is not None and rate is not None:
        rows.append((f"Permintaan per 1.000 {rates.unit}, {words.months(rates.months)}", formats.number(rate, 1)))
    return rows


def _people(found: Jkn, area: str) -> list[tuple[str, ...]]:
    counted = (found.of(found.last, "active", area), found.removed.of(area), found.back.of(area))
    if all(map(math.isnan, counted)):
        return [(f"PBI-JKN aktif, {words.month(found.last)} (jiwa)", formats.MISSING)]
    return [(f"PBI-JKN aktif · dinonaktifkan · kembali, {words.months((found.since, found.last))} (jiwa)",
             " · ".join(map(formats.number, counted)))]
