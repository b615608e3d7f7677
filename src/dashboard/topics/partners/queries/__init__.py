"""Partners, what they pledge and deliver, what residents do together, and where need is."""

from __future__ import annotations

import pandas as pd

from dashboard.queries.run import ask
from dashboard.store.database import Database


def partners(database: Database) -> pd.DataFrame:
    """code, name, helix, kind, since, until (years), is_sample: one row a partner."""
    return ask(database, "partners", __name__)


def pledges(database: Database) -> pd.DataFrame:
    """Rows of the view partner_pledges with names of partner and programme, the programme's agency (code), and year."""
    return ask(database, "pledges", __name__)


def activities(database: Database) -> pd.DataFrame:
    """code, date, year, region_code, kecamatan_code, kind, participants, hours, is_sample, submission_id."""
    return ask(database, "activities", __name__)


def needy_families(database: Database, decile: int) -> pd.DataFrame:
    """Families up to a decile of DTSEN in its newest period by village and decile: region_code, kecamatan_code, period,
    decile, count, is_sample; `record` names the row."""
    return ask(database, "needy_families", __name__, decile=decile)


def village_index(database: Database, indicator: str) -> pd.DataFrame:
    """region_code, year, value: an index of all villages that have it, in its newest year."""
    return ask(database, "village_index", __name__, indicator=indicator)


def program_owners(database: Database) -> pd.DataFrame:
    """Programmes of the list: code, name, agency (code), agency_name (short)."""
    return ask(database, "program_owners", __name__)


def villages(database: Database) -> pd.DataFrame:
    """code, kecamatan_code: the villages of the regency."""
    return ask(database, "villages", __name__)
