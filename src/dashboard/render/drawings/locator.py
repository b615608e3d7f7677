"""Where an area lies: small SVG maps from the outlines of the build, printable and without script."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.core.style import FONT, Theme
from dashboard.render.drawings import svg
from dashboard.render.drawings.name_places import Box, name_box, names_apart

_STEPS = re.compile(r"M(-?\d+) (-?\d+)([^z]*)z")
_NUMBER = re.compile(r"-?\d+")
_PIXEL = 10
"""Units of coordinates to a pixel."""
_TYPE = 12
_STILL_SEEN = 0.06
"""An area smaller than this share of the picture gets a ring around it."""


@dataclass(frozen=True)
class Outline:
    """One area: its code, kind (desa, kecamatan, kota) and SVG path."""

    code: str
    kind: str
    path: str


def read_outlines(frame: pd.DataFrame) -> dict[str, Outline]:
    """Outlines by code, from queries.reference.outlines."""
    return {code: Outline(code, kind, path)
            for code, kind, path in zip(frame["code"], frame["kind"], frame["path"], strict=True)}


def rings(path: str) -> list[list[tuple[int, int]]]:
    """The points of each ring of a path."""
    found = []
    for x, y, steps in _STEPS.findall(path):
        points = [(int(x), int(y))]
        numbers = [int(number) for number in _NUMBER.findall(steps)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        found.append(points)
    return found


def bounds(paths: Collection[str]) -> Box:
    """The box around all paths."""
    points = [point for path in paths for ring in rings(path) for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def middle(path: str) -> tuple[float, float]:
    """Centre of gravity of the largest ring: where a name can stand."""
    return max((_gravity(ring) for ring in rings(path)), key=lambda found: found[0])[1]


def _gravity(ring: list[tuple[int, int]]) -> tuple[float, tuple[float, float]]:
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    crosses = [x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs]
    area = sum(crosses) / 2
    if area == 0:
        return 0.0, (float(ring[0][0]), float(ring[0][1]))
    x = sum((x0 + x1) * cross for ((x0, _), (x1, _)), cross in zip(pairs, crosses, strict=True)) / (6 * area)
    y = sum((y0 + y1) * cross for ((_, y0), (_, y1)), cross in zip(pairs, crosses, strict=True)) / (6 * area)
    return abs(area), (x, y)


def whole_box(outlines: Mapping[str, Outline]) -> Box:
    """What a picture of the kabupaten shows; only where there are kecamatan."""
    return _padded(bounds([outline.path for outline in outlines.values() if outline.kind == "kecamatan"]), 0.02)


def near_box(outlines: Mapping[str, Outline], code: str, neighbours: Collection[str]) -> Box:
    """What the picture of an area and its neighbours shows."""
    near = [outlines[other].path for other in neighbours if other in outlines and outlines[other].kind != "kota"]
    return _wide(_padded(bounds([outlines[code].path, *near]), 0.04))


def locator_svg(outlines: Mapping[str, Outline], code: str, kecamatan: str | None, label: str,
                theme: Theme) -> str:
    """The kabupaten by kecamatan; the area filled, its kecamatan tinted, a small area ringed."""
    whole = [outline for outline in outlines.values() if outline.kind == "kecamatan"]
    if code not in outlines or not whole:
        return ""
    box = whole_box(outlines)
    size = max(box[2] - box[0], box[3] - box[1])
    parts = [_shape(outline.path, theme.panel, theme.muted, 0.6) for outline in whole]
    parts += [_shape(outline.path, theme.no_data, theme.no_data_hatch, 0.6)
              for outline in outlines.values() if outline.kind == "kota"]
    if kecamatan is not None and kecamatan in outlines and kecamatan != code:
        parts.append(_shape(outlines[kecamatan].path, theme.blitar, theme.blitar, 1.2, opacity=0.28))
    parts.append(_shape(outlines[code].path, theme.blitar, theme.blitar, 0.8))
    own = bounds([outlines[code].path])
    extent = max(own[2] - own[0], own[3] - own[1])
    if extent < _STILL_SEEN * size:
        x, y = (own[0] + own[2]) / 2, (own[1] + own[3]) / 2
        parts.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{extent / 2 + size * 0.018:.0f}" fill="none" '
                     f'stroke="{theme.worse}" stroke-width="2" vector-effect="non-scaling-stroke"/>')
    return svg.drawing(parts, box, label, _PIXEL)


def neighbour_svg(outlines: Mapping[str, Outline], code: str, neighbours: Mapping[str, str], name: str,
                  label: str, theme: Theme) -> str:
    """The area and those that share an edge with it, named where the names fit; `neighbours`: name by code."""
    known = [outlines[other] for other in neighbours if other in outlines]
    if code not in outlines:
        return ""
    near = [outline for outline in known if outline.kind != "kota"]
    box = near_box(outlines, code, neighbours)
    kinds = {outlines[code].kind, "kota"}
    around = [outline for outline in outlines.values() if outline.kind in kinds and _touches(outline, box)]
    parts = [_shape(outline.path, theme.no_data if outline.kind == "kota" else theme.panel, theme.muted, 0.5)
             for outline in around]
    parts += [_shape(outline.path, theme.blitar, theme.paper, 1.2, opacity=0.22) for outline in near]
    parts.append(_shape(outlines[code].path, theme.blitar, theme.paper, 1.2))
    size = (box[2] - box[0]) / 400
    own = middle(outlines[code].path)
    apart = names_apart({one.code: (neighbours[one.code], middle(one.path), rings(one.path)) for one in near},
                        _TYPE * size, box, [name_box(own, name, _TYPE * size, bold=True)])
    parts += [_name(place, neighbours[other], size, theme.ink, theme.paper) for other, place in apart.items()]
    parts.append(_name(own, name, size, theme.ink, theme.paper, bold=True))
    return svg.drawing(parts, box, label, _PIXEL)


def shaded_svg(outlines: Mapping[str, Outline], fills: Mapping[str, str], names: Mapping[str, str],
               inks: Mapping[str, str], label: str, theme: Theme) -> str:
    """The kabupaten by kecamatan, each filled and named; `fills` and `inks` by code, absent ones grey."""
    whole = [outline for outline in outlines.values() if outline.kind == "kecamatan"]
    if not whole:
        return ""
    box = whole_box(outlines)
    parts = [_shape(outline.path, fills.get(outline.code, theme.no_data), theme.paper, 1.2)
             for outline in whole]
    parts += [_shape(outline.path, theme.no_data, theme.no_data_hatch, 0.8)
              for outline in outlines.values() if outline.kind == "kota"]
    size = (box[2] - box[0]) / 760
    parts += [_name(middle(outline.path), names[outline.code], size, inks.get(outline.code, theme.ink),
                    fills.get(outline.code, theme.no_data)) for outline in whole if outline.code in names]
    return svg.drawing(parts, box, label, _PIXEL)


def _touches(outline: Outline, box: Box) -> bool:
    west, north, east, south = bounds([outline.path])
    return west < box[2] and east > box[0] and north < box[3] and south > box[1]


def _wide(box: Box) -> Box:
    """The box widened to 4:3, so that a tall area leaves room for names beside it."""
    more = max(0.0, (box[3] - box[1]) * 4 / 3 - (box[2] - box[0])) / 2
    return box[0] - more, box[1], box[2] + more, box[3]


def _padded(box: Box, share: float) -> Box:
    pad = share * max(box[2] - box[0], box[3] - box[1])
    return box[0] - pad, box[1] - pad, box[2] + pad, box[3] + pad


def _shape(path: str, fill: str, stroke: str, width: float, opacity: float = 1.0) -> str:
    return (f'<path d="{path}" fill="{fill}" fill-opacity="{opacity}" fill-rule="evenodd" stroke="{stroke}" '
            f'stroke-width="{width}" stroke-linejoin="round" vector-effect="non-scaling-stroke"/>')


def _name(place: tuple[float, float], text: str, unit: float, ink: str, halo: str, bold: bool = False) -> str:
    return (f'<text x="{place[0]:.0f}" y="{place[1]:.0f}" text-anchor="middle" dominant-baseline="middle" '
            f'font-family="{FONT}" font-size="{_TYPE * unit:.0f}" font-weight="{700 if bold else 500}" '
            f'fill="{ink}" stroke="{halo}" stroke-width="{2.5 * unit:.1f}" paint-order="stroke" '
            'stroke-linejoin="round">'
            f"{svg.words(text)}</text>")
