"""Whether two figures are the same but for rounding. views.sql of the topic says it in SQL; tests hold the two
together."""

from __future__ import annotations

MOST_DECIMALS = 6
_SLACK = 1e-9


def decimals_of(value: float) -> int:
    """Decimals a figure is written with, at most MOST_DECIMALS: 7.57 has two, 7.6 and 7.60 one, 76 none."""
    return len(f"{value:.{MOST_DECIMALS}f}".partition(".")[2].rstrip("0"))


def same(one: float, other: float, decimals: tuple[int, int] | None = None) -> bool:
    """Whether the coarser of two figures of one unit is the finer one, rounded to the decimals of the coarser: 7.6 and
    7.57 are the same, 7.5 and 7.57 are not. Half may be rounded either way. `decimals`: as they were written, where
    that is known ("5,30" has two)."""
    coarser = min(decimals or (decimals_of(one), decimals_of(other)))
    return abs(one - other) <= 0.5 * 10.0**-coarser + _SLACK
