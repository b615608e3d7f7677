"""A list that is longer than its slide goes on on the next ones: about as many rows or bars on each."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TypeGuard

from dashboard.core import formats
from dashboard.render.pptx import bars, cards, tables
from dashboard.render.pptx.frame import framed
from dashboard.render.pptx.note_place import above_note
from dashboard.render.pptx.sheet import Box
from dashboard.render.slides.model import Body, Cards, Chart, ChartKind, Deck, Slide, SlideTable

Listed = SlideTable | Chart | Cards
_MOST = 99


def parted(slide: Slide, deck: Deck) -> list[tuple[Slide, str]]:
    """The slide, or as many as its table, lying bars or cards need, and which one each is; the note stands on the
    last."""
    body = slide.body
    if not _is_list(body) or _shown(body, framed(slide, deck).body) >= _length(body):
        return [(slide, "")]
    room = framed(slide, deck, _told(_MOST, _MOST)).body
    bodies: list[Listed] = []
    while (number := _length(body)) > (last := _shown(body, room)):
        others = _shown(_without_note(body), room)
        each = min(others, ceil(number / (1 + ceil((number - last) / others))))  # about as many on each
        bodies.append(_without_note(_part(body, 0, each)))
        body = _part(body, each, number)
    bodies.append(body)
    return [(replace(slide, body=one), _told(number, len(bodies))) for number, one in enumerate(bodies, 1)]


def _told(number: int, of: int) -> str:
    return f"bagian {formats.number(number)} dari {formats.number(of)}"


def _is_list(body: Body) -> TypeGuard[Listed]:
    return isinstance(body, SlideTable | Cards) or (isinstance(body, Chart) and body.kind is ChartKind.BAR)


def _shown(body: Listed, box: Box) -> int:
    """How many rows, bars or cards stand in the box, above the note."""
    if isinstance(body, Cards):
        return cards.room_for(body, box)
    room = above_note(body.note, box)
    return tables.room_for(body, room) if isinstance(body, SlideTable) else bars.room_for(body, room)


def _length(body: Listed) -> int:
    return len(body.cards if isinstance(body, Cards) else body.rows if isinstance(body, SlideTable)
               else body.categories)


def _part(body: Listed, start: int, end: int) -> Listed:
    if isinstance(body, Cards):
        return Cards(body.cards[start:end])
    return replace(body, rows=body.rows[start:end]) if isinstance(body, SlideTable) else body.part(start, end)


def _without_note(body: Listed) -> Listed:
    return body if isinstance(body, Cards) else replace(body, note="")
