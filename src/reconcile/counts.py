"""Step 3, the only thing that leaves: counts by village, protected, none of them about less than a village.

In a pair each of the two lists counts in families where one of them lists families, else in persons. A person is
counted in the village that the first list tells, a family in that of its members.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from duckdb import DuckDBPyConnection

from reconcile import sql
from reconcile.config import FAMILIES, PERSONS, UNITS, ListOf, Run
from reconcile.key import Key
from reconcile.rounding import REACH, rounded

BOTH, ONLY_FIRST, ONLY_SECOND, SEVERAL, TWICE = STATES = (
    "keduanya", "hanya yang pertama", "hanya yang kedua", "beberapa program", "tercatat ganda")
DECILES = 10


@dataclass(frozen=True)
class Overlap:
    """One count of a pair of lists in a village; TWICE: of a list with itself."""

    village: str
    first: str
    second: str
    unit: str
    state: str
    count: int


@dataclass(frozen=True)
class DecileCount:
    """Of a decile of a village (0: not listed or no decile): how many are listed, and how many of them receive. What is
    listed of 0 is what receives."""

    village: str
    program: str
    register: str
    unit: str
    decile: int
    listed: int
    recipients: int


_Cell = tuple[int, int]
"""How many records, and the number that names them together."""
_NOBODY: _Cell = (0, 0)


@dataclass(frozen=True)
class Counted:
    """`overlaps` and `deciles` are protected; nothing else is kept."""

    overlaps: list[Overlap]
    deciles: list[DecileCount]


class _Village:
    """The protected counts of one village in one unit."""

    def __init__(self, key: bytes, unit: str) -> None:
        self._key, self._unit = key, unit
        self.cells: dict[tuple[object, ...], _Cell] = {}

    def show(self, *name: object, least: float = 0, most: float = float("inf")) -> int:
        """A count, protected."""
        count, digest = self.cells.get(name, _NOBODY)
        return rounded(self._key, count, self._unit, digest, least, most)

    def sum(self, parts: Iterable[int], *name: object) -> int:
        """The count of what these shown parts make up, kept within what they allow."""
        known = list(parts)
        return self.show(*name, least=sum(max(part - REACH, 0) for part in known) - REACH,
                         most=sum(known) + REACH * len(known) + REACH)


def count(connection: DuckDBPyConnection, run: Run, key: Key) -> Counted:
    """From tables `baris` and `tautan`."""
    reference = run.reference
    connection.execute(sql.text("per_person"), {"acuan": -1 if reference is None else reference})
    connection.execute(sql.text("counts"))
    overlaps: list[Overlap] = []
    deciles: list[DecileCount] = []
    for unit in UNITS:
        for village, own in sorted(_villages(connection, run, key, unit)):
            shown_deciles, sizes = _by_decile(own, run, unit, village)
            deciles += shown_deciles
            overlaps += _overlaps(own, run, unit, village, sizes)
    return Counted(overlaps, deciles)


def _villages(connection: DuckDBPyConnection, run: Run, key: Key, unit: str) -> Iterator[tuple[str, _Village]]:
    programs = sum(1 << place for place, one in enumerate(run.lists) if one.is_program)
    found: dict[str, _Village] = {}

    def ask(name: tuple[object, ...], extra: str, condition: str) -> None:
        rows = connection.execute(
            f"SELECT desa, {extra}, count(*), bit_xor(tanda) FROM dihitung WHERE satuan = ? AND ({condition})"  # noqa: S608
            " GROUP BY ALL", [unit]).fetchall()
        for village, more, many, digest in rows:
            own = found.setdefault(village, _Village(key.rounding, unit))
            own.cells[(*name, *(() if extra == "0" else (more,)))] = (many, digest)

    for place, one in enumerate(run.lists):
        inside = f"semua & {1 << place} > 0"
        ask(("list", place), "0", inside)
        ask(("decile", place), "coalesce(desil, 0)", inside)
        if one.unit == unit:
            ask(("twice", place), "0", f"len(list_filter(di, lambda d: d = {place})) > 1")
    for first, second in combinations(range(len(run.lists)), 2):
        either = (1 << first) | (1 << second)
        ask(("both", first, second), "0", f"semua & {either} = {either}")
        ask(("several", first, second), "0", f"semua & {either} > 0 AND bit_count(semua & {programs}) > 1")
    return iter(found.items())


def _unit_of(one: ListOf, other: ListOf) -> str:
    return FAMILIES if FAMILIES in (one.unit, other.unit) else PERSONS


def _by_decile(own: _Village, run: Run, unit: str, village: str
               ) -> tuple[list[DecileCount], dict[int, int]]:
    """Cells by decile, and the sizes of the lists, of which those that are cut by decile follow their cells."""
    told: list[DecileCount] = []
    sizes: dict[int, int] = {}
    reference = run.reference
    if reference is not None:
        listed = [own.show("decile", reference, decile) for decile in range(DECILES + 1)]
        sizes[reference] = own.sum(listed, "list", reference)
        for place, one in enumerate(run.lists):
            if place == reference or not one.is_program or _unit_of(one, run.lists[reference]) != unit:
                continue
            received = [own.show("decile", place, decile, most=listed[decile] if decile else float("inf"))
                        for decile in range(DECILES + 1)]
            sizes[place] = own.sum(received, "list", place)
            told += [DecileCount(village, one.name, run.lists[reference].name, unit, decile,
                                 listed[decile] if decile else received[0], received[decile])
                     for decile in range(DECILES + 1)]
    for place in range(len(run.lists)):
        sizes.setdefault(place, own.show("list", place))
    return told, sizes


def _overlaps(own: _Village, run: Run, unit: str, village: str, sizes: dict[int, int]) -> list[Overlap]:
    told = []
    for (first, one), (second, other) in combinations(enumerate(run.lists), 2):
        if _unit_of(one, other) != unit:
            continue
        both = own.show("both", first, second, most=min(sizes[first], sizes[second]))
        several = own.show("several", first, second, most=sizes[first] + sizes[second])
        told += [Overlap(village, one.name, other.name, unit, state, many) for state, many in (
            (BOTH, both), (ONLY_FIRST, sizes[first] - both), (ONLY_SECOND, sizes[second] - both), (SEVERAL, several))]
    told += [Overlap(village, one.name, one.name, unit, TWICE, own.show("twice", place, most=sizes[place]))
             for place, one in enumerate(run.lists) if one.unit == unit]
    return told


def joined_rows(connection: DuckDBPyConnection) -> int:
    """Rows that share their person with another row."""
    row = connection.execute("SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM tautan GROUP BY orang "
                             "HAVING count(*) > 1)").fetchone()
    return int(row[0]) if row else 0
