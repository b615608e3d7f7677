"""Equal-area tile layout: every region one square of the same size, near its true place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Cells = npt.NDArray[np.int64]

SIDE_SHARE = 0.9
"""Side of a tile as a share of the side that would fill the whole area: some air keeps tiles near home."""

PULLS = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0)
"""Strengths tried of the pull to the middle of the own group; the layout that tears fewest groups wins."""

KM_PER_DEGREE = 110.57
"""Length of a degree of latitude near Java."""


@dataclass(frozen=True)
class Place:
    """One region to lay out: centroid in degrees, and the group (kecamatan) it should stay with."""

    code: str
    group: str
    lon: float
    lat: float


@dataclass(frozen=True)
class TileLayout:
    """Cells as (column, row) from the south-west; the south-west corner and cell size in degrees."""

    west: float
    south: float
    dx: float
    dy: float
    cells: dict[str, tuple[int, int]]
    enclave: tuple[tuple[int, int], ...]


def lay_out_tiles(
    places: Sequence[Place], area_km2: float, enclave: tuple[float, float, float] | None = None
) -> TileLayout:
    """Give each place its own cell, moving all as little as possible; groups stay connected if they can.

    `area_km2` is the area of all places together; `enclave` is (area_km2, lon, lat) of a foreign area whose
    cells stay free. The same input always gives the same layout.
    """
    if not places:
        return TileLayout(0.0, 0.0, 1.0, 1.0, {}, ())
    degrees = np.array([[place.lon, place.lat] for place in places])
    origin = degrees.mean(axis=0)
    km = np.array([KM_PER_DEGREE * np.cos(np.radians(origin[1])), KM_PER_DEGREE])
    side = SIDE_SHARE * float(np.sqrt(area_km2 / len(places)))
    points = (degrees - origin) * km / side
    free = _grid(points)
    taken = np.empty((0, 2), dtype=np.int64)
    if enclave:
        centre = (np.array(enclave[1:]) - origin) * km / side
        count = max(1, round(enclave[0] / side**2))
        order = np.argsort(((free - centre) ** 2).sum(axis=1), kind="stable")
        taken, free = free[order[:count]], free[np.sort(order[count:])]
    _, groups = np.unique([place.group for place in places], return_inverse=True)
    cells = _best_assignment(points, free, groups)
    corner = np.vstack([cells, taken]).min(axis=0)
    west, south = origin + (corner - 0.5) * side / km
    return TileLayout(
        west=float(west), south=float(south), dx=float(side / km[0]), dy=float(side / km[1]),
        cells={place.code: _pair(cell - corner) for place, cell in zip(places, cells, strict=True)},
        enclave=tuple(_pair(cell - corner) for cell in taken),
    )


def _pair(cell: Cells) -> tuple[int, int]:
    return int(cell[0]), int(cell[1])


def _grid(points: Floats) -> Cells:
    """All cells of the bounding box and one row around it, always more than there are points."""
    spare = 1 + int(np.sqrt(len(points)) / 4)
    low = np.floor(points.min(axis=0)).astype(int) - spare
    high = np.ceil(points.max(axis=0)).astype(int) + spare
    columns, rows = np.meshgrid(np.arange(low[0], high[0] + 1), np.arange(low[1], high[1] + 1))
    return np.column_stack([columns.ravel(), rows.ravel()]).astype(np.int64)


def _best_assignment(points: Floats, free: Cells, groups: Cells) -> Cells:
    """Among the PULLS the layout with the fewest separate pieces of groups, then the least displacement."""
    from scipy.optimize import linear_sum_assignment  # long to import, and rarely needed: see geometry.py

    home = _squares(points, free)
    plain = free[linear_sum_assignment(home)[1]]
    centres = np.array([plain[groups == group].mean(axis=0) for group in range(groups.max() + 1)])
    to_centre = _squares(centres, free)[groups]
    layouts = [plain, *(free[linear_sum_assignment(home + pull * to_centre)[1]] for pull in PULLS)]
    return min(layouts, key=lambda cells: (count_pieces(cells, groups), float(((cells - points) ** 2).sum())))


def _squares(points: Floats, cells: Cells) -> Floats:
    """Squared distance of every point to every cell."""
    distances: Floats = ((points[:, None, :] - cells[None]) ** 2).sum(axis=2)
    return distances


def count_pieces(cells: Cells, groups: Cells) -> int:
    """Number of edge-connected pieces over all groups; equal to the number of groups when none is torn."""
    pieces = 0
    for group in np.unique(groups):
        left = {_pair(cell) for cell in cells[groups == group]}
        while left:
            pieces += 1
            queue = [left.pop()]
            while queue:
                column, row = queue.pop()
                for near in ((column + 1, row), (column - 1, row), (column, row + 1), (column, row - 1)):
                    if near in left:
                        left.remove(near)
                        queue.append(near)
    return pieces
