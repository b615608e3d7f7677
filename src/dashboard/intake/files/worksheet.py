"""Reads one worksheet part of an .xlsx: values as they are shown, merges, errors, formulas without a value."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from xml.parsers import expat

import numpy as np
import pandas as pd

from dashboard.core.formats import number as printed
from dashboard.intake.files.cells import WIDEST, Merge, Sheet, Unreadable
from dashboard.intake.files.weight import Weight
from dashboard.intake.preview import FileRefused

DAMAGED = ("Berkas .xlsx rusak atau terpotong, sehingga isinya tidak dapat dibaca. Buka di Excel, simpan lagi sebagai "
           "'Buku Kerja Excel (.xlsx)', lalu unggah.")
_MAXIMUM_ROW = 1_048_576
_MAXIMUM_MERGES = 50_000  # each is looked at for every column of texts; forms have a few thousand
_LAST_DAY = 2_958_466  # 1 January 10000 as a serial number
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


@dataclass(frozen=True)
class Shared:
    """What the sheets of a workbook have in common; `formats` says of each style "date", "percent" or ""."""

    strings: list[str]
    formats: list[str]
    epoch: datetime


def parse(part: bytes, start: Callable[[str, dict[str, str]], None], end: Callable[[str], None] | None = None,
          text: Callable[[str], None] | None = None) -> None:
    """Runs handlers over an XML part."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    if end:
        parser.EndElementHandler = end
    if text:
        parser.CharacterDataHandler = text
    parser.Parse(part, True)


def local(name: str) -> str:
    """An element's name without its prefix."""
    return name.rpartition(":")[2]


