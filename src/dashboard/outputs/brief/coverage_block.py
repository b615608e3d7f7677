"""Programmes on paper: where coverage lacks most in the whole kabupaten, and what reaches one area."""

from __future__ import annotations

import pandas as pd

from dashboard.core import formats, frames
from dashboard.outputs.brief import parts
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.brief.parts import Json, cell, column
from dashboard.queries import reference
from dashboard.topics.programs import words as words
from dashboard.topics.programs.answers import newest
from dashboard.topics.programs.rules.coverage import Coverage, by_gap
from dashboard.topics.programs.rules.program import Program

MOST_PROGRAMS = 4
RULE = f"Kotor di atas 100 persen berarti datanya perlu diperiksa. {words.RATES_NOTE} {words.ROUNDED_NOTE}"


def coverage_section(facts: PaperFacts) -> Json | None:
    """Programmes of the kabupaten with the lowest net coverage first; None without any.

    Real and sample programmes never stand in one table: real ones hide the sample.
    """
    known = _one_kind(newest(facts.database, facts.audience))
    if not known:
        return None
    ordered = sorted(known, key=lambda pair: _rate(pair[1].whole.iloc[0]))
    rows = [_whole_row(facts, program, found) for program, found in ordered[:MOST_PROGRAMS]]
    rest = len(ordered) - len(rows)
    more = f" {formats.number(rest)} program lain ada di Cakupan Program." if rest > 0 else ""
    columns = [column("Program", 28), column("Penerima dari sasaran", 22, number=True),
               column("Bersih (persen)", 10, number=True), column("Kotor (persen)", 10, number=True),
               column("Belum terjangkau", 12, number=True), column("Terbanyak belum terjangkau", 18)]
    return parts.section("Kesenjangan cakupan program", is_sample=known[0][1].is_sample,
                         table=parts.table(columns, rows, f"Cakupan bersih terendah di atas. {RULE}{more}"))


def _one_kind(known: list[tuple[Program, Coverage]]) -> list[tuple[Program, Coverage]]:
    real = [pair for pair in known if not pair[1].is_sample]
    return real or known


def _rate(area: pd.Series) -> float:
    """For the order: a coverage that is not known comes last."""
    return float("inf") if formats.is_missing(area["net_rate"]) else float(area["net_rate"])


def _whole_row(facts: PaperFacts, program: Program, found: Coverage) -> list[Json]:
    area = found.whole.iloc[0]
    counted = f"{words.count(area, 'recipients')} dari {words.count(area, 'target')} {found.unit}"
    lacking = by_gap(found.kecamatan)
    most = ""
    if len(lacking):
        most = f"{reference.regions(facts.database)[str(lacking.index[0])].name} ({words.gap(lacking.iloc[0])})"
    return [cell(program.name, note=f"{words.when(found)} · {program.agency}"), cell(counted),
            cell(words.rate(area, "net_rate")), cell(words.rate(area)),
            cell(words.gap(area)), cell(most)]


def area_section(facts: PaperFacts, code: str) -> Json | None:
    """The programmes that have rows in a kecamatan or village, each in its newest year; None without any."""
    known = _one_kind(in_area(facts, code))
    if not known:
        return None
    rows = []
    for program, found in known:
        area = _area(found, code)
        rows.append([cell(program.name), cell(words.when(found)), cell(found.unit),
                     *[cell(text, muted=not text[:1].isdigit())
                       for text in (words.count(area, "target"), words.count(area, "recipients"),
                                    words.rate(area, "net_rate"), words.rate(area), words.gap(area))]])
    columns = [column("Program", 29), column("Periode", 10), column("Satuan", 7), column("Sasaran", 10, number=True),
               column("Penerima", 10, number=True), column("Bersih (persen)", 11, number=True),
               column("Kotor (persen)", 11, number=True), column("Belum terjangkau", 12, number=True)]
    return parts.section("Program di wilayah ini", is_sample=known[0][1].is_sample,
                         table=parts.table(columns, rows, RULE))


def in_area(facts: PaperFacts, code: str) -> list[tuple[Program, Coverage]]:
    """Programmes with a row for the area."""
    return [(program, found) for program, found in newest(facts.database, facts.audience)
            if code in found.kecamatan.index or code in found.villages.index]


def _area(found: Coverage, code: str) -> pd.Series:
    areas = found.kecamatan if code in found.kecamatan.index else found.villages
    return frames.row(areas, code)
