"""Where a picture of outlines can be clicked: polygons of CSS, in percent of the picture, so that they grow with it."""

from __future__ import annotations

from shapely import Polygon

from dashboard.render.drawings.locator import rings
from dashboard.render.drawings.name_places import Box

_COARSE = 0.004
"""Of the picture's width: a click need not follow every bend."""


def spot(path: str, box: Box) -> str:
    """'polygon(12.5% 3%, …)' of the largest ring of an outline within the picture `box`."""
    width, height = box[2] - box[0], box[3] - box[1]
    largest = max((Polygon(ring) for ring in rings(path) if len(ring) > 2), key=lambda found: found.area)
    coarse = largest.buffer(0).simplify(_COARSE * width)
    whole = max(getattr(coarse, "geoms", [coarse]), key=lambda found: found.area)
    points = whole.exterior.coords[:-1]
    return "polygon(" + ",".join(f"{(x - box[0]) / width:.1%} {(y - box[1]) / height:.1%}" for x, y in points) + ")"
