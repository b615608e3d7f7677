"""Requests between agencies as frames: the same rows on the page and in its files."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from dashboard.core import formats
from dashboard.topics.planning.contracts import REQUEST_STATES
from dashboard.topics.planning.rules.requests import Requests

Name = Callable[[str], str]
DAYS, LONGEST = "Menunggu (hari)", "Terlama menunggu (hari)"


def by_agency(found: Requests, names: Name) -> pd.DataFrame:
    """Agencies that were asked; empty where nothing waits or too few answers have a day."""
    rows = [{"OPD yang diminta": names(one.agency), "Diminta": one.total,
             **{state.capitalize(): one.counts[state] for state in REQUEST_STATES}, LONGEST: one.longest,
             "Separuh dijawab dalam (hari)": one.half} for one in found.by_agency()]
    return pd.DataFrame(rows).astype({LONGEST: "Int64"})


def waiting(found: Requests, names: Name) -> pd.DataFrame:
    """What waits, the longest first."""
    return pd.DataFrame([
        {"Yang diminta": row.what, "Peminta": names(row.asker), "Diminta": names(row.asked_of),
         "Sejak": formats.tanggal(row.asked), DAYS: row.days} for row in found.waiting],
        columns=["Yang diminta", "Peminta", "Diminta", "Sejak", DAYS])
