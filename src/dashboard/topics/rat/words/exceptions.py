"""The exceptions of the RAT as sentences, a few of each kind: what a meeting asks about first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.core import formats
from dashboard.topics.rat.rules.progress import EXCEPTION_WORDS
from dashboard.topics.rat.rules.quarter import Assessment
from dashboard.topics.rat.words import sentences as rat_words

ASKED = ("money_not_output", "output_not_money", "no_report")
"""What a meeting asks about; planning errors (no indicator, target zero) are on Capaian RAT."""
MOST = 4


@dataclass(frozen=True)
class RatException:
    """One exception: the agency by code and short name, and what goes on after the name."""

    agency: str
    name: str
    told: str

    @property
    def sentence(self) -> str:
        """'Disnaker, Pelayanan Antarkerja: keluaran 112,0 persen, …'."""
        return self.name + self.told


@dataclass(frozen=True)
class ExceptionKind:
    """One kind of exception: its title, how many sub kegiatan (or agencies that are silent) there are, and the first
    few of them."""

    title: str
    count: int
    unit: str
    lines: tuple[RatException, ...]


def exception_lines(found: Assessment, names: Mapping[str, str], most: int = MOST) -> list[ExceptionKind]:
    """Who handed in nothing, then the kinds that there are, in the order of ASKED. `names`: code -> short name."""
    kinds = [_missing(found, names, most)] if found.compliance.missing else []
    for key in ASKED:
        rows = found.exceptions[found.exceptions["exception"] == key]
        made = _silent(found, names, most) if key == "no_report" else _subs(key, rows, found, names, most)
        if made.count:
            kinds.append(made)
    return kinds


def _subs(key: str, rows: pd.DataFrame, found: Assessment, names: Mapping[str, str], most: int) -> ExceptionKind:
    lines = tuple(_line(row, names, f", {row['sub_activity']}: {rat_words.exception_words(row, found.choice.quarter)}.")
                  for row in rows.head(most).to_dict("records"))
    return ExceptionKind(EXCEPTION_WORDS[key], len(rows), "sub kegiatan", lines)


def _silent(found: Assessment, names: Mapping[str, str], most: int) -> ExceptionKind:
    """Agencies that reported nothing, the largest allocation first."""
    money = dict(zip(found.agencies["agency"], found.agencies["allocation"], strict=True))
    rows = sorted(found.silent.to_dict("records"), key=lambda row: -_amount(money.get(row["agency"])))
    lines = tuple(_line(row, names, f": {rat_words.silent_since(row)}, pagu "
                        f"{formats.rupiah(money.get(row['agency']))}.") for row in rows[:most])
    return ExceptionKind(EXCEPTION_WORDS["no_report"], len(rows), "OPD", lines)


def _missing(found: Assessment, names: Mapping[str, str], most: int) -> ExceptionKind:
    """Agencies that handed in no RAT of the year."""
    codes = sorted(found.compliance.missing, key=lambda code: names.get(code, code))
    year = found.choice.year
    lines = tuple(RatException(code, names.get(code, code), f": RAT {year} belum diserahkan.") for code in codes[:most])
    return ExceptionKind(f"Belum menyerahkan RAT {year}", len(codes), "OPD", lines)


def _line(row: rat_words.Row, names: Mapping[str, str], told: str) -> RatException:
    agency = str(row["agency"])
    return RatException(agency, names.get(agency, agency), told)


def _amount(value: float | None) -> float:
    return 0.0 if value is None or formats.is_missing(value) else float(value)
