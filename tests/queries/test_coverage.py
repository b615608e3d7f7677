"""What exists and what is missing, against a slow second count from single figures."""

from __future__ import annotations

import pytest

from dashboard.core.domain import Level
from dashboard.queries import availability, observations, reference
from dashboard.store.database import Database
from dashboard.topics.catalogue.rules.availability import codes_within, level_of


@pytest.mark.parametrize("area", [None, "35.05.01", "35.05.05", "35.05.01.2001"])
def test_availability_counts_what_single_figures_count(shipped: Database, area: str | None) -> None:
    regions, catalogue = reference.regions(shipped), reference.indicators(shipped)
    inside = {code: region for code, region in regions.items()
              if area is None or code == area or code.startswith(area + ".")}
    slow: dict[tuple[str, int, str], dict[str, bool]] = {}
    for row in observations.all_observations(shipped).itertuples():
        if row.region_code in inside and row.period == catalogue[row.indicator].period_rule:
            cell = slow.setdefault((row.indicator, row.year, level_of(inside[row.region_code])), {})
            cell[row.region_code] = cell.get(row.region_code, True) and bool(row.is_derived)
    sizes: dict[str, int] = {}
    for region in inside.values():
        sizes[level_of(region)] = sizes.get(level_of(region), 0) + 1
    fast = {(row.indicator, row.year, row.level): (row.regions_with_value, row.regions_derived, row.regions_total)
            for row in availability.availability(shipped, area).itertuples()}
    assert fast == {key: (len(cell), sum(cell.values()), sizes[key[2]]) for key, cell in slow.items()}


def test_levels_of_the_question_are_those_of_the_rule(shipped: Database) -> None:
    regions = reference.regions(shipped)
    assert set(availability.availability(shipped)["level"]) <= {level_of(region) for region in regions.values()}
    assert len(codes_within(regions, None, ("desa/kelurahan",))) == 248
    assert len(codes_within(regions, "35.05.01", ("desa/kelurahan", "kecamatan"))) == 12


def test_tiny_world_by_eye(tiny: Database) -> None:
    found = availability.availability(tiny).set_index(["indicator", "year", "level"])
    assert found.loc[("idm_score", 2024, "desa/kelurahan"), "regions_with_value"] == 4
    assert found.loc[("idm_score", 2024, "desa/kelurahan"), "regions_total"] == 5
    assert found.loc[("p0", 2025, "kabupaten/kota lain"), "regions_with_value"] == 2
    assert ("p0", 2022, "Kabupaten Blitar") not in found.index


def test_kabkota_years_equal_a_slow_count(shipped: Database) -> None:
    catalogue, regions = reference.indicators(shipped), reference.regions(shipped)
    slow: dict[tuple[str, int], int] = {}
    for row in shipped.query("SELECT * FROM observations").itertuples():
        indicator = catalogue[row.indicator]
        if (indicator.kabkota_breaks and row.period == indicator.period_rule
                and regions[row.region_code].level in (Level.KABUPATEN, Level.KOTA)):
            slow[row.indicator, row.year] = slow.get((row.indicator, row.year), 0) + 1
    fast = availability.kabkota_years(shipped)
    assert {(row.indicator, row.year): row.regions for row in fast.itertuples()} == slow
    assert slow["p0", 2025] == 38
