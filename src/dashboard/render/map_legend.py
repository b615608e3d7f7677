"""The legend of a map picture: colours, words and numbers of regions, in the size its picture needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from dashboard.core import formats
from dashboard.core.style import LIGHT, SIZE_HALL
from dashboard.render.shading import Shading, alike_words

DPI = 100
_NOTHING = "none"
POINTS = 72 / DPI
"""Points per pixel: matplotlib counts type and lines in points."""


@dataclass(frozen=True)
class Legend:
    """How large a legend is: `zoom` of the type; all else in pixels: left edge, heights of a row of one and of two
    lines, of a swatch, and where the numbers end."""

    zoom: float
    left: float
    one: float
    two: float
    swatch: float
    numbers: float


ON_PICTURE = Legend(1.0, 48, 46, 72, 32, 520)
ON_SLIDE = Legend(2.2, 2, 68, 126, 54, 860)
"""Type of 53 pixels, which are 24 points on a slide."""


def write(axes: Axes, x: float, y: float, text: str, size: float, **options: Any) -> None:
    """Plain text: a "$" in a name must not start matplotlib's mathematics."""
    look = {"color": LIGHT.ink, "va": "top", **options}
    axes.text(x, y, text, fontsize=size * POINTS, parse_math=False, **look)


def write_legend(page: Axes, shading: Shading, counts: Sequence[int], bottom: float,
                 look: Legend = ON_PICTURE) -> None:
    """Colours, words and numbers of regions, its lower edge at `bottom`."""
    zoom, left = look.zoom, look.left
    ends = {0: shading.ends[0], len(shading.words) - 1: shading.ends[1]}
    rows = [
        (colour, f"{word}\n({ends[grade]})" if grade in ends else word, count)
        for grade, (colour, word, count) in enumerate(
            zip(shading.colours(), shading.words, counts[:-2], strict=True))
    ]
    if counts[-2]:
        rows.append((LIGHT.paper, shading.odd_word, counts[-2]))
    if counts[-1]:
        rows.append((LIGHT.no_data, shading.none_word, counts[-1]))
    if shading.alike:
        rows.append((_NOTHING, fill(alike_words(), 24), len(shading.alike)))
    heights = [look.two if "\n" in word else look.one for _, word, _ in rows]
    y = bottom - sum(heights)
    title = fill(f"{shading.short_name} ({shading.unit})" if shading.unit else shading.short_name, 26)
    write(page, left, y - 10, title, 26 * zoom, fontweight="bold", va="bottom")
    for (colour, word, count), height in zip(rows, heights, strict=True):
        hatch = {LIGHT.no_data: "////", LIGHT.paper: ".."}.get(colour)
        edges: dict[str, Any] = {"edgecolor": LIGHT.muted, "hatch": hatch} if colour != _NOTHING else \
            {"edgecolor": LIGHT.ink, "linestyle": ":", "linewidth": 2}
        page.add_patch(Rectangle((left, y), 44 * zoom, look.swatch, facecolor=colour, **edges))
        write(page, left + 60 * zoom, y, word, SIZE_HALL * zoom, linespacing=1.1)
        write(page, look.numbers, y, formats.number(count), SIZE_HALL * zoom, fontweight="bold", ha="right")
        y += height
