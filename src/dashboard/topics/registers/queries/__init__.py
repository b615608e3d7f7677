"""Counts of the registers, what changed in them, findings that are being checked, and which decile gets what."""

from __future__ import annotations

import pandas as pd

from dashboard.queries.run import ask
from dashboard.store.database import Database
from dashboard.store.memo import memoised


def register_rows(database: Database) -> pd.DataFrame:
    """Rows of the registers: register, decile_basis, village_basis, unit, period ('2026-TW3'), cutoff (day, NaT where
    only the period is known), region_code, kecamatan_code, decile, count, verified (NaN: not known), is_sample,
    submission_id; `beside_families`: persons of a register that tells families of that year; `record` names the row."""
    return ask(database, "register_rows", __name__)


@memoised()
def register_series(database: Database) -> pd.DataFrame:
    """register, decile_basis, village_basis, unit, period, cutoff, is_sample: what there is, without counts."""
    return ask(database, "register_series", __name__)


@memoised()
def register_files(database: Database) -> pd.DataFrame:
    """dataset, file_name, at of the files whose rows hold."""
    return ask(database, "register_files", __name__)


def register_changes(database: Database) -> pd.DataFrame:
    """Between two dates (cutoff_from, cutoff) of a series in a unit, by region_code and kecamatan_code: entered, left,
    moved_4 (4 to 6 deciles), moved_7 (7 and more), is_sample, beside_families; `record` names the row."""
    return ask(database, "register_changes", __name__)


def register_checks(database: Database) -> pd.DataFrame:
    """One row a finding and state it came through: code, region_code, kecamatan_code, register, kind, unit, count,
    state, agency (code), date, is_sample; `record` names the finding."""
    return ask(database, "register_checks", __name__)


def eligibility(database: Database) -> pd.DataFrame:
    """Rules: program (code), name, register, decile_basis, decile_first, decile_last, unit, since, until (days; NaT:
    still), source, url, note."""
    return ask(database, "eligibility", __name__)
