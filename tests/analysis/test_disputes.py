"""Which disagreements of sources still have to be said."""

from __future__ import annotations

import pandas as pd

from dashboard.statistics.disputes import OPEN_STATUS, disputes


def test_only_unsettled_rows_of_what_is_shown() -> None:
    rows = pd.DataFrame([("a", "p0", "35.05", OPEN_STATUS), ("b", "p0", "35.05", "dijelaskan"),
                         ("c", "tpt", "35.05", OPEN_STATUS), ("d", "p0", "35.71", OPEN_STATUS),
                         ("e", None, "35.05", OPEN_STATUS)],
                        columns=["conflict_id", "indicator", "region_code", "status"])
    assert list(disputes(rows, ["p0"], ("35.05", "35"))["conflict_id"]) == ["a"]
    assert list(disputes(rows, ["p0", "tpt"], {"35.05": "Kabupaten Blitar"})["conflict_id"]) == ["a", "c"]
    assert disputes(rows.head(0), ["p0"], ["35.05"]).empty
