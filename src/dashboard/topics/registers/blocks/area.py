"""The registers of one kecamatan or village, for its profile and its sheet."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import Level, Region
from dashboard.render.block import Block
from dashboard.render.slides.model import SlideColumn, SlideTable
from dashboard.topics.registers import answers
from dashboard.topics.registers.answers import overlap as overlap_answers
from dashboard.topics.registers.rules.difference import Differences
from dashboard.topics.registers.rules.overlap import AIM, REACHED
from dashboard.topics.registers.words import overlap as overlap_words
from dashboard.topics.registers.words import registers as words

TITLE = "Register"
_LEVELS = (Level.KECAMATAN, Level.DESA, Level.KELURAHAN)


def of_area(world: World, region: Region) -> Block | None:
    """Both usual registers here, their difference, what of it time explains, findings; whom programmes reach of those
    they are meant for. None where there is nothing; sample never stands beside what is real."""
    if region.level not in _LEVELS:
        return None
    found, told = answers.usual_differences(world.database, world.audience), overlap_answers.newest_run(world.database)
    if found is not None and formats.is_missing(found.of(region.code).gap):
        found = None
    is_sample = (found is None or found.is_sample) and (told is None or told.run.is_sample)
    rows = _rows(world, found, region) if found is not None and found.is_sample is is_sample else []
    sources = [answers.source(world.database, is_sample)] if rows else []
    if told is not None and told.run.is_sample is is_sample and (reached := _reached(told, region)):
        rows, sources = rows + reached, [*sources, told.source]
    if not rows:
        return None
    columns = (SlideColumn("Register", 0.74), SlideColumn("Banyaknya", 0.26, is_number=True))
    table = SlideTable(columns, tuple(rows), f"{words.NOT_POVERTY} {words.note(world.rounding.is_exact)}")
    return Block(TITLE, "", f"Sumber: {'; '.join(dict.fromkeys(sources))}.", table, is_sample=is_sample)


def _reached(told: overlap_answers.NewestRun, region: Region) -> list[tuple[str, ...]]:
    """One line a programme with a rule that was told here."""
    return [(f"{told.name(one.program)}: terjangkau dari {overlap_words.deciles(one)} {one.register} ({one.unit}), "
             f"{overlap_words.run_name(told.run)}",
             f"{formats.number(one.of(REACHED, region.code))} dari {formats.number(one.of(AIM, region.code))}")
            for one in told.reaches if one.rule is not None and not formats.is_missing(one.of(AIM, region.code))]


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
    checked = answers.findings(world.database, world.today, world.audience)
    if checked is not None:
        rows.append(("Temuan yang belum dijelaskan", formats.number(len(checked.open(region.code)))))
    return rows
