"""Weights that meetings decided on, and what the RAT and partners do in villages."""

from __future__ import annotations

import pandas as pd

from dashboard.queries.run import ask
from dashboard.store.database import Database


def weights(database: Database) -> pd.DataFrame:
    """name, decided_on (day), decision, criterion, importance, method: the newest decision first."""
    return ask(database, "weights", __name__)


def located(database: Database) -> pd.DataFrame:
    """Rows of the RAT's newest year: year, agency, sub_code, allocation (Rp), places (codes), is_sample."""
    return ask(database, "located", __name__)


def helped(database: Database) -> pd.DataFrame:
    """Pledges of partners that were not cancelled: region_code, partner, is_sample."""
    return ask(database, "helped", __name__)
