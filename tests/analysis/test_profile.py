"""What a profile is made of."""

from __future__ import annotations

import pandas as pd

from dashboard.core.domain import Level
from dashboard.queries import observations, reference
from dashboard.store.database import Database
from dashboard.store.known_gaps import COLUMNS, known_gaps
from dashboard.topics.areas.rules import profile
from dashboard.topics.areas.rules.area import newest_common, standings


def test_scores_follow_the_level_and_the_catalogue(shipped: Database) -> None:
    catalogue = reference.indicators(shipped)
    assert [one.id for one in profile.scores(catalogue, Level.DESA)] == ["idm_score", "iks", "ike", "ikl"]
    assert profile.scores(catalogue, Level.KELURAHAN) == []
    without = {name: one for name, one in catalogue.items() if name != "iks_mean"}
    means = profile.scores(without, Level.KECAMATAN)
    assert [one.id for one in means] == ["idm_mean", "ike_mean", "ikl_mean"]
    assert profile.short_names(catalogue, means) == [
        catalogue[name].short_name for name in ("idm_score", "ike", "ikl")]


def test_what_is_worked_out_once_is_the_same_for_every_area(shipped: Database) -> None:
    regions, catalogue = reference.regions(shipped), reference.indicators(shipped)
    villages, kecamatan = observations.village_values(shipped), observations.kecamatan_values(shipped)
    shown = profile.scores(catalogue, Level.DESA)
    shared = profile.compared(regions, catalogue, villages, kecamatan, Level.DESA)
    for code in ("35.05.10.2005", "35.05.01.2001", "35.05.10.2005", "35.05.09.1009"):
        fresh = profile.compared(regions, catalogue, villages, kecamatan, Level.DESA)
        assert standings(shared, code, shown) == standings(fresh, code, shown)
    newest = newest_common(shared.values, shown[0], list(shared.parents))
    pd.testing.assert_frame_equal(shared.newest(shown[0]), newest)


def test_status_counts_are_those_of_the_newest_year_without_zeros() -> None:
    figures = pd.DataFrame([("desa_maju", 2023, 9.0), ("desa_maju", 2024, 6.0), ("desa_mandiri", 2024, 4.0),
                            ("desa_tertinggal", 2024, 0.0), ("population", 2025, 10.0)],
                           columns=["indicator", "year", "value"])
    assert profile.newest_status_counts(figures) == (2024, {"desa_mandiri": 4.0, "desa_maju": 6.0})
    assert profile.newest_status_counts(figures[figures["indicator"] == "population"]) is None
    assert profile.newest_status_counts(figures[figures["value"] == 0]) is None


def test_a_gap_closes_when_one_of_its_indicators_is_known() -> None:
    rows = [dict(zip(COLUMNS, values, strict=True)) for values in (
        ("A", "", "a;b", "", ""), ("B", "desa;kecamatan", "c", "", ""), ("C", "desa", "d", "", ""))]

    def left(known: set[str], level: Level) -> list[str]:
        return [row["data"] for row in profile.gaps(rows, known, level)]

    assert left(set(), Level.DESA) == ["A", "B", "C"]
    assert left({"b"}, Level.DESA) == ["B", "C"]
    assert left({"c"}, Level.KECAMATAN) == ["A"]
    assert left(set(), Level.KELURAHAN) == ["A"]
    assert {row["data"] for row in known_gaps()} >= {"Jumlah penduduk", "Stunting"}
