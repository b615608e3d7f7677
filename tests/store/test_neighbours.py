"""Who borders whom: by eye on the tiny world, by counting edges on the shipped one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

import pytest
from shapely.geometry import Polygon

from dashboard.core import settings
from dashboard.render.drawings.locator import rings
from dashboard.store.building.neighbours import UNIT_KM, neighbours, outlines
from dashboard.store.building.tables import read_boundaries
from dashboard.store.building.tiles import KM_PER_DEGREE

STEP = KM_PER_DEGREE / 100
"""Side of a square of the tiny world, in km."""


@pytest.fixture(scope="module")
def shipped_boundaries() -> dict[str, Any]:
    return read_boundaries(settings.PROJECT / "data")


def test_squares_that_share_an_edge_are_neighbours(tiny_data: Callable[..., Path]) -> None:
    found = neighbours(read_boundaries(tiny_data()))
    shared = {(row.code, row.neighbour_code): row.shared_km for row in found.itertuples()}
    assert shared["35.05.01.2001", "35.05.01.2002"] == pytest.approx(STEP, abs=0.001)
    assert shared["35.05.02.2001", "35.05.02.2002"] == pytest.approx(2 * STEP, abs=0.001)
    assert shared["35.05.01", "35.05.02"] == pytest.approx(2 * STEP, abs=0.001)
    assert shared["35.05.02.2002", "35.72"] == pytest.approx(STEP, abs=0.001)
    assert ("35.05.01.2001", "35.05.02.2001") not in shared
    assert all(shared[other, one] == length for (one, other), length in shared.items())
    assert not [pair for pair in shared if pair[0] == pair[1]]


def test_meeting_in_one_point_is_not_enough_and_an_enclave_may_be_absent() -> None:
    def square(code: str, x: int, y: int) -> dict[str, Any]:
        ring = [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]
        return {"properties": {"code": code, "kecamatan_code": "k"},
                "geometry": {"type": "Polygon", "coordinates": [ring]}}

    corners = {"desa": {"features": [square("a", 0, 0), square("b", 1, 1)]}, "enclave": {"features": []},
               "jatim_kabkota": {"features": [square("x", 0, 0)]}}
    assert neighbours(corners).empty
    assert outlines(corners)["code"].tolist() == ["a", "b", "k"]


def test_equals_counting_edges_one_by_one(shipped_boundaries: dict[str, Any]) -> None:
    """The shapes share one network of edges, so an edge in two rings is a shared edge."""
    features = shipped_boundaries["desa"]["features"]
    owners: dict[frozenset[tuple[float, float]], list[str]] = defaultdict(list)
    latitudes = [point[1] for feature in features for ring in _rings(feature["geometry"]) for point in ring]
    for feature in features:
        for ring in _rings(feature["geometry"]):
            for a, b in pairwise(ring):
                owners[frozenset((tuple(a), tuple(b)))].append(feature["properties"]["code"])
    scale = cos(radians(sum(latitudes) / len(latitudes)))
    slow: dict[tuple[str, str], float] = defaultdict(float)
    for edge, codes in owners.items():
        if len(codes) == 2:
            (x0, y0), (x1, y1) = edge
            length = hypot((x1 - x0) * KM_PER_DEGREE * scale, (y1 - y0) * KM_PER_DEGREE)
            slow[codes[0], codes[1]] += length
            slow[codes[1], codes[0]] += length
    fast = neighbours(shipped_boundaries)
    fast = fast[(fast["code"].str.len() == 13) & (fast["neighbour_code"].str.len() == 13)]
    quick = {(row.code, row.neighbour_code): row.shared_km for row in fast.itertuples()}
    assert quick.keys() == slow.keys()
    assert quick == {pair: pytest.approx(length, abs=0.01) for pair, length in slow.items()}


def _rings(geometry: dict[str, Any]) -> list[list[list[float]]]:
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring for part in parts for ring in part]


def test_every_village_and_kecamatan_has_a_neighbour(shipped_boundaries: dict[str, Any]) -> None:
    codes = set(neighbours(shipped_boundaries)["code"])
    for layer in ("desa", "kecamatan"):
        assert {feature["properties"]["code"] for feature in shipped_boundaries[layer]["features"]} <= codes


def test_outlines_are_small_and_keep_their_size(shipped_boundaries: dict[str, Any]) -> None:
    found = outlines(shipped_boundaries)
    assert found["kind"].value_counts().to_dict() == {"desa": 248, "kecamatan": 22, "kota": 1}
    assert found["path"].str.len().sum() < 160_000
    areas = {feature["properties"]["code"]: feature["properties"]["area_km2"]
             for feature in shipped_boundaries["kecamatan"]["features"]}
    for row in found[found["kind"] == "kecamatan"].itertuples():
        shown = sum(Polygon(ring).area for ring in rings(row.path)[:1]) * UNIT_KM**2
        assert shown == pytest.approx(areas[row.code], rel=0.02), row.code


def test_outlines_of_the_tiny_world(tiny_data: Callable[..., Path]) -> None:
    found = outlines(read_boundaries(tiny_data())).set_index("code")
    assert found.loc["35.05.01.2001", "kind"] == "desa"
    assert found.loc["35.05.01", "kind"] == "kecamatan"
    assert found.loc["35.72", "kind"] == "kota"
