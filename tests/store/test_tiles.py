"""The tile layout against a slow search, and its promises on the shipped villages."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from dashboard.core import settings
from dashboard.store.building.assets import village_geometry
from dashboard.store.building.tables import read_boundaries
from dashboard.store.building.tiles import KM_PER_DEGREE, Place, count_pieces, lay_out_tiles


def test_no_two_share_a_cell_and_total_displacement_is_least() -> None:
    rng = np.random.default_rng(7)
    points = rng.uniform(0, 0.05, size=(5, 2))
    places = [Place(str(i), "g", float(x), float(y)) for i, (x, y) in enumerate(points)]
    layout = lay_out_tiles(places, area_km2=5 * 4.0)
    cells = [layout.cells[str(i)] for i in range(5)]
    assert len(set(cells)) == 5
    # With one group the pull moves all alike, so among the cells used no exchange may shorten the way.
    corner, step = np.array([layout.west, layout.south]), np.array([layout.dx, layout.dy])
    centres = corner + (np.array(cells) + 0.5) * step

    def way(order: tuple[int, ...]) -> float:
        return float((((centres[list(order)] - points) * KM_PER_DEGREE) ** 2).sum())

    best = min(way(order) for order in permutations(range(5)))
    assert way((0, 1, 2, 3, 4)) == pytest.approx(best, rel=1e-3)


def test_one_place_alone_keeps_its_spot() -> None:
    layout = lay_out_tiles([Place("a", "g", 112.0, -8.0)], area_km2=4.0)
    assert layout.cells == {"a": (0, 0)}
    assert layout.west + layout.dx / 2 == pytest.approx(112.0)


def test_the_enclave_keeps_its_cells_free() -> None:
    places = [Place(f"{x}{y}", "g", x * 0.02, y * 0.02) for x in range(3) for y in range(3)]
    layout = lay_out_tiles(places, area_km2=9 * 4.9, enclave=(0.02, 0.02, 4.9))
    assert layout.enclave
    assert not set(layout.enclave) & set(layout.cells.values())


def test_pieces_are_counted_by_edges_not_corners() -> None:
    cells = np.array([[0, 0], [1, 0], [2, 1], [5, 5]])
    assert count_pieces(cells, np.array([0, 0, 0, 1])) == 3


def test_shipped_villages_stay_near_and_kecamatan_stay_whole() -> None:
    geometry = village_geometry(read_boundaries(settings.data()))
    cells = np.array([region["tile"] for region in geometry["regions"]])
    assert len({tuple(cell) for cell in cells}) == len(geometry["regions"]) == 248
    _, groups = np.unique([region["group"] for region in geometry["regions"]], return_inverse=True)
    assert count_pieces(cells, groups) <= 23
    assert not {tuple(cell) for cell in cells} & set(geometry["tiles"]["context"])
