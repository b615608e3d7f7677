"""Headline figures side by side."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from math import ceil
from typing import Any

from pptx.enum.text import MSO_ANCHOR

from dashboard.core.style import LIGHT, RADIUS
from dashboard.render.pptx import measure
from dashboard.render.pptx.measure import LINE, Face
from dashboard.render.pptx.sheet import SMALLEST, Box, Paragraph, describe, panel, write
from dashboard.render.slides.model import Card, Cards

_ACROSS, _GAP, _INSIDE = 3, 8.0, 8.0
_VALUES = (40.0, 34.0, 30.0, 26.0)
_CHANGE_LINES = 4
measured = partial(measure.width, face=Face.CALIBRI)
clipped = partial(measure.clipped, face=Face.CALIBRI)
wrap = partial(measure.wrap, face=Face.CALIBRI)


def room_for(cards: Cards, box: Box) -> int:
    """How many cards there is room for: all where each tells its whole name and change, else a row of them."""
    _, width, height = _sizes(cards, box)
    room = width - 2 * _INSIDE, height - 2 * _INSIDE
    is_whole = all(any(line.text == _named(card, card.name) for line in _lines(card, *room)) for card in cards.cards)
    return len(cards.cards) if is_whole else min(_ACROSS, len(cards.cards))


def _sizes(cards: Cards, box: Box) -> tuple[int, float, float]:
    """How many cards stand in a row; width and height of each."""
    across = min(_ACROSS, len(cards.cards)) or 1
    down = ceil(len(cards.cards) / across)
    return across, (box.width - (across - 1) * _GAP) / across, (box.height - (down - 1) * _GAP) / down


def draw(slide: Any, box: Box, cards: Cards) -> None:
    """At most three cards a row, all of one size."""
    across, width, height = _sizes(cards, box)
    for number, card in enumerate(cards.cards):
        place = Box(box.left + number % across * (width + _GAP), box.top + number // across * (height + _GAP), width,
                    height)
        shape = panel(slide, place, card.name, LIGHT.panel, LIGHT.hairline, round_by=RADIUS)
        told = (f"{card.name}: {card.value} {card.unit}".strip(), card.change, card.period, *card.references)
        describe(shape, card.name, "; ".join(part for part in told if part) + ".")
        frame = shape.text_frame
        frame.vertical_anchor = MSO_ANCHOR.TOP
        write(frame, _lines(card, width - 2 * _INSIDE, height - 2 * _INSIDE))
        for side in ("margin_left", "margin_right", "margin_top", "margin_bottom"):
            setattr(frame, side, int(_INSIDE * 12700))


def _lines(card: Card, width: float, height: float) -> list[Paragraph]:
    """Name with period, figure and change always, a long name cut before its period or the change loses a word;
    the references as far as there is room."""
    if card.unit and len(wrap(card.change, SMALLEST, width, bold=True)) > _CHANGE_LINES:
        card = replace(card, change=card.change.replace(card.unit, ""))  # it stands beside the value
    most = min(_CHANGE_LINES, max(1, len(wrap(card.change, SMALLEST, width, bold=True))))
    tried = (_told(card, width, name, most, size) for size in _VALUES for name in (3, 2, 1))
    lines = next((lines for lines in tried if _total(lines, width) <= height), _told(card, width, 1, 1, _VALUES[-1]))
    beside = " · ".join(reference.split(" · ")[0] for reference in card.references)
    more = Paragraph(clipped(beside, SMALLEST, width, 2), SMALLEST, LIGHT.muted)
    return [*lines, more] if beside and _total([*lines, more], width) <= height else lines


def _named(card: Card, name: str) -> str:
    """The name with its period."""
    when = card.period.split(", ")[0]
    return f"{name}, {when}" if when else name


def _told(card: Card, width: float, name_lines: int, most: int, size: float) -> list[Paragraph]:
    when = card.period.split(", ")[0]
    value = clipped(card.value, size, width, 1, bold=True)
    name = clipped(_named(card, card.name), SMALLEST, width, name_lines)
    if when and not name.endswith(when):  # a figure without its period says nothing
        name = _named(card, clipped(card.name, SMALLEST, width - measured(f", {when}", SMALLEST), 1))
    beside = width - measured(f"{value} ", size, bold=True)
    unit = card.unit if most > 1 else clipped(card.unit, SMALLEST, max(beside, SMALLEST), 1)
    return [Paragraph(name, SMALLEST, LIGHT.muted),
            Paragraph(value, size, LIGHT.ink, True, unit),
            Paragraph(clipped(card.change, SMALLEST, width, most, bold=True), SMALLEST, LIGHT.verdict(card.verdict),
                      True)]


def _total(lines: list[Paragraph], width: float) -> float:
    return sum(_height(line, width) for line in lines)


def _height(line: Paragraph, room: float) -> float:
    """A unit that does not fit beside its figure begins a line of its own."""
    lines = len(wrap(line.text, line.size, room, bold=line.bold))
    if line.more and measured(f"{line.text} ", line.size, bold=line.bold) + measured(line.more, SMALLEST) > room:
        return lines * line.size * LINE + len(wrap(line.more, SMALLEST, room)) * SMALLEST * LINE
    return lines * line.size * LINE
