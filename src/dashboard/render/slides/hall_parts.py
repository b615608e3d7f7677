"""What the charts of slides share: sizes in pixels of the hall, printed values, axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.core.style import LIGHT, SIZE_HALL
from dashboard.render.charts import plotly_theme as pt
from dashboard.render.slides.model import Chart

SIZE = SIZE_HALL + 2
LETTER = 0.54
"""Width of a usual letter in sizes of its type."""
PLOT = (1400, 560)
"""Pixels of the plot at least; labels are spread for this room."""
MOST_NAMED = 16
_LETTERS_ALONG = 110
"""Letters that fit side by side below a plot."""


@dataclass
class Drawing:
    """A figure of Plotly in the making: plain dictionaries, because go.Figure checks each part again at each addition,
    which took a second for a meeting's charts. The tests let Plotly check the whole."""

    data: list[dict[str, Any]] = field(default_factory=list)
    layout: dict[str, Any] = field(default_factory=lambda: {"annotations": [], "shapes": []})

    def trace(self, kind: str, **parts: Any) -> None:
        """Add a trace."""
        self.data.append({"type": kind, **parts})

    def write(self, name: str, text: str, *, x: float, y: float, colour: str, size: float = SIZE, **place: Any) -> None:
        """Add words; `text` is escaped already."""
        self.layout["annotations"].append({"name": name, "text": text, "x": x, "y": y, "showarrow": False,
                                           "font": {"size": size, "color": colour}, **place})

    def axis(self, name: str, **parts: Any) -> None:
        """Change the "x" or "y" axis."""
        self.layout.setdefault(f"{name}axis", {}).update(parts)

    def margin(self, **sides: int) -> None:
        """Change the room beside the plot, in pixels: t, r, b, l."""
        self.layout.setdefault("margin", {}).update(sides)

    def across(self, value: float, *, upright: bool = False, behind: bool = False, **line: Any) -> None:
        """Add a line through the whole plot, at a y or (`upright`) an x."""
        own, other = ("x", "y") if upright else ("y", "x")
        self.layout["shapes"].append({
            "type": "line", f"{own}0": value, f"{own}1": value, f"{own}ref": own, f"{other}0": 0, f"{other}1": 1,
            f"{other}ref": f"{other} domain", "layer": "below" if behind else "above", "line": line})


def axis_range(values: Sequence[float]) -> tuple[float, float, list[float]]:
    """Bottom, top and ticks for lines and points: from zero only when a value is at or below it, as the notes say."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    pad = (high - low) * 0.08 or abs(high) * 0.1 or 1.0
    bottom, top = low - pad, high + pad
    if low == 0:
        bottom = 0.0
    elif low > 0 >= bottom:
        bottom = low / 2
    ticks = [tick for tick in pt.nice_ticks(bottom, top, 6) if bottom - 1e-9 <= tick <= top + 1e-9]
    return bottom, top, ticks


def room(texts: Sequence[str], size: float = SIZE) -> int:
    """Pixels that the longest of these lines takes."""
    return round(max((len(text) for text in texts), default=0) * size * LETTER)


def upright(drawing: Drawing, ticks: Sequence[float], bottom: float, top: float) -> None:
    """The upright axis from `bottom` to `top`, with a line at zero where it lies between."""
    texts = pt.tick_text(ticks)
    drawing.axis("y", range=[bottom, top], tickmode="array", tickvals=list(ticks), ticktext=texts, ticklabelstandoff=10)
    drawing.margin(l=28 + room(texts))
    if bottom < 0 < top:
        drawing.across(0, behind=True, width=2, color=LIGHT.ink)


def along(drawing: Drawing, chart: Chart) -> None:
    """Categories below the plot; presentasi.js thins them to the width it has, the last one stays."""
    last = len(chart.categories) - 1
    names = [pt.wrapped(name, max(6, _LETTERS_ALONG // (last + 1)))[:3] for name in chart.categories]
    drawing.axis("x", range=[-0.5, last + 0.5], tickmode="array", tickvals=list(range(last + 1)),
                 ticktext=["<br>".join(lines) for lines in names], ticklabelstandoff=10)
    drawing.margin(b=20 + 32 * max(map(len, names), default=1))
