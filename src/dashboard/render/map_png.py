"""The village map as a picture for slides: 1920 x 1080, readable from the back of a hall, credit inside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import cos, radians
from textwrap import wrap
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib import patheffects
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from shapely import Polygon

from dashboard.core.style import LIGHT, SIZE_HALL
from dashboard.render.map_legend import DPI, ON_SLIDE, POINTS, write, write_legend
from dashboard.render.shading import BEYOND, NO_DATA, Shading

Points = npt.NDArray[np.float64]
Named = tuple[str, tuple[float, float]]
"""A name and where it stands (lon, lat)."""

WIDTH, HEIGHT = 1920, 1080
SLIDE_HEIGHT = 700
"""Pixels of the map alone, as wide as a slide: its title and source stand beside it as text."""
_LABEL_ZOOM, _NAME_ZOOM = 1.3, 1.1
"""Names on the map of a slide: less than the legend, or most would not fit."""


@dataclass(frozen=True)
class PictureWords:
    """Words of the picture: finding as title, a line of measure and period, source, geometry credit."""

    title: str
    subtitle: str
    source: str
    credit: str


def village_picture(
    geometry: Mapping[str, Any], shading: Shading, words: PictureWords,
    dim: str | None = None, selected: str | None = None,
) -> bytes:
    """PNG of the map. `geometry` is the laid-out file (store.building.assets); `dim` keeps one kecamatan strong."""
    return _picture(geometry, shading, words, dim, selected, emphasis=None)


def kabkota_picture(
    geometry: Mapping[str, Any], shading: Shading, words: PictureWords, emphasis: str
) -> bytes:
    """PNG of the 38 kabupaten/kota with `emphasis` (a region code) outlined strongly."""
    return _picture(geometry, shading, words, None, None, emphasis)


def slide_picture(geometry: Mapping[str, Any], shading: Shading, dim: str | None = None) -> bytes:
    """PNG of map and legend alone, WIDTH × SLIDE_HEIGHT, for a slide that has its own title and source; of the
    kecamatan `dim` with the names of its villages."""
    figure, canvas, page = _sheet(SLIDE_HEIGHT)
    write_legend(page, shading, _counts(geometry, shading, dim), SLIDE_HEIGHT - 6, ON_SLIDE)
    axes = figure.add_axes((0.48, 0.005, 0.515, 0.99))
    _draw_regions(axes, geometry, shading, dim)
    _draw_outlines(axes, geometry, None, None)
    _frame(axes, geometry, dim)
    if dim:
        _write_names(axes, _villages(geometry, dim), _NAME_ZOOM, LIGHT.ink)
    else:
        _write_labels(axes, geometry, None, _LABEL_ZOOM)
    return _png(canvas)


def _sheet(height: int) -> tuple[Figure, FigureCanvasAgg, Axes]:
    """A blank picture and axes over all of it that count pixels from the upper left corner."""
    # Figure without pyplot: pyplot keeps figures in a global list that threads share.
    figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=LIGHT.paper)
    canvas = FigureCanvasAgg(figure)
    page = figure.add_axes((0, 0, 1, 1))
    page.set(xlim=(0, WIDTH), ylim=(height, 0))
    page.axis("off")
    return figure, canvas, page


def _png(canvas: FigureCanvasAgg) -> bytes:
    output = BytesIO()
    canvas.print_png(output)  # type: ignore[no-untyped-call]  # matplotlib has types in part
    return output.getvalue()


def _picture(
    geometry: Mapping[str, Any], shading: Shading, words: PictureWords,
    dim: str | None, selected: str | None, emphasis: str | None,
) -> bytes:
    figure, canvas, page = _sheet(HEIGHT)
    top = _write_head(page, words)
    bottom = _write_foot(page, words)
    write_legend(page, shading, _counts(geometry, shading, dim), bottom - 24)
    place = (0.29, (HEIGHT - bottom + 16) / HEIGHT, 0.69, (bottom - top - 16) / HEIGHT)
    axes = figure.add_axes(place)
    _draw_regions(axes, geometry, shading, dim)
    _draw_outlines(axes, geometry, selected, emphasis, shading.alike)
    _frame(axes, geometry, dim)
    _write_labels(axes, geometry, emphasis)
    return _png(canvas)


def _write_head(page: Axes, words: PictureWords) -> float:
    # A long finding is set smaller, never cut.
    size, lines = next(((size, lines) for size, lines in ((size, wrap(words.title, 2760 // size)) for size in (40, 34))
                        if len(lines) <= 2), (30, wrap(words.title, 92)))
    write(page, 48, 32, "\n".join(lines), size, fontweight="bold", linespacing=1.15)
    below = 32 + round(1.25 * size) * len(lines)
    write(page, 48, below, words.subtitle, 28, color=LIGHT.muted)
    return below + 44


def _write_foot(page: Axes, words: PictureWords) -> float:
    """Source and credit at the lower edge; the y where they begin."""
    lines = [*wrap(words.source, 140), *wrap(words.credit, 140)]
    top = HEIGHT - 20 - 31 * len(lines)
    write(page, 48, top, "\n".join(lines), SIZE_HALL, color=LIGHT.muted, linespacing=1.25)
    return top


def _counts(geometry: Mapping[str, Any], shading: Shading, dim: str | None) -> list[int]:
    """Regions in class 0 to 4, beyond the scale, without a figure; only of the kecamatan `dim` if there is one."""
    grades = [
        grade for grade, region in zip(shading.grades, geometry["regions"], strict=True)
        if dim is None or region.get("group") == dim
    ]
    return [grades.count(sign) for sign in ("0", "1", "2", "3", "4", BEYOND, NO_DATA)]


_UNRATED = {NO_DATA: (LIGHT.no_data, LIGHT.no_data_hatch, "////"), BEYOND: (LIGHT.paper, LIGHT.muted, "..")}


def _draw_regions(axes: Axes, geometry: Mapping[str, Any], shading: Shading, dim: str | None) -> None:
    colours = shading.colours()
    for context in geometry.get("context", ()):
        outline = _outline(geometry, context)
        axes.add_patch(PathPatch(outline, facecolor=LIGHT.hairline, edgecolor=LIGHT.muted))
    for grade, region in zip(shading.grades, geometry["regions"], strict=True):
        face, edge, hatch = _UNRATED.get(grade) or (colours[int(grade)], LIGHT.paper, None)
        axes.add_patch(PathPatch(
            _outline(geometry, region), facecolor=face, edgecolor=edge, hatch=hatch, linewidth=0.6,
            alpha=0.22 if dim and region.get("group") != dim else 1,
        ))


def _draw_outlines(
    axes: Axes, geometry: Mapping[str, Any], selected: str | None, emphasis: str | None, alike: Sequence[int] = ()
) -> None:
    def line(shape: Mapping[str, Any], colour: str, pixels: float, **look: Any) -> None:
        outline = _outline(geometry, shape)
        axes.add_patch(PathPatch(outline, fill=False, edgecolor=colour, linewidth=pixels * POINTS, **look))

    for group in geometry.get("groups", ()):
        line(group, LIGHT.ink, 2)
    for place, region in enumerate(geometry["regions"]):
        if place in alike:
            line(region, LIGHT.ink, 2.5, linestyle=":")
    for region in geometry["regions"]:
        if region["code"] == emphasis:
            line(region, LIGHT.blitar, 5)
        if region["code"] == selected:
            line(region, LIGHT.paper, 8)
            line(region, LIGHT.ink, 4.5)


def _frame(axes: Axes, geometry: Mapping[str, Any], dim: str | None) -> None:
    shapes = [group for group in geometry.get("groups", ()) if group["code"] == dim] or geometry["regions"]
    # Only the largest part of each: far islands must not make the mainland small.
    corners = np.vstack([_main_corners(geometry, shape) for shape in shapes])
    (west, south), (east, north) = corners.min(axis=0), corners.max(axis=0)
    margin = 0.02 * max(east - west, north - south)
    stretch = 1 / cos(radians((south + north) / 2))
    box = axes.get_window_extent()
    # The surroundings fill the rest of the place: a kecamatan must not look cut out.
    spare = (north - south + 2 * margin) * stretch * box.width / box.height - (east - west)
    margin_x = max(margin, spare / 2)
    axes.set(xlim=(west - margin_x, east + margin_x), ylim=(south - margin, north + margin))
    axes.set_aspect(stretch, anchor="C")
    axes.axis("off")
    axes.apply_aspect()  # otherwise only at drawing, and the labels would be measured in the wrong place


def _write_labels(axes: Axes, geometry: Mapping[str, Any], emphasis: str | None, zoom: float = 1.0) -> None:
    """Names of larger areas in capitals, that of `emphasis` before all others."""
    named = [*geometry.get("groups", ()), *geometry["regions"], *geometry.get("context", ())]
    named = sorted((shape for shape in named if "label" in shape), key=lambda s: s.get("code") != emphasis)
    _write_names(axes, [(str(shape["name"]).removeprefix("Kabupaten ").upper(), shape["label"]) for shape in named],
                 zoom, LIGHT.muted)


def _villages(geometry: Mapping[str, Any], kecamatan: str) -> list[Named]:
    """Villages of the kecamatan, the largest first, each with a point inside it."""
    own = [(str(region["name"]), Polygon(_main_ring(geometry, region))) for region in geometry["regions"]
           if region.get("group") == kecamatan]
    points = [(name, shape.representative_point()) for name, shape in sorted(own, key=lambda one: -one[1].area)]
    return [(name, (point.x, point.y)) for name, point in points]


def _write_names(axes: Axes, named: Sequence[Named], zoom: float, colour: str) -> None:
    """Names at their points; one that would cover an earlier one is left out."""
    halo = [patheffects.withStroke(linewidth=5 * POINTS, foreground=LIGHT.paper)]
    taken: list[Any] = []
    for name, (east, north) in named:
        text = axes.text(east, north, name, parse_math=False, clip_on=True, fontsize=zoom * SIZE_HALL * POINTS,
                         ha="center", va="center", fontweight="bold", color=colour, path_effects=halo)
        box, place = text.get_window_extent(), axes.get_window_extent()
        is_cut = box.x0 < place.x0 or box.x1 > place.x1 or box.y0 < place.y0 or box.y1 > place.y1
        if is_cut or any(box.overlaps(other) for other in taken):
            text.remove()
        else:
            taken.append(box)


def _outline(geometry: Mapping[str, Any], shape: Mapping[str, Any]) -> Outline:
    vertices, codes = [], []
    for part in shape["polygons"]:
        for steps in part:
            ring = _ring(steps, geometry["scale"])
            vertices.append(np.vstack([ring, ring[:1]]))
            codes += [Outline.MOVETO, *[Outline.LINETO] * (len(ring) - 1), Outline.CLOSEPOLY]
    return Outline(np.vstack(vertices), codes)


def _ring(steps: Sequence[int], scale: int) -> Points:
    """Points (lon, lat) of a ring stored as differences."""
    return np.cumsum(np.asarray(steps, dtype=float).reshape(-1, 2), axis=0) / scale


def _main_corners(geometry: Mapping[str, Any], shape: Mapping[str, Any]) -> Points:
    ring = _main_ring(geometry, shape)
    return np.array([ring.min(axis=0), ring.max(axis=0)])


def _main_ring(geometry: Mapping[str, Any], shape: Mapping[str, Any]) -> Points:
    """Outer ring of the largest part."""
    rings = [_ring(part[0], geometry["scale"]) for part in shape["polygons"]]
    return max(rings, key=lambda ring: float(np.prod(np.ptp(ring, axis=0))))
