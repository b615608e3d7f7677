"""The proof that what leaves narrows no count of 1 to 9 below five values, and that the attack can break a rule."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import duckdb
import pytest
from reconcile_attack import Kind, asked, kinds, room, shown_of, truth

from made_people import villages
from reconcile.config import read_run
from reconcile.key import Key
from reconcile.leaving import counts
from reconcile.leaving.bounds import Lists, Name, narrowed
from reconcile.leaving.counts import Counted, count
from reconcile_runs import run_of

LISTS = ("DTSEN", "Sidaksos", "pkh", "rtlh")
PROGRAMS = frozenset({"pkh", "rtlh"})
ROOM = 5
BROKEN = 0
"""A seed in which something is withheld."""
People = dict[str, list[Kind]]


def people_of(seed: int, many: int) -> People:
    """Small villages in which some kinds of people are many and others few."""
    dice, known = random.Random(seed), [kind for kind in kinds(LISTS) if kind[1] < 3]  # noqa: S311
    found: People = {}
    for village in villages()[:many]:
        chosen = dice.sample(known, dice.randint(1, 6))
        found[village] = [kind for kind in chosen for _ in range(dice.choice((1, 1, 2, 3, 4, 6, 8, 11)))]
    return found


def counted(base: Path, people: People, seed: int, units: dict[str, str] | None = None) -> Counted:
    """The counts of these people, each in the lists of their kind; in a village every two are a family."""
    base.mkdir(exist_ok=True)
    run = read_run(run_of(base, {name: [] for name in LISTS}, units), date.today())
    rows = [(number, LISTS.index(name), village, kind[1] or None) for number, (village, kind) in enumerate(
        (village, kind) for village, own in people.items() for kind in own) for name in sorted(kind[0])]
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE baris (rid BIGINT, daftar INTEGER, nik VARCHAR, nama VARCHAR, tgl VARCHAR, "
                           "desa VARCHAR, kk VARCHAR, desil INTEGER)")
        connection.execute("CREATE TABLE tautan (rid BIGINT, orang BIGINT)")
        connection.executemany("INSERT INTO baris VALUES (?, ?, ?, '', '', ?, ?, ?)", [
            (rid, place, str(number), village, f"{village} {number // 2}", decile if place == 0 else None)
            for rid, (number, place, village, decile) in enumerate(rows)])
        connection.executemany("INSERT INTO tautan VALUES (?, ?)", [(rid, row[0]) for rid, row in enumerate(rows)])
        return count(connection, run, Key("Dinas Sosial", random.Random(seed).randbytes(32)))  # noqa: S311


def families_of(people: People) -> People:
    """The same as families: in a list with one member, in the lowest decile of its members."""
    numbered = [(village, kind) for village, own in people.items() for kind in own]
    members: dict[tuple[str, int], list[Kind]] = defaultdict(list)
    for number, (village, kind) in enumerate(numbered):
        members[village, number // 2].append(kind)
    found: People = {village: [] for village in people}
    for (village, _), own in members.items():
        known = [decile for _, decile in own if decile]
        found[village].append((frozenset().union(*(inside for inside, _ in own)), min(known, default=0)))
    return found


def narrow(people: People, told: Counted, unit: str = "jiwa") -> list[tuple[str, object]]:
    """Counts of 1 to 9 in a unit (`people`: whom it counts) with fewer than ROOM possible values, by the exact search
    over that unit and, for families, over what is shown of persons beside them."""
    overlaps, deciles = defaultdict(list), defaultdict(list)
    for one in told.overlaps:
        overlaps[one.village, one.unit].append(one)
    for each in told.deciles:
        deciles[each.village, each.unit].append(each)
    found = []
    for village, own in people.items():
        shown = shown_of(overlaps[village, unit], deciles[village, unit])
        persons = None if unit == "jiwa" else shown_of(overlaps[village, "jiwa"], deciles[village, "jiwa"]) or None
        for wanted in dict.fromkeys(asked(shown, LISTS)):
            true = truth(wanted, own, PROGRAMS)
            if 1 <= true <= 9:
                low, high = room(shown, wanted, LISTS, PROGRAMS, persons)
                assert low <= true <= high, "the attack lost the truth"
                if high - low + 1 < ROOM:
                    found.append((village, (wanted, true, low, high, shown)))
    return found


@pytest.mark.parametrize("seed", range(2))
def test_an_exact_search_over_everything_shown_keeps_room(tmp_path: Path, seed: int) -> None:
    people = people_of(seed, 6)
    told = counted(tmp_path, people, seed)
    assert not narrow(people, told)
    assert {one.village for one in told.overlaps} == set(people)


def test_families_beside_persons_keep_room(tmp_path: Path) -> None:
    """Of a run with a list of families the search also knows that no more families are than persons."""
    people = people_of(7, 8)
    told = counted(tmp_path, people, 7, {"pkh": "KK"})
    assert not narrow(families_of(people), told, "KK")
    assert {one.unit for one in (*told.overlaps, *told.deciles)} == {"KK"}


def test_the_search_breaks_families_beside_persons() -> None:
    """As this package once did: a register by decile in both units."""
    one = ("decile", "DTSEN", "1")
    assert room({one: 5}, one, ("DTSEN",), PROGRAMS, {("decile", "DTSEN", "2"): 5}) == (1, 9)
    assert room({one: 5}, one, ("DTSEN",), PROGRAMS, {one: 0}) == (1, 4)
    assert room({one: 0}, one, ("DTSEN",), PROGRAMS, {one: 5}) == (1, 4)


def test_without_what_is_withheld_the_search_finds_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So the search can find something, and what is withheld is withheld for a reason, and rarely."""
    withheld: list[bool] = []

    def noted(lists: Lists, villages: Sequence[Mapping[Name, int]]) -> list[bool]:
        withheld.extend(narrowed(lists, villages))
        return [False] * len(villages)

    monkeypatch.setattr(counts, "narrowed", noted)
    people = people_of(BROKEN, 240)
    told = counted(tmp_path, people, BROKEN)
    silent = {village: own for (village, own), is_silent in zip(sorted(people.items()), withheld, strict=False)
              if is_silent}
    assert 1 <= len(silent) < 12
    assert any(narrow({village: own}, told) for village, own in silent.items())


def test_the_search_breaks_a_sum_that_is_drawn_without_care() -> None:
    """As this package once did: a sum could be shown below what its shown parts allow."""
    parts = {("decile", "DTSEN", str(decile)): 5 for decile in (1, 2, 3)}
    assert room({**parts, ("size", "DTSEN"): 0}, ("decile", "DTSEN", "1"), ("DTSEN",), PROGRAMS) == (1, 2)
    assert room(parts, ("decile", "DTSEN", "1"), ("DTSEN",), PROGRAMS) == (1, 9)
