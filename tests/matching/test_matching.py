"""Who is one person: truth of made-up people against what the steps find."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path

import duckdb
import numpy as np
import pytest

from made_people import Care, Person, listed, population, villages
from reconcile.config import read_run
from reconcile.key import read_key
from reconcile.matching import exact, link
from reconcile.matching.estimate import Pairs, probabilities, threshold
from reconcile.reading import load
from reconcile_runs import command, run_of

CAREFUL = Care(no_nik=0.005, wrong_nik=0.005, no_kk=0, wrong_name=0.03, wrong_birth=0.01)
LISTS = (("DTSEN", 0.95, 10, CAREFUL), ("Sidaksos", 0.5, 7, Care()), ("pkh", 0.4, 4, Care()))
Judged = tuple[float, float, link.Linked]


def judged(base: Path, lists: dict[str, list[Person]]) -> Judged:
    """Recall and precision over pairs of rows of different lists."""
    run = read_run(run_of(base, lists), date.today())
    with duckdb.connect() as connection:
        load.load(connection, run, read_key(run.key), date.today())
        exact.link_exactly(connection)
        found = link.link(connection, run)
        people = dict(connection.execute("SELECT rid, orang FROM tautan").fetchall())
    rows = [(place, row.number) for place, own in enumerate(lists.values()) for row in own]
    true = _pairs([(place, number) for place, number in rows])
    told = _pairs([(place, people[rid]) for rid, (place, _) in enumerate(rows)])
    return len(true & told) / len(true), len(true & told) / len(told), found


def _pairs(rows: list[tuple[int, int]]) -> set[tuple[int, int]]:
    groups = defaultdict(list)
    for rid, (_, person) in enumerate(rows):
        groups[person].append(rid)
    return {pair for own in groups.values() for pair in combinations(own, 2) if rows[pair[0]][0] != rows[pair[1]][0]}


def _lists(people: list[Person], care: Care | None = None) -> dict[str, list[Person]]:
    return {name: listed(people, share, place, care or own, poor)
            for place, (name, share, poor, own) in enumerate(LISTS)}


def test_six_thousand_persons_in_three_lists(tmp_path: Path) -> None:
    """The wanted recall and precision, and the estimates of both are near the truth."""
    recall, precision, found = judged(tmp_path, _lists(population(6_000, 1, villages()[:3])))
    assert recall >= 0.97 and precision >= 0.999
    assert found.by_model > 50 and found.labelled > 1_000
    assert found.precision == pytest.approx(precision, abs=0.002)
    assert found.recall == pytest.approx(recall, abs=0.02)


def test_first_of_january_for_everyone(tmp_path: Path) -> None:
    """A birth date that tells nothing makes fewer links, not wrong ones, and says so."""
    recall, precision, found = judged(tmp_path, _lists(population(3_000, 2, villages()[:3], january=True)))
    assert precision >= 0.998
    assert found.recall == pytest.approx(recall, abs=0.05)


def test_without_any_nik_the_model_learns_by_itself(tmp_path: Path) -> None:
    recall, precision, found = judged(tmp_path, _lists(population(3_000, 3, villages()[:30]), Care(no_nik=1)))
    assert found.labelled == 0 and found.by_model > 0
    assert recall >= 0.6 and precision >= 0.99


def _person(number: int, name: str, nik: str = "", kk: str = "", birth: str = "1990-02-17",
            village: str = "35.05.05.2003") -> Person:
    return Person(number, nik, kk, name, birth, village, village, 1)


def _crowd(without: Care | None = None) -> list[Person]:
    return listed(population(400, 9, villages()[:4]), 1, 1, without or Care(no_nik=0, wrong_nik=0, twice=0))


def test_twins_the_same_person_three_times_and_a_borrowed_nik(tmp_path: Path) -> None:
    """Twins stay two; three rows of one person are one; a NIK written under another name joins nobody."""
    kk, crowd = "3505051702050001", _crowd()
    one, other = "3505051702900001", "3505051702900002"
    twins = [_person(9001, "HASAN BASRI", one, kk), _person(9002, "HUSEIN BASRI", other, kk)]
    thrice = [_person(9003, "SUMIATI RAHAYU", "3505055102850007", "3505051702050002", "1985-02-11")] * 3
    again = [_person(9001, "HASAN BASRI", "", kk), _person(9002, "HUSEIN BASRI", "", kk),
             _person(9004, "PONIRAN", other, "3505051702050009", "1990-02-17", "35.05.05.2001")]
    run = read_run(run_of(tmp_path, {"DTSEN": crowd + twins + thrice, "Sidaksos": crowd[:300] + again}), date.today())
    with duckdb.connect() as connection:
        load.load(connection, run, read_key(run.key), date.today())
        exact.link_exactly(connection)
        link.link(connection, run)
        people = [row[0] for row in connection.execute("SELECT orang FROM tautan ORDER BY rid").fetchall()]
    first = len(crowd)
    hasan, husein, *sumiati = people[first:first + 5]
    hasan_again, husein_again, poniran = people[-3:]
    assert hasan != husein and hasan_again == hasan and husein_again == husein
    assert len(set(sumiati)) == 1
    assert poniran not in (hasan, husein, *sumiati)


def test_candidates_of_one_list_share_what_is_certain() -> None:
    """Two namesakes of equal weight get at most a half each, a lone one nearly all."""
    whole = np.array
    pairs = Pairs(whole([1, 1, 2]), whole([10, 11, 12]), np.array([30.0, 30, 30]), whole([4, 4, 4]), whole([3, 3, 3]),
                  whole([2, 2, 2]), whole([1, 1, 1]), whole([0, 0, 0]), whole([0, 0, 0]), whole([0, 0, 0]))
    told = probabilities(pairs, 1.0, 1e6)
    assert told[0] == told[1] <= 0.5 and told[2] > 0.99


def test_the_threshold_is_the_lowest_that_is_sure_enough() -> None:
    dice = random.Random(4)  # noqa: S311
    for _ in range(200):
        told = np.array([dice.random() ** 0.05 for _ in range(dice.randint(1, 60))])
        wanted = dice.uniform(0.95, 0.999)
        sure = [limit for limit in told if np.mean([one for one in told if one >= limit]) >= wanted]
        assert threshold(told, wanted) == (max(min(sure), 0.9) if sure else 1.01)


def test_answers_of_the_review_join_and_do_not_part(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    people = population(1_500, 5, villages()[:2], january=True)
    path = run_of(tmp_path, _lists(people))
    assert command("jalankan", str(path))[0] == 0
    book = load_workbook(tmp_path / "kerja-2026-11" / "tinjau.xlsx")
    sheet = book.active
    assert sheet.max_row > 2
    assert not any("350" in str(cell) and len(str(cell)) > 13 for row in sheet.values for cell in row)
    sheet["K2"], sheet["K3"] = "sama", "beda"
    book.save(tmp_path / "kerja-2026-11" / "tinjau.xlsx")
    code, told = command("tinjau", str(path))
    assert code == 0 and told.startswith("2 putusan")
    with duckdb.connect(str(tmp_path / "kerja-2026-11" / "rekon.duckdb")) as connection:
        joined = connection.execute("SELECT a.orang = b.orang FROM tinjauan t JOIN tautan a ON a.rid = t.kiri "
                                    "JOIN tautan b ON b.rid = t.kanan WHERE nomor = 1").fetchone()
    assert joined == (True,)
    sheet["K3"] = "mungkin"
    book.save(tmp_path / "kerja-2026-11" / "tinjau.xlsx")
    code, told = command("tinjau", str(path))
    assert code == 1 and "baris 3, kolom K" in told and "mungkin" not in told


def test_one_word_names_for_everyone(tmp_path: Path) -> None:
    """A short name tells less, so there are fewer links, not wrong ones."""
    recall, precision, found = judged(tmp_path, _lists(population(3_000, 4, villages()[:3], one_word=1)))
    assert recall >= 0.95 and precision >= 0.998
    assert found.recall == pytest.approx(recall, abs=0.05)


@pytest.mark.parametrize("basis", ["domisili", "KTP"])
def test_a_village_of_the_card_that_is_not_that_of_the_home(tmp_path: Path, basis: str) -> None:
    """The run says whose village counts; who differs is counted, and is one person all the same."""
    people = population(1_200, 6, villages()[:6])
    moved = {person.number for person in people if person.village != person.card_village}
    lists = {name: listed(people, 1, place, Care(0, 0, 0, 0, 0, 0)) for place, name in enumerate(("DTSEN", "pkh"))}
    run = read_run(run_of(tmp_path, lists, more=f'dasar_desa = "{basis}"\n'), date.today())
    with duckdb.connect() as connection:
        told = load.load(connection, run, read_key(run.key), date.today())
        exact.link_exactly(connection)
        places = connection.execute("SELECT desa FROM baris WHERE daftar = 0 ORDER BY rid").fetchall()
        found = connection.execute("SELECT count(DISTINCT orang) FROM tautan").fetchone()
    assert [one.apart for one in told] == [len(moved)] * 2 and len(moved) > 5
    assert [code for code, in places] == [person.village if basis == "domisili" else person.card_village
                                          for person in lists["DTSEN"]]
    assert found == (len(people),)
