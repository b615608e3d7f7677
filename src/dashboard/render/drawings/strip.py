"""A strip of dots: one indicator, every kabupaten and kota, ours drawn strongly."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from dashboard.core.domain import Direction
from dashboard.core.style import Theme
from dashboard.render.drawings import svg

_WIDTH, _HEIGHT, _PAD = 240, 28, 8


def dot_strip_svg(values: pd.Series, region: str, direction: Direction, label: str, theme: Theme,
                  alike: Collection[str] = ()) -> str:
    """Inline SVG; it orders as the rank does: 1, the better end, at the left (the larger end without a
    direction). "" without figures.

    `values`: figures by region code; `label` is the spoken name; `alike`: codes drawn as rings.
    """
    known = values.dropna().astype(float)
    if known.empty:
        return ""
    low, span = known.min(), (known.max() - known.min()) or 1.0

    def across(value: float) -> float:
        share = (value - low) / span
        return round(_PAD + (share if direction is Direction.LOWER else 1 - share) * (_WIDTH - 2 * _PAD), 1)

    middle = _HEIGHT / 2
    filled, ring = f'fill="{theme.muted}" fill-opacity=".35"', f'fill="{theme.paper}" stroke="{theme.muted}"'
    dots = "".join(f'<circle cx="{across(value)}" cy="{middle}" r="3.5" {ring if code in alike else filled}/>'
                   for code, value in known.items() if code != region)
    own = (f'<circle cx="{across(known[region])}" cy="{middle}" r="7" fill="{theme.blitar}" '
           f'stroke="{theme.paper}" stroke-width="2"/>' if region in known.index else "")
    line = f'<line x1="{_PAD}" x2="{_WIDTH - _PAD}" y1="{middle}" y2="{middle}" stroke="{theme.hairline}"/>'
    return svg.drawing((line, dots, own), (0, 0, _WIDTH, _HEIGHT), label, None)
