"""Which regions of a map need most attention, and where they crowd together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.core.domain import Direction, Indicator
from dashboard.statistics.classes import CLASS_COUNT, classify
from dashboard.statistics.ranking import Position, rank
from dashboard.statistics.uncertainty import Error, rank_band

LAST_CLASS = CLASS_COUNT - 1


@dataclass(frozen=True)
class Attention:
    """What a map shows, in numbers. Codes that share a value, as printed, stand together.

    `rated` of `total` regions have a figure; `first`/`last`: the regions at the end that needs most and least
    attention, with their values; `weak`: regions in the class that needs most; `groups`: the kecamatan that
    have most of those (`in_group` each), empty when none has any or only one kecamatan was asked about; `group_sizes`:
    how many regions with a figure each of them has.
    """

    rated: int
    total: int
    first: tuple[str, ...]
    first_value: float
    last: tuple[str, ...]
    last_value: float
    weak: int
    groups: tuple[str, ...]
    in_group: int
    group_sizes: tuple[int, ...] = ()


def as_mapped(indicator: Indicator) -> Indicator:
    """The indicator as maps class and colour it: a count grows with the region, so it is only large or small."""
    return replace(indicator, direction=Direction.NONE) if indicator.is_count else indicator


def attention(values: pd.Series, breaks: Sequence[float], indicator: Indicator,
              parents: Mapping[str, str | None]) -> Attention | None:
    """From the figures by region code (NaN where there is none); None when there is not one figure."""
    known = values.dropna().astype(float)
    if known.empty:
        return None
    direction = as_mapped(indicator).direction
    printed = known.round(indicator.decimals)
    low, high = float(printed.min()), float(printed.max())
    first, last = (low, high) if direction is Direction.HIGHER else (high, low)
    groups = weak_by_group(known, breaks, indicator, parents)
    most = int(groups.max()) if len(groups) else 0
    several = len({parents.get(str(code)) for code in values.index}) > 1
    most_weak = _codes(groups.index[groups == most]) if several else ()
    sizes = pd.Series([parents.get(str(code)) for code in known.index], dtype=object).value_counts()
    return Attention(
        rated=len(known), total=len(values),
        first=_codes(printed.index[printed == first]), first_value=first,
        last=_codes(printed.index[printed == last]), last_value=last, weak=int(groups.sum()),
        groups=most_weak, in_group=most, group_sizes=tuple(int(sizes[code]) for code in most_weak),
    )


def weak_by_group(values: pd.Series, breaks: Sequence[float], indicator: Indicator,
                  parents: Mapping[str, str | None]) -> pd.Series:
    """Regions in the class that needs most attention, counted by kecamatan code; the most first, then by code."""
    known = values.dropna().astype(float)
    weak = known.index[classify(known, breaks, as_mapped(indicator).direction) == LAST_CLASS]
    counts = pd.Series([parents.get(str(code)) for code in weak], dtype=object).value_counts().sort_index()
    return counts.sort_values(ascending=False, kind="stable")


def _codes(codes: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(code) for code in codes)


def by_attention(values: pd.Series, indicator: Indicator) -> pd.Series:
    """The same figures, the one that needs most attention first (without direction the largest), missing last."""
    smallest_first = as_mapped(indicator).direction is Direction.HIGHER
    return values.sort_values(ascending=smallest_first, na_position="last", kind="stable")


def place_among(values: pd.Series, code: str, indicator: Indicator,
                errors: Mapping[str, Error] | None = None) -> Position | None:
    """Rank of a region among those of `values` that have a figure; None without one, or for ordinal classes."""
    known = values.dropna()
    if indicator.categories or code not in known.index:
        return None
    direction = as_mapped(indicator).direction
    ranks = rank(known, direction)
    band = rank_band(known, errors, code, direction) if errors else None
    return Position(int(ranks[code]), len(known), int((ranks == ranks[code]).sum()) - 1, band)
