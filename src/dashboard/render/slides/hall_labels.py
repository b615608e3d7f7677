"""Where names stand on a chart of a slide: under each other at the ends of lines, beside points where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from dashboard.render.charts.plotly_theme import spread

_LETTER, _LINE, _GAP = 0.54, 1.2, 14


class LabelBox(NamedTuple):
    """Left, right, bottom, top; in values of the axes or in pixels."""

    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True)
class HallEndLabel:
    """Words at the end of a line that ends `at` a value, moved up by `shift` pixels."""

    text: str
    at: float
    shift: float
    colour: str


@dataclass(frozen=True)
class PointLabel:
    """Words beside a point; `place` says for Plotly on which side and how far."""

    text: str
    x: float
    y: float
    place: dict[str, Any]


def end_labels(ends: Sequence[tuple[str, float, str]], per_pixel: float, gap: float) -> list[HallEndLabel]:
    """For each (words, value, colour) where its words stand, at least `gap` pixels from the next."""
    wished = [value / per_pixel for _, value, _ in ends]
    return [HallEndLabel(text, value, place - wish, colour)
            for (text, value, colour), wish, place in zip(ends, wished, spread(wished, gap), strict=True)]


_SIDES: tuple[tuple[str, str], ...] = (
    ("left", "middle"), ("right", "middle"), ("center", "bottom"), ("center", "top"),
    ("left", "bottom"), ("left", "top"), ("right", "bottom"), ("right", "top"))
"""xanchor and yanchor of words right of the point, left of it, above, below, and at the corners."""


def beside(named: Sequence[tuple[str, float, float, str]], points: Sequence[tuple[float, float]], frame: LabelBox,
           plot: tuple[int, int], size: float) -> list[PointLabel]:
    """For each (name, x, y, colour) the side where its words cover the fewest points and words; names at one point are
    one label. `plot`: pixels of the plot that shows the values of `frame`."""
    def pixel(x: float, y: float) -> tuple[float, float]:
        return ((x - frame.left) / (frame.right - frame.left) * plot[0],
                (y - frame.bottom) / (frame.top - frame.bottom) * plot[1])

    dots = [pixel(x, y) for x, y in points]
    at_one: dict[tuple[float, float], list[str]] = {}
    for name, x, y, _ in named:
        at_one.setdefault((x, y), []).append(name)
    taken: list[LabelBox] = []
    labels = []
    for (x, y), names in at_one.items():
        text, middle = ", ".join(names), pixel(x, y)
        boxes = [_box(middle, side, len(text) * size * _LETTER, size * _LINE) for side in _SIDES]
        costs = [_cost(box, dots, taken, plot) for box in boxes]
        best = costs.index(min(costs))
        taken.append(boxes[best])
        labels.append(PointLabel(text, x, y, _anchor(_SIDES[best])))
    return labels


def _box(middle: tuple[float, float], side: tuple[str, str], width: float, height: float) -> LabelBox:
    x, y = middle
    across = {"left": (x + _GAP, x + _GAP + width), "right": (x - _GAP - width, x - _GAP),
              "center": (x - width / 2, x + width / 2)}[side[0]]
    along = {"bottom": (y + _GAP, y + _GAP + height), "top": (y - _GAP - height, y - _GAP),
             "middle": (y - height / 2, y + height / 2)}[side[1]]
    return LabelBox(*across, *along)


def _cost(box: LabelBox, dots: Sequence[tuple[float, float]], taken: Sequence[LabelBox],
          plot: tuple[int, int]) -> float:
    covered = sum(box.left - 10 < x < box.right + 10 and box.bottom - 10 < y < box.top + 10 for x, y in dots)
    crossed = sum(box.left < other.right and other.left < box.right and box.bottom < other.top
                  and other.bottom < box.top for other in taken)
    outside = box.left < 0 or box.right > plot[0] or box.bottom < 0 or box.top > plot[1]
    return covered + 3 * crossed + 1000 * outside


def _anchor(side: tuple[str, str]) -> dict[str, Any]:
    across, along = side
    return {"xanchor": across, "yanchor": along,
            "xshift": {"left": _GAP, "right": -_GAP, "center": 0}[across],
            "yshift": {"bottom": _GAP - 4, "top": 4 - _GAP, "middle": 0}[along]}
