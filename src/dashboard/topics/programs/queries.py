"""Programmes: where they reach, what registers count, what the RAT sets aside and where."""

from __future__ import annotations

import pandas as pd

from dashboard.queries.run import ask
from dashboard.store.database import Database
from dashboard.store.memo import memoised


@memoised()
def programs(database: Database) -> pd.DataFrame:
    """Programmes that have coverage rows: code, name, agency (name), strategy, unit; by unit and name."""
    return ask(database, "programs")


@memoised()
def programs_without_coverage(database: Database) -> pd.DataFrame:
    """Programmes of the list that nobody handed in coverage of: code, name; by name."""
    return ask(database, "programs_without_coverage")


@memoised()
def program_years(database: Database) -> pd.DataFrame:
    """program, year, is_sample: one row for each year in which a programme has coverage rows."""
    return ask(database, "program_years")


def coverage_rows(database: Database, program: str | None, year: int | None) -> pd.DataFrame:
    """Rows of the view coverage of one programme, one year, or both; by programme, year and village."""
    return ask(database, "coverage_rows", program=program, year=year)


def usual_register_counts(database: Database) -> pd.DataFrame:
    """register, year, quarter, unit, region_code, kecamatan_code, decile, count, is_sample; `record` names the row."""
    return ask(database, "usual_register_counts")


def located_lines(database: Database, year: int) -> pd.DataFrame:
    """RAT rows of a year: agency, program, allocation (Rp), places (codes, empty if none), is_sample."""
    return ask(database, "located_lines", year=year)


@memoised()
def submissions(database: Database) -> pd.DataFrame:
    """Submissions: submission_id, dataset, file_name, by, at (UTC)."""
    return ask(database, "submissions")
