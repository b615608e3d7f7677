"""Finds a dataset's table in a sheet: the heading rows, which column is which, and what the title says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from dashboard.intake.contract import Column, Contract
from dashboard.intake.files.cells import Merge, Sheet, as_text, is_blank
from dashboard.intake.files.personal_headings import may_be_personal
from dashboard.intake.values.words import normalise

_DEEPEST = 60
"""Rows in which a heading may stand."""
_HIGHEST = 4
"""Rows a heading may take."""
_LONGEST = 120
_PARENTHESES = re.compile(r"\([^)]*\)")
_NUMBERING = re.compile(r"\(?\s*(\d{1,3}|[A-Za-z]{1,2})\s*\)?(?:\s*[=(].*)?")
_FILLER = {"rp", "rupiah", "dalam", "wajib", "ta"}
_YEAR_WORD = re.compile(r"(?:tahun )?\b20\d\d\b")
_TITLE_YEAR = re.compile(r"\b(?:tahun|ta|th)\.?\s*(?:anggaran|rencana)?\s*:?\s*(20\d\d)\b(?!\s*[-–/]\s*20)",
                         re.IGNORECASE)
_ANY_YEAR = re.compile(r"\b20[1-4]\d\b")
IGNORED = ""
"""What a person says of a column that is not to be read."""
_TOLD_RANK = 3
_HARMLESS = {"no", "nomor", "nourut", "nomorurut", "urut", "urutan", "provinsi", "kabupaten", "kabupatenkota",
             "kabkota", "namakabupaten", "kecamatan", "namakecamatan", "kodekecamatan", "kodekabupaten", "kodeprovinsi",
             "line", "targetcount", "targetunit", "places", "issample", "submissionid",
             "barisasal", "yangharusdiperbaiki"}
"""Columns beside the contract's that nobody needs to be asked about: numbering, the places above a place, and what our
own downloads add."""


@dataclass(frozen=True)
class FoundTable:
    """A table found in a sheet. `columns`: contract column -> sheet column; `headings`: what stands above each.

    `first` and `last` are the heading's rows; `title` holds what lines above it say of contract columns
    ("OPD : Dinas Sosial") or, under "year", the year they name; `meanings`: what a person said of columns that the
    contract does not know, a contract column or IGNORED.
    """

    sheet: Sheet
    first: int
    last: int
    columns: Mapping[str, int]
    headings: Mapping[int, str]
    doubled: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    title: Mapping[str, str] = field(default_factory=dict)
    meanings: Mapping[int, str] = field(default_factory=dict)

    @property
    def beside(self) -> dict[int, str]:
        """Columns with a heading that are not read."""
        known = set(self.columns.values()) | {column for pair in self.doubled.values() for column in pair}
        return {column: text for column, text in self.headings.items() if column not in known}

    @property
    def unknown(self) -> dict[int, str]:
        """Those of them of which nobody has said what they are, and that hold anything."""
        return {column: text for column, text in self.beside.items()
                if self.meanings.get(column) != IGNORED and heading_key(text) not in _HARMLESS
                and self.is_filled(column)}

    @property
    def unheaded(self) -> list[int]:
        """Columns that hold something under no heading."""
        return [column for column in map(int, self.sheet.cells.columns)
                if column not in self.headings and self.is_filled(column)]

    def is_filled(self, column: int) -> bool:
        """Whether anything stands in this column below the heading."""
        return not self.sheet.cells.loc[self.last + 1:, column].map(is_blank).all()

    @property
    def personal(self) -> dict[int, str]:
        """Columns about persons, whatever was said of them: also a bare "Nama", when it is no known column."""
        return {column: text for column, text in self.headings.items()
                if (column in self.meanings or column in self.beside) and may_be_personal(text)}


def heading_key(text: str) -> str:
    """How headings are compared: without case, spaces, words such as "(Rp)", and the year ("Anggaran TA 2025")."""
    words = normalise(text)
    timeless = _YEAR_WORD.sub("", words) if words[:5] != "tahun" else words
    return "".join(word for word in timeless.split() if word not in _FILLER) or words.replace(" ", "")


@lru_cache(maxsize=64)
def _keys(columns: tuple[Column, ...]) -> dict[str, tuple[str, int]]:
    """heading key -> (column name, rank); rank 0 is the heading itself, 1 an alias, 2 the name in the tables."""
    found: dict[str, tuple[str, int]] = {}
    for column in columns:
        for rank, texts in enumerate(((column.heading,), column.aliases, (column.name,))):
            for text in texts:
                for variant in (text, _PARENTHESES.sub("", text)):
                    key = heading_key(variant)
                    if key and found.get(key, ("", 9))[1] > rank:
                        found[key] = (column.name, rank)
    return found


def known_headings(contract: Contract, meanings: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    """heading key -> (column name, rank). `meanings`: heading key -> column, of headings that the contract does not
    know."""
    return {key: (name, _TOLD_RANK) for key, name in meanings.items() if name != IGNORED} | _keys(contract.columns)


def find_table(sheet: Sheet, contract: Contract, meanings: Mapping[str, str] | None = None) -> FoundTable | None:
    """The best heading in the first rows of a sheet; None when no two columns are recognised.

    `meanings`: what people said of headings that the contract does not know: heading key -> column name or IGNORED.
    """
    meanings = meanings or {}
    known = known_headings(contract, meanings)
    head = sheet.cells.iloc[:_DEEPEST]
    grid = {int(row): list(values) for row, values in zip(head.index, head.itertuples(index=False, name=None),
                                                         strict=True)}
    original = {row: list(values) for row, values in grid.items()}
    _spread_merges(grid, sheet.merges)
    rows = sorted(grid)
    best: tuple[int, int, int, list[int]] | None = None
    for place in range(len(rows)):
        for height in range(1, _HIGHEST + 1):
            block = rows[place:place + height]
            if len(block) < height:
                break
            matched = len({found[0] for text in _composed(grid, block).values() if (found := _match(text, known))})
            if best is None or (matched, -height, -place) > best[:3]:
                best = (matched, -height, -place, block)
    if best is None or best[0] < min(2, len(contract.columns)):
        return None
    return _table(sheet, contract, original, grid, best[3], meanings)


def _table(sheet: Sheet, contract: Contract, original: dict[int, list[Any]], grid: dict[int, list[Any]],
           block: list[int], meanings: Mapping[str, str]) -> FoundTable:
    known = known_headings(contract, meanings)
    composed = _composed(grid, block)
    columns: dict[str, int] = {}
    ranks: dict[str, int] = {}
    doubled: dict[str, tuple[int, int]] = {}
    for place, texts in composed.items():
        found = _match(texts, known)
        if not found:
            continue
        name, rank = found
        if name not in columns or rank < ranks[name]:
            columns[name], ranks[name] = place, rank
            doubled.pop(name, None)
        elif rank == ranks[name] and (rank < _TOLD_RANK or texts[0] == composed[columns[name]][0]):
            doubled[name] = (columns[name], place)
    last = max([block[-1], *(merge.bottom for merge in sheet.merges
                             if merge.top in block and merge.bottom - merge.top < _HIGHEST)])
    following = next((row for row in sorted(original) if row > last), None)
    if following is not None and _is_numbering(original[following]):
        last = following
    headings = _beside_merges(sheet, original, block[0]) | {place: texts[0] for place, texts in composed.items()}
    above = [original[row] for row in sorted(original) if row < block[0]]
    said = {place: meanings[heading_key(text)] for place, text in headings.items()
            if heading_key(text) in meanings and heading_key(text) not in _keys(contract.columns)}
    return FoundTable(sheet, block[0], last, columns, headings, doubled, _title(above, contract), said)


def _beside_merges(sheet: Sheet, original: dict[int, list[Any]], first: int) -> dict[int, str]:
    """Headings in the rows from which merged ones reach down to the first: what was not merged stands only there."""
    top = min((merge.top for merge in sheet.merges
               if merge.top < first <= merge.bottom and merge.bottom - merge.top < _HIGHEST), default=first)
    return {column: " ".join(as_text(value).split())[:_LONGEST] for row in sorted(original) if top <= row < first
            for column, value in enumerate(original[row]) if isinstance(value, str) and not is_blank(value)}


def _spread_merges(grid: dict[int, list[Any]], merges: tuple[Merge, ...]) -> None:
    """Every cell of a merged range in the head shows the range's value; of ranges with one corner the first counts."""
    begun: set[tuple[int, int]] = set()
    for merge in merges:
        if merge.top not in grid or merge.left >= len(grid[merge.top]) or (merge.top, merge.left) in begun:
            continue
        begun.add((merge.top, merge.left))
        value = grid[merge.top][merge.left]
        for row in range(merge.top, min(merge.bottom, merge.top + _HIGHEST) + 1):
            for column in range(merge.left, min(merge.right + 1, len(grid.get(row, ())))):
                grid[row][column] = value


