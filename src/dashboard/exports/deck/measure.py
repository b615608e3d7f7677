"""How much room a text takes, so that nothing runs out of its box: by the widths of Calibri, and a little more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dashboard.exports.deck import calibri

LINE = 1.22
"""Height of a line in sizes of its type."""
SPARE = 1.03
"""Programs do not agree to the last point on where a line ends."""
_UNKNOWN = 1000
"""A letter that the typeface lacks comes from another one, and may be as wide as the type is high."""


def _by_letter(table: Mapping[int, str]) -> dict[str, int]:
    return {letter: size for size, letters in table.items() for letter in letters}


_REGULAR, _BOLD = _by_letter(calibri.REGULAR), _by_letter(calibri.BOLD)


@lru_cache(maxsize=20_000)
def _length(text: str, bold: bool) -> float:
    widths = _BOLD if bold else _REGULAR
    return sum(widths.get(letter, _UNKNOWN) for letter in text) / 1000 * SPARE


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Points that a line of text of `size` points takes."""
    return _length(text, bold) * size


def wrap(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The lines of a text in a box `room` points wide; a word that is too long is parted."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if width(longer, size, bold=bold) <= room:
                line = longer
                continue
            if line:
                lines.append(line)
            *parts, line = _parted(word, size, room, bold)
            lines += parts
        lines.append(line)
    return lines


def _parted(word: str, size: float, room: float, bold: bool) -> list[str]:
    parts = [""]
    for letter in word:
        if parts[-1] and width(parts[-1] + letter, size, bold=bold) > room:
            parts.append("")
        parts[-1] += letter
    return parts


def clipped(text: str, size: float, room: float, most: int, *, bold: bool = False) -> str:
    """The text, cut with "…" where it would take more than `most` lines."""
    lines = wrap(text, size, room, bold=bold)
    if len(lines) <= most:
        return text
    last = lines[most - 1]
    while last and width(f"{last}…", size, bold=bold) > room:
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


def fit(text: str, room: float, sizes: tuple[float, ...], most: int, *, bold: bool = False) -> Fitted:
    """The largest of `sizes` (largest first) in which the text takes at most `most` lines; else the smallest, cut."""
    for size in sizes:
        lines = wrap(text, size, room, bold=bold)
        if len(lines) <= most:
            return Fitted(text, size, len(lines))
    cut = clipped(text, sizes[-1], room, most, bold=bold)
    return Fitted(cut, sizes[-1], min(most, len(wrap(cut, sizes[-1], room, bold=bold))))
