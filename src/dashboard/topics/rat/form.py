"""The RAT matrix (18, 21 or 23 columns): strategy rows, codes written once, total rows, free texts made countable."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd

from dashboard.core.formats import rupiah, shortened
from dashboard.intake.common import STRATEGY_WORDS
from dashboard.intake.contract import Kind
from dashboard.intake.files.cells import as_text, is_blank
from dashboard.intake.preview import Fate, Log, Severity
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.intake.table.body import TOTAL, Body, is_word, skip_examples
from dashboard.intake.validate import Rows, read_places
from dashboard.intake.values.agencies import find_agency
from dashboard.intake.values.numbers import hidden_problem, read_number
from dashboard.intake.values.places import find_places
from dashboard.intake.values.recipients import count_and_unit
from dashboard.intake.values.words import normalise
from dashboard.topics.rat.contracts import RAT_MATRIX

SUPPLIED_BY_SECTIONS = frozenset({"strategy", "agency", "number"})
"""Columns that a title row above a group of rows may state instead."""
_CHAIN = ("strategy", "agency", "program", "activity", "sub_code", "sub_activity")
"""Columns written once for several rows. A new value makes those after it in its branch unknown."""
_BRANCH = {"strategy": ("program", "activity", "sub_code", "sub_activity"),
           "agency": ("program", "activity", "sub_code", "sub_activity"),
           "program": ("activity", "sub_code", "sub_activity"), "activity": ("sub_code", "sub_activity")}
_MONEY = [column.name for column in RAT_MATRIX.columns if column.kind is Kind.RUPIAH]
_STRATEGY_NUMBER = re.compile(r"strategi\s*(?:ke)?\s*[-:]?\s*([123]|i{1,3})\b", re.IGNORECASE)
_NUMBERS = {"1": "1", "2": "2", "3": "3", "i": "1", "ii": "2", "iii": "3"}
_NAMED = ("program", "activity", "sub_activity", "sub_code", "direct", "indirect", "support")
"""Where any of these is filled, a row is data even if it has hardly another cell."""
_SECTION_CELLS = 2
_LOOK_AHEAD = 6
_UNKNOWN_SECTION = "unknown section"


class _Memory:
    """What the rows above said, in the words of the file or as codes where they are known."""

    def __init__(self, reference: ReferenceCodes) -> None:
        self.reference = reference
        self.said: dict[str, str] = {}
        self.line: tuple[str | None, str | None] = (None, None)
        self.sum = self.section_sum = 0.0

    def say(self, name: str, text: str) -> None:
        """Remembers a value; what belongs to its predecessor is forgotten."""
        if name == "strategy":
            text = _strategy(text) or text
        if name == "agency":
            text = find_agency(text, self.reference, guess=False)[0] or text
        if self.said.get(name) != text:
            for later in _BRANCH.get(name, ()):
                self.said.pop(later, None)
        self.said[name] = text

    def add(self, amount: float) -> None:
        """Counts the amount of a data row."""
        self.sum += amount
        self.section_sum += amount


class _Texts:
    """Cells as texts: of contract columns by name, and of whole rows."""

    def __init__(self, body: Body, columns: dict[str, Any]) -> None:
        raw = body.table.sheet.cells.loc[body.table.last + 1:]
        self.columns = columns
        self.rows = list(zip(*(raw[place] for place in raw.columns), strict=True))
        placed = body.table.columns
        self.leading = {placed[name] for name in ("number", "strategy", "agency") if name in placed} | {
            min(placed.values())}

    def of(self, name: str, place: int) -> str:
        """The text of a contract column, "" when blank or absent."""
        column = self.columns.get(name)
        return "" if column is None else as_text(column[place])

    def words(self, place: int) -> list[tuple[int, str]]:
        """(column, text) of the cells of a row that are texts and no amounts; a merged text once."""
        found: dict[str, int] = {}
        for column, value in enumerate(self.rows[place]):
            if is_word(value):
                found.setdefault(value.strip(), column)
        return [(column, text) for text, column in found.items()]

    def filled(self, place: int) -> int:
        """How many cells of a row hold anything."""
        return sum(not is_blank(value) for value in self.rows[place])


def sort_rows(body: Body, reference: ReferenceCodes, log: Log) -> None:
    """Sets the fate of section, total and note rows, and fills in what data rows leave to the row above."""
    skip_examples(body)
    columns = {name: body.cells[name].to_numpy(dtype=object, copy=True) for name in body.cells}
    fates = body.fates.to_numpy(dtype=object, copy=True)
    texts = _Texts(body, columns)
    memory = _Memory(reference)
    for name in _CHAIN:
        if name in body.table.title:
            memory.say(name, body.table.title[name])
    sheet = body.table.sheet.name
    for place, row in enumerate(map(int, body.index)):
        if fates[place] != Fate.ACCEPTED.value:
            continue
        fates[place] = _fate(texts, place, memory)
        if fates[place] == Fate.ACCEPTED.value and texts.words(place):
            doubt = _fill(columns, texts, place, memory)
            if doubt:
                log.add(sheet, row, "", Severity.WARNING, doubt)
            if _continues(columns, place, memory):
                body.excused.setdefault("allocation", set()).add(row)
    _set_notes(fates)
    for place in map(int, np.flatnonzero(fates == _UNKNOWN_SECTION)):
        log.add(sheet, int(body.index[place]), "", Severity.WARNING,
                "Baris ini bukan data, judul strategi, atau jumlah, jadi dilewati; periksa apakah ada yang hilang")
        fates[place] = Fate.SECTION.value
    body.fates = pd.Series(fates, index=body.index, dtype=object)
    for name in _CHAIN:
        body.cells[name] = pd.Series(columns[name], index=body.index, dtype=object)


def _continues(columns: dict[str, Any], place: int, memory: _Memory) -> bool:
    """Whether this row may leave its allocation to the row above: the same sub kegiatan, amount written there."""
    amount = read_number(columns["allocation"][place], whole=True)[0]
    memory.add(amount or 0)
    line = memory.said.get("agency"), memory.said.get("sub_code")
    same = line == memory.line and line[1] is not None
    memory.line = line
    return same and amount is None and is_blank(columns["allocation"][place])


def _fate(texts: _Texts, place: int, memory: _Memory) -> str:
    """What kind of row this is; section rows are remembered."""
    words = texts.words(place)
    amount = read_number(texts.of("allocation", place), whole=True)[0]
    leading = bool(words) and words[0][0] in texts.leading
    named = any(texts.of(name, place) for name in _NAMED) or _is_places(texts.of("location", place), memory.reference)
    if words and TOTAL.match(words[0][1]) and (leading or len(words) == 1):
        return Fate.TOTAL.value
    if not words and amount and amount in (memory.sum, memory.section_sum):
        return Fate.TOTAL.value
    if leading and len(words) <= _SECTION_CELLS and _is_section(words, memory):
        memory.section_sum = 0.0
        return Fate.SECTION.value
    if not named and len(words) <= _SECTION_CELLS and not any(texts.of(name, place) for name in _MONEY):
        return _UNKNOWN_SECTION
    if _is_head_of_group(texts, place):
        for name in ("strategy", "agency", "program", "activity"):
            if texts.of(name, place):
                memory.say(name, texts.of(name, place))
        return Fate.SECTION.value
    return Fate.ACCEPTED.value


def _is_places(text: str, reference: ReferenceCodes) -> bool:
    """Whether a text is nothing but places: more villages of the row above."""
    found = find_places(text, reference)
    return bool(found.codes) and not found.unplaced


def _is_section(words: list[tuple[int, str]], memory: _Memory) -> bool:
    """A full-width row that names a strategy or an OPD."""
    strategy = _strategy(words[0][1])
    if strategy:
        memory.say("strategy", strategy)
        return True
    agency = find_agency(words[-1][1], memory.reference, guess=False)[0]
    if agency:
        memory.say("agency", agency)
    return bool(agency)


def _strategy(text: str) -> str:
    """The number of the strategy a text names, "" when it names none or several."""
    words = normalise(text)
    meant = {code for word, code in STRATEGY_WORDS if word in words}
    if len(meant) == 1:
        return meant.pop()
    numbered = _STRATEGY_NUMBER.search(text)
    return _NUMBERS[numbered.group(1).lower()] if numbered and not meant else ""


def _is_head_of_group(texts: _Texts, place: int) -> bool:
    """A row that names a program or kegiatan whose sub kegiatan follow; its amount is their sum."""
    code = texts.of("sub_code", place)
    if texts.of("sub_activity", place) or not (texts.of("program", place) or texts.of("activity", place)):
        return False
    later = range(place + 1, min(place + _LOOK_AHEAD, len(texts.rows)))
    if code:
        following = next((texts.of("sub_code", one) for one in later if texts.of("sub_code", one)), "")
        return following.startswith(f"{code.rstrip('.')}.")
    return bool(later) and bool(texts.of("sub_activity", place + 1)) and not texts.of("program", place + 1) \
        and texts.filled(place) <= _SECTION_CELLS + 1


def _fill(columns: dict[str, Any], texts: _Texts, place: int, memory: _Memory) -> str:
    """Blank cells of the chain take what the rows above said; returns a sentence when that is doubtful."""
    own = {name: texts.of(name, place) for name in _CHAIN}
    code_above, activity_above = memory.said.get("sub_code"), memory.said.get("sub_activity", "")
    for name in _CHAIN:
        if own[name]:
            memory.say(name, own[name])
        elif name in memory.said:
            columns[name][place] = memory.said[name]
    if own["sub_code"] and own["sub_code"] != code_above and not own["sub_activity"]:
        columns["sub_activity"][place] = None
        memory.said.pop("sub_activity", None)
    borrowed = not own["sub_code"] and memory.said.get("sub_code")
    if borrowed and own["sub_activity"] and normalise(own["sub_activity"]) != normalise(activity_above):
        return (f"Kode kosong, diisi {borrowed} dari baris di atasnya, padahal sub kegiatannya lain; tulis kodenya "
                "bila berbeda")
    return ""


def _set_notes(fates: np.ndarray[Any, Any]) -> None:
    """Rows after the last data or total row: remarks, place and date, signature."""
    meant = np.flatnonzero((fates == Fate.ACCEPTED.value) | (fates == Fate.TOTAL.value))
    for place in range(int(meant[-1]) + 1 if len(meant) else 0, len(fates)):
        if fates[place] == _UNKNOWN_SECTION:
            fates[place] = Fate.SKIPPED.value


def complete(rows: Rows) -> None:
    """Adds line, target_count, target_unit and places; says what of the texts could not be counted or placed."""
    frame = rows.frame
    groups = frame.groupby(["year", "agency", "sub_code"], dropna=False, sort=False)
    frame["line"] = (groups.cumcount() + 1).astype("Int64")
    _refuse_hidden(rows)
    _count_recipients(rows)
    read_places(rows)
    _compare_sums(rows)


def _refuse_hidden(rows: Rows) -> None:
    """What was downloaded without signing in lacks small counts; handed in, it would replace them by words."""
    for column in RAT_MATRIX.columns:
        if column.kind in (Kind.TEXT, Kind.PLACES):
            texts = rows.frame[column.name]
            problems = {text: hidden_problem(text) for text in texts.dropna().unique()}
            for position in rows.where(texts.map(lambda text, found=problems: bool(found.get(text)))):
                rows.findings.error(position, column.name, problems[texts[position]], "hidden count")


def _count_recipients(rows: Rows) -> None:
    read = {text: count_and_unit(text) for text in rows.frame["target_text"].dropna().unique()}
    texts = rows.frame["target_text"]
    counts = [None if not isinstance(text, str) else read[text].number for text in texts]
    rows.frame["target_count"] = pd.Series(pd.array(counts, dtype="Float64"), index=texts.index)
    units = [read[text].unit if isinstance(text, str) else None for text in texts]
    rows.frame["target_unit"] = pd.Series(pd.array(units, dtype="str"), index=texts.index)
    unclear = texts.map(lambda text: isinstance(text, str) and read[text].number is None)
    for position in rows.where(unclear):
        rows.findings.warning(position, "target_text", f"Sasaran '{shortened(texts[position])}' tidak dapat dihitung; "
                              "teksnya disimpan. Tulis satu angka dan satuannya, misalnya 500 KK", "target text")


def _compare_sums(rows: Rows) -> None:
    frame = rows.frame
    for names, word in ((("realised_q1", "realised_q2", "realised_q3", "realised_q4"), "triwulan"),
                        (("realised_s1", "realised_s2"), "semester")):
        parts = frame[list(names)]
        known = parts.notna().any(axis=1) & frame["realised_total"].notna()
        sums = parts.sum(axis=1)
        for position in rows.where(known & ((sums - frame["realised_total"]).abs() > len(names))):
            rows.findings.warning(position, "realised_total",
                                  f"Realisasi total {rupiah(frame['realised_total'][position])} bukan jumlah {word} "
                                  f"({rupiah(sums[position])}); periksa", f"sum {word}")
    for position in rows.where(frame["realised_total"] > frame["allocation"]):
        rows.findings.warning(position, "realised_total",
                              "Realisasi lebih besar daripada alokasi; periksa, baris tetap diterima")
