"""Native tables that never grow out of their box: texts are cut before a row is left to the next slide."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from dashboard.core.style import LIGHT
from dashboard.render.pptx.measure import LINE, Face, clipped, width, wrap
from dashboard.render.pptx.sheet import SMALLEST, Box, Paragraph, write
from dashboard.render.slides.model import SlideTable

_SIDE, _UP = 6.0, 5.0
"""Points between the text of a cell and its edges."""
_ASIDE = 2 * _SIDE + 1
_WORD = re.compile(r"(?:(?<!\S)[^\w\s] )?\S+")
"""With the mark of a state before it."""
_PIECES = 16
_PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's "No Style, No Grid"."""
_MOST_LINES = 4


def room_for(table: SlideTable, box: Box) -> int:
    """How many of its first rows fit in the box, one at least: fewer rows may take narrower columns."""
    def too_many(rows: int) -> bool:
        some = replace(table, rows=table.rows[:rows])
        return len(_cut(some, _widths(some, box.width), box.height)) - 1 < rows

    return max(1, bisect_left(range(1, len(table.rows) + 1), x=True, key=too_many))


def draw(slide: Any, box: Box, table: SlideTable) -> Any:
    """The shape of the table in its box, with the rows for which there is room."""
    widths = _widths(table, box.width)
    rows = _cut(table, widths, box.height)
    heights = [_height(row, widths, bold=number == 0) for number, row in enumerate(rows)]
    shape = slide.shapes.add_table(len(rows), len(widths), *Box(box.left, box.top, box.width, sum(heights)).emu())
    made = shape.table
    _style(shape)
    for column, wide in zip(made.columns, widths, strict=True):
        column.width = Pt(wide)
    for number, (cells, height) in enumerate(zip(rows, heights, strict=True)):
        made.rows[number].height = Pt(height)
        for place, text in enumerate(cells):
            line = Paragraph(text, SMALLEST, LIGHT.muted if number == 0 else LIGHT.ink, number == 0)
            _cell(made.cell(number, place), line, is_number=table.columns[place].is_number)
    return shape


def _widths(table: SlideTable, whole: float) -> list[float]:
    """Each column holds its longest word; what is left goes, piece by piece, to the column with which the table gets
    lowest. The shares of the columns are the hall's; type of this size needs every point."""
    columns = [[(column.name, True), *((row[place], False) for row in table.rows)]
               for place, column in enumerate(table.columns)]
    most = [max(width(text, SMALLEST, bold=bold) for text, bold in texts) + _ASIDE for texts in columns]
    if sum(most) <= whole:
        return [one * whole / sum(most) for one in most]
    least = [_longest_word(texts, Face.WIDEST) for texts in columns]
    if sum(least) > whole:
        least = [_longest_word(texts, Face.CALIBRI) for texts in columns]
    if sum(least) >= whole:
        return [one * whole / sum(least) for one in least]
    return _shared_out(columns, least, most, (whole - sum(least)) / _PIECES)


def _longest_word(texts: Sequence[tuple[str, bool]], face: Face) -> float:
    return max((width(word, SMALLEST, bold=bold, face=face) for text, bold in texts for word in _WORD.findall(text)),
               default=0.0) + _ASIDE


def _shared_out(columns: Sequence[Sequence[tuple[str, bool]]], least: list[float], most: list[float],
                piece: float) -> list[float]:
    """The widths with all pieces given, always as many at once to one column as save most lines a piece; when none
    saves any, to the one that lacks most."""
    @cache
    def lines(place: int, pieces: int) -> tuple[int, ...]:
        room = least[place] + pieces * piece - 2 * _SIDE
        return tuple(len(wrap(text, SMALLEST, room, bold=bold)) for text, bold in columns[place])

    def total(pieces: Sequence[int]) -> int:
        return sum(map(max, zip(*(lines(place, own) for place, own in enumerate(pieces)), strict=True)))

    given, left = [0] * len(columns), _PIECES
    while left:
        now = total(given)
        tried = [((now - total([*given[:place], given[place] + more, *given[place + 1:]])) / more, -more, place)
                 for place in range(len(columns)) for more in range(1, left + 1)]
        saved, more, place = max(tried)
        if saved <= 0:
            place = max(range(len(columns)), key=lambda one: most[one] - least[one] - given[one] * piece)
        given[place], left = given[place] - more, left + more
    return [one + pieces * piece for one, pieces in zip(least, given, strict=True)]


