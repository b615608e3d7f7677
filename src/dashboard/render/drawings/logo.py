"""The logo: the regency's own pictures, or the name of its dashboard drawn where it has none yet."""

from __future__ import annotations

from dashboard.core.regency import regency
from dashboard.core.style import FONT, Theme
from dashboard.render.drawings import svg

_HEIGHT, _LETTER = 72, 22
"""Units of the drawing; the widest that a letter of its first line is on average."""


def picture_of(theme: Theme) -> str:
    """Name of its file in static/ ("logo-light.png"); "" for a regency without pictures of its own."""
    return f"{regency().logo}-{theme.name}.png" if regency().logo else ""


def drawn(theme: Theme) -> str:
    """An SVG of two lines: what it is, and whose."""
    first, second = "Dasbor Kemiskinan", regency().label
    width = _LETTER * max(len(first), len(second))
    lines = (f"<text x='0' y='32' font-size='32' font-weight='700' fill='{theme.ink}'>{svg.words(first)}</text>",
             f"<text x='0' y='64' font-size='26' fill='{theme.muted}'>{svg.words(second)}</text>")
    return svg.drawing((f"<g font-family='{FONT}'>", *lines, "</g>"), (0, 0, width, _HEIGHT))
