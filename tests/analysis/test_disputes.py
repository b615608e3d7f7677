"""Which disagreements of sources still have to be said."""

from __future__ import annotations

import pandas as pd

from dashboard.core.case_states import ASKED, EXPLAINED, OPEN
from dashboard.statistics.disputes import disputes


def test_only_unsettled_rows_of_what_is_shown() -> None:
    rows = pd.DataFrame([("a", "p0", "35.05", OPEN), ("b", "p0", "35.05", EXPLAINED),
                         ("c", "tpt", "35.05", ASKED), ("d", "p0", "35.71", OPEN),
                         ("e", None, "35.05", OPEN)],
                        columns=["conflict_id", "indicator", "region_code", "status"])
    assert list(disputes(rows, ["p0"], ("35.05", "35"))["conflict_id"]) == ["a"]
    assert list(disputes(rows, ["p0", "tpt"], {"35.05": "Kabupaten Blitar"})["conflict_id"]) == ["a", "c"]
    assert disputes(rows.head(0), ["p0"], ["35.05"]).empty