def _cut(table: SlideTable, widths: Sequence[float], room: float) -> list[tuple[str, ...]]:
    """The texts of the widest column are cut first, then whole rows left out; what room is left over goes to the texts
    again, from the first row on."""
    head = tuple(column.name for column in table.columns)
    most = [_needed(row, widths) for row in table.rows]
    head_lines = _MOST_LINES

    def rows() -> list[tuple[str, ...]]:
        told = [_clip(row, widths, lines) for row, lines in zip(table.rows, most, strict=False)]
        return [_clip(head, widths, head_lines, bold=True), *told]

    while len(most) > 1 and _total(rows(), widths) > room:
        most.pop()
    while _total(rows(), widths) > room and head_lines > 1:
        head_lines -= 1
    while _total(rows(), widths) > room and most[0] > 1:
        most[0] -= 1
    for lines in range(2, _MOST_LINES + 1):
        for number, before in enumerate(most):
            most[number] = max(before, lines)
            if _total(rows(), widths) > room:
                most[number] = before
    return rows()


def _needed(row: Sequence[str], widths: Sequence[float]) -> int:
    """Lines without which a date or a name, outside the widest column, would be cut; at most three."""
    widest = max(range(len(widths)), key=lambda place: widths[place])
    others = [text for place, text in enumerate(row) if place != widest]
    room = [size for place, size in enumerate(widths) if place != widest]
    return min(3, _lines(others, room))


def _total(rows: Sequence[tuple[str, ...]], widths: Sequence[float]) -> float:
    return sum(_height(row, widths, bold=number == 0) for number, row in enumerate(rows))


def _clip(row: Sequence[str], widths: Sequence[float], most: int, *, bold: bool = False) -> tuple[str, ...]:
    return tuple(clipped(text, SMALLEST, wide - 2 * _SIDE, most, bold=bold)
                 for text, wide in zip(row, widths, strict=True))


def _lines(row: Sequence[str], widths: Sequence[float], *, bold: bool = False) -> int:
    return max((len(wrap(text, SMALLEST, wide - 2 * _SIDE, bold=bold)) for text, wide in zip(row, widths, strict=True)),
               default=1)


def _height(row: Sequence[str], widths: Sequence[float], *, bold: bool) -> float:
    return _lines(row, widths, bold=bold) * SMALLEST * LINE + 2 * _UP


def _style(shape: Any) -> None:
    properties = shape._element.graphic.graphicData.tbl.tblPr
    properties.find(qn("a:tableStyleId")).text = _PLAIN_STYLE
    shape.table.horz_banding = False


def _cell(cell: Any, line: Paragraph, *, is_number: bool) -> None:
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if line.bold else MSO_ANCHOR.TOP
    write(cell.text_frame, [line], PP_ALIGN.RIGHT if is_number else PP_ALIGN.LEFT)
    cell.margin_left = cell.margin_right = Pt(_SIDE)
    cell.margin_top = cell.margin_bottom = Pt(_UP)
    colour, thick = (LIGHT.ink, 1.5) if line.bold else (LIGHT.hairline, 0.75)
    cell._tc.get_or_add_tcPr().insert(0, parse_xml(
        f'<a:lnB {nsdecls("a")} w="{int(thick * 12700)}"><a:solidFill><a:srgbClr val="{colour.lstrip("#")}"/>'
        "</a:solidFill></a:lnB>"))
