"""One area among its peers, against a slow second version."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest

from dashboard.core import formats
from dashboard.core.domain import Direction, Indicator, Level, Verdict
from dashboard.queries import observations, reference
from dashboard.store.database import Database
from dashboard.topics.areas.rules.area import (
    Compared,
    exact_mean,
    newest_common,
    other_figures,
    score_table,
    standings,
    unlisted_programs,
    weakest,
)

PARTS = ("iks", "ike", "ikl")


def indicator(name: str, direction: Direction = Direction.HIGHER, **changes: Any) -> Indicator:
    fields: dict[str, Any] = {
        "id": name, "name": name, "short_name": name, "definition": "", "unit": "indeks", "decimals": 2,
        "direction": direction, "dimension": "Desa", "scale": "rate", "concept": name, "series": "",
        "comparability": "", "period_rule": "Tahun", "delta_unit": "poin", "minimum": 0.0, "maximum": 1.0,
        "publisher": "uji", **changes}
    return Indicator(**fields)


def frame(rows: list[tuple[str, int, str, float]]) -> pd.DataFrame:
    return pd.DataFrame([{
        "indicator": name, "year": year, "period": "Tahun", "region_code": code, "kecamatan_code": code[:1],
        "value": value, "source": "uji", "source_url": None, "is_derived": False, "is_sample": False,
    } for name, year, code, value in rows])


VALUES = frame([
    ("sosial", 2024, "a1", 0.5), ("sosial", 2024, "a2", 0.7), ("sosial", 2024, "b1", 0.9), ("sosial", 2024, "b2", 0.7),
    ("jauh", 2024, "a1", 4.0), ("jauh", 2024, "a2", 1.0), ("jauh", 2024, "b1", 2.0), ("jauh", 2024, "b2", 3.0),
    ("jarang", 2024, "a1", 0.1), ("jarang", 2023, "a2", 0.1),
])
PARENTS: dict[str, str | None] = {"a1": "a", "a2": "a", "b1": "b", "b2": "b"}


def compared() -> Compared:
    return Compared(VALUES, PARENTS, VALUES, {name: name for name in ("sosial", "jauh", "jarang")})


def test_standing_has_means_ranks_and_verdict() -> None:
    social, far = standings(compared(), "a1", [indicator("sosial"), indicator("jauh", Direction.LOWER)])
    assert (social.value, social.kecamatan_mean, social.kabupaten_mean) == (0.5, pytest.approx(0.6), pytest.approx(0.7))
    assert (social.in_kabupaten.rank, social.in_kabupaten.of) == (4, 4)
    assert social.in_kecamatan is not None and (social.in_kecamatan.rank, social.in_kecamatan.of) == (2, 2)
    assert social.verdict is Verdict.WORSE and social.difference == pytest.approx(-0.2)
    assert far.in_kabupaten.rank == 4 and far.verdict is Verdict.WORSE


def test_equal_values_share_a_rank() -> None:
    place = standings(compared(), "b2", [indicator("sosial")])[0].in_kabupaten
    assert (place.rank, place.ties) == (2, 1)


def test_what_few_have_ranks_nobody() -> None:
    assert standings(compared(), "a1", [indicator("jarang")]) == []
    assert newest_common(VALUES, indicator("jarang"), list(PARENTS)) is None


def test_an_area_without_a_figure_has_no_standing() -> None:
    without = Compared(VALUES[VALUES["region_code"] != "a1"], {"a2": "a", "b1": "b", "b2": "b"}, VALUES, {})
    assert standings(without, "a1", [indicator("sosial")]) == []


def test_a_half_reported_new_year_does_not_replace_the_old_one() -> None:
    partly = pd.concat([VALUES, frame([("sosial", 2025, "a1", 0.99)])], ignore_index=True)
    rows = newest_common(partly, indicator("sosial"), list(PARENTS))
    assert rows is not None and rows["year"].eq(2024).all()


def test_weakest_is_the_worst_rank_and_then_the_larger_shortfall() -> None:
    found = standings(compared(), "a1", [indicator("jauh", Direction.LOWER), indicator("sosial")])
    worst = weakest(found)
    assert worst is not None and worst.indicator.id == "jauh"
    assert weakest([]) is None


def test_every_village_agrees_with_a_slow_count(shipped: Database) -> None:
    catalogue = reference.indicators(shipped)
    all_values = observations.village_values(shipped)
    parents = {code: region.parent for code, region in reference.regions(shipped).items()
               if region.level is Level.DESA}
    world = Compared(all_values, parents, all_values, {one.id: one.concept for one in catalogue.values()})
    parts = [catalogue[name] for name in PARTS]
    table = score_table(all_values, list(parents), catalogue["idm_score"], parts)
    raw = {(row.indicator, row.region_code): row.value for row in all_values.itertuples()}
    for code in list(parents)[::17]:
        found = standings(world, code, parts)
        for standing in found:
            name = standing.indicator.id
            better = sum(raw[name, other] > raw[name, code] for other in parents)
            near = [raw[name, other] for other in parents if other[:8] == code[:8]]
            everyone = [raw[name, other] for other in parents]
            assert standing.in_kabupaten.rank == better + 1
            assert standing.in_kecamatan is not None and standing.in_kecamatan.of == len(near)
            assert standing.kecamatan_mean == pytest.approx(math.fsum(near) / len(near))
            assert standing.kabupaten_mean == pytest.approx(math.fsum(everyone) / len(everyone))
        worst = weakest(found)
        assert worst is not None and table.loc[code, "weakest"] == worst.indicator.id
    scores = table["idm_score"].tolist()
    assert scores == sorted(scores)


def test_the_mean_of_villages_prints_as_the_mean_stored_for_their_kecamatan(shipped: Database) -> None:
    catalogue, all_values = reference.indicators(shipped), observations.village_values(shipped)
    stored = observations.kecamatan_values(shipped)
    for score, mean in (("idm_score", "idm_mean"), ("iks", "iks_mean"), ("ike", "ike_mean"), ("ikl", "ikl_mean")):
        decimals = catalogue[score].decimals
        own = all_values[all_values["indicator"] == score].groupby("kecamatan_code")["value"]
        told = stored[stored["indicator"] == mean].set_index("region_code")["value"]
        assert len(told) == 22
        for code, figures in own:
            assert formats.number(exact_mean(figures), decimals) == formats.number(told[code], decimals), (code, mean)


def test_kecamatan_are_held_against_the_mean_of_all_villages(shipped: Database) -> None:
    catalogue = reference.indicators(shipped)
    villages = observations.village_values(shipped)
    parents = {code: region.parent for code, region in reference.regions(shipped).items()
               if region.level is Level.KECAMATAN}
    world = Compared(observations.kecamatan_values(shipped), parents, villages,
                     {one.id: one.concept for one in catalogue.values()})
    standing = standings(world, "35.05.09", [catalogue["ike_mean"]])[0]
    assert standing.kabupaten_mean == pytest.approx(villages[villages["indicator"] == "ike"]["value"].mean())
    assert standing.kecamatan_mean is None and standing.in_kecamatan is None
    assert (standing.in_kabupaten.rank, standing.in_kabupaten.of) == (17, 22)


def test_score_table_puts_unrated_areas_last() -> None:
    rows = VALUES[(VALUES["indicator"] == "sosial")]
    ten = pd.concat([rows, frame([("sosial", 2024, f"c{place}", 0.95) for place in range(6)])], ignore_index=True)
    table = score_table(ten, [*PARENTS, *(f"c{place}" for place in range(6)), "tanpa"], indicator("sosial"), [])
    assert table.index[0] == "a1" and table.index[-1] == "tanpa"
    assert pd.isna(table.loc["tanpa", "rank"]) and table.loc["a1", "rank"] == 10


def test_other_figures_follow_the_catalogue_newest_first() -> None:
    figures = pd.DataFrame({"indicator": ["b", "a", "b", "x"], "year": [2020, 2019, 2022, 2024]})
    left = other_figures(figures, {"x"}, ["a", "b"])
    assert list(zip(left["indicator"], left["year"], strict=True)) == [("a", 2019), ("b", 2022), ("b", 2020)]


def test_programs_already_shown_as_figures_are_left_out() -> None:
    facts = pd.DataFrame({"program": ["BLT", "RTLH", "lain"], "region_code": ["a1", "a1", "b1"],
                          "year": [2020, 2021, 2020], "value": [312.0, 10.0, 312.0]})
    figures = pd.DataFrame({"year": [2020], "value": [312.0]})
    assert unlisted_programs(facts, "a1", figures)["program"].tolist() == ["RTLH"]
