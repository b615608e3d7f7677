"""The words of two villages beside each other."""

from __future__ import annotations

from dashboard.core import formats
from dashboard.topics.priority.rules.beside import Beside
from dashboard.topics.priority.rules.criteria import Criteria
from dashboard.topics.priority.words import priority as words


def headline(two: Beside, name: dict[str, str], criteria: Criteria) -> str:
    """'Tumpakoyot lebih lemah daripada Sidomulyo dalam 63,8 persen bobot yang diizinkan; yang paling membedakan:
    ketahanan lingkungan.'"""
    behind = 1 - two.ahead - two.level
    if two.level == 1:
        return f"{name[two.one]} dan {name[two.other]} bernilai sama, apa pun bobotnya."
    weaker, other, part = (two.one, two.other, two.ahead) if two.ahead >= behind else (two.other, two.one, behind)
    if two.is_worse:
        told = f"{name[two.is_worse]} tidak lebih baik daripada yang lain dalam satu kriteria pun"
        return f"{told}: lebih lemah apa pun bobotnya."
    most = f"; yang paling membedakan: {criteria.usable[two.most].name}" if two.most else ""
    return (f"{name[weaker]} lebih lemah daripada {name[other]} dalam {words.share(part)} persen bobot yang "
            f"diizinkan{most}.")


def apart(value: float, method_is_z: bool) -> str:
    """What a criterion adds to the first score more than to the second, in points of the score."""
    if formats.is_missing(value):
        return "tidak dapat dibandingkan"
    return formats.signed(value, 2) if method_is_z else formats.signed(value * 100, 1)