def _composed(grid: dict[int, list[Any]], block: list[int]) -> dict[int, tuple[str, ...]]:
    """For each column the texts its heading may be read as: everything joined, then the lowest, then the highest."""
    found = {}
    for column in range(len(grid[block[0]])):
        parts: list[str] = []
        for row in block:
            value = grid[row][column]
            if is_blank(value) and row != block[-1] and not is_blank(grid[block[-1]][column]):
                value = _parent(grid[row], column)
            text = as_text(value)[:_LONGEST] if isinstance(value, str) else ""
            if text and text not in parts:
                parts.append(text)
        if parts:
            found[column] = tuple(dict.fromkeys((" ".join(" ".join(parts).split()), parts[-1], parts[0])))
    return found


def _parent(row: list[Any], column: int) -> Any:
    """In a CSV a merged heading stands only above its first column."""
    return next((row[left] for left in range(column, -1, -1) if not is_blank(row[left])), None)


def _match(texts: tuple[str, ...], known: dict[str, tuple[str, int]]) -> tuple[str, int] | None:
    for text in texts:
        for variant in (text, _PARENTHESES.sub("", text)):
            found = known.get(heading_key(variant))
            if found:
                return found
    return None


def _is_numbering(row: list[Any]) -> bool:
    """A row of 1, 2, 3 ... or A, B, C ... under the heading."""
    texts = [as_text(value) for value in row if not is_blank(value)]
    found = [_NUMBERING.fullmatch(text) for text in texts]
    if len(texts) < 3 or not all(found):
        return False
    marks = [match.group(1) for match in found if match]
    if all(mark.isdigit() for mark in marks):
        return [int(mark) for mark in marks] == list(range(int(marks[0]), int(marks[0]) + len(marks)))
    return len({len(mark) for mark in marks}) <= 2 and marks == sorted(marks, key=lambda mark: (len(mark), mark)) \
        and not any(mark.isdigit() for mark in marks) and len(set(marks)) == len(marks)


def _title(rows: list[list[Any]], contract: Contract) -> dict[str, str]:
    """What the lines above a heading say: "OPD : Dinas Sosial" in one cell or two, and the year in the title."""
    known = _keys(contract.columns)
    said: dict[str, str] = {}
    texts = []
    for row in rows:
        cells = [as_text(value) for value in row if not is_blank(value)]
        texts += cells
        joined = " ".join(cells)
        label, colon, value = joined.partition(":")
        column = known.get(heading_key(label))
        if colon and column and value.strip(" :"):
            said.setdefault(column[0], value.strip(" :"))
    years = set(_TITLE_YEAR.findall(" \n ".join(texts))) or set(_ANY_YEAR.findall(" \n ".join(texts)))
    if len(years) == 1:
        said.setdefault("year", years.pop())
    return said
