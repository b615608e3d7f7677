"""Whether texts of a PowerPoint file stay in their boxes and off each other, by our own widths on every machine.

Asked by Calibri, and by the widest typeface that a viewer without it may draw in. There a program shrinks the text of a
title, a card or a mark into its shape; text boxes hold as they are, and cells of a table are never shrunk.
That these widths are those of a real typeface is asked in exports/deck/test_measure.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from pptx.enum.text import MSO_AUTO_SIZE

from dashboard.render.pptx.measure import Face, width

LINE = 1.2
SHRUNK = 0.7
"""So far a program may shrink a title in the widest typeface: 36 points to 25."""


def lines(text: str, size: float, room: float, face: Face, *, bold: bool) -> int:
    """Lines of one paragraph, word by word; a word that is wider than the room counts as the lines it needs."""
    count, used = 1, 0.0
    space = width(" ", size, bold=bold, face=face)
    for word in text.split():
        long = width(word, size, bold=bold, face=face)
        if used and used + space + long > room:
            count, used = count + 1, 0.0
        used += long + (space if used else 0.0)
        while used > room:
            count, used = count + 1, used - room
    return count


def height(frame: Any, room: float, size: float, face: Face, scale: float = 1.0) -> float:
    """Points that a text frame of python-pptx takes in `room` points of width; `size` where a run names none. `scale`:
    what a program shrinks its types to."""
    total = 0.0
    for paragraph in frame.paragraphs:
        runs = list(paragraph.runs)
        sizes = [(run.font.size.pt if run.font.size else size) * scale for run in runs]
        first, rest = sizes[0] if sizes else size * scale, "".join(run.text for run in runs[1:])
        bold = any(run.font.bold for run in runs)
        own = runs[0].text if runs else ""
        if not rest or min(sizes) == max(sizes):
            total += lines(own + rest, first, room, face, bold=bold) * first * LINE
            continue
        beside = width(own, first, bold=bold, face=face) + width(rest, sizes[-1], face=face)  # a figure with its unit
        below = 0 if beside <= room else lines(rest, sizes[-1], room, face, bold=False)
        total += lines(own, first, room, face, bold=bold) * first * LINE + below * sizes[-1] * LINE
    return total


def overflowing(page: Any, wide: float, high: float) -> Iterator[str]:
    """What leaves the page or its own box, or stands on another, in words."""
    for shape in page.shapes:
        left, top, right, bottom = _edges(shape)
        if left < -0.5 or top < -0.5 or right > wide + 0.5 or bottom > high + 0.5:
            yield f"{shape.name} leaves the page: {left:.0f} {top:.0f} {right:.0f} {bottom:.0f}"
        for face in Face:
            if shape.has_text_frame and shape.text_frame.text:
                yield from _text(shape, face)
            if getattr(shape, "has_table", False) and shape.has_table:
                yield from _table(shape, face)
    yield from _overlapping(page)


def _edges(shape: Any) -> tuple[float, float, float, float]:
    left, top = (shape.left or 0) / 12700, (shape.top or 0) / 12700
    return left, top, left + shape.width / 12700, top + shape.height / 12700


def _text(shape: Any, face: Face) -> Iterator[str]:
    frame = shape.text_frame
    left, top, right, bottom = _edges(shape)
    sides, ends = (frame.margin_left + frame.margin_right) / 12700, (frame.margin_top + frame.margin_bottom) / 12700
    shrinks = face is Face.WIDEST and "TEXT_BOX" not in str(shape.shape_type) \
        and frame.auto_size == MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    needed = height(frame, right - left - sides, 14.0 if "Nomor" in shape.name else 24.0, face,
                    SHRUNK if shrinks else 1.0)
    if needed > bottom - top - ends + 1:
        yield f"{shape.name} needs {needed:.0f} of {bottom - top - ends:.0f} points ({face}): {frame.text[:60]}"


def _overlapping(page: Any) -> Iterator[str]:
    placed = [shape for shape in page.shapes if not (shape.has_text_frame and not shape.text_frame.text)]
    for one, other in combinations(placed, 2):
        (left, top, right, bottom), (west, north, east, south) = _edges(one), _edges(other)
        if min(right, east) - max(left, west) > 0.5 and min(bottom, south) - max(top, north) > 0.5:
            yield f"{one.name} stands on {other.name}"


def _table(shape: Any, face: Face) -> Iterator[str]:
    table = shape.table
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            room = (column.width - cell.margin_left - cell.margin_right) / 12700
            needed = height(cell.text_frame, room, 24.0, face) + (cell.margin_top + cell.margin_bottom) / 12700
            if needed > row.height / 12700 + 1:
                yield f"a cell needs {needed:.0f} of {row.height / 12700:.0f} points: {cell.text_frame.text[:60]}"
