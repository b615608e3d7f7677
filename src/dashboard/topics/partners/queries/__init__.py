"""Partners, what they pledge and deliver, what residents do together, and where need is."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import pandas as pd

from dashboard.store.database import Database


@cache
def _text(name: str) -> str:
    return (files("dashboard.topics.partners.queries") / "sql" / f"{name}.sql").read_text("utf-8")


def _ask(database: Database, name: str, **parameters: Any) -> pd.DataFrame:
    return database.query(_text(name), parameters)


def partners(database: Database) -> pd.DataFrame:
    """code, name, helix, kind, since, until (years), is_sample: one row a partner."""
    return _ask(database, "partners")


def pledges(database: Database) -> pd.DataFrame:
    """Rows of the view partner_pledges with names of partner and programme, the programme's agency (code), and year."""
    return _ask(database, "pledges")


def activities(database: Database) -> pd.DataFrame:
    """code, date, year, region_code, kecamatan_code, kind, participants, hours, is_sample, submission_id."""
    return _ask(database, "activities")


def needy_families(database: Database, decile: int) -> pd.DataFrame:
    """Families up to a decile of DTSEN in its newest period by village: region_code, kecamatan_code, period, families,
    is_sample."""
    return _ask(database, "needy_families", decile=decile)


def village_index(database: Database, indicator: str) -> pd.DataFrame:
    """region_code, year, value: an index of all villages that have it, in its newest year."""
    return _ask(database, "village_index", indicator=indicator)


def program_owners(database: Database) -> pd.DataFrame:
    """Programmes of the list: code, name, agency (code), agency_name (short)."""
    return _ask(database, "program_owners")


def villages(database: Database) -> pd.DataFrame:
    """code, kecamatan_code: the villages of the regency."""
    return _ask(database, "villages")
