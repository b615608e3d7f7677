"""Where the names on a small map stand: each inside its own area, and none over another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product

Place = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, north, east, south in the units of the map."""
Ring = Sequence[Place]

_WIDE, _WIDE_BOLD, _TALL = 0.55, 0.62, 1.15
"""Width of a letter and height of a line as shares of the type size; no font that a reader may have is asked."""
_GRID = 24


def name_box(place: Place, text: str, size: float, *, bold: bool = False) -> Box:
    """The room that a name takes when its middle stands at `place`."""
    half = len(text) * size * (_WIDE_BOLD if bold else _WIDE) / 2
    return place[0] - half, place[1] - size * _TALL / 2, place[0] + half, place[1] + size * _TALL / 2


def names_apart(areas: Mapping[str, tuple[str, Place, Sequence[Ring]]], size: float, picture: Box,
                taken: Iterable[Box]) -> dict[str, Place]:
    """Key → where its name stands clear of `taken`, of the other names and of the edge of the picture.

    `areas`: name, first choice of place, and outline by key. A name moves no further from its first choice than it
    must, and never out of its own area; one that finds no room is absent.
    """
    full, places = list(taken), {}
    for key, (text, wish, rings) in sorted(areas.items(), key=lambda area: _extent(area[1][2])):
        for place in _choices(wish, rings):
            box = name_box(place, text, size)
            if _within(box, picture) and not any(_meet(box, other) for other in full):
                places[key] = place
                full.append(box)
                break
    return places


def _choices(wish: Place, rings: Sequence[Ring]) -> Iterator[Place]:
    """`wish`, then points of a grid within the outline, the nearest first; up and down before sideways."""
    yield wish
    west, north, east, south = _bounds(rings)
    step = max(east - west, south - north) / _GRID
    grid = ((wish[0] + across * step, wish[1] + down * step)
            for across, down in product(range(-_GRID, _GRID + 1), repeat=2))
    points = [point for point in grid if west < point[0] < east and north < point[1] < south]
    points.sort(key=lambda point: (2 * abs(point[0] - wish[0]) + abs(point[1] - wish[1]), point))
    yield from (point for point in points if _holds(rings, point))


def _holds(rings: Sequence[Ring], point: Place) -> bool:
    """Whether a line from the point to the left crosses the outline an odd number of times."""
    crossed = 0
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]):
            if (y0 > point[1]) != (y1 > point[1]):
                crossed += x0 + (point[1] - y0) / (y1 - y0) * (x1 - x0) < point[0]
    return crossed % 2 == 1


def _bounds(rings: Sequence[Ring]) -> Box:
    points = [point for ring in rings for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _extent(rings: Sequence[Ring]) -> float:
    west, north, east, south = _bounds(rings)
    return (east - west) * (south - north)


def _within(box: Box, picture: Box) -> bool:
    return picture[0] <= box[0] and picture[1] <= box[1] and box[2] <= picture[2] and box[3] <= picture[3]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
