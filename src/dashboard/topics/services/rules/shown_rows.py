"""Services as a visitor may take them."""

from __future__ import annotations

import pandas as pd

from dashboard.statistics.rounding import Rounding
from dashboard.statistics.shown_rows import counted
from dashboard.store.database import Database
from dashboard.topics.services import queries
from dashboard.topics.services.contracts import WHAT
from dashboard.topics.services.rules.jkn import MEASURES
from dashboard.topics.services.rules.jkn import WHAT as PERSONS

_SHOWN = ["month", "village", "state"]


def counts(database: Database, rounding: Rounding) -> pd.DataFrame:
    """By month, village and state, the finest that pages show of a village. The rows behind a count are its records."""
    rows = queries.service_counts(database).rename(columns={"region_code": "village"})
    made = rows.groupby(_SHOWN, as_index=False).agg(
        count=("count", "sum"), records=("record", list), is_sample=("is_sample", "any"))
    made["count"] = [rounding.count(float(value), WHAT, records)
                     for value, records in zip(made["count"], made["records"], strict=True)]
    return made[made["count"] > 0].drop(columns="records")


def jkn(database: Database, rounding: Rounding) -> pd.DataFrame:
    """Persons of each month and village."""
    rows = queries.jkn_watch(database)
    shown = {name: counted(rows, name, f"{PERSONS}/{name}", rounding) for name in MEASURES}
    return rows.assign(**shown).rename(columns={"region_code": "village"})
