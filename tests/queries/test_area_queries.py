"""The questions behind the profile page."""

from __future__ import annotations

import pytest

from dashboard.queries import observations, reference
from dashboard.store.database import Database


def test_neighbours(tiny: Database) -> None:
    found = reference.neighbours(tiny, "35.05.02.2002")
    assert found["code"].tolist() == ["35.05.02.2001", "35.72"]
    assert found["label"].tolist() == ["Sukorejo (Udanawu)", "Kota Blitar"]
    assert found["shared_km"].is_monotonic_decreasing


def test_outlines(tiny: Database) -> None:
    found = reference.outlines(tiny)
    assert list(found.columns) == ["code", "kind", "path"]
    assert found["kind"].value_counts().to_dict() == {"desa": 5, "kecamatan": 2, "kota": 1}


def test_kecamatan_values(shipped: Database, tiny: Database) -> None:
    found = observations.kecamatan_values(shipped)
    means = found[found["indicator"] == "idm_mean"].set_index("region_code")["value"]
    villages = observations.village_values(shipped, "idm_score")
    assert len(means) == 22
    for code, own in villages.groupby("kecamatan_code"):
        assert own["value"].mean() == pytest.approx(means[code], abs=0.0001)
    assert observations.kecamatan_values(tiny).empty
