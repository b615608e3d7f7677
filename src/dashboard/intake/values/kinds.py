"""Turns the cells of a column into values of its kind: each distinct cell once, then spread over the rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np
import pandas as pd

from dashboard.core.formats import number as printed
from dashboard.core.formats import shortened
from dashboard.intake.contract import Column, Kind
from dashboard.intake.files.cells import Unreadable, as_text
from dashboard.intake.preview import Proposal
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.intake.values.agencies import find_agency, find_program
from dashboard.intake.values.dates_links import read_date, read_link, read_month
from dashboard.intake.values.numbers import Convention, convention, read_number, read_plain
from dashboard.intake.values.places import find_place, find_region
from dashboard.intake.values.words import listed, near, normalise

WHOLE = {Kind.INTEGER, Kind.RUPIAH, Kind.YEAR, Kind.QUARTER}
NUMERIC = {*WHOLE, Kind.NUMBER}
_DIGITS_AND_DOTS = re.compile(r"[\d.\s]*\d[\d.\s]*")
_LONGEST_TEXT = 4_000  # characters
_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER = re.compile(r"(?:triwulan|tw|q|kuartal|trw)?\s?(iv|iii|ii|i|[1-4])")
_YEAR = re.compile(r"(?:tahun|ta|tahun anggaran|th)?\s?(20\d\d)")
_PERIOD = re.compile(r"(?P<year>20\d\d)(?: ?(?:triwulan|tw|q) ?(?P<quarter>iv|iii|ii|i|[1-4]))?")
_PERIOD_REVERSED = re.compile(r"(?:triwulan|tw|q) ?(?P<quarter>iv|iii|ii|i|[1-4]) (?:tahun )?(?P<year>20\d\d)")

_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
"""As a CSV shows them."""

Converted = tuple[Any, str]
"""(value or None, problem or "")."""
MOST_PROPOSALS = 100
"""Finding near names takes time; beyond this many unknown ones the file has another problem."""


@dataclass
class Proposals:
    """Unknown texts and what they may mean, each once."""

    found: dict[tuple[str, str], Proposal] = field(default_factory=dict)
    looked: int = 0

    def add(self, text: str, kind: str, candidates: tuple[str, ...]) -> None:
        """Keeps a proposal when there is something to propose."""
        if candidates:
            self.found.setdefault((text, kind), Proposal(shortened(text, 200), kind, candidates))

    def wanted(self) -> bool:
        """Whether to look for near names once more."""
        self.looked += 1
        return self.looked <= MOST_PROPOSALS


@dataclass(frozen=True)
class Values:
    """A column's values (dtype of its kind, NA when blank), and for each row the index of a problem (0 = none).

    `rounded`: rows in which sen were rounded to whole rupiah.
    """

    values: pd.Series
    problem: np.ndarray[Any, np.dtype[np.int64]]
    sentences: tuple[str, ...]
    rounded: np.ndarray[Any, np.dtype[np.bool_]]


def convert(cells: pd.Series, column: Column, reference: ReferenceCodes, proposals: Proposals) -> Values:
    """The cells of one column as values of its kind."""
    codes, distinct = pd.factorize(cells, use_na_sentinel=False)
    if column.kind in (Kind.INTEGER, Kind.RUPIAH, Kind.NUMBER):
        values, problems, notes = _numbers(distinct, column)
    else:
        reader = _reader(column, reference, proposals)
        read = [reader(value) for value in np.asarray(distinct, dtype=object)]
        values, problems = _typed([value for value, _ in read], column.kind), [problem for _, problem in read]
        notes = np.zeros(len(read), dtype=bool)
    wrong = [place for place, problem in enumerate(problems) if problem]
    numbers = np.zeros(len(problems), dtype=np.int64)
    numbers[wrong] = range(1, len(wrong) + 1)
    return Values(values.take(codes).set_axis(cells.index), numbers[codes],
                  ("", *(problems[place] for place in wrong)), notes[codes])


def _numbers(distinct: Any, column: Column) -> tuple[pd.Series, list[str], Any]:
    """Values, problems, and whether a fraction was rounded away, of distinct cells that should be numbers."""
    values = np.full(len(distinct), np.nan)
    done = np.zeros(len(distinct), dtype=bool)
    dotted = False
    if isinstance(getattr(distinct, "dtype", None), pd.StringDtype):
        texts = pd.Series(distinct).fillna("")
        done, values, dotted = read_plain(texts)
        low, high = column.minimum, column.maximum
        done &= (values >= (-np.inf if low is None else low)) & (values <= (np.inf if high is None else high))
    problems = [""] * len(distinct)
    rounded = np.zeros(len(distinct), dtype=bool)
    left = np.flatnonzero(~done)
    cells = np.asarray(distinct, dtype=object)[left]
    shown = convention([*cells, *(["1.000.000"] if dotted else [])])
    for place, value in zip(left, cells, strict=True):
        found, problems[place], rounded[place] = _number(value, column, shown)
        values[place] = np.nan if found is None else found
    if column.kind is Kind.NUMBER:
        return pd.Series(values), problems, rounded
    return pd.Series(pd.array(values, dtype="Float64")).astype("Int64"), problems, rounded


def _typed(values: list[Any], kind: Kind) -> pd.Series:
    if kind in WHOLE:
        return pd.Series(pd.array(values, dtype="Int64"))
    if kind is Kind.NUMBER:
        return pd.Series(np.array([np.nan if value is None else value for value in values], dtype=float))
    return pd.Series(pd.array(values, dtype="str"))


def _reader(column: Column, reference: ReferenceCodes, proposals: Proposals) -> Callable[[Any], Converted]:
    finders: dict[Kind, Callable[[str], Converted]] = {
        Kind.YEAR: lambda text: _year(text, column), Kind.QUARTER: _quarter, Kind.PERIOD: read_period,
        Kind.MONTH: read_month,
        Kind.CODE: _code, Kind.CHOICE: lambda text: _choice(text, column, proposals),
        Kind.AGENCY: lambda text: _proposed(text, "agency", find_agency, reference, proposals),
        Kind.PROGRAM: lambda text: _proposed(text, "program", find_program, reference, proposals),
        Kind.PLACE: lambda text: _proposed(text, "region", find_place, reference, proposals),
        Kind.REGION: lambda text: _proposed(text, "region", find_region, reference, proposals),
        Kind.INDICATOR: lambda text: _indicator(text, reference, proposals),
        Kind.DATE: read_date, Kind.LINK: read_link,
    }
    finder = finders.get(column.kind, _line if column.required else _text)

    def read(value: Any) -> Converted:
        if isinstance(value, Unreadable):
            return None, _capital(value.problem)
        text = as_text(value)
        if not text:
            return None, ""
        if text in _ERRORS:
            return None, f"Sel berisi galat rumus {text}; perbaiki rumusnya atau tulis nilainya"
        if len(text) > _LONGEST_TEXT:
            return None, f"Isian lebih dari {printed(_LONGEST_TEXT)} huruf; persingkat"
        return finder(text)

    return read


def _text(text: str) -> Converted:
    return text, ""


def _line(text: str) -> Converted:
    """A name that other rows are matched with: one line, single spaces."""
    return " ".join(text.split()), ""


def _code(text: str) -> Converted:
    return (re.sub(r"\s", "", text).strip(".") if _DIGITS_AND_DOTS.fullmatch(text) else " ".join(text.split())), ""


def _number(value: Any, column: Column, shown: Convention) -> tuple[float | None, str, bool]:
    """The number of a cell, the problem, and whether sen were rounded away."""
    found, problem = read_number(value, shown, column.kind is not Kind.NUMBER)
    if found is None:
        return None, _capital(problem), False
    if column.kind is Kind.INTEGER and found != int(found):
        return None, f"{as_text(value)} bukan bilangan bulat; jumlah {column.heading.lower()} harus bulat", False
    if column.minimum is not None and found < column.minimum:
        low = (f"{_shown(found)} terlalu kecil; {column.heading} paling kecil {_shown(column.minimum)}"
               if column.minimum else f"{_shown(found)} negatif; {column.heading} tidak boleh di bawah nol")
        return None, low, False
    if column.maximum is not None and found > column.maximum:
        return None, (f"{_shown(found)} tidak masuk akal; {column.heading} paling besar {_shown(column.maximum)}. "
                      "Periksa satuan dan nol di belakangnya"), False
    if column.kind is Kind.RUPIAH and found != int(found):
        return int(Decimal(repr(found)).quantize(Decimal(1), ROUND_HALF_UP)), "", True
    return found, "", False


def _shown(value: float) -> str:
    return printed(value, 0 if float(value).is_integer() else 2)


def _capital(problem: str) -> str:
    return f"Sel {problem}" if problem.startswith("berisi") else problem


def _year(text: str, column: Column) -> Converted:
    found = _YEAR.fullmatch(normalise(text.removesuffix(".0")))
    if not found:
        return None, f"Tahun '{shortened(text)}' tidak dikenal; tulis empat angka, misalnya 2025"
    year = int(found.group(1))
    if year < (column.minimum or 0) or year > (column.maximum or 9999):
        return None, f"Tahun {year} di luar {column.minimum:.0f}-{column.maximum:.0f}; periksa tahunnya"
    return year, ""


def _quarter(text: str) -> Converted:
    found = _QUARTER.fullmatch(normalise(text.removesuffix(".0")))
    if not found:
        return None, f"Triwulan '{shortened(text)}' tidak dikenal; tulis 1, 2, 3, atau 4"
    return _QUARTERS[found.group(1)], ""


def read_period(text: str) -> tuple[str | None, str]:
    """"2025" or "2025-TW3", however it is written."""
    words = normalise(text.removesuffix(".0"))
    found = _PERIOD.fullmatch(words.removeprefix("tahun ")) or _PERIOD_REVERSED.fullmatch(words)
    if not found or not 2015 <= int(found["year"]) <= 2045:
        return None, f"Periode '{shortened(text)}' tidak dikenal; tulis tahun (2025) atau triwulan (2025-TW3)"
    quarter = found["quarter"]
    return found["year"] + (f"-TW{_QUARTERS[quarter]}" if quarter else ""), ""


def _choice(text: str, column: Column, proposals: Proposals) -> Converted:
    words = normalise(text)
    by_words = {normalise(choice): choice for choice in column.choices}
    if words in by_words:
        return by_words[words], ""
    meant = {choice for word, choice in column.spellings if re.search(rf"\b{word}", words)}
    numbered = re.match(r"(?:strategi )?(\d+)\b", words)
    if numbered and numbered.group(1) in by_words and column.spellings:
        meant |= {by_words[numbered.group(1)]}
    if len(meant) == 1:
        return meant.pop(), ""
    names = tuple(near(text, column.choices)) if proposals.wanted() else ()
    proposals.add(text, "choice", names)
    return None, (f"'{shortened(text)}' bukan pilihan untuk {column.heading}; tulis "
                  f"{listed(column.choices)}" + (f" (mungkin {listed(names)})" if names else ""))


def _proposed(text: str, kind: str,
              finder: Callable[[str, ReferenceCodes, bool], tuple[str | None, str, tuple[str, ...]]],
              reference: ReferenceCodes, proposals: Proposals) -> Converted:
    code, problem, candidates = finder(text, reference, False)
    if code is None and proposals.wanted():
        _, problem, candidates = finder(text, reference, True)
        proposals.add(text, kind, candidates)
    return code, problem


def _indicator(text: str, reference: ReferenceCodes, proposals: Proposals) -> Converted:
    known = {normalise(indicator): indicator for indicator in reference.indicators}
    found = known.get(normalise(text))
    if found:
        return found, ""
    names = tuple(near(text, reference.indicators)) if proposals.wanted() else ()
    proposals.add(text, "indicator", names)
    guess = f"; mungkin {listed(names)}" if names else ""
    return None, f"Indikator '{shortened(text)}' tidak dikenal{guess}. Tulis kode indikator dari katalog"
