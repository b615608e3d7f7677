"""Whether texts of a PowerPoint file stay in their boxes, by the widths that placed them: the same on every machine.

That these widths are those of a real typeface is asked in exports/deck/test_measure.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dashboard.exports.deck.measure import width

LINE = 1.2


def lines(text: str, size: float, room: float, *, bold: bool) -> int:
    """Lines of one paragraph, word by word; a word that is wider than the room counts as the lines it needs."""
    count, used = 1, 0.0
    space = width(" ", size, bold=bold)
    for word in text.split():
        long = width(word, size, bold=bold)
        if used and used + space + long > room:
            count, used = count + 1, 0.0
        used += long + (space if used else 0.0)
        while used > room:
            count, used = count + 1, used - room
    return count


def height(frame: Any, room: float, size: float) -> float:
    """Points that a text frame of python-pptx takes in `room` points of width; `size` where a run names none."""
    total = 0.0
    for paragraph in frame.paragraphs:
        runs = list(paragraph.runs)
        sizes = [run.font.size.pt if run.font.size else size for run in runs]
        first, rest = sizes[0] if sizes else size, "".join(run.text for run in runs[1:])
        bold = any(run.font.bold for run in runs)
        own = runs[0].text if runs else ""
        if not rest or min(sizes) == max(sizes):
            total += lines(own + rest, first, room, bold=bold) * first * LINE
            continue
        beside = width(own, first, bold=bold) + width(rest, sizes[-1], bold=False)  # a figure with its unit
        below = 0 if beside <= room else lines(rest, sizes[-1], room, bold=False)
        total += lines(own, first, room, bold=bold) * first * LINE + below * sizes[-1] * LINE
    return total


def overflowing(page: Any, wide: float, high: float) -> Iterator[str]:
    """What leaves the page or its own box, in words."""
    for shape in page.shapes:
        left, top = (shape.left or 0) / 12700, (shape.top or 0) / 12700
        right, bottom = left + shape.width / 12700, top + shape.height / 12700
        if left < -0.5 or top < -0.5 or right > wide + 0.5 or bottom > high + 0.5:
            yield f"{shape.name} leaves the page: {left:.0f} {top:.0f} {right:.0f} {bottom:.0f}"
        if shape.has_text_frame and shape.text_frame.text:
            frame = shape.text_frame
            sides = (frame.margin_left + frame.margin_right) / 12700
            ends = (frame.margin_top + frame.margin_bottom) / 12700
            needed = height(frame, right - left - sides, 14.0 if "Nomor" in shape.name else 18.0)
            if needed > bottom - top - ends + 1:
                yield f"{shape.name} needs {needed:.0f} of {bottom - top - ends:.0f} points: {frame.text[:60]}"
        if getattr(shape, "has_table", False) and shape.has_table:
            yield from _table(shape)


def _table(shape: Any) -> Iterator[str]:
    table = shape.table
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            room = (column.width - cell.margin_left - cell.margin_right) / 12700
            needed = height(cell.text_frame, room, 18.0) + (cell.margin_top + cell.margin_bottom) / 12700
            if needed > row.height / 12700 + 1:
                yield f"a cell needs {needed:.0f} of {row.height / 12700:.0f} points: {cell.text_frame.text[:60]}"
