"""What an outsider can work out of one village of a run: every way in which people could fill sets of lists and deciles
so that all that is shown holds, searched exactly by whole-number programming. Nothing of src/reconcile is used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

REACH = 4
MOST = 1_000
"""More people of one kind than any village of a test has; where a count is withheld nothing else limits it."""
LARGEST = 40
"""More members than any family has."""
DECILES = 11
Kind = tuple[frozenset[str], int]
"""In which lists somebody is, and the decile of DTSEN (0: none)."""
Count = tuple[str, ...]


def kinds(lists: Iterable[str]) -> list[Kind]:
    """All kinds of people that there may be."""
    names = tuple(lists)
    found = [frozenset(name for name, inside in zip(names, chosen, strict=True) if inside)
             for chosen in product((False, True), repeat=len(names))]
    return [(inside, decile) for inside in found if inside for decile in range(DECILES if "DTSEN" in inside else 1)]


def holds(count: Count, kind: Kind, programs: frozenset[str]) -> bool:
    """Whether people of a kind are in a count."""
    inside, decile = kind
    what, first, second, more = (*count, "", "", "")[:4]
    if what == "size":
        return first in inside
    if what == "both":
        return {first, second} <= inside
    if what == "only":
        return first in inside and second not in inside
    if what == "several":
        return first in inside and len(inside & programs) > 1
    assert what == "decile"
    return "DTSEN" in inside and first in inside and decile == int(more or second)


def shown_of(overlaps: Iterable[object], deciles: Iterable[object]) -> dict[Count, int]:
    """The shown counts of one village in one unit, of those that are draws."""
    found: dict[Count, int] = {}
    cut = set()
    for one in deciles:
        found["decile", "DTSEN", str(one.decile)] = one.listed
        found["decile", one.program, str(one.decile)] = one.recipients
        cut.add(one.program)
    sizes: dict[str, int] = defaultdict(int)
    for one in overlaps:
        if one.state == "beberapa program":
            found["several", one.first] = one.count
        if one.state == "keduanya" and not ("DTSEN" in (one.first, one.second) and cut & {one.first, one.second}):
            found["both", one.first, one.second] = one.count
        if one.state == "hanya yang kedua" and one.first == "DTSEN" and one.second in cut:
            found["only", one.second, "DTSEN"] = one.count
        if one.state in ("keduanya", "hanya yang pertama"):
            sizes[one.first, one.second] += one.count
        if one.state in ("keduanya", "hanya yang kedua"):
            sizes[one.second, one.first] += one.count
    for (name, _), many in sizes.items():
        if name not in cut and not (name == "DTSEN" and cut):
            found["size", name] = many
    return found


def truth(count: Count, people: Iterable[Kind], programs: frozenset[str]) -> int:
    """The true count."""
    return sum(holds(count, kind, programs) for kind in people)


def asked(shown: dict[Count, int], lists: Iterable[str]) -> Iterator[Count]:
    """What an outsider wants to know: what is shown, and what can be reckoned from it."""
    yield from shown
    for one, other in product(lists, repeat=2):
        if one != other:
            yield "only", one, other
            if one < other:
                yield "both", one, other
    for one in lists:
        yield "size", one


def housed(lists: Iterable[str]) -> Iterator[Count]:
    """Counts of which a family is part exactly when one of its members is: lists, and who is registered by decile."""
    for name in lists:
        yield "size", name
    for decile in range(DECILES):
        yield "decile", "DTSEN", str(decile)


def room(shown: dict[Count, int], wanted: Count, lists: tuple[str, ...], programs: frozenset[str],
         persons: dict[Count, int] | None = None) -> tuple[int, int]:
    """The least and the most that a count may truly be. `persons`: what is shown of the same village in persons, where
    `shown` is in families: whatever is counted in `housed` has as many persons as families or more, and neither without
    the other."""
    known = kinds(lists)
    worlds = [shown] if persons is None else [shown, persons]
    width = len(known) * len(worlds)

    def row(count: Count, world: int) -> list[float]:
        return [float(place == world and holds(count, kind, programs))
                for place in range(len(worlds)) for kind in known]

    told = np.array([many for world in worlds for many in world.values()], dtype=float)
    fits = [LinearConstraint(np.array([row(count, place) for place, world in enumerate(worlds) for count in world]),
                             np.maximum(told - REACH, 0), told + REACH)]
    if persons is not None:
        families, members = (np.array([row(count, place) for count in housed(lists)]) for place in (0, 1))
        fits += [LinearConstraint(members - families, 0, np.inf),
                 LinearConstraint(LARGEST * families - members, 0, np.inf)]
    goal = np.array(row(wanted, 0))
    ends = []
    for sign in (1, -1):
        found = milp(sign * goal, constraints=fits, integrality=np.ones(width), bounds=Bounds(0, MOST))
        assert found.success, (shown, found.message)
        ends.append(round(sign * found.fun))
    return ends[0], ends[1]
