"""Counts of the registers, what changed in them, findings that are being checked, and which decile gets what."""

from __future__ import annotations

import pandas as pd

from dashboard.queries.run import ask
from dashboard.store.database import Database


def register_rows(database: Database) -> pd.DataFrame:
    """Rows of the registers: register, decile_basis, village_basis, unit, period ('2026-TW3'), cutoff (day, NaT where
    only the period is known), region_code, kecamatan_code, decile, count, verified (NaN: not known), is_sample,
    submission_id;
    `record` names the row."""
    return ask(database, "register_rows", __name__)


def register_series(database: Database) -> pd.DataFrame:
    """register, decile_basis, village_basis, unit, period, cutoff, is_sample: what there is, without counts."""
    return ask(database, "register_series", __name__)


def register_files(database: Database) -> pd.DataFrame:
    """dataset, file_name, at of the files whose rows hold."""
    return ask(database, "register_files", __name__)
