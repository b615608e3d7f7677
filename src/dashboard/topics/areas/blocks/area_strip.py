"""One indicator of one area among all areas of its kind, as a narrow strip of ticks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import sqrt

from dashboard.core.domain import Direction
from dashboard.core.style import Theme
from dashboard.render.drawings import svg

WIDTH, HEIGHT, PAD = 420, 36, 9
STEP = 2
"""Figures this close together share a tick, which grows with their number."""


def area_strip_svg(value: float, peers: Sequence[float], kecamatan_mean: float | None, kabupaten_mean: float,
                   direction: Direction, label: str, theme: Theme) -> str:
    """SVG: ticks for `peers`, higher where more of them stand, | the kabupaten mean, ◇ the kecamatan mean,
    a dot for the area.

    It orders as the rank does: 1, the better end, at the left (the larger end without a direction). `label` is the
    spoken name.
    """
    low, high = min(peers), max(peers)

    def across(number: float) -> float:
        share = (number - low) / (high - low) if high > low else 0.5
        return round(PAD + (share if direction is Direction.LOWER else 1 - share) * (WIDTH - 2 * PAD), 1)

    line = HEIGHT / 2
    counts = Counter(round(across(peer) / STEP) * STEP for peer in peers)
    ticks = {place: 4 + 10 * sqrt(count / max(counts.values())) for place, count in sorted(counts.items())}
    places = "".join(f"M{place} {line - half:.1f}v{2 * half:.1f}" for place, half in ticks.items())
    own, mean = across(value), across(kabupaten_mean)
    parts = [
        f'<path d="M{PAD} {line}H{WIDTH - PAD}" stroke="{theme.hairline}" stroke-width="1"/>',
        f'<path d="{places}" stroke="{theme.muted}" stroke-opacity=".45" stroke-width="1"/>',
        f'<path d="M{mean} 3V{HEIGHT - 3}" stroke="{theme.jatim}" stroke-width="2.5"/>',
        f'<circle cx="{own}" cy="{line}" r="7.5" fill="{theme.blitar}" stroke="{theme.paper}" '
        'stroke-width="2"/>',
    ]
    if kecamatan_mean is not None:
        near = across(kecamatan_mean)
        parts.insert(3, f'<path d="M{near} {line - 9}l7 9l-7 9l-7 -9z" fill="{theme.paper}" '
                        f'stroke="{theme.jatim}" stroke-width="2"/>')
    return svg.drawing(parts, (0, 0, WIDTH, HEIGHT), label)
