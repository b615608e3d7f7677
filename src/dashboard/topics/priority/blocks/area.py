"""Priority of one village, or of the villages of a kecamatan, for the profile and the sheet."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import Level, Region
from dashboard.queries import reference
from dashboard.render.block import Block
from dashboard.render.slides.model import SlideColumn, SlideTable
from dashboard.topics.priority import answers
from dashboard.topics.priority.rules.stability import ALWAYS, DEPENDS
from dashboard.topics.priority.words import priority as words

TITLE = "Prioritas desa"
_VILLAGE = (Level.DESA, Level.KELURAHAN)


def of_area(world: World, region: Region) -> Block | None:
    """Group, how often among the first, rank with its band; of a kecamatan the villages that are or may be first."""
    now = answers.in_force(world.database, world.audience)
    if now is None or region.level not in (*_VILLAGE, Level.KECAMATAN):
        return None
    if region.level is Level.KECAMATAN:
        return _kecamatan(world, now, region)
    if region.code not in now.priority.villages.index:
        return Block(TITLE, "", now.source, empty="Tidak ikut diurutkan: tidak punya angka satu pun kriteria yang "
                     "ditimbang. Itu bukan berarti tidak lemah.")
    found, row = now.priority, now.priority.at(region.code)
    rows = [(f"Masuk {formats.number(found.first)} terlemah", words.group(found, row["group"])),
            ("Dalam berapa bagian bobot", f"{words.share(row['share'])} persen"),
            (f"Peringkat dari {formats.number(len(found.villages))} (1 terlemah)", formats.number(row["rank"])),
            ("Peringkat tengah dan pita 5–95 persen bobot",
             f"{formats.number(row['median'])} ({words.band(row['low'], row['high'])})"),
            ("Lebih lemah dalam semua kriteria daripada", f"{formats.number(row['worse_than'])} desa")]
    return _block(now, (SlideColumn("Ukuran", 0.66), SlideColumn("Desa ini", 0.34, is_number=True)), rows)


def _kecamatan(world: World, now: answers.InForce, region: Region) -> Block:
    regions = reference.regions(world.database)
    own = [code for code in reference.village_codes(world.database) if regions[code].parent == region.code]
    rows = []
    for group in (ALWAYS, DEPENDS):
        codes = [code for code in now.priority.of(group) if code in own]
        rows.append((formats.upper_first(words.group(now.priority, group)), formats.number(len(codes)),
                     words.names(codes, world.name) or "–"))
    rows.append(("Ikut diurutkan", formats.number(len(set(own) & set(now.priority.villages.index))),
                 f"dari {formats.number(len(own))} desa/kelurahan"))
    columns = (SlideColumn(f"Masuk {formats.number(now.priority.first)} terlemah", 0.3),
               SlideColumn("Desa", 0.14, is_number=True), SlideColumn("Yang mana", 0.56))
    return _block(now, columns, rows)


def _block(now: answers.InForce, columns: tuple[SlideColumn, ...], rows: Sequence[tuple[str, ...]]) -> Block:
    return Block(TITLE, "", now.source, SlideTable(columns, tuple(rows), f"{now.weights} {words.NOT_POVERTY}"))
