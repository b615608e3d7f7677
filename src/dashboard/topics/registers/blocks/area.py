"""The registers of one kecamatan or village, for its profile and its sheet."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import Level, Region
from dashboard.render.block import Block
from dashboard.render.slides.model import Column, Table
from dashboard.topics.registers.blocks import answers
from dashboard.topics.registers.rules.difference import Differences
from dashboard.topics.registers.words import registers as words

TITLE = "Register"
_LEVELS = (Level.KECAMATAN, Level.DESA, Level.KELURAHAN)


def of_area(world: World, region: Region) -> Block | None:
    """Both usual registers here, their difference, what of it time explains, findings; None where there is nothing."""
    found = answers.usual(world)
    if region.level not in _LEVELS or found is None or formats.is_missing(found.of(region.code).gap):
        return None
    columns = (Column("Register", 0.74), Column("Banyaknya", 0.26, is_number=True))
    table = Table(columns, tuple(_rows(world, found, region)), f"{words.NOT_POVERTY} "
                  f"{words.note(world.rounding.is_exact)}")
    return Block(TITLE, "", f"Sumber: {answers.source(world, found.is_sample)}.", table, is_sample=found.is_sample)


def _rows(world: World, found: Differences, region: Region) -> list[tuple[str, ...]]:
    one, unit = found.of(region.code), found.first.unit
    rows: list[tuple[str, ...]] = [(f"{words.of(found.first)} ({unit})", formats.number(one.first)),
            (f"{words.of(found.second)} ({unit})", formats.number(one.second)),
            (f"Selisih ({unit})", words.gap(one))]
    if region.level is Level.KECAMATAN and found.timed:
        rows.append(("Desa/kelurahan yang selisihnya lebih dari yang dijelaskan waktu",
                     formats.number(len(found.beyond(region.code)))))
    elif found.timed:
        rows.append(("Selisih itu", words.verdict(found, region.code in found.beyond())))
    checked = answers.checked(world)
    if checked is not None:
        rows.append(("Temuan yang belum dijelaskan", formats.number(len(checked.open(region.code)))))
    return rows
