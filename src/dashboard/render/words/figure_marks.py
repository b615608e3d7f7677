"""The marks that a figure carries wherever it is drawn or told, on a page, a slide or paper.

A calculated figure is a hollow point on a line and the word "hitungan" beside a number; one that two sources tell
differently, or that is reported as wrong, while nobody has settled it, has the sign ≠.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import pandas as pd

from dashboard.core.domain import SAMPLE_BADGE
from dashboard.statistics import notes
from dashboard.statistics.calculated import is_calculated

CALCULATED = "hitungan"
HOVER = "hitungan, bukan angka resmi"
RING = "○"
KEY = f"{RING} {CALCULATED}"
DIFFERS = "≠"
CASES = "angka-berbeda"
"""The page of cases."""
DIFFERS_TOLD = "dua sumber berbeda atau dilaporkan salah"
DIFFERS_WORDS = f"{DIFFERS_TOLD}, lihat Angka berbeda"


def badges(*, calculated: bool = False, sample: bool = False) -> list[str]:
    """Words set beside a figure as small badges."""
    return [word for word, on in ((SAMPLE_BADGE, sample), (CALCULATED, calculated)) if on]


def aside(*words: str) -> str:
    """' (2024, hitungan)' of the words that are not empty; nothing without any."""
    told = ", ".join(word for word in words if word)
    return f" ({told})" if told else ""


def beside(text: str, *, calculated: bool, note: object = "") -> str:
    """A printed figure, '7,87 tahun (hitungan)' when it was calculated; with '≠' when its note tells of a case."""
    return text + aside(CALCULATED if calculated else "", sign(note))


def sign(note: object) -> str:
    """'≠' of a figure whose note tells of an open case, else nothing."""
    return DIFFERS if notes.case(note) else ""


def case_address(note: object) -> str:
    """Where the open case of a figure stands; "" without one."""
    case = notes.case(note)
    return f"{CASES}?{urlencode({'perkara': case})}" if case else ""


def key(rows: pd.DataFrame) -> str:
    """'○ hitungan' when any figure that is drawn was calculated, else nothing."""
    return KEY if is_calculated(rows.dropna(subset=["value"])).any() else ""


def hollow_told(rows: pd.DataFrame, names: Mapping[str, str]) -> str:
    """'titik berlubang: hitungan (Blitar 2017; Jatim 2023, 2024)'; empty when every figure is a published one.
    `rows`: region_code, year, value, is_derived; `names`: of regions by code."""
    known = rows.dropna(subset=["value"])
    known = known[is_calculated(known)].sort_values("year", kind="stable")
    told = [f"{names.get(str(code), str(code))} {', '.join(str(int(year)) for year in group['year'])}"
            for code, group in known.groupby("region_code", sort=False)]
    return f"titik berlubang: {CALCULATED} ({'; '.join(told)})" if told else ""


def unused(known: pd.DataFrame, calculated: Sequence[int], name: str = "") -> str:
    """'angka hitungan 2017 tidak dipakai' for calculated years within a line that leaves them out, or nothing."""
    years = [str(year) for year in sorted(calculated) if known["year"].min() < year < known["year"].max()]
    listed = " dan ".join(filter(None, (", ".join(years[:-1]), *years[-1:])))
    return f"angka {CALCULATED} {name}{listed} tidak dipakai" if years else ""


def share_told(rows: pd.DataFrame) -> str:
    """'hitungan' when the figures are calculated, 'sebagian hitungan' when some are, or nothing."""
    flags = is_calculated(rows)
    return "" if not flags.any() else CALCULATED if flags.all() else f"sebagian {CALCULATED}"
