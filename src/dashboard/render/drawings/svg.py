"""The frame of a drawing, and words in it: the one place where they are escaped. What stands inside is our own."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from dashboard.render.drawings.name_places import Box


def drawing(parts: Iterable[str], box: Box, label: str = "", pixel: int | None = 1) -> str:
    """An SVG of `parts`, which are markup already. `label`: its spoken name; `pixel`: units of `box` to a pixel, None
    for a drawing that fills the place it is put in."""
    width, height = box[2] - box[0], box[3] - box[1]
    spoken = f' role="img" aria-label="{escape(label)}"' if label else ""
    size = f' width="{width / pixel:.0f}" height="{height / pixel:.0f}"' if pixel else ""
    return (f'<svg{spoken} xmlns="http://www.w3.org/2000/svg"{size} '
            f'viewBox="{box[0]:.0f} {box[1]:.0f} {width:.0f} {height:.0f}">{"".join(parts)}</svg>')


def stretched(parts: Iterable[str], label: str) -> str:
    """An SVG of `parts` placed in percent, which is as wide as the place it is put in while its marks keep their size.
    `label`: its spoken name."""
    return f'<svg role="img" aria-label="{escape(label)}" xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'


def words(text: str) -> str:
    """Words as they may stand in an element."""
    return escape(text)
