"""Step 3, the only thing that leaves: counts by village, protected, none of them about less than a village.

Everything of a run is counted in families where one of its lists is of families, else in persons (Run.unit). Both
would narrow each other: no more families than persons are counted, and a village without persons has no family. A
person is counted in the village that the first list tells, a family in that of its members; of a list of persons a
family is in it with one member.

What is drawn, and why adding shown figures up narrows none of them below five values:

1. Recipients and registered by decile, recipients that are not registered, and sizes of lists that are not cut by
   decile. Each is drawn on its own. A part is never shown above what it is part of, so "at most" tells nothing new.
2. Everything that these make up is the sum or the difference of shown figures, never a draw of its own: the size of the
   register and of programmes, "both", "only A", "only B" of register and programme. Where a list is made up of many
   small counts, an overlap drawn on its own may be shown above it: "only" is 0 then, as anybody could say.
3. Who is in several programmes, twice in a list, and in both of two other lists overlap with all of that. So whatever
   of a village would narrow a count (reconcile.leaving.bounds) is withheld there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations

from duckdb import DuckDBPyConnection

from reconcile import sql
from reconcile.config import FAMILIES, RunConfig
from reconcile.key import Key
from reconcile.leaving.bounds import Lists, narrowed
from reconcile.leaving.rounding import rounded

BOTH, ONLY_FIRST, ONLY_SECOND, SEVERAL, TWICE = STATES = (
    "keduanya", "hanya yang pertama", "hanya yang kedua", "beberapa program", "tercatat ganda")
OF_ONE_LIST = (SEVERAL, TWICE)
DECILES = 10


@dataclass(frozen=True)
class Overlap:
    """One count of a pair of lists in a village; OF_ONE_LIST: of a list with itself."""

    village: str
    first: str
    second: str
    unit: str
    state: str
    count: int


@dataclass(frozen=True)
class DecileCount:
    """Of a decile of the register in a village (0: registered without a decile): how many are listed, and how many of
    them receive."""

    village: str
    program: str
    register: str
    basis: str
    unit: str
    decile: int
    listed: int
    recipients: int


_Name = tuple[object, ...]
_Cell = tuple[int, int]
"""How many records, and the number that names them together."""
_NOBODY: _Cell = (0, 0)
_ANY = float("inf")


@dataclass(frozen=True)
class Counted:
    """`overlaps` and `deciles` are protected; `withheld`: villages of which only rule 1 and 2 leave."""

    overlaps: list[Overlap]
    deciles: list[DecileCount]
    withheld: int


@dataclass
class _Village:
    """The counts of one village, and what is shown of them."""

    key: bytes
    unit: str
    cells: dict[_Name, _Cell] = field(default_factory=dict)
    shown: dict[_Name, int] = field(default_factory=dict)

    def show(self, *name: object, most: float = _ANY) -> int:
        """A count, protected."""
        count, digest = self.cells.get(name, _NOBODY)
        self.shown[name] = rounded(self.key, count, self.unit, digest, 0, most)
        return self.shown[name]


def count(connection: DuckDBPyConnection, run: RunConfig, key: Key) -> Counted:
    """From tables `baris` and `tautan`."""
    reference = run.reference
    connection.execute(sql.text("per_person"), {"acuan": -1 if reference is None else reference})
    connection.execute(sql.text("counts"))
    lists, found = _lists(run), _villages(connection, run, key)
    for own in found.values():
        _draw(own, lists)
    silent = narrowed(lists, [own.shown for own in found.values()])
    overlaps: list[Overlap] = []
    deciles: list[DecileCount] = []
    for (village, own), is_silent in zip(found.items(), silent, strict=True):
        overlaps += _overlaps(own, run, lists, village, is_silent)
        deciles += _deciles(own, run, lists, village)
    return Counted(overlaps, deciles, sum(silent))


def _lists(run: RunConfig) -> Lists:
    """Which counts there are."""
    programs = tuple(place for place, one in enumerate(run.lists) if one.is_program)
    cut = () if run.reference is None else tuple(place for place in programs if place != run.reference)
    return Lists(run.reference if cut else None, cut, programs, tuple(range(len(run.lists))), DECILES)


def _villages(connection: DuckDBPyConnection, run: RunConfig, key: Key) -> dict[str, _Village]:
    programs = sum(1 << place for place, one in enumerate(run.lists) if one.is_program)
    found: dict[str, _Village] = {}

    def ask(name: _Name, extra: str, condition: str) -> None:
        rows = connection.execute(
            f"SELECT desa, {extra}, count(*), bit_xor(tanda) FROM dihitung WHERE satuan = ? AND ({condition})"  # noqa: S608
            " GROUP BY ALL", [run.unit]).fetchall()
        for village, more, many, digest in rows:
            own = found.setdefault(village, _Village(key.rounding, run.unit))
            own.cells[(*name, *(() if extra == "0" else (more,)))] = (many, digest)

    for place, one in enumerate(run.lists):
        inside = f"semua & {1 << place} > 0"
        ask(("list", place), "0", inside)
        ask(("several", place), "0", f"{inside} AND bit_count(semua & {programs}) > 1")
        if run.reference is not None:
            registered = f"semua & {1 << run.reference} > 0"
            ask(("decile", place), "coalesce(desil, 0)", f"{inside} AND {registered}")
            ask(("unlisted", place), "0", f"{inside} AND NOT {registered}")
        rows = "di" if one.unit == FAMILIES else "ganda"
        ask(("twice", place), "0", f"len(list_filter({rows}, lambda d: d = {place})) > {rows == 'di':d}")
    for first, second in combinations(range(len(run.lists)), 2):
        either = (1 << first) | (1 << second)
        ask(("both", first, second), "0", f"semua & {either} = {either}")
    return dict(sorted(found.items()))


def _draw(own: _Village, lists: Lists) -> None:
    """Everything that is shown of a village, the larger before what is part of it."""
    if lists.reference is not None:
        listed = [own.show("decile", lists.reference, decile) for decile in range(DECILES + 1)]
        for place in lists.cut:
            for decile in range(DECILES + 1):
                own.show("decile", place, decile, most=listed[decile])
            own.show("unlisted", place)
    for place in lists.drawn:
        own.show("list", place)
    for place in lists.named:
        own.show("twice", place, most=_size(own, lists, place))
    named = sorted(lists.named, key=lambda place: place not in lists.programs)
    for place in named:
        others = [own.shown["several", other] for other in lists.programs if ("several", other) in own.shown]
        alike = min(others) if others and len(lists.programs) == 2 else _ANY  # of two programmes: who is in both
        own.show("several", place, most=min(_size(own, lists, place), alike))
    for first, second in lists.free:
        several = [own.shown["several", place] for place in (first, second)] \
            if first in lists.programs and second in lists.programs else []
        own.show("both", first, second, most=min(*(_size(own, lists, place) for place in (first, second)), *several))


def _size(own: _Village, lists: Lists, place: int) -> int:
    """Of a list, as shown."""
    return sum(own.shown[name] for name in lists.size(place))


def _overlaps(own: _Village, run: RunConfig, lists: Lists, village: str, is_silent: bool) -> list[Overlap]:
    told = []
    for pair in lists.pairs:
        if is_silent and pair in lists.free:
            continue
        both = sum(own.shown[name] for name in lists.both(*pair))
        first, second = (run.lists[place].name for place in pair)
        only = [max(_size(own, lists, place) - both, 0) for place in pair]
        told += [Overlap(village, first, second, own.unit, state, many) for state, many in (
            (BOTH, both), (ONLY_FIRST, only[0]), (ONLY_SECOND, only[1]))]
    for state, what in ((SEVERAL, "several"), (TWICE, "twice")):
        if is_silent and state == SEVERAL:
            continue
        told += [Overlap(village, run.lists[place].name, run.lists[place].name, own.unit, state,
                         own.shown[what, place]) for place in lists.named]
    return told


def _deciles(own: _Village, run: RunConfig, lists: Lists, village: str) -> list[DecileCount]:
    if lists.reference is None:
        return []
    register = run.lists[lists.reference]
    return [DecileCount(village, run.lists[place].name, register.name, register.decile, own.unit, decile,
                        own.shown["decile", lists.reference, decile], own.shown["decile", place, decile])
            for place in lists.cut for decile in range(DECILES + 1)]


def joined_rows(connection: DuckDBPyConnection) -> int:
    """Rows that share their person with another row."""
    row = connection.execute("SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM tautan GROUP BY orang "
                             "HAVING count(*) > 1)").fetchone()
    return int(row[0]) if row else 0
