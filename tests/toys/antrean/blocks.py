"""The toy on slides, map, profile and sheet."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from dashboard.answers.slide_entry import SlideEntry
from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import Direction, Indicator, Region
from dashboard.queries import reference
from dashboard.render.block import Block
from dashboard.render.shading import shade
from dashboard.render.slides.model import LeftOut, Slide, SlideColumn, SlideTable
from dashboard.render.village_layer import VillageLayer
from toys.antrean.contracts import STATES
from toys.antrean.rules import Queues, newest

ID, TITLE = "antrean", "Antrean loket"
NOTE = "Jumlah dibulatkan ke kelipatan lima."


def _source(found: Queues) -> str:
    return "Sumber: data contoh buatan." if found.is_sample else "Sumber: berkas yang diserahkan OPD."


def _table(found: Queues, area: str | None) -> SlideTable:
    rows = tuple((state, "belum tersedia" if (count := found.of(state, area)) is None else formats.number(count))
                 for state in STATES)
    return SlideTable((SlideColumn("Keadaan", 0.7), SlideColumn("Keluarga", 0.3, is_number=True)), rows)


def slide(world: World) -> Slide | LeftOut:
    """Families by state in the newest month."""
    found = newest(world.database, world.rounding)
    if found is None:
        return LeftOut(ID, TITLE, "Belum ada data antrean loket.")
    count = found.of("menunggu", world.kecamatan)
    told = "belum tersedia" if count is None else f"{formats.number(count)} keluarga"
    title = f"Menunggu di loket: {told}"
    return Slide(ID, TITLE, title, f"Keluarga, {found.month} · {world.place}", _table(found, world.kecamatan),
                 _source(found), NOTE, title, found.is_sample)


def of_area(world: World, region: Region) -> Block | None:
    """The states of one kecamatan or village; nothing where nobody came."""
    found = newest(world.database, world.rounding)
    if found is None or all(found.of(state, region.code) is None for state in STATES):
        return None
    return Block(TITLE, f"{found.month}. {NOTE}", _source(found), _table(found, region.code),
                 is_sample=found.is_sample)


def layers(world: World) -> list[VillageLayer]:
    """Those who wait, by village."""
    codes = reference.village_codes(world.database)
    found = newest(world.database, world.rounding)
    if found is None or "menunggu" not in found.counts:
        return []
    figures = found.counts["menunggu"].parts
    year = int(found.month[:4])
    measure = _indicator(found.is_sample)
    shading = replace(shade(measure, year, "Tahun", figures, codes), source=_source(found))
    frame = pd.DataFrame({
        "indicator": measure.id, "year": year, "period": "Tahun", "region_code": figures.index,
        "value": figures.to_numpy(), "source": _source(found), "source_url": None, "is_derived": True,
        "is_sample": found.is_sample})
    return [VillageLayer(measure, shading, frame, lambda area: f"Menunggu: {found.of('menunggu', area) or 0:.0f} KK.")]


def _indicator(sample: bool) -> Indicator:
    name = "Menunggu di loket" + (" · DATA CONTOH" if sample else "")
    return Indicator(
        id="antrean_menunggu", name=name, short_name=name, definition="Keluarga yang menunggu di loket.", unit="KK",
        decimals=0, direction=Direction.LOWER, dimension="Antrean", scale="count", concept="antrean", series="antrean",
        comparability="", period_rule="Tahun", delta_unit="KK", minimum=0, maximum=100_000, publisher="OPD",
        breaks=(5.0, 10.0, 20.0, 40.0))


ENTRIES = (SlideEntry(95, ID, TITLE, TITLE, slide),)
