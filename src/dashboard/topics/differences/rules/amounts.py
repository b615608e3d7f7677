"""Figures as people wrote them, with their unit, and how far two of them are apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.topics.differences.rules.same import same

_WRITTEN = re.compile(r"(?P<rp>Rp ?)?(?P<number>[-−]?\d{1,3}(?:\.\d{3})+(?:,\d+)?|[-−]?\d+(?:,\d+)?)(?P<unit>(?: .*)?)")
_OTHER_FACT = re.compile(r"\d|hitungan|sampai|sekitar|tersisa|setahun", re.IGNORECASE)
"""Words behind a figure after which it is not of the same fact as another: a year, a calculation, a part of a year."""


@dataclass(frozen=True)
class WrittenAmount:
    """A figure as written. `unit`: the words around it ("persen", "Rp miliar"), "" for none."""

    value: float
    decimals: int
    unit: str


@dataclass(frozen=True)
class Gap:
    """How far the second figure is from the first, without sign, in the unit of both. `share`: percent of the first,
    None where that is zero."""

    value: float
    decimals: int
    unit: str
    share: float | None
    is_rounding: bool


def read(text: object) -> WrittenAmount | None:
    """'1.252.242 jiwa', '0,381', 'Rp16,7 miliar'; None for a range, for what was calculated, and for words."""
    found = _WRITTEN.fullmatch(text.strip()) if isinstance(text, str) else None
    if found is None or _OTHER_FACT.search(found["unit"]):
        return None
    number = found["number"].replace(".", "").replace("−", "-")
    unit = " ".join(filter(None, ("Rp" if found["rp"] else "", found["unit"].strip())))
    return WrittenAmount(float(number.replace(",", ".")), len(number.partition(",")[2]), unit)


def gap(one: object, other: object) -> Gap | None:
    """Between two written figures; None where either is no single number, or their units are not the same."""
    first, second = read(one), read(other)
    if first is None or second is None or first.unit != second.unit:
        return None
    apart = abs(first.value - second.value)
    return Gap(apart, max(first.decimals, second.decimals), first.unit,
               100 * apart / abs(first.value) if first.value else None,
               same(first.value, second.value, (first.decimals, second.decimals)))
