"""For whom counts of people are shown: rounded for everybody, exact for whoever is signed in."""

from __future__ import annotations

from dashboard.statistics.rounding import EXACT, Rounding
from dashboard.store.rounding_key import rounding_key


def rounding(exact: bool) -> Rounding:
    """How counts are shown; not kept, since the key belongs to a DASHBOARD_HOME."""
    return EXACT if exact else Rounding(rounding_key())
