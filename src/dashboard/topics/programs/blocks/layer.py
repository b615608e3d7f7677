"""Coverage of a programme as a layer of the village map, made of the counts that are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import pandas as pd

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import Direction, Indicator
from dashboard.queries import reference
from dashboard.render.shading import BEYOND, NO_DATA, Shading, shade
from dashboard.render.village_layer import VillageLayer
from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.store.policy import Audience
from dashboard.topics.programs import words as words
from dashboard.topics.programs.answers import coverage, newest, programs
from dashboard.topics.programs.rules.coverage import FULL, Coverage
from dashboard.topics.programs.rules.program import Program

LIMITS = (50.0, 70.0, 85.0, 95.0)
"""Class limits of every coverage rate, in percent: the same for all programmes and years."""
PREFIX = "cakupan_"
"""Ids of coverage layers begin so; behind it stands the code of the programme."""
ODD = "di atas 100: periksa data"
NONE = f"belum ada data atau {words.NO_RATE}"


def indicator(program: Program, *, sample: bool = False) -> Indicator:
    """The coverage rate of a programme described like an indicator of the catalogue."""
    note = " · DATA CONTOH" if sample else ""
    return Indicator(
        id=PREFIX + program.code, name=f"Cakupan {program.name}{note}", short_name=f"Cakupan {program.name}{note}",
        definition=f"Penerima dibagi sasaran, dalam {program.unit}. {words.ROUNDED_NOTE}",
        unit="persen", decimals=1, direction=Direction.HIGHER, dimension="Cakupan program", scale="rate",
        concept=PREFIX + program.code, series=program.name, comparability="Boleh dibandingkan antartahun bila cara "
        "menetapkan sasaran tidak berubah.", period_rule="Tahun", delta_unit="poin persen", minimum=0, maximum=FULL,
        publisher=program.agency, breaks=LIMITS)


def rates(found: Coverage) -> pd.Series:
    """Net rates by village code; NaN for those above 100 percent gross or without a percentage."""
    return found.villages["net_rate"].where(~found.villages["over"])


def shading(program: Program, found: Coverage, codes: Sequence[str]) -> Shading:
    """The painted state for the villages `codes` (file order): classes of the net rate; above 100 percent is beyond the
    scale; villages without a percentage are hatched, with the reason as their text."""
    own = indicator(program, sample=found.is_sample)
    plain = shade(own, found.year, words.period_name(found.quarter), rates(found), codes, none_word=NONE)
    grades, texts = list(plain.grades), list(plain.texts)
    rows: Mapping[str, pd.Series] = {str(code): row for code, row in found.villages.iterrows()}
    for place, code in enumerate(codes):
        row = rows.get(code)
        if row is not None and row["over"]:
            grades[place] = BEYOND
        texts[place] = "belum ada data" if row is None else _text(row, program.unit)
    counts = tuple(grades.count(str(grade)) for grade in range(len(LIMITS) + 1))
    return replace(
        plain, grades="".join(grades), texts=tuple(texts), counts=counts, none_count=grades.count(NO_DATA),
        ranks=(0,) * len(codes), ranked=0, words=(f"{formats.number(LIMITS[-1])} – 100", *plain.words[1:]),
        names=("hampir semua atau semua", "sebagian besar", "sebagian", "kurang", "paling kurang"),
        ends=("paling terjangkau", "paling kurang"), odd_word=ODD, source=program.agency)


@memoised(200)
def painted(database: Database, program: str, year: int, audience: Audience) -> Shading:
    """A programme in a year, as this audience sees it. Raises LookupError without rows. Must not be altered."""
    found = coverage(database, program, year, audience)
    if found is None:
        raise LookupError(f"build {database.build_id} has no coverage of {program} in {year}")
    return shading(programs(database)[program], found, reference.village_codes(database))


def layers(world: World) -> list[VillageLayer]:
    """The coverage of each programme in its newest year."""
    return [VillageLayer(indicator(program, sample=found.is_sample),
                         painted(world.database, program.code, found.year, world.audience),
                         _figures(program, found), partial(_finding, world, program, found))
            for program, found in newest(world.database, world.audience)]


def _figures(program: Program, found: Coverage) -> pd.DataFrame:
    known = rates(found)
    source = "Data contoh buatan, bukan data sebenarnya" if found.is_sample else "Cakupan program yang diserahkan OPD"
    return pd.DataFrame({
        "indicator": PREFIX + program.code, "year": found.year, "period": words.period_name(found.quarter),
        "region_code": known.index, "value": known.to_numpy(), "source": source, "source_url": None,
        "is_derived": True, "is_sample": found.is_sample})


def _finding(world: World, program: Program, found: Coverage, kecamatan: str | None) -> str:
    return words.headline(program.name, found, kecamatan, world.name)


def _text(row: pd.Series, unit: str) -> str:
    counted = f"{words.count(row, 'recipients')} dari {words.count(row, 'target')} {unit}"
    rate = words.rate(row)
    return f"{rate} persen: {counted}" if rate[:1].isdigit() else f"{rate} ({counted})"
