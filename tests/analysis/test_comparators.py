"""Kabupaten like ours: the rule against a slow second version, and what is left out."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd
import pytest

from chart_samples import P0
from dashboard.core.domain import Direction, Indicator
from dashboard.queries import observations, reference
from dashboard.store.database import Database
from dashboard.topics.steps.rules.comparators import MEASURES, NEAREST, comparators, distances, place
from worlds import BLITAR

CATALOGUE: dict[str, Indicator] = {"p0": P0, **{
    name: replace(P0, id=name, concept=name, direction=Direction.NONE) for name in MEASURES}}
CODES = [BLITAR, *(f"35.{number:02d}" for number in range(10, 20))]


def frame(figures: dict[str, float | None], year: int = 2024, kota: dict[str, float] | None = None,
          derived: bool = False) -> pd.DataFrame:
    rows = [(code, year, value, "kabupaten") for code, value in figures.items()]
    rows += [(code, year, value, "kota") for code, value in (kota or {}).items()]
    table = pd.DataFrame(rows, columns=["region_code", "year", "value", "level"])
    return table.assign(label=table["region_code"], source="BPS", source_url="https://bps.go.id", is_derived=derived)


def column(start: float, step: float) -> dict[str, float | None]:
    return {code: start + step * order for order, code in enumerate(CODES)}


def world() -> dict[str, pd.DataFrame]:
    return {"population": frame(column(1000.0, 300.0)), "pdrb_per_capita": frame(column(30.0, 5.0)),
            "rls": frame(column(7.0, 0.2))}


def slow(columns: dict[str, dict[str, float]], logged: set[str]) -> list[tuple[float, str]]:
    """Population standard deviation, written out."""
    codes = list(next(iter(columns.values())))
    total = dict.fromkeys(codes, 0.0)
    for name, figures in columns.items():
        seen = {code: math.log(value) if name in logged else value for code, value in figures.items()}
        mean = sum(seen.values()) / len(seen)
        spread = math.sqrt(sum((value - mean) ** 2 for value in seen.values()) / len(seen))
        for code in codes:
            total[code] += ((seen[code] - seen[BLITAR]) / spread) ** 2
    return sorted((math.sqrt(value), code) for code, value in total.items() if code != BLITAR)


def test_the_nearest_are_those_of_the_slow_version(shipped: Database) -> None:
    catalogue = reference.indicators(shipped)
    frames = {name: observations.kabkota_values(shipped, name) for name in MEASURES}
    found = comparators(catalogue["p0"], catalogue, frames)
    assert found
    years = {item.indicator.id: item.year for item in found.measures}
    assert years == {"population": 2021, "pdrb_per_capita": 2024, "rls": 2021}
    columns = {name: {row["region_code"]: row["value"] for row in frames[name].to_dict("records")
                      if row["year"] == year and row["level"] == "kabupaten"} for name, year in years.items()}
    by_hand = slow(columns, {"population", "pdrb_per_capita"})
    assert [near.region_code for near in found.nearest] == [code for _, code in by_hand[:NEAREST]]
    assert [near.distance for near in found.nearest] == pytest.approx([far for far, _ in by_hand[:NEAREST]])
    assert found.of == 28 and not found.missing and not found.left_out and found.sources
    assert [near.label for near in found.nearest] == [
        f"Kabupaten {name}" for name in ("Nganjuk", "Lamongan", "Lumajang", "Tulungagung", "Ponorogo", "Jombang")]


def test_the_place_in_the_group_by_hand(shipped: Database) -> None:
    catalogue = reference.indicators(shipped)
    frames = {name: observations.kabkota_values(shipped, name) for name in MEASURES}
    group = comparators(catalogue["p0"], catalogue, frames)
    figures = observations.kabkota_values(shipped, "p0")
    found = group and place(group, figures, catalogue["p0"], 2025)
    assert group and found
    own = sorted(figures[(figures["year"] == 2025) & figures["region_code"].isin(group.codes)]["value"])
    assert (found.position.rank, found.position.of) == (1 + sum(value < 7.57 for value in own), 7)
    others = [value for value in own if value != 7.57]
    assert len(others) == 6 and found.middle == pytest.approx((others[2] + others[3]) / 2) == pytest.approx(8.73)


def test_kota_and_calculated_figures_choose_nobody() -> None:
    frames = world()
    frames["rls"] = pd.concat([frame(column(7.0, 0.2), kota={"35.72": 7.0}),
                               frame(column(1.0, 1.0), year=2025, derived=True)])
    found = comparators(P0, CATALOGUE, frames)
    assert found and "35.72" not in found.codes
    assert {item.indicator.id: item.year for item in found.measures}["rls"] == 2024
    assert [near.region_code for near in found.nearest] == CODES[1:1 + NEAREST]


def test_an_indicator_does_not_choose_its_own_peers() -> None:
    found = comparators(CATALOGUE["rls"], CATALOGUE, world())
    assert found and [item.id for item in found.left_out] == ["rls"] and len(found.measures) == 2
    ipm = replace(P0, id="ipm_sp2020lf", concept="ipm")
    parts = {**CATALOGUE, "rls": replace(CATALOGUE["rls"], part_of=("ipm",))}
    by_index = comparators(ipm, parts, world())
    assert by_index and [item.id for item in by_index.left_out] == ["rls"]


def test_a_missing_figure_is_named() -> None:
    frames = world()
    frames["rls"] = frame({code: None if code == "35.12" else value for code, value in column(7.0, 0.2).items()})
    found = comparators(P0, CATALOGUE, frames)
    assert found and found.missing == ("35.12",) and "35.12" not in found.codes and found.of == 9


def test_no_group_without_our_own_figure_or_enough_measures() -> None:
    frames = {name: table[table["region_code"] != BLITAR] for name, table in world().items()}
    assert comparators(P0, CATALOGUE, frames) is None
    assert comparators(P0, CATALOGUE, {"population": world()["population"]}) is None
    few = {name: table[table["region_code"].isin(CODES[:NEAREST])] for name, table in world().items()}
    assert comparators(P0, CATALOGUE, few) is None


def test_a_measure_without_spread_tells_nobody_apart() -> None:
    known = pd.DataFrame({"rls": [7.0, 7.0, 7.0], "population": [10.0, 10.0, 20.0]}, index=[BLITAR, "35.10", "35.11"])
    far = distances(known)
    assert far[BLITAR] == far["35.10"] == 0 and far["35.11"] > 1
    assert set(distances(known[["rls"]])) == {0.0}


def test_counts_and_thin_groups_have_no_place() -> None:
    group = comparators(P0, CATALOGUE, world())
    assert group
    table = frame(column(7.0, 0.2))
    assert place(group, table, replace(P0, scale="count"), 2024) is None
    assert place(group, table, P0, 2023) is None
    thin = table.assign(value=table["value"].where(table["region_code"].isin([BLITAR, "35.10"])))
    assert place(group, thin, P0, 2024) is None
