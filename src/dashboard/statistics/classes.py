"""Classes of the attention scale: the class limits belong to the indicator, class 4 always needs most attention."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.core import formats
from dashboard.core.domain import Direction, Indicator

CLASS_COUNT = 5
UNRATED = "tidak dinilai"
WORDS = ("lebih baik", "cukup baik", "sedang", "agak buruk", "lebih buruk")
"""Class words for indicators with a direction, class 0 to 4."""
STRENGTH_WORDS = ("lebih kuat", "cukup kuat", "sedang", "agak lemah", "lebih lemah")
"""For indices of strength (STRENGTHS) and for how far a programme reaches."""
STRENGTHS = frozenset({"Desa", "Cakupan program"})
"""Dimensions whose indicators measure strength."""
SIZE_WORDS = ("terkecil", "kecil", "sedang", "besar", "terbesar")
"""Class words for indicators without a direction."""


@dataclass(frozen=True)
class LegendClass:
    """One row of a legend: class number (None = not rated), its word, its range in words, how many regions."""

    number: int | None
    word: str
    range: str
    count: int


def classify(values: pd.Series, breaks: Sequence[float], direction: Direction) -> pd.Series:
    """Class 0..4 of each value (Int64, NA where missing). A value on a limit belongs to the class above the limit.

    Class 4 needs most attention: small values when higher is better, large values otherwise.
    """
    if list(breaks) != sorted(set(breaks)) or len(breaks) != CLASS_COUNT - 1:
        raise ValueError(f"need {CLASS_COUNT - 1} ascending class limits, got {list(breaks)}")
    numbers = values.astype("Float64")
    bins = np.searchsorted(np.asarray(breaks), numbers.to_numpy(dtype=float, na_value=np.nan), side="right")
    if direction is Direction.HIGHER:
        bins = CLASS_COUNT - 1 - bins
    return pd.Series(bins, index=values.index, dtype="Int64").mask(numbers.isna())


def class_of(value: float, breaks: Sequence[float], direction: Direction) -> int:
    """Class 0..4 of one figure, by the same rule as classify."""
    above = bisect_right(breaks, value)
    return CLASS_COUNT - 1 - above if direction is Direction.HIGHER else above


def word(number: int | None, indicator: Indicator) -> str:
    """The word of a class of this indicator; "tidak dinilai" for None."""
    if number is None or pd.isna(number):
        return UNRATED
    return _words(indicator)[int(number)]


def ends(indicator: Indicator) -> tuple[str, str]:
    """The words at the first and the last class of a legend."""
    if indicator.direction is Direction.NONE:
        return "lebih kecil", "lebih besar"
    return _words(indicator)[0], _words(indicator)[-1]


def _words(indicator: Indicator) -> tuple[str, ...]:
    if indicator.direction is Direction.NONE:
        return SIZE_WORDS
    return STRENGTH_WORDS if indicator.dimension in STRENGTHS else WORDS


def legend(values: pd.Series, breaks: Sequence[float], indicator: Indicator) -> list[LegendClass]:
    """Legend rows from class 0 to 4, then the class without a figure; counts add up to len(values)."""
    classes = classify(values, breaks, indicator.direction)
    rows = [
        LegendClass(number, word(number, indicator), _range(number, breaks, indicator),
                    int((classes == number).sum()))
        for number in range(CLASS_COUNT)
    ]
    return [*rows, LegendClass(None, UNRATED, formats.MISSING, int(classes.isna().sum()))]


def _range(number: int, breaks: Sequence[float], indicator: Indicator) -> str:
    place = CLASS_COUNT - 1 - number if indicator.direction is Direction.HIGHER else number
    if indicator.categories:
        return _category_range(place, breaks, indicator)
    decimals = _decimals(breaks, indicator.decimals)
    low = formats.number(breaks[place - 1], decimals) if place > 0 else None
    high = formats.number(breaks[place], decimals) if place < CLASS_COUNT - 1 else None
    if low is None:
        return f"di bawah {high}"
    return f"{low} ke atas" if high is None else f"{low} – di bawah {high}"


def _decimals(breaks: Sequence[float], most: int) -> int:
    """As few decimals as still tell every limit exactly: 0,79 and not 0,7900."""
    return next((few for few in range(most) if all(round(limit, few) == round(limit, most) for limit in breaks)), most)


def _category_range(place: int, breaks: Sequence[float], indicator: Indicator) -> str:
    limits = [float("-inf"), *breaks, float("inf")]
    names = [name for key, name in sorted(indicator.categories.items()) if limits[place] <= key < limits[place + 1]]
    return " / ".join(names)
