"""What a reader could work out of the shown counts of a village: bounds of whole numbers, made narrower until nothing
moves any more. Used before anything leaves; the reader is taken to know every rule but the key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from reconcile.leaving.rounding import REACH

ROOM = 5
"""So many values a small count keeps, at the least."""
_SMALL = 9
Name = tuple[object, ...]
_Terms = tuple[tuple[int, Name], ...]
_Array = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Lists:
    """Which counts there are. Lists are numbers: `reference` (tells deciles), `cut` (programmes shown by its deciles),
    `programs` (all), `named` (all lists)."""

    reference: int | None
    cut: tuple[int, ...]
    programs: tuple[int, ...]
    named: tuple[int, ...]
    deciles: int

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Every two lists, the earlier first."""
        return tuple(combinations(self.named, 2))

    @property
    def drawn(self) -> tuple[int, ...]:
        """Those whose size is a draw of its own."""
        return tuple(place for place in self.named if place != self.reference and place not in self.cut)

    @property
    def free(self) -> tuple[tuple[int, int], ...]:
        """Pairs whose overlap is a draw of its own."""
        return tuple(pair for pair in self.pairs if not self._is_cut(*pair))

    def size(self, place: int) -> tuple[Name, ...]:
        """The shown counts that make up a list."""
        if place == self.reference:
            return self._by_decile(place)
        return (*self._by_decile(place), ("unlisted", place)) if place in self.cut else (("list", place),)

    def both(self, first: int, second: int) -> tuple[Name, ...]:
        """The shown counts that make up an overlap."""
        if not self._is_cut(first, second):
            return (("both", first, second),)
        return self._by_decile(second if first == self.reference else first)

    def _is_cut(self, first: int, second: int) -> bool:
        return self.reference in (first, second) and (first in self.cut or second in self.cut)

    def _by_decile(self, place: int) -> tuple[Name, ...]:
        return tuple(("decile", place, decile) for decile in range(self.deciles + 1))


def narrowed(lists: Lists, villages: Sequence[Mapping[Name, int]]) -> list[bool]:
    """By village (shown counts by name) whether a count that may be 1 to 9 is left with fewer than ROOM values."""
    if not villages or not villages[0]:
        return [False] * len(villages)
    names = list(villages[0])
    place = {name: at for at, name in enumerate(names)}
    shown = np.array([[one[name] for name in names] for one in villages], dtype=np.int64)
    low, high = np.maximum(shown - REACH, 0), shown + REACH
    rules = [(np.array([factor for factor, _ in terms]), np.array([place[name] for _, name in terms]))
             for terms in _rules(lists)]
    moved = True
    while moved:
        before = low.sum(), high.sum()
        for factors, at in rules:
            _tighten(low, high, factors, at)
        moved = before != (low.sum(), high.sum())
    tight = (high - low < ROOM - 1) & (low <= _SMALL) & (high > 0)
    return [bool(own.any()) for own in tight]


def _tighten(low: _Array, high: _Array, factors: _Array, at: _Array) -> None:
    """By one rule: the sum of factors times counts is at most 0."""
    least = np.where(factors > 0, low[:, at], high[:, at]) * factors
    room = -(least.sum(axis=1, keepdims=True) - least)
    high[:, at] = np.where(factors > 0, np.minimum(high[:, at], room // np.abs(factors)), high[:, at])
    low[:, at] = np.where(factors < 0, np.maximum(low[:, at], -(room // np.abs(factors))), low[:, at])


def _rules(lists: Lists) -> Iterator[_Terms]:
    """All that is known of sets: a part is at most its whole; what two of three lists share; several programmes."""
    for place in lists.cut:
        for decile in range(lists.deciles + 1):
            yield (1, ("decile", place, decile)), (-1, ("decile", lists.reference, decile))
    size = {place: _terms(lists.size(place), 1) for place in lists.named}
    both = {pair: _terms(lists.both(*pair), 1) for pair in lists.pairs}
    for pair, told in both.items():
        for place in pair:
            if not set(told) <= set(size[place]):
                yield (*told, *_negative(size[place]))
    for what in ("twice", "several"):
        for place in lists.named:
            yield ((1, (what, place)), *_negative(size[place]))
    for three in combinations(lists.named, 3):
        for one in three:
            others = tuple(place for place in three if place != one)
            first, second = (both[_pair(one, other)] for other in others)
            yield _summed((*first, *second, *_negative(both[_pair(*others)]), *_negative(size[one])))
    yield from _several(lists, size, both)


def _several(lists: Lists, size: Mapping[int, _Terms], both: Mapping[tuple[int, int], _Terms]) -> Iterator[_Terms]:
    """Who is in several programmes is in every overlap of two, and in no fewer than these leave over."""
    for place in lists.named:
        own = ("several", place)
        shared = [both[_pair(place, other)] for other in lists.programs if other != place]
        if not shared:
            continue
        is_program = place in lists.programs
        if is_program:
            for told in shared:
                yield (*told, (-1, own))
        together = tuple(term for told in shared for term in told)
        spare = len(shared) if is_program else len(shared) - 1
        yield _summed((*together, (-max(spare, 0), own), *(() if is_program else _negative(size[place]))))
        yield ((1 if is_program else 2, own), *_negative(together))
        if not is_program:
            for left_out in shared:
                rest = tuple(term for told in shared if told is not left_out for term in told)
                yield ((1, own), *_negative(rest))
    for place in lists.named:
        for spared in (place,) if place in lists.programs else lists.programs:
            rest = tuple((1, ("several", other)) for other in lists.programs if other != spared)
            yield ((1, ("several", place)), *_negative(rest))


def _terms(names: Sequence[Name], factor: int) -> _Terms:
    return tuple((factor, name) for name in names)


def _negative(terms: _Terms) -> _Terms:
    return tuple((-factor, name) for factor, name in terms)


def _summed(terms: _Terms) -> _Terms:
    """Each count once."""
    found: dict[Name, int] = {}
    for factor, name in terms:
        found[name] = found.get(name, 0) + factor
    return tuple((factor, name) for name, factor in found.items() if factor)


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)