class TextReader:
    """Collects the text of <t> elements, without the phonetic hints some programs add."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.inside = False
        self.phonetic = False

    def start(self, name: str, _: dict[str, str]) -> None:
        """Handler of a start tag."""
        kind = local(name)
        self.inside = kind == "t" and not self.phonetic
        self.phonetic = self.phonetic or kind == "rPh"

    def text(self, piece: str) -> None:
        """Handler of character data."""
        if self.inside:
            self.pieces.append(piece)

    def end(self, name: str) -> str:
        """Handler of an end tag; returns its name without prefix."""
        kind = local(name)
        self.inside = False
        if kind == "rPh":
            self.phonetic = False
        return kind

    def take(self) -> str:
        """The text so far; starts anew."""
        text = "".join(self.pieces)
        self.pieces = []
        return text


class SheetReader:
    """Reads one worksheet part into columns of (row, value)."""

    def __init__(self, shared: Shared, title: str, hidden: bool, weight: Weight) -> None:
        self.shared, self.title, self.hidden, self.weight = shared, title, hidden, weight
        self.columns: dict[int, tuple[list[int], list[Any]]] = {}
        self.merges: list[Merge] = []
        self.letters: dict[str, int] = {}
        self.row = self.column = 0
        self.type = self.style = ""
        self.formula = False
        self.value: list[str] | None = None  # pieces of the <v> we are in
        self.held: str | None = None  # what the last <v> held
        self.inline = TextReader()

    def read(self, part: bytes) -> Sheet:
        """The sheet. Raises FileRefused when it is too wide or its cells are out of order."""
        parse(part, self._start, self._end, self._text)
        rows = np.unique(np.concatenate([np.asarray(rows) for rows, _ in self.columns.values()])) \
            if self.columns else np.array([], dtype=int)
        width = max(self.columns, default=-1) + 1
        self.weight.add(len(rows), width, sum(len(rows) for rows, _ in self.columns.values()))
        data = {}
        for column in range(width):
            cells = np.full(len(rows), None, dtype=object)
            places, values = self.columns.get(column, ([], []))
            if places:
                filled = np.empty(len(values), dtype=object)
                filled[:] = values
                cells[np.searchsorted(rows, places)] = filled
            data[column] = cells
        return Sheet(self.title, pd.DataFrame(data, index=pd.Index(rows)), tuple(self.merges), self.hidden)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        kind = local(name)
        if kind == "c":
            self._place(attributes.get("r"))
            self.type, self.style = attributes.get("t", "n"), attributes.get("s", "")
            self.formula, self.value = False, None
        elif kind == "v":
            self.value = []
        elif kind == "f":
            self.formula = True
        elif kind == "row":
            self.row = int(attributes["r"]) if "r" in attributes else self.row + 1
            self.column = -1
            if not 0 < self.row <= _MAXIMUM_ROW:
                raise FileRefused(DAMAGED)
        elif kind == "mergeCell":
            self._merge(attributes.get("ref", ""))
        else:
            self.inline.start(name, attributes)

    def _text(self, piece: str) -> None:
        if self.value is not None:
            self.value.append(piece)
        else:
            self.inline.text(piece)

    def _end(self, name: str) -> None:
        kind = local(name)
        if kind == "c":
            self._keep()
            self.value = None
        elif kind == "v":
            self.held, self.value = "".join(self.value or ()), None
        else:
            self.inline.end(name)

    def _place(self, reference: str | None) -> None:
        if not reference:
            self.column += 1
            return
        found = _REFERENCE.fullmatch(reference)
        if not found:
            raise FileRefused(DAMAGED)
        letters = found.group(1)
        if letters not in self.letters:
            self.letters[letters] = _column(letters)
        self.column = self.letters[letters]

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, stop = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if len(self.merges) == _MAXIMUM_MERGES:
            raise FileRefused(f"Lembar '{self.title}' memuat lebih dari {printed(_MAXIMUM_MERGES)} sel gabungan. "
                              "Unggah hanya tabelnya, tanpa sel gabungan.")
        if start and stop:
            self.merges.append(Merge(int(start.group(2)), _column(start.group(1)),
                                     int(stop.group(2)), _column(stop.group(1))))

    def _keep(self) -> None:
        held, self.held = self.held, None
        inline = self.inline.take()
        value = inline if self.type == "inlineStr" and inline else self._valued(held)
        if value is None or value == "":
            return
        if self.column >= WIDEST:
            raise FileRefused(f"Lembar '{self.title}' terlalu besar: lebih dari {WIDEST} kolom. Unggah hanya "
                              "tabelnya.")
        rows, values = self.columns.setdefault(self.column, ([], []))
        if rows and rows[-1] >= self.row:  # rows out of order or a cell named twice
            raise FileRefused(DAMAGED)
        rows.append(self.row)
        values.append(value)

    def _valued(self, held: str | None) -> Any:
        if held is None or (held == "" and self.type != "str"):
            return Unreadable("(rumus)", "berisi rumus yang belum dihitung; buka dan simpan di Excel, atau tempel "
                              "nilainya") if self.formula else None
        if self.type == "s":
            return self.shared.strings[int(held)]
        if self.type == "e":
            return Unreadable(held, f"berisi galat rumus {held}; perbaiki rumusnya atau tulis angkanya")
        if self.type == "b":
            return "YA" if held == "1" else "TIDAK"
        if self.type in ("str", "inlineStr"):
            return held
        if self.type == "d":
            return date.fromisoformat(held[:10])
        return self._number(held)

    def _number(self, held: str) -> Any:
        number = float(held)
        formats = self.shared.formats
        meaning = formats[int(self.style)] if self.style and int(self.style) < len(formats) else ""
        if meaning == "date" and 0 <= number < _LAST_DAY:
            return (self.shared.epoch + timedelta(days=int(number))).date()
        if number != number or number in (float("inf"), float("-inf")):
            return Unreadable(held, "bukan angka yang dapat dipakai; tulis ulang angkanya")
        if meaning == "percent":
            return float(f"{number * 100:.12g}")  # as it is shown: 0.0757 stands in the file for "7,57%"
        return int(number) if number.is_integer() and abs(number) < 2**63 else number


def _column(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1
