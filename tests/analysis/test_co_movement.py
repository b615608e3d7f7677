"""Two series of the regency over time, against a slow second version."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from chart_samples import NO_BREAKS, ONE_BREAK, P0
from dashboard.queries import observations, reference
from dashboard.store.database import Database
from dashboard.topics.steps.rules.co_movement import FEWEST_PAIRS, co_movement
from worlds import BLITAR

SCHOOL = replace(P0, id="hls", concept="hls", period_rule="Tahun")
OWN = {2015: 9.97, 2016: 9.88, 2018: 9.72, 2019: 8.94, 2020: 9.33, 2021: 9.65, 2022: 8.71, 2023: 8.69, 2024: 8.16}
OTHER = {2006: 1.0, 2015: 12.1, 2016: 12.2, 2017: 12.2, 2018: 12.3, 2019: 12.4, 2020: 12.4, 2021: 12.7, 2022: 12.6,
         2023: 12.8, 2024: 12.9}


def series(own: dict[int, float], other: dict[int, float], derived: tuple[int, ...] = ()) -> pd.DataFrame:
    rows = [("p0", BLITAR, year, "Maret", value, year in derived) for year, value in own.items()]
    rows += [("hls", BLITAR, year, "Tahun", value, False) for year, value in other.items()]
    table = pd.DataFrame(rows, columns=["indicator", "region_code", "year", "period", "value", "is_derived"])
    return table.assign(source="BPS", source_url=None, is_sample=False)


def obvious(own: dict[int, float], other: dict[int, float], barred: set[int]) -> tuple[list[int], int, int]:
    years, same, opposite = [], 0, 0
    for year in range(2000, 2030):
        if all(y in table for table in (own, other) for y in (year, year - 1)) and year not in barred:
            years.append(year)
            one, two = round(own[year] - own[year - 1], 2), round(other[year] - other[year - 1], 2)
            same += (one > 0 and two > 0) or (one < 0 and two < 0)
            opposite += (one > 0 and two < 0) or (one < 0 and two > 0)
    return years, same, opposite


@pytest.mark.parametrize(("breaks", "barred"), [(NO_BREAKS, set()), (ONE_BREAK, {2020})])
def test_common_changes_by_hand(breaks: pd.DataFrame, barred: set[int]) -> None:
    found = co_movement(P0, SCHOOL, series(OWN, OTHER), breaks)
    assert found
    assert (list(found.years), found.same, found.opposite) == obvious(OWN, OTHER, barred)


def test_pearson_is_over_changes_not_levels() -> None:
    found = co_movement(P0, SCHOOL, series(OWN, OTHER), NO_BREAKS)
    assert found and found.changes and len(found.years) >= FEWEST_PAIRS
    x = [round(OTHER[year] - OTHER[year - 1], 2) for year in found.years]
    y = [round(OWN[year] - OWN[year - 1], 2) for year in found.years]
    assert found.changes.value == pytest.approx(np.corrcoef(x, y)[0, 1])
    half = 1.959964 / np.sqrt(len(x) - 3)
    assert found.changes.low == pytest.approx(np.tanh(np.arctanh(found.changes.value) - half), abs=1e-5)


def test_five_changes_give_no_correlation() -> None:
    short = {year: value for year, value in OWN.items() if year >= 2019}
    found = co_movement(P0, SCHOOL, series(short, OTHER), NO_BREAKS)
    assert found and len(found.years) == 5 and found.changes is None


def test_lines_start_where_charts_do_and_break_at_gaps() -> None:
    found = co_movement(P0, SCHOOL, series(OWN, OTHER, derived=(2021,)), NO_BREAKS)
    assert found and found.lines["year"].min() == 2015
    own = found.lines[found.lines["indicator"] == "p0"]
    assert 2021 not in set(own["year"]) and own["segment"].nunique() == 3


def test_nothing_to_pair() -> None:
    assert co_movement(P0, SCHOOL, series(OWN, {}), NO_BREAKS) is None
    assert co_movement(P0, SCHOOL, series({2024: 8.16}, OTHER, derived=(2024,)), NO_BREAKS) is None


def test_the_shipped_series(shipped: Database) -> None:
    catalogue, breaks = reference.indicators(shipped), reference.method_breaks(shipped)
    found = co_movement(catalogue["p0"], catalogue["tpt"], observations.series(shipped, ["p0", "tpt"], [BLITAR]),
                        breaks)
    assert found and found.years == (2020, 2021, 2022, 2023, 2024, 2025)
    assert (found.same, found.opposite) == (4, 2) and found.changes and found.changes.holds_zero
