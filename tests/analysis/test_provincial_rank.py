"""The rank of every year in which one may be said."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from chart_samples import P0
from dashboard.statistics.provincial_rank import positions, provincial_rank
from dashboard.statistics.ranking import Position
from worlds import BLITAR

KABKOTA = [BLITAR, *(f"35.{number:02}" for number in range(10, 19))]


def world(missing: dict[int, list[str]]) -> pd.DataFrame:
    """Ten kabupaten; in each year the value is the place in KABKOTA, Blitar lowest; the province is none of them."""
    rows = [(code, year, None if code in gone else float(place), "kabupaten")
            for year, gone in missing.items() for place, code in enumerate(KABKOTA)]
    rows += [("35", year, 0.0, "provinsi") for year in missing]
    return pd.DataFrame(rows, columns=["region_code", "year", "value", "level"])


def test_ranks_only_where_nine_of_ten_have_a_figure() -> None:
    frame = world({2023: [], 2024: KABKOTA[1:2], 2025: KABKOTA[1:3], 2026: [BLITAR]})
    assert positions(frame, P0) == {2024: Position(1, 9, 0), 2023: Position(1, 10, 0)}
    newest = provincial_rank(frame, P0)
    assert newest is not None and newest.year == 2024


def test_a_count_has_no_rank() -> None:
    assert positions(world({2023: []}), replace(P0, scale="count")) == {}
