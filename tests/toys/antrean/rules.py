"""How many stand in which state in the newest month, as the reader may see it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.statistics.rounding import Rounding, Sums
from dashboard.store.database import Database
from toys.antrean.contracts import STATES

_SQL = """
SELECT month, state, region_code, kecamatan_code, sum("count")::BIGINT AS "count", bool_or(is_sample) AS is_sample
FROM antrean_loket WHERE month = (SELECT max(month) FROM antrean_loket)
GROUP BY month, state, region_code, kecamatan_code ORDER BY state, region_code
"""

_ALL = """
SELECT month, region_code AS village, state, sum("count")::BIGINT AS "count", bool_or(is_sample) AS is_sample
FROM antrean_loket GROUP BY ALL ORDER BY ALL
"""


@dataclass(frozen=True)
class Queues:
    """Families by state in one month; counts by village, kecamatan and all."""

    month: str
    is_sample: bool
    counts: dict[str, Sums]

    def of(self, state: str, area: str | None) -> float | None:
        """The count of a state in a village or kecamatan (code) or in all; None where nothing was counted."""
        found = self.counts.get(state)
        if found is None:
            return None
        if area is None:
            return found.total
        own = found.groups if area in found.groups.index else found.parts
        return float(own[area]) if area in own.index else None


def newest(database: Database, rounding: Rounding) -> Queues | None:
    """The newest month; None without rows."""
    rows = database.query(_SQL)
    if rows.empty:
        return None
    return Queues(str(rows["month"].iloc[0]), bool(rows["is_sample"].any()), {
        state: _sums(rows[rows["state"] == state], called(state, str(rows["month"].iloc[0])), rounding)
        for state in STATES if (rows["state"] == state).any()})


def shown_rows(database: Database, rounding: Rounding) -> pd.DataFrame:
    """What visitors may take: by month, village and state, drawn as on the page; no row that shows 0."""
    rows = database.query(_ALL)
    rows["count"] = [rounding.count(float(count), called(state, month), [village]) for month, village, state, count in
                     rows[["month", "village", "state", "count"]].itertuples(index=False, name=None)]
    return rows[rows["count"] > 0]


def called(state: str, month: str) -> str:
    """What is counted, for rounding."""
    return f"antrean {state} {month}"


def _sums(rows: pd.DataFrame, what: str, rounding: Rounding) -> Sums:
    by_village = rows.set_index("region_code")
    return rounding.sums(what, by_village["count"], by_village["kecamatan_code"])
