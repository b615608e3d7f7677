"""What leaves: protected counts and nothing else, whatever the lists hold."""

from __future__ import annotations

import csv
import json
import random
from collections import defaultdict
from datetime import date
from pathlib import Path

import duckdb
import pytest

from dashboard.statistics.rounding import Rounding
from made_people import Care, Person, listed, population, villages
from reconcile.config import PROGRAMS, REGISTERS, read_run
from reconcile.key import make_key, read_key
from reconcile.leaving.counts import STATES, count
from reconcile.leaving.rounding import BASE, rounded
from reconcile.matching import exact
from reconcile.reading import load
from reconcile_runs import command, fuzz, leaks, run_of

CLEAN = Care(no_nik=0, wrong_nik=0, no_kk=0, wrong_name=0, wrong_birth=0, twice=0.02)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Person], list[str]]:
    """A whole run: its folder, its people, what it printed."""
    base = tmp_path_factory.mktemp("rekon")
    people = population(2_000, 11, villages()[:4])
    path = run_of(base, {"DTSEN": listed(people, 0.95, 1, CLEAN), "Sidaksos": listed(people, 0.5, 2, Care()),
                         "pkh": listed(people, 0.4, 3, Care(), 4), "pbi_jkn": listed(people, 0.3, 4, Care(), 5)},
                  {"pkh": "KK"})
    told = [command(words, str(path)) for words in ("jalankan", "tinjau", "hitung")]
    assert [code for code, _ in told] == [0, 0, 0], told
    return base, people, [text for _, text in told]


def _table(base: Path, name: str) -> list[dict[str, str]]:
    with (base / "keluar-2026-11" / name).open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle, delimiter=";"))


def test_only_protected_counts_and_a_manifest_leave(done: tuple[Path, list[Person], list[str]]) -> None:
    base, people, told = done
    out = base / "keluar-2026-11"
    assert {one.name for one in out.iterdir()} == {"irisan.csv", "desil-program.csv", "manifes.json"}
    for text in (*told, *(one.read_text("utf-8-sig") for one in out.iterdir())):
        assert not leaks(text, people)
    rows = _table(base, "irisan.csv")
    assert {row["Keadaan"] for row in rows} == set(STATES)
    assert all(int(row["Jumlah"]) % BASE == 0 <= int(row["Jumlah"]) for row in rows)
    deciles = _table(base, "desil-program.csv")
    assert {row["Satuan"] for row in (*rows, *deciles)} == {"KK"}, "persons beside families would narrow both"
    assert {int(row["Desil"]) for row in deciles} == set(range(11))
    assert all(int(row["Penerima"]) <= int(row["Terdaftar"]) for row in deciles)
    manifest = json.loads((out / "manifes.json").read_text("utf-8"))
    assert manifest["sidik_kunci"] == read_key(base / "kunci.rekon").fingerprint == rows[0]["Sidik kunci"]
    assert manifest["perkiraan_presisi_persen"] >= 99.9


def test_no_raw_number_is_in_the_working_files(done: tuple[Path, list[Person], list[str]]) -> None:
    base, people, _ = done
    held = b"".join(one.read_bytes() for one in (base / "kerja-2026-11").rglob("*") if one.is_file())
    assert people[0].name.split()[0].encode() in held  # names are there, so numbers would be found
    assert not [one for one in people if one.nik.encode() in held or one.kk.encode() in held]
    assert b"DUSUN" not in held
    for one in (base / "kerja-2026-11").rglob("*"):
        assert one.stat().st_mode & 0o077 == 0, one


def test_counts_are_those_of_a_slow_twin(tmp_path: Path) -> None:
    """Shown counts lie within four of the true ones, the derived ones within eight."""
    people = population(900, 21, villages()[:6])
    lists = {"DTSEN": listed(people, 0.9, 1, CLEAN), "Sidaksos": listed(people, 0.5, 2, CLEAN),
             "pkh": listed(people, 0.4, 3, CLEAN, 5), "rtlh": listed(people, 0.3, 4, CLEAN)}
    run = read_run(run_of(tmp_path, lists), date.today())
    with duckdb.connect() as connection:
        load.load(connection, run, read_key(run.key), date.today())
        exact.link_exactly(connection)
        counted = count(connection, run, read_key(run.key))
    inside = {name: {row.number for row in rows} for name, rows in lists.items()}
    home = {person.number: person.village for person in people}
    many = defaultdict(int)
    for name, rows in lists.items():
        for row in rows:
            many[name, row.number] += 1
    for one in counted.overlaps:
        first, second = inside[one.first], inside[one.second]
        several = {who for who in first if (who in inside["pkh"]) + (who in inside["rtlh"]) > 1}
        true = {"keduanya": first & second, "hanya yang pertama": first - second, "hanya yang kedua": second - first,
                "beberapa program": several,
                "tercatat ganda": {who for who in first if many[one.first, who] > 1}}[one.state]
        exactly = sum(home[who] == one.village for who in true)
        by_decile = "DTSEN" in (one.first, one.second) and {"pkh", "rtlh"} & {one.first, one.second}
        parts = {"keduanya": 1, "hanya yang pertama": 2, "hanya yang kedua": 2}.get(one.state, 1)
        if by_decile:  # sums over eleven deciles; who is not registered is one count
            parts = {"keduanya": 11, "hanya yang pertama": 22}.get(one.state, 1)
        elif "DTSEN" in (one.first, one.second) and one.state.startswith("hanya"):
            parts = 12
        elif one.state.startswith("hanya") and {"pkh", "rtlh"} & {one.first, one.second}:
            parts = 13
        assert abs(exactly - one.count) <= 4 * parts, one
    decile = {row.number: row.decile for row in lists["DTSEN"]}
    for each in counted.deciles:
        listed_ = sum(home[who] == each.village and place == each.decile for who, place in decile.items())
        received = sum(home[who] == each.village and decile.get(who) == each.decile for who in inside[each.program])
        assert abs(received - each.recipients) <= 4, each
        assert each.decile == 0 or abs(listed_ - each.listed) <= 4, each


