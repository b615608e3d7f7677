"""The programmes of one kecamatan or village, for its profile."""

from __future__ import annotations

import pandas as pd
from htpy import div

from dashboard.core import frames
from dashboard.core.domain import Region
from dashboard.render.table import Cell, badge, badges, link
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC
from dashboard.topics.programs import answers, queries
from dashboard.topics.programs import words as words
from dashboard.topics.programs.parts import link as program_link
from dashboard.topics.programs.rules.coverage import Coverage
from dashboard.topics.programs.rules.program import Program
from dashboard.ui.choices import controls
from dashboard.ui.drawn import area_tables, components
from dashboard.ui.shell import access


def programs(build: Database, region: Region) -> bool:
    """Programmes with rows in a kecamatan or village, each in its newest year; False, and nothing, without any."""
    code = region.code
    known = _known(build, code)
    if not known:
        return False
    all_sample = all(found.is_sample for _, found, _ in known)
    components.section("Program di wilayah ini", "Penerima dan sasaran program; di atas 100 persen berarti datanya "
                       f"perlu diperiksa. {words.ROUNDED_NOTE}")
    rows = [_row(program, found, area, code, marked=not all_sample) for program, found, area in known]
    head = ["Program", "Periode", "Satuan", "Sasaran", "Penerima", "Bersih (persen)", "Kotor (persen)",
            "Belum terjangkau"]
    components.html(div[badge[components.SAMPLE_BADGE]] if all_sample else None,
                    area_tables.table(head, rows, "Program yang punya data di wilayah ini", range(3, len(head))))
    return True


def is_known(build: Database, code: str) -> bool:
    """Whether real coverage, not sample, exists for the area."""
    return any(not found.is_sample for _, found, _ in _known(build, code))


def _known(build: Database, code: str) -> list[tuple[Program, Coverage, pd.Series]]:
    """Programmes with a row for the area, in their newest year."""
    years = queries.program_years(build)
    known: list[tuple[Program, Coverage, pd.Series]] = []
    for program in answers.programs(build).values():
        newest = years.loc[years["program"] == program.code, "year"].max()
        found = answers.coverage(build, program.code, int(newest), PUBLIC)
        if found is None:
            continue
        areas = found.kecamatan if code in found.kecamatan.index else found.villages
        if code in areas.index:
            known.append((program, found, frames.row(areas, code)))
    return known


def _row(program: Program, found: Coverage, area: pd.Series, code: str, *, marked: bool) -> list[Cell]:
    """Cells of a programme; `marked`: sample data are marked as such."""
    place = controls.KECAMATAN if code in found.kecamatan.index else controls.VILLAGE
    name = link(program.name, access.address("program", {program_link.PROGRAM: program.code, place: code}))
    numbers = [words.count(area, "target"), words.count(area, "recipients"), words.rate(area, "net_rate"),
               words.rate(area), words.gap(area)]
    marks = badges([components.SAMPLE_BADGE] if marked and found.is_sample else [])
    return [Cell([name, marks]), area_tables.text(words.when(found)),
            area_tables.text(found.unit),
            *[Cell(printed, "number" if printed[:1].isdigit() else "muted number") for printed in numbers]]
