"""The chain RPJMD target → RPKD priority → RAT sub kegiatan → Renja indicator → APBD rupiah. Rules in one place.

1. A chain is one sub kegiatan of an agency in the RAT of the year, with what is known of it in the other documents; or,
   of what no sub kegiatan is tied to: one priority, one target without any priority, or one sub kegiatan that stands in
   Renja or APBD only.
2. A sub kegiatan has a priority when a link names one that exists; it has a target when one of its priorities has one
   that exists. It has an indicator when Renja has one, and money when its lines in the APBD add up to more than zero.
3. Codes are those of rules.codes. Lines of one agency and code are one sub kegiatan.
4. A chain is complete when all five are there. Otherwise it breaks at the first place, from the left, where one of two
   neighbours is there and the other is not; each chain is counted once.
5. The place of money is what its lines in the APBD name, else what the RAT names; "the whole kabupaten" is a place.
6. Real and sample are never joined: whoever asks gives rows of one kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import pandas as pd

from dashboard.topics.planning.contracts import APBD, DOCUMENTS, RAT, RENJA, RPJMD, RPKD
from dashboard.topics.planning.rules.codes import Crosswalk

JOINTS = tuple(pairwise(DOCUMENTS))
"""Where a chain can break, from the left."""
_Key = tuple[str, str]
"""Agency and code."""
_Row = Mapping[str, Any]


@dataclass(frozen=True)
class PlanningChain:
    """`has`: which of DOCUMENTS are there. `name` of the leftmost line that has one; `targets`, `priorities`: what it
    hangs on, in words; `code`: None of a target or priority; `rupiah`: of the APBD, None without money; `places`:
    region codes of the money."""

    agency: str
    strategy: str | None
    name: str
    has: tuple[bool, ...]
    code: str | None = None
    targets: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    rupiah: float | None = None
    places: frozenset[str] = frozenset()

    @property
    def is_complete(self) -> bool:
        """Rule 4."""
        return all(self.has)

    @property
    def broken_at(self) -> int | None:
        """Number of the first of JOINTS that does not hold; None for a complete chain."""
        return next((place for place, (one, other) in enumerate(pairwise(self.has)) if one != other), None)

    def holds(self, document: str) -> bool:
        """Whether it is in this document."""
        return self.has[DOCUMENTS.index(document)]


@dataclass(frozen=True)
class Joint:
    """Between two neighbouring documents: chains that go through, that stop at the left one, that begin at the right
    one."""

    left: str
    right: str
    through: int
    stops: int
    begins: int


@dataclass(frozen=True)
class Chains:
    """All chains of a year, and what the finding, the picture and the tables are made of."""

    year: int
    rows: tuple[PlanningChain, ...]

    @cached_property
    def complete(self) -> int:
        """How many are complete."""
        return sum(chain.is_complete for chain in self.rows)

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """How many break at each of JOINTS."""
        found = Counter(chain.broken_at for chain in self.rows)
        return tuple(found[place] for place in range(len(JOINTS)))

    @cached_property
    def joints(self) -> tuple[Joint, ...]:
        """What goes through each of JOINTS."""
        made = []
        for place, (left, right) in enumerate(JOINTS):
            pairs = Counter((chain.has[place], chain.has[place + 1]) for chain in self.rows)
            made.append(Joint(left, right, pairs[True, True], pairs[True, False], pairs[False, True]))
        return tuple(made)

    @property
    def in_document(self) -> tuple[int, ...]:
        """Chains in each of DOCUMENTS."""
        return tuple(sum(chain.has[place] for chain in self.rows) for place in range(len(DOCUMENTS)))

    def part(self, keep: Callable[[PlanningChain], bool]) -> Chains:
        """Those of an agency, of a strategy."""
        return Chains(self.year, tuple(filter(keep, self.rows)))

    def by(self, name: str) -> dict[str | None, Chains]:
        """By "agency" or "strategy": the one with the most broken chains first, then by its code."""
        groups: dict[str | None, list[PlanningChain]] = {}
        for chain in self.rows:
            groups.setdefault(getattr(chain, name), []).append(chain)
        parts = {key: Chains(self.year, tuple(rows)) for key, rows in groups.items()}
        return dict(sorted(parts.items(), key=lambda one: (one[1].complete - len(one[1].rows), one[0] or "~")))

    @cached_property
    def targets_without_sub_activity(self) -> tuple[PlanningChain, ...]:
        """Targets and priorities that no sub kegiatan of the RAT is tied to."""
        return tuple(chain for chain in self.rows
                     if (chain.holds(RPJMD) or chain.holds(RPKD)) and not chain.holds(RAT))

    @cached_property
    def sub_activities_without_target(self) -> tuple[PlanningChain, ...]:
        """Sub kegiatan of the RAT that lead to no target, the most money first."""
        return _by_money(chain for chain in self.rows if chain.holds(RAT) and not chain.holds(RPJMD))

    @cached_property
    def money_without_place(self) -> tuple[PlanningChain, ...]:
        """Money that names no place, the most first."""
        return _by_money(chain for chain in self.rows if chain.holds(APBD) and not chain.places)

    @cached_property
    def money_without_sub_activity(self) -> tuple[PlanningChain, ...]:
        """Money that no RAT knows, the most first."""
        return _by_money(chain for chain in self.rows if chain.holds(APBD) and not chain.holds(RAT))


def _by_money(chains: Iterable[PlanningChain]) -> tuple[PlanningChain, ...]:
    return tuple(sorted(chains, key=lambda one: (-(one.rupiah or 0), one.agency, one.code or "")))


@dataclass(frozen=True)
class VillageMoney:
    """How many sub kegiatan with money name the village itself, and how many its kecamatan."""

    village: str
    itself: int
    kecamatan: int


def village_money(found: Chains, villages: Iterable[str]) -> tuple[VillageMoney, ...]:
    """Of these villages, in order of their codes. Rupiah is not split over places, so lines are counted."""
    named = Counter(place for chain in found.rows if chain.holds(APBD) for place in chain.places)
    return tuple(VillageMoney(village, named[village], named[village[:8]]) for village in sorted(villages))


def chains(year: int, links: pd.DataFrame, planned: pd.DataFrame, measured: pd.DataFrame,
           known: Crosswalk) -> Chains:
    """The chains of a year, of topics.planning.queries: links, planned, measured of all years, of one kind."""
    rows = {document: _of_year(links[links["document"] == document], year) for document in DOCUMENTS}
    keyed = {document: _gathered(rows[document], known) for document in (RAT, RENJA, APBD)}
    documents = _Documents({row["reference"]: row for row in rows[RPJMD]},
                           {row["reference"]: row for row in rows[RPKD]}, keyed[RAT],
                           {**_gathered(_of_year(measured, year), known), **keyed[RENJA]}, keyed[APBD])
    sub_activities = _gathered(_of_year(planned, year), known)
    made = [documents.of_sub_activity(key, own) for key, own in sub_activities.items()]
    made += documents.without_sub_activity(sub_activities)
    later = sorted((documents.money.keys() | documents.renja.keys()) - sub_activities.keys())
    return Chains(year, (*made, *filter(None, map(documents.only_later, later))))


def _of_year(frame: pd.DataFrame, year: int) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()}
            for row in frame[frame["year"] == year].to_dict("records")]


def _gathered(rows: Iterable[_Row], known: Crosswalk) -> dict[_Key, list[_Row]]:
    """By agency and code."""
    found: dict[_Key, list[_Row]] = {}
    for row in rows:
        found.setdefault((str(row["agency"]), known.now(str(row["sub_code"]))), []).append(row)
    return found


@dataclass(frozen=True)
class _Documents:
    """Targets and priorities by reference; lines of the other documents by agency and code."""

    targets: Mapping[str, _Row]
    priorities: Mapping[str, _Row]
    parents: Mapping[_Key, list[_Row]]
    renja: Mapping[_Key, list[_Row]]
    money: Mapping[_Key, list[_Row]]

    def of_sub_activity(self, key: _Key, rows: list[_Row]) -> PlanningChain:
        """Rule 2, of one sub kegiatan of the RAT."""
        served = [row["parent"] for row in self.parents.get(key, ()) if row["parent"] in self.priorities]
        reached = [target for one in served if (target := self._target(one))]
        rupiah, places = self._money(key)
        planned = {place for row in rows for place in row["places"]}
        return PlanningChain(key[0], _word(rows[0]["strategy"]), str(rows[0]["name"]),
                             (bool(reached), bool(served), True, key in self.renja, rupiah is not None), key[1],
                             tuple(dict.fromkeys(reached)),
                             tuple(dict.fromkeys(str(self.priorities[one]["name"]) for one in served)),
                             rupiah, frozenset((places or planned) if rupiah is not None else ()))

    def without_sub_activity(self, sub_activities: Iterable[_Key]) -> list[PlanningChain]:
        """Priorities that no action of the RAT serves, and targets that no priority serves."""
        served = {row["parent"] for key in sub_activities for row in self.parents.get(key, ())}
        aimed_at = {row["parent"] for row in self.priorities.values()}
        bare = [self._bare(row, self._target(reference), True) for reference, row in self.priorities.items()
                if reference not in served]
        return bare + [self._bare(row, str(row["name"]), False) for reference, row in self.targets.items()
                       if reference not in aimed_at]

    def _bare(self, row: _Row, target: str, is_priority: bool) -> PlanningChain:
        return PlanningChain(str(row["agency"]), _word(row["strategy"]), str(row["name"]),
                             (bool(target), is_priority, False, False, False), None, (target,) if target else (),
                             (str(row["name"]),) if is_priority else ())

    def only_later(self, key: _Key) -> PlanningChain | None:
        """A sub kegiatan of Renja or APBD that the RAT does not have; None of lines without rupiah."""
        rupiah, places = self._money(key)
        if rupiah is None and key not in self.renja:
            return None
        names = [row["name"] for row in [*self.money.get(key, ()), *self.renja.get(key, ())] if _word(row.get("name"))]
        return PlanningChain(key[0], None, names[0] if names else key[1],
                             (False, False, False, key in self.renja, rupiah is not None), key[1], rupiah=rupiah,
                             places=frozenset(places))

    def _target(self, priority: str) -> str:
        """Its target in words; '' without one that exists."""
        row = self.targets.get(self.priorities[priority]["parent"])
        return str(row["name"]) if row else ""

    def _money(self, key: _Key) -> tuple[float | None, set[str]]:
        lines = self.money.get(key, [])
        total = sum(float(row["rupiah"]) for row in lines if not pd.isna(row["rupiah"]))
        return (total, {place for row in lines for place in row["places"]}) if total else (None, set())


def _word(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