def test_few_people_in_many_villages_are_written_too(tmp_path: Path) -> None:
    """An overlap that is drawn on its own may be shown above a list that is made up of many small counts."""
    people = population(2_500, 71, villages()[:120])
    lists = {"DTSEN": listed(people, 0.9, 1, CLEAN), "Sidaksos": listed(people, 0.9, 2, CLEAN),
             "pkh": listed(people, 0.8, 3, CLEAN), "pbi_jkn": listed(people, 0.8, 4, CLEAN)}
    run = read_run(run_of(tmp_path, lists, {"pkh": "KK"}), date.today())
    with duckdb.connect() as connection:
        load.load(connection, run, read_key(run.key), date.today())
        exact.link_exactly(connection)
        counted = count(connection, run, read_key(run.key))
    assert min(one.count for one in counted.overlaps) == 0
    assert len({one.village for one in counted.overlaps}) == 120


def test_rounding_is_that_of_the_dashboard() -> None:
    """Written twice, since the packages know nothing of each other; here they are held together."""
    dice = random.Random(3)  # noqa: S311
    for _ in range(2_000):
        key, value, name = dice.randbytes(32), dice.randint(0, 40), str(dice.randrange(10**9))
        low, high = sorted((dice.randint(0, 45), dice.randint(0, 45)))
        least, most = dice.choice(((0, float("inf")), (low, high)))
        assert rounded(key, value, "jiwa", int(name), least, most) == Rounding(key).count(value, "jiwa", [name], least,
                                                                                          most)


def test_the_same_run_twice_is_rounded_alike_and_another_key_otherwise(tmp_path: Path) -> None:
    people = population(400, 31, villages()[:5])
    lists = {"DTSEN": listed(people, 0.9, 1, CLEAN), "pkh": listed(people, 0.5, 2, CLEAN)}
    told = []
    for key in ("kunci.rekon", "kunci.rekon", "lain.rekon"):
        run = read_run(run_of(tmp_path, lists), date.today())
        if not (tmp_path / key).exists():
            make_key(tmp_path / key, "Dinas Lain")
        with duckdb.connect() as connection:
            load.load(connection, run, read_key(tmp_path / key), date.today())
            exact.link_exactly(connection)
            told.append(count(connection, run, read_key(tmp_path / key)))
    assert told[0] == told[1] != told[2]


def test_names_of_lists_are_those_the_dashboard_knows() -> None:
    from dashboard.topics.registers.contracts import REGISTERS as KNOWN

    assert REGISTERS == KNOWN
    with (Path(__file__).parents[2] / "data" / "sample" / "programs.csv").open(encoding="utf-8") as handle:
        assert {row["code"] for row in csv.DictReader(handle)} == set(PROGRAMS)


@pytest.mark.parametrize("part", range(4))
def test_fuzzed_lists_let_nothing_personal_out(part: int) -> None:
    written = [fuzz(seed) for seed in range(part * 30, part * 30 + 30)]
    assert 5 < sum(written) < 30  # both ways out were looked at


def test_without_a_list_that_tells_deciles_pairs_are_counted_all_the_same(tmp_path: Path) -> None:
    people = population(1_500, 51, villages()[:3])
    lists = {"Sidaksos": listed(people, 0.7, 1, CLEAN), "pkh": listed(people, 0.5, 2, CLEAN),
             "sembako": listed(people, 0.4, 3, CLEAN)}
    run = read_run(run_of(tmp_path, lists, {"pkh": "KK"}), date.today())
    with duckdb.connect() as connection:
        load.load(connection, run, read_key(run.key), date.today())
        exact.link_exactly(connection)
        counted = count(connection, run, read_key(run.key))
    assert not counted.deciles and not counted.withheld
    assert all(one.count >= 0 and one.count % BASE == 0 for one in counted.overlaps)
    assert {(one.first, one.second, one.unit) for one in counted.overlaps if one.first != one.second} == {
        ("Sidaksos", "pkh", "KK"), ("Sidaksos", "sembako", "KK"), ("pkh", "sembako", "KK")}
    inside = {name: {row.kk for row in rows} for name, rows in lists.items()}
    shown = sum(one.count for one in counted.overlaps if (one.first, one.second, one.state) == (
        "Sidaksos", "sembako", "keduanya"))
    assert abs(shown - len(inside["Sidaksos"] & inside["sembako"])) <= 4 * 3


def test_a_family_is_twice_in_a_list_of_persons_only_with_one_person_twice(tmp_path: Path) -> None:
    """Two members in a list of persons are no double entry, in a list of families they are."""
    people = population(600, 61, villages()[:2])
    once = [person for person in people if person.kk]
    lists = {"Sidaksos": once, "pbi_jkn": [*once, *once[:200]], "pkh": once}
    run = read_run(run_of(tmp_path, lists, {"pkh": "KK"}), date.today())
    with duckdb.connect() as connection:
        load.load(connection, run, read_key(run.key), date.today())
        exact.link_exactly(connection)
        counted = count(connection, run, read_key(run.key))
    twice = {name: sum(one.count for one in counted.overlaps if (one.first, one.state) == (name, STATES[4]))
             for name in lists}
    several = [sum(person.kk == kk for person in once) > 1 for kk in {person.kk for person in once}]
    assert twice["Sidaksos"] == 0
    assert abs(twice["pbi_jkn"] - len({person.kk for person in once[:200]})) <= 8
    assert abs(twice["pkh"] - sum(several)) <= 8
