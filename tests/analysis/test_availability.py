"""States of the matrix, method breaks, and how much is known about an area."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from dashboard.core.domain import Release
from dashboard.queries import availability, reference
from dashboard.statistics.completeness import Completeness, completeness
from dashboard.store.database import Database
from dashboard.topics.catalogue.rules.availability import AvailabilityState, YearAvailability, matrix

COUNTS = pd.DataFrame([("a", 2019, 3, 0, 3), ("a", 2021, 2, 1, 3), ("b", 2022, 1, 1, 3)],
                      columns=["indicator", "year", "regions_with_value", "regions_derived", "regions_total"])
BREAKS = pd.DataFrame([("a", None, 2019, 2020, "Baru."), ("b", "35.*", 2020, 2021, "Bawah provinsi."),
                       ("b", "35", 2021, 2022, "Hanya provinsi."), ("c", None, 2019, 2020, "Lain.")],
                      columns=["indicator", "region_code", "year_before", "year_after", "reason"])


@pytest.mark.parametrize(("cell", "state"), [
    (YearAvailability(0, 0, 3), AvailabilityState.MISSING), (YearAvailability(3, 0, 3), AvailabilityState.FULL),
    (YearAvailability(2, 0, 3), AvailabilityState.PART),
    (YearAvailability(3, 3, 3), AvailabilityState.DERIVED), (YearAvailability(1, 1, 3), AvailabilityState.DERIVED),
    (YearAvailability(3, 2, 3), AvailabilityState.FULL)])
def test_state_of_a_cell(cell: YearAvailability, state: AvailabilityState) -> None:
    assert cell.state is state


def test_every_year_has_a_cell_and_gaps_are_missing() -> None:
    found = matrix(COUNTS, BREAKS, ["35.05", "35.72"])
    assert {name: [cell.state.name for cell in cells.values()] for name, cells in found.items()} == {
        "a": ["FULL", "MISSING", "PART", "MISSING"], "b": ["MISSING", "MISSING", "MISSING", "DERIVED"]}
    assert list(found["a"]) == [2019, 2020, 2021, 2022]


def test_breaks_stand_at_the_first_year_of_the_new_method_of_their_regions() -> None:
    found = matrix(COUNTS, BREAKS, ["35.05", "35.72"])
    assert {(name, year): cell.method_changed for name, cells in found.items() for year, cell in cells.items()
            if cell.method_changed} == {("a", 2020): "Baru.", ("b", 2021): "Bawah provinsi."}
    assert matrix(COUNTS, BREAKS, ["35"])["b"][2022].method_changed == "Hanya provinsi."


def test_no_counts_no_matrix() -> None:
    assert matrix(COUNTS.head(0), BREAKS, ["35"]) == {}


def test_holdings_of_the_tiny_world(tiny: Database) -> None:
    catalogue = list(reference.indicators(tiny).values())
    assert completeness(availability.newest(tiny, "35.05"), catalogue,
                        {"population": Release("population", 2, 1, "uji")}, date(2025, 12, 31)) == Completeness(2, 4, 1)
    assert completeness(availability.newest(tiny, "35.05.01.1003"), catalogue, {},
                        date(2025, 12, 31)) == Completeness(0, 4, 0)


def test_a_replaced_series_is_not_old(shipped: Database) -> None:
    catalogue = reference.indicators(shipped)
    both = [catalogue["ipm"], catalogue["ipm_sp2020lf"]]
    newest = pd.DataFrame({"indicator": ["ipm", "ipm_sp2020lf"], "last_year": [2019, 2024]})
    assert completeness(newest, both, reference.releases(shipped), date(2025, 6, 1)) == Completeness(2, 2, 0)
