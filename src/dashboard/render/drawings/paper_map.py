"""The village map for paper: small, as SVG, with the places where names of kecamatan stand beside it as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.core.style import Theme
from dashboard.render.drawings import svg
from dashboard.render.drawings.locator import Outline, bounds, middle
from dashboard.render.shading import BEYOND, NO_DATA

_HATCH = "tanpa-data"
_MARGIN = 0.01


@dataclass(frozen=True)
class Name:
    """A name on a map: where its middle stands, as shares of width and height from the upper left corner."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class PaperMap:
    """SVG without text, its width divided by its height, and the names that belong on it."""

    svg: str
    ratio: float
    names: tuple[Name, ...]


def village_map(outlines: Mapping[str, Outline], fills: Mapping[str, str], names: Mapping[str, str], label: str,
                theme: Theme) -> PaperMap | None:
    """Villages in the colours of `fills` (absent ones hatched), outlines of the kecamatan, Kota Blitar in grey.

    `names`: of kecamatan by code; `label`: the spoken name. None without outlines of kecamatan.
    """
    whole = [outline for outline in outlines.values() if outline.kind == "kecamatan"]
    if not whole:
        return None
    west, north, east, south = bounds([outline.path for outline in whole])
    pad = _MARGIN * max(east - west, south - north)
    west, north, width, height = west - pad, north - pad, east - west + 2 * pad, south - north + 2 * pad
    box = (west, north, west + width, north + height)
    unit = width / 1000  # strokes and hatches in thousandths of the width
    parts = [_hatch(unit, theme)]
    parts += [_shape(outline.path, fills.get(outline.code, f"url(#{_HATCH})"), theme.paper, 0.8 * unit)
              for outline in outlines.values() if outline.kind == "desa"]
    parts += [_shape(outline.path, theme.no_data, theme.no_data_hatch, unit)
              for outline in outlines.values() if outline.kind == "kota"]
    parts += [_shape(outline.path, "none", theme.ink, 1.6 * unit) for outline in whole]
    placed = ((names[outline.code], middle(outline.path)) for outline in whole if outline.code in names)
    return PaperMap(svg.drawing(parts, box, label, None), round(width / height, 4),
                    tuple(Name(text, round((x - west) / width, 4), round((y - north) / height, 4))
                          for text, (x, y) in placed))


def fills(codes: Sequence[str], grades: str, colours: tuple[str, ...]) -> dict[str, str]:
    """Fill by code from a shading's grades; regions without a figure or beyond the scale are absent."""
    return {code: colours[int(grade)] for code, grade in zip(codes, grades, strict=True)
            if grade not in (NO_DATA, BEYOND)}


def _hatch(unit: float, theme: Theme) -> str:
    step = 7 * unit
    return (f'<defs><pattern id="{_HATCH}" width="{step:.0f}" height="{step:.0f}" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)"><path d="M0 0H{step:.0f}V{step:.0f}H0z" fill="{theme.no_data}"/>'
            f'<path d="M0 0V{step:.0f}" stroke="{theme.no_data_hatch}" stroke-width="{2 * unit:.0f}"/>'
            "</pattern></defs>")


def _shape(path: str, fill: str, stroke: str, width: float) -> str:
    return (f'<path d="{path}" fill="{fill}" fill-rule="evenodd" stroke="{stroke}" stroke-width="{width:.1f}" '
            'stroke-linejoin="round"/>')
