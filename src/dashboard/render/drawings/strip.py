"""A strip of dots: one indicator, every kabupaten and kota, ours drawn strongly."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from dashboard.core.domain import Direction
from dashboard.core.style import Theme
from dashboard.render.drawings import svg

_WIDTH, _HEIGHT, _PAD = 240, 28, 8
_PERCENT = 5.5
"""Of the width at both ends of a stretched strip: its own dot stays whole where it is 130 pixels wide."""


def dot_strip_svg(values: pd.Series, region: str, direction: Direction, label: str, theme: Theme,
                  alike: Collection[str] = (), *, stretched: bool = False) -> str:
    """Inline SVG; it orders as the rank does: 1, the better end, at the left (the larger end without a
    direction). "" without figures.

    `values`: figures by region code; `label` is the spoken name; `alike`: codes drawn as rings; `stretched`: as wide
    as its place on a page, where dots keep their size.
    """
    known = values.dropna().astype(float)
    if known.empty:
        return ""
    low, span = known.min(), (known.max() - known.min()) or 1.0

    width, pad, unit = (100.0, _PERCENT, "%") if stretched else (float(_WIDTH), float(_PAD), "")

    def across(value: float) -> str:
        share = (value - low) / span
        return f"{round(pad + (share if direction is Direction.LOWER else 1 - share) * (width - 2 * pad), 1)}{unit}"

    middle = _HEIGHT / 2
    filled, ring = f'fill="{theme.muted}" fill-opacity=".35"', f'fill="{theme.paper}" stroke="{theme.muted}"'
    dots = "".join(f'<circle cx="{across(value)}" cy="{middle}" r="3.5" {ring if code in alike else filled}/>'
                   for code, value in known.items() if code != region)
    own = (f'<circle cx="{across(known[region])}" cy="{middle}" r="7" fill="{theme.blitar}" '
           f'stroke="{theme.paper}" stroke-width="2"/>' if region in known.index else "")
    line = (f'<line x1="{pad:g}{unit}" x2="{width - pad:g}{unit}" y1="{middle}" y2="{middle}" '
            f'stroke="{theme.hairline}"/>')
    if stretched:
        return svg.stretched((line, dots, own), label)
    return svg.drawing((line, dots, own), (0, 0, _WIDTH, _HEIGHT), label, None)
