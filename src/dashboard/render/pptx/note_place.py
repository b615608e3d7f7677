"""The note of a chart or table: under it, or beside it where it is long."""

from __future__ import annotations

from typing import Any

from dashboard.core.formats import upper_first
from dashboard.core.style import LIGHT
from dashboard.render.pptx.frame import GAP
from dashboard.render.pptx.measure import LINE, Fitted, fit
from dashboard.render.pptx.sheet import SMALLEST, Box, Paragraph, text_box

_LINES = 4
_SHARE = 0.32
"""Of the width, for a long note beside a chart."""


def above_note(note: str, box: Box) -> Box:
    """What is left of the box above its note."""
    return Box(box.left, box.top, box.width, box.height - _under(note, box).height - GAP / 2) if note else box


def write_under(page: Any, note: str, box: Box) -> None:
    """The note at the foot of the box, cut to four lines."""
    if note:
        words = _under(note, box)
        _write(page, words, Box(box.left, box.bottom - words.height, box.width, words.height))


def write_beside(page: Any, note: str, box: Box) -> Box:
    """The note in the right third of the box; gives what is left beside it."""
    if not note:
        return box
    words = _beside(note, box)
    wide = box.width * _SHARE
    _write(page, words, Box(box.left + box.width - wide, box.top, wide, words.height))
    return Box(box.left, box.top, box.width - wide - 2 * GAP, box.height)


def is_long(note: str, box: Box) -> bool:
    """Whether a note takes more than two lines under the chart, and no more of it is lost beside it."""
    told = upper_first(note)
    return (fit(told, box.width, (SMALLEST,), 2).text != told
            and len(_beside(note, box).text) >= len(_under(note, box).text))


def _under(note: str, box: Box) -> Fitted:
    return fit(upper_first(note), box.width, (SMALLEST,), _LINES)


def _beside(note: str, box: Box) -> Fitted:
    return fit(upper_first(note), box.width * _SHARE, (SMALLEST,), int(box.height // (SMALLEST * LINE)))


def _write(page: Any, words: Fitted, box: Box) -> None:
    text_box(page, box, [Paragraph(words.text, SMALLEST, LIGHT.muted)], "Catatan")
