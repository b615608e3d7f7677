"""What is asked of the programmes of a build, by pages, slides and papers alike. What comes back is shared and must not
be altered."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from dashboard.core.domain import Level
from dashboard.queries import reference
from dashboard.render.words import source_words
from dashboard.statistics.rounding import rounding_for
from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.store.policy import Audience
from dashboard.topics.programs import queries
from dashboard.topics.programs.rules.coverage import Coverage
from dashboard.topics.programs.rules.coverage import coverage as analyse_coverage
from dashboard.topics.programs.rules.need import MoneyAndNeed, money_and_need
from dashboard.topics.programs.rules.program import Program


@memoised()
def programs(database: Database) -> Mapping[str, Program]:
    """Programmes that have coverage, by code."""
    rows = queries.programs(database).to_dict("records")
    return MappingProxyType({str(row["code"]): Program(**{str(name): value for name, value in row.items()})
                             for row in rows})


@memoised()
def years_of(database: Database) -> Mapping[str, list[int]]:
    """Years with coverage of each programme."""
    known = queries.program_years(database)
    return MappingProxyType({str(code): [int(year) for year in own["year"]] for code, own in known.groupby("program")})


@memoised(1000)
def coverage(database: Database, program: str, year: int, audience: Audience) -> Coverage | None:
    """One programme in one year, as this audience sees it."""
    return analyse_coverage(queries.coverage_rows(database, program, year), rounding_for(audience))


def newest(database: Database, audience: Audience) -> list[tuple[Program, Coverage]]:
    """Every programme in its newest year, as this audience sees it."""
    found = ((program, coverage(database, code, max(years_of(database)[code]), audience))
             for code, program in programs(database).items())
    return [(program, one) for program, one in found if one is not None]


@memoised(20)
def money_beside_need(database: Database, year: int, audience: Audience) -> MoneyAndNeed:
    """Allocation of the RAT of a year by kecamatan beside what the registers count."""
    inside = {code: region.code if region.level is Level.KECAMATAN else str(region.parent)
              for code, region in reference.regions(database).items()
              if region.level in (Level.KECAMATAN, Level.DESA, Level.KELURAHAN)}
    return money_and_need(queries.located_lines(database, year), queries.usual_register_counts(database), year, inside,
                          rounding_for(audience))


@memoised()
def submissions(database: Database) -> Mapping[str, Mapping[str, Any]]:
    """What people handed in, by the id of the submission."""
    rows = queries.submissions(database).set_index("submission_id").to_dict("index")
    return MappingProxyType({str(name): {str(column): value for column, value in row.items()}
                             for name, row in rows.items()})


def file_names(database: Database, handed_in: set[str]) -> list[str]:
    """'rtlh.xlsx, diterima 3 Oktober 2026' of these submissions, the newest last."""
    frame = queries.submissions(database)
    own = frame[frame["submission_id"].isin(handed_in)].sort_values(["at", "submission_id"])
    return [source_words.received(row) for row in own.to_dict("records")]


def files_source(database: Database, handed_in: set[str], otherwise: str, *, is_sample: bool) -> str:
    """'Sumber: …' of rows that were handed in: the newest two files, `otherwise` where none is known; of sample that it
    is made up."""
    if is_sample:
        return "Sumber: data contoh buatan, bukan data sebenarnya (folder data/sample)."
    named = file_names(database, handed_in)
    rest = f"; dan {len(named) - 2} berkas lain" if len(named) > 2 else ""
    return f"Sumber: berkas {'; '.join(named[-2:])}{rest}." if named else f"Sumber: {otherwise}."
