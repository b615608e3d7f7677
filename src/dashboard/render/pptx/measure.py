"""How much room a text takes, so that nothing runs out of its box: by tables of widths, the same on every machine.

The typeface of the deck is Calibri; a viewer without it draws in another one. What no program shrinks (cells of tables,
labels and axes of charts, lines that stand under each other) is placed by the widest of both; titles and cards, which
programs shrink into their boxes, by Calibri.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from dashboard.render.pptx import calibri, dejavu

LINE = 1.22
"""Height of a line in sizes of its type."""
SPARE = 1.03
"""Programs do not agree to the last point on where a line ends."""
_UNKNOWN = 1000
"""A letter that the typeface lacks comes from another one, and may be as wide as the type is high."""


def _by_letter(table: Mapping[int, str]) -> dict[str, int]:
    return {letter: size for size, letters in table.items() for letter in letters}


class Face(Enum):
    """By which typeface a text is measured. WIDEST: each letter as wide as in the widest that a viewer may have."""

    CALIBRI = "calibri"
    WIDEST = "widest"


def _wider(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return {letter: max(size, other[letter]) for letter, size in one.items()}


_CALIBRI = (_by_letter(calibri.REGULAR), _by_letter(calibri.BOLD))
_WIDEST = (_wider(_CALIBRI[False], _by_letter(dejavu.REGULAR)), _wider(_CALIBRI[True], _by_letter(dejavu.BOLD)))
_WIDTHS = {Face.CALIBRI: _CALIBRI, Face.WIDEST: _WIDEST}


@lru_cache(maxsize=20_000)
def _length(text: str, bold: bool, face: Face) -> float:
    widths = _WIDTHS[face][bold]
    return sum(widths.get(letter, _UNKNOWN) for letter in text) / 1000 * SPARE


def width(text: str, size: float, *, bold: bool = False, face: Face = Face.WIDEST) -> float:
    """Points that a line of text of `size` points takes."""
    return _length(text, bold, face) * size


def wrap(text: str, size: float, room: float, *, bold: bool = False, face: Face = Face.WIDEST) -> list[str]:
    """The lines of a text in a box `room` points wide; a word that is too long is parted."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if width(longer, size, bold=bold, face=face) <= room:
                line = longer
                continue
            if line:
                lines.append(line)
            *parts, line = _parted(word, size, room, bold, face)
            lines += parts
        lines.append(line)
    return lines


def _parted(word: str, size: float, room: float, bold: bool, face: Face) -> list[str]:
    parts = [""]
    for letter in word:
        if parts[-1] and width(parts[-1] + letter, size, bold=bold, face=face) > room:
            parts.append("")
        parts[-1] += letter
    return parts


def clipped(text: str, size: float, room: float, most: int, *, bold: bool = False, face: Face = Face.WIDEST) -> str:
    """The text, cut with "…" where it would take more than `most` lines."""
    lines = wrap(text, size, room, bold=bold, face=face)
    if len(lines) <= most:
        return text
    last = lines[most - 1]
    while last and width(f"{last}…", size, bold=bold, face=face) > room:
        last = last[:-1].rstrip()
    return " ".join([*lines[:most - 1], f"{last}…"])


@dataclass(frozen=True)
class Fitted:
    """A text with the size it is set in and the number of its lines."""

    text: str
    size: float
    lines: int

    @property
    def height(self) -> float:
        """Points."""
        return self.lines * self.size * LINE


def fit(text: str, room: float, sizes: tuple[float, ...], most: int, *, bold: bool = False,
        face: Face = Face.WIDEST) -> Fitted:
    """The largest of `sizes` (largest first) in which the text takes at most `most` lines; else the smallest, cut."""
    for size in sizes:
        lines = wrap(text, size, room, bold=bold, face=face)
        if len(lines) <= most:
            return Fitted(text, size, len(lines))
    cut = clipped(text, sizes[-1], room, most, bold=bold, face=face)
    return Fitted(cut, sizes[-1], min(most, len(wrap(cut, sizes[-1], room, bold=bold, face=face))))
