"""Stretches say the same as the rows they stand for."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard.intake.row_fates import stretches

ROWS = st.lists(st.tuples(st.sampled_from(["A", "B"]), st.integers(1, 30),
                          st.sampled_from(["accepted", "rejected", "total"])),
                unique_by=lambda row: row[:2])


def test_neighbours_of_one_fate_are_one_stretch() -> None:
    fates = pd.DataFrame([("Data", 1, "heading"), ("Data", 2, "accepted"), ("Data", 3, "accepted"),
                          ("Data", 5, "accepted"), ("Lain", 6, "accepted")], columns=["sheet", "row", "fate"])
    assert stretches(fates).to_numpy().tolist() == [
        ["Data", 1, 1, "heading", 1], ["Data", 2, 3, "accepted", 2], ["Data", 5, 5, "accepted", 1],
        ["Lain", 6, 6, "accepted", 1]]


@given(ROWS)
def test_nothing_is_lost_and_neighbouring_stretches_differ(rows: list[tuple[str, int, str]]) -> None:
    fates = pd.DataFrame(sorted(rows), columns=["sheet", "row", "fate"])
    found = stretches(fates).to_dict("records")
    again = [(part["sheet"], row, part["fate"]) for part in found for row in range(part["first"], part["last"] + 1)]
    assert again == sorted(rows)
    assert all(part["rows"] == part["last"] - part["first"] + 1 for part in found)
    for one, two in pairwise(found):
        assert (one["sheet"], one["fate"], one["last"] + 1) != (two["sheet"], two["fate"], two["first"])
