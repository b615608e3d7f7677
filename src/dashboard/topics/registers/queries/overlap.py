"""What the reconciliation let out: counts of lists that overlap, protected before they came here."""

from __future__ import annotations

import pandas as pd

from dashboard.queries.run import ask
from dashboard.store.database import Database
from dashboard.store.memo import memoised

_ROOM = "dashboard.topics.registers.queries"


def overlap_runs(database: Database) -> pd.DataFrame:
    """Newest first: run ('2026-11'), computed (day), village_basis, matched, precision, recall (percent), fingerprint,
    is_sample; told: "overlaps" or "deciles"."""
    return ask(database, "overlap_runs", _ROOM)


def overlap_counts(database: Database, run: str) -> pd.DataFrame:
    """Of a run, by region_code and kecamatan_code: first, second (lists), unit, state, count, cutoff_first,
    cutoff_second."""
    return ask(database, "overlap_counts", _ROOM, run=run)


def decile_counts(database: Database, run: str) -> pd.DataFrame:
    """Of a run, by region_code, kecamatan_code and decile (0: without one): program, register, decile_basis, unit,
    listed, recipients, cutoff_register, cutoff_program."""
    return ask(database, "decile_counts", _ROOM, run=run)


def overlaps_given(database: Database) -> pd.DataFrame:
    """All rows of the overlaps as they were handed in; places as region_code."""
    return ask(database, "overlaps_given", _ROOM)


def deciles_given(database: Database) -> pd.DataFrame:
    """All rows by decile as they were handed in; places as region_code."""
    return ask(database, "deciles_given", _ROOM)


@memoised()
def overlap_files(database: Database) -> pd.DataFrame:
    """dataset, file_name, at of the files whose rows hold."""
    return ask(database, "overlap_files", _ROOM)


def overlap_names(database: Database) -> pd.DataFrame:
    """code and name of every programme that is registered."""
    return ask(database, "overlap_names", _ROOM)
