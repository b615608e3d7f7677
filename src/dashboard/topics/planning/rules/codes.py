"""Which codes mean the same sub kegiatan. Rules in one place.

1. A code is compared in its usual writing, whatever the shape in which a file has it.
2. A crosswalk of a year replaces a code from that year on; replacements follow each other, a circle ends them.
3. Everything is compared in the newest numbering that the crosswalk up to the year leads to.
4. What is no code is compared as it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.intake.values.activity_codes import CodeShape, read_code, usual
from dashboard.topics.planning.contracts import NOMENCLATURES


@dataclass(frozen=True)
class Crosswalk:
    """Code by code before it, of the years up to the one asked about."""

    newer: Mapping[str, str]

    def now(self, text: str) -> str:
        """Rules 1 to 4."""
        code, seen = usual(text), set()
        while code in self.newer and code not in seen:
            seen.add(code)
            code = self.newer[code]
        return code


def crosswalk(rows: pd.DataFrame, year: int) -> Crosswalk:
    """Of year, code_from and code_to; the newest row of a code wins."""
    own = rows[rows["year"] <= year].sort_values("year", kind="stable")
    return Crosswalk({usual(old): usual(new) for old, new in zip(own["code_from"], own["code_to"], strict=True)})


@dataclass(frozen=True)
class Codes:
    """How the codes of a year are written: how many mixed, how many short without a crosswalk (and so apart), how many
    are no code, and how many lie in a programme whose codes a newer version changed, without a crosswalk. `versions`:
    how many lines name each version of the nomenclature; `unnamed`: how many name none."""

    total: int
    mixed: int
    short: int
    unknown: int
    recoded: int
    versions: Mapping[str, int]
    unnamed: int


def codes(written: Iterable[tuple[str, str | None]], known: Crosswalk, changed: Mapping[str, Iterable[str]]) -> Codes:
    """Of (code, version) of every line, and the programmes each version changed. A code counts as recoded when its
    version is older than one that another line of the year names and that changed its programme."""
    lines = list(written)
    read = [read_code(text) for text, _ in lines]
    named = [version for _, version in lines if version]
    newest = max((NOMENCLATURES.index(version) for version in named), default=-1)
    later = {program: NOMENCLATURES.index(version) for version, programs in changed.items()
             if version in NOMENCLATURES and NOMENCLATURES.index(version) <= newest for program in programs if program}
    recoded = sum(1 for (_, version), code in zip(lines, read, strict=True)
                  if code and version and NOMENCLATURES.index(version) < later.get(code.program, -1)
                  and code.code not in known.newer)
    return Codes(
        len(lines), sum(1 for one in read if one and one.shape is CodeShape.MIXED),
        sum(1 for one in read if one and one.shape is CodeShape.SHORT and one.code not in known.newer),
        sum(1 for one in read if one is None), recoded,
        {version: named.count(version) for version in NOMENCLATURES if version in named}, len(lines) - len(named))
