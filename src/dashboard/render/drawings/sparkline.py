"""Very small line pictures as SVG: crisp, printable, a few hundred bytes, no script."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from htpy import VoidElement, img

from dashboard.core import formats
from dashboard.core.style import LIGHT, Theme
from dashboard.render.drawings.svg import drawing
from dashboard.statistics.over_time.segments import Point, runs

Breaks = Collection[tuple[int, int]]


@dataclass(frozen=True)
class PictureSize:
    """Size of a picture in pixels and the room kept free at its edges."""

    width: float
    height: float
    pad: float = 4.0


@dataclass(frozen=True)
class Extent:
    """Years and values a picture spans, so that several lines share one scale."""

    first: int
    last: int
    low: float
    high: float


def extent(lines: Iterable[Sequence[Point]]) -> Extent | None:
    """What all lines span together; None without a single figure."""
    known = [
        (year, float(value))
        for line in lines
        for year, value in line
        if value is not None and not formats.is_missing(value)
    ]
    if not known:
        return None
    years, values = [year for year, _ in known], [value for _, value in known]
    return Extent(min(years), max(years), min(values), max(values))


def place(year: int, value: float, span: Extent, box: PictureSize) -> tuple[float, float]:
    """x and y in the picture; a single year stands at the right, equal values in the middle."""
    years, values = span.last - span.first, span.high - span.low
    across = (year - span.first) / years if years else 1.0
    up = (value - span.low) / values if values else 0.5
    return (
        round(box.pad + across * (box.width - 2 * box.pad), 1),
        round(box.height - box.pad - up * (box.height - 2 * box.pad), 1),
    )


def line_parts(
    points: Sequence[Point],
    span: Extent,
    box: PictureSize,
    colour: str,
    width: float,
    breaks: Breaks = (),
    hollow: Collection[int] = (),
    paper: str = LIGHT.paper,
) -> str:
    """SVG elements of one line: a polyline a stretch, a dot for a lone year, the last point dotted; the years of
    `hollow` (calculated figures) are rings filled with `paper`."""
    parts, last = [], (0.0, 0.0)
    for stretch in runs(points, breaks):
        places = [place(year, value, span, box) for year, value in stretch]
        last = places[-1]
        if len(places) == 1:
            parts.append(f'<circle cx="{last[0]}" cy="{last[1]}" r="{width * 0.9:.1f}" fill="{colour}"/>')
        else:
            path = " ".join(f"{x},{y}" for x, y in places)
            parts.append(
                f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}" '
                'stroke-linejoin="round" stroke-linecap="round"/>'
            )
    if parts:
        parts.append(f'<circle cx="{last[0]}" cy="{last[1]}" r="{width * 1.6:.1f}" fill="{colour}"/>')
    rings = [place(year, value, span, box) for stretch in runs(points, breaks) for year, value in stretch
             if year in hollow]
    parts += [f'<circle cx="{x}" cy="{y}" r="{width * 1.2:.1f}" fill="{paper}" stroke="{colour}" '
              f'stroke-width="{width * 0.7:.1f}"/>' for x, y in rings]
    return "".join(parts)


def sparkline_svg(
    points: Sequence[Point],
    label: str,
    theme: Theme = LIGHT,
    breaks: Breaks = (),
    width: int = 132,
    height: int = 36,
    colour: str | None = None,
    hollow: Collection[int] = (),
) -> str:
    """An inline SVG of (year, value or None) points; "" without a figure. `label` is its spoken name.

    Missing years and method breaks are gaps; the newest figure carries a dot, one of `hollow` (years) a ring.
    """
    span = extent([points])
    if span is None:
        return ""
    box = PictureSize(width, height)
    body = line_parts(points, span, box, colour or theme.blitar, 2.0, breaks, hollow, theme.paper)
    return drawing((body,), (0, 0, width, height), label)


def as_image(svg: str, label: str) -> VoidElement:
    """An <img> holding the SVG (st.html removes inline SVG); `label` is its alternative text."""
    return img(alt=label, title=label, src=address_of(svg))


def address_of(svg: str) -> str:
    """The SVG as the address of a picture."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
