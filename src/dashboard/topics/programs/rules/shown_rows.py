"""Coverage as a visitor may take it."""

from __future__ import annotations

import pandas as pd

from dashboard.queries.dataset_rows import stored_rows
from dashboard.statistics.rounding import Rounding
from dashboard.store.database import Database
from dashboard.topics.programs.contracts import COVERAGE
from dashboard.topics.programs.rules.coverage import COUNTS, MONEY, called, one_period


def coverage(database: Database, rounding: Rounding) -> pd.DataFrame:
    """Of each programme and year the period that pages show, without rupiah of villages."""
    rows = stored_rows(database, COVERAGE)
    rows["year"] = rows["period"].str[:4].astype(int)
    rows["quarter"] = pd.to_numeric(rows["period"].str.extract(r"-TW(\d)$")[0])
    own = one_period(rows).drop(columns=list(MONEY))
    for name in COUNTS:
        told = own[["program", "year", "quarter", "village", name]].itertuples(index=False, name=None)
        own[name] = [rounding.count(float("nan") if pd.isna(value) else float(value),
                                    f"{called(program, year, None if pd.isna(quarter) else int(quarter))}/{name}",
                                    [village]) for program, year, quarter, village, value in told]
    return own.drop(columns=["year", "quarter"])
