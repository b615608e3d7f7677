"""Which colours of a figure drawn for the dark theme become which on light paper: a saved picture is always light."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from dashboard.core.style import LIGHT, STATUS, THEMES, Theme, status_colour
from dashboard.render.charts.plotly_theme import blend

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def light_of(figure: go.Figure, theme: Theme) -> dict[str, str]:
    """By each colour in the figure (#rrggbb, lower case) that differs on light paper, the colour there."""
    table = _table(theme.name)
    used = {text.lower() for text in texts(figure.to_plotly_json()) if _COLOUR.fullmatch(text)}
    return {colour: table[colour] for colour in sorted(used) if table.get(colour, colour) != colour}


@lru_cache(maxsize=2)
def _table(theme: str) -> dict[str, str]:
    """Every colour of a theme, and every shade of one over its paper in steps of a hundredth; the plain ones win."""
    own = THEMES[theme]
    pairs = [pair for name in (field.name for field in fields(Theme)) for pair in _pairs(name, own)]
    pairs += [(status_colour(status, own), status_colour(status, LIGHT)) for status in STATUS]
    shades = [(blend(dark, own.paper, share / 100), blend(light, LIGHT.paper, share / 100))
              for dark, light in pairs for share in range(1, 100)]
    return {dark.lower(): light.lower() for dark, light in reversed([*pairs, *shades])}


def _pairs(name: str, own: Theme) -> list[tuple[str, str]]:
    here, light = getattr(own, name), getattr(LIGHT, name)
    if isinstance(here, tuple):
        return list(zip(here, light, strict=True))
    return [(here, light)] if _COLOUR.fullmatch(here) else []


def texts(part: Any) -> Iterator[str]:
    """Every text in nested plain data, such as a figure; what is neither text nor nested is passed over."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from texts(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from texts(value)
