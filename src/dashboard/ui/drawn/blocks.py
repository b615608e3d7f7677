"""The blocks of topics on the profile page."""

from __future__ import annotations

from datetime import date

from htpy import div

from dashboard.answers.world import World
from dashboard.core.domain import Region
from dashboard.queries import reference
from dashboard.registry import offered
from dashboard.render.block import Block
from dashboard.render.table import badge
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.ui.drawn import area_tables, components


def parts(build: Database, region: Region) -> None:
    """What topics draw themselves about an area, in the order of the registry; where none does, that."""
    if not sum([part(build, region) for _, part in offered("profile")]):
        components.empty(f"Belum ada program maupun rencana aksi yang diketahui di {region.label}.",
                         "Cakupan program dan matriks RAT diserahkan OPD lewat Kelola Data.")


def profile(build: Database, region: Region) -> None:
    """What topics say about an area in blocks, in the order of the registry."""
    found = _blocks(build, region.code, build_times.today())
    for block in found:
        _draw(block)
    if not found:
        components.empty(f"Belum ada layanan, register, maupun mitra yang diketahui di {region.label}.",
                         "Datanya diserahkan OPD pemiliknya lewat Kelola Data.")


@memoised(600)
def _blocks(build: Database, code: str, today: date) -> list[Block]:
    makers = [make for _, make in offered("block")]
    if not makers:
        return []
    world = World(build, today=today)
    made = (make(world, reference.regions(world.database)[code]) for make in makers)
    return [block for block in made if block is not None]


def _draw(block: Block) -> None:
    components.section(block.title, block.note)
    if block.is_sample:
        components.html(div[badge[components.SAMPLE_BADGE]])
    if block.table is None:
        components.empty(block.empty, block.source)
        return
    columns = block.table.columns
    numbers = [place for place, column in enumerate(columns) if column.is_number]
    rows = [[area_tables.text(cell, "number" if place in numbers else "") for place, cell in enumerate(row)]
            for row in block.table.rows]
    components.html(area_tables.table([column.name for column in columns], rows, block.title, numbers))
    components.note(" ".join(part for part in (block.table.note, block.source) if part))
