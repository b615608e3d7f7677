"""Codes of sub kegiatan in every shape, and the chain of plans against a slow walk that follows each line by itself."""

from __future__ import annotations

import random
from typing import Any

import pytest

from dashboard.intake.values.activity_codes import CodeShape, problem, read_code, usual
from dashboard.topics.planning.contracts import APBD, DOCUMENTS, NOMENCLATURES, RAT, RENJA, RPJMD, RPKD
from dashboard.topics.planning.rules.chain import Chains, chains, village_money
from dashboard.topics.planning.rules.codes import Crosswalk, codes, crosswalk
from dashboard.topics.planning.words import chain as words
from planning_rows import asked, changes, link, measured, planned

A, B, C = "1.06.05.2.02.0004", "1.06.05.2.02.0005", "2.09.03.2.01.0001"
NONE = Crosswalk({})


@pytest.mark.parametrize(("text", "code", "shape"), [
    ("1.01.01.2.02.0001", "1.01.01.2.02.0001", CodeShape.USUAL),
    ("1.01.01.02.01.0001", "1.01.01.2.01.0001", CodeShape.MIXED),
    (" 1.01.01.02.02.0001 ", "1.01.01.2.02.0001", CodeShape.MIXED),
    ("1.01.01.2.02.01", "1.01.01.2.02.01", CodeShape.SHORT),
    ("1.01.01.02.02.01", "1.01.01.2.02.01", CodeShape.SHORT),
])
def test_shapes_of_a_code(text: str, code: str, shape: CodeShape) -> None:
    found = read_code(text)
    assert found is not None and (found.code, found.shape, found.program) == (code, shape, "1.01.01")
    assert usual(text) == code and problem(text) == ""


@pytest.mark.parametrize(("text", "says"), [
    ("1.06.05", "belum sampai sub kegiatan"), ("1.06.05.2.02", "belum sampai sub kegiatan"),
    ("1.06.05.02.02", "belum sampai sub kegiatan"), ("0.06.05.2.02.0001", "nol pada urusan"),
    ("1.06.05.2.02.0000", "nol pada sub kegiatan"), ("1.06.05.2.00.0001", "nol pada kegiatan"),
    ("1.06.05.0.02.0001", "nol pada kegiatan"), ("1.06.05.2.02.004", "bukan kode"),
    ("11.06.05.2.02.0004", "bukan kode"),
    ("X.XX.01.2.02.0001", "bukan kode"), ("1.06.05.12.02.0001", "bukan kode"), ("Rp 1.000", "bukan kode"),
])
def test_what_is_no_code_is_told(text: str, says: str) -> None:
    assert read_code(text) is None and says in problem(text) and usual(text) == text


def test_a_crosswalk_counts_from_its_year_follows_itself_and_survives_a_circle() -> None:
    rows = changes((2025, "1.06.05.2.02.04", A), (2026, A, B), (2027, B, A))
    assert crosswalk(rows, 2024).now("1.06.05.02.02.04") == "1.06.05.2.02.04"
    assert crosswalk(rows, 2025).now("1.06.05.02.02.04") == A
    assert crosswalk(rows, 2026).now("1.06.05.2.02.04") == B
    assert crosswalk(rows, 2027).now(A) in (A, B)
    assert crosswalk(rows, 2026).now("bukan kode") == "bukan kode"


def test_how_codes_are_written_is_counted() -> None:
    old, new = NOMENCLATURES[-2], NOMENCLATURES[-1]
    lines = [(A, old), ("1.06.05.02.02.0005", None), ("1.06.05.2.02.04", None), ("apa", None), (C, old)]
    changed = {new: ["2.09.03"], NOMENCLATURES[0]: [""]}
    found = codes(lines, NONE, changed)
    assert (found.total, found.mixed, found.short, found.unknown, found.recoded, found.unnamed) == (5, 1, 1, 1, 0, 3)
    assert codes([*lines, (B, new)], NONE, changed).recoded == 1, "once a line names the version that changed it"
    known = crosswalk(changes((2025, C, B), (2025, "1.06.05.2.02.04", A)), 2025)
    again = codes([*lines, (B, new)], known, changed)
    assert (again.recoded, again.short) == (0, 0)
    told = " ".join(words.codes(found))
    assert "1 dari 5 kode ditulis dalam bentuk campuran" in told and "3 baris tidak menyebutnya" in told


def test_each_chain_breaks_at_its_first_place() -> None:
    rows = asked(link(RPJMD, "t1", name="T1"), link(RPJMD, "t2", name="T2"),
                 link(RPKD, "p1", name="P1", parent="t1"), link(RPKD, "p2", name="P2", parent="entah"),
                 link(RPKD, "p3", name="P3", parent="t1"),
                 link(RAT, "r1", sub_code="1.06.05.02.02.0004", parent="p1"), link(RAT, "r2", sub_code=B, parent="p2"),
                 link(APBD, "a1", sub_code=A, rupiah=5e6),
                 link(APBD, "a2", sub_code=A, rupiah=1e6, location="35.05.01"),
                 link(APBD, "a3", sub_code=C, rupiah=7e6, name="Lain"), link(APBD, "a4", sub_code=B, rupiah=0),
                 link(APBD, "a5", "perkim", sub_code=B, rupiah=0))
    found = chains(2025, rows, planned(("dinsos", A), ("dinsos", B), ("perkim", A), places=("35.05",)),
                   measured(("dinsos", A), ("dinsos", B)), NONE)
    told = {(chain.agency, chain.name): chain.has for chain in found.rows}
    assert told == {("dinsos", f"Sub {A}"): (True,) * 5, ("dinsos", f"Sub {B}"): (False, True, True, True, False),
                    ("perkim", f"Sub {A}"): (False, False, True, False, False),
                    ("dinsos", "P3"): (True, True, False, False, False),
                    ("dinsos", "T2"): (True, False, False, False, False),
                    ("dinsos", "Lain"): (False, False, False, False, True)}
    assert (found.complete, found.breaks) == (1, (2, 2, 0, 1))
    assert [(one.through, one.stops, one.begins) for one in found.joints] == [
        (2, 1, 1), (2, 1, 1), (2, 1, 0), (1, 1, 1)]
    assert [chain.name for chain in found.money_without_place] == ["Lain"] == [
        chain.name for chain in found.money_without_sub_activity]
    assert found.rows[0].rupiah == 6e6 and found.rows[0].places == {"35.05.01"}, "the budget's own place wins"
    assert {words.why_no_target(chain) for chain in found.sub_activities_without_target} == {
        words.NO_PRIORITY, words.NO_TARGET}
    assert words.headline(found) == (
        "1 dari 6 rantai perencanaan 2025 lengkap dari sasaran sampai rupiah; 2 putus antara RPJMD dan RPKD, 2 antara "
        "RPKD dan RAT.")
    (one, other) = village_money(found, ["35.05.01.2001", "35.05.02.2001"])
    assert (one.itself, one.kecamatan, other.itself, other.kecamatan) == (0, 1, 0, 0)


def world(seed: int) -> tuple[list[dict[str, Any]], list[tuple[str, str]], list[tuple[str, str]], Crosswalk]:
    """A few targets, priorities, actions, indicators and lines of money, tied at random."""
    luck = random.Random(seed)  # noqa: S311 - no secret
    agencies, every = ("dinsos", "perkim"), (A, B, C, "1.06.05.02.02.0005", "1.06.05.2.02.04")
    rows = [link(RPJMD, f"t{n}", luck.choice(agencies), name=f"T{n}") for n in range(luck.randint(0, 3))]
    rows += [link(RPKD, f"p{n}", luck.choice(agencies), name=f"P{n}", parent=luck.choice([None, "t0", "t1", "t9"]))
             for n in range(luck.randint(0, 3))]
    rows += [link(RAT, f"r{n}", luck.choice(agencies), sub_code=luck.choice(every), parent=luck.choice(
        ["p0", "p1", "p7"])) for n in range(luck.randint(0, 4))]
    rows += [link(APBD, f"a{n}", luck.choice(agencies), sub_code=luck.choice(every), rupiah=luck.choice([0, 2, 3]),
                  location=luck.choice([None, "35.05.01"])) for n in range(luck.randint(0, 4))]
    if luck.random() < 0.5:
        rows.append(link(RENJA, "n", luck.choice(agencies), sub_code=luck.choice(every)))
    keys = [(luck.choice(agencies), luck.choice(every)) for _ in range(luck.randint(0, 4))]
    known = Crosswalk({"1.06.05.2.02.04": A} if luck.random() < 0.5 else {})
    return rows, sorted({*keys}), sorted({*luck.sample(keys, len(keys) // 2)}), known


def slow(rows: list[dict[str, Any]], actions: list[tuple[str, str]], indicators: list[tuple[str, str]],
         known: Crosswalk) -> list[tuple[str, tuple[bool, ...], float]]:
    """Every candidate for a chain asked five questions, each by looking through everything."""
    def same(one: tuple[str, str], other: tuple[str, str]) -> bool:
        return one[0] == other[0] and known.now(one[1]) == known.now(other[1])

    def key(row: dict[str, Any]) -> tuple[str, str]:
        return row["agency"], row["sub_code"]

    def of(document: str) -> list[dict[str, Any]]:
        return [row for row in rows if row["document"] == document]

    def money(own: tuple[str, str]) -> float:
        return float(sum(row["rupiah"] for row in of(APBD) if same(key(row), own)))

    found: list[tuple[str, tuple[bool, ...], float]] = []
    seen: list[tuple[str, str]] = []
    for own in [*actions, *map(key, of(RENJA)), *map(key, of(APBD))]:
        if any(same(own, other) for other in seen):
            continue
        in_rat = any(same(own, other) for other in actions)
        parents = [row["parent"] for row in of(RAT) if in_rat and same(key(row), own)]
        served = [row for row in of(RPKD) if row["reference"] in parents]
        aimed = any(row["parent"] == target["reference"] for row in served for target in of(RPJMD))
        has = (aimed, bool(served), in_rat, any(same(own, other) for other in [*indicators, *map(key, of(RENJA))]),
               money(own) > 0)
        if any(has):
            seen.append(own)
            found.append((own[0], has, money(own)))
    for row in of(RPKD):
        if not any(link["parent"] == row["reference"] and any(same(key(link), own) for own in actions)
                   for link in of(RAT)):
            aimed = any(row["parent"] == target["reference"] for target in of(RPJMD))
            found.append((row["agency"], (aimed, True, False, False, False), 0.0))
    return found + [(row["agency"], (True, False, False, False, False), 0.0) for row in of(RPJMD)
                    if not any(other["parent"] == row["reference"] for other in of(RPKD))]


@pytest.mark.slow
def test_chains_are_those_of_the_slow_walk() -> None:
    for seed in range(300):
        rows, actions, indicators, known = world(seed)
        found = chains(2025, asked(*rows), planned(*actions), measured(*indicators), known)
        expected = slow(rows, actions, indicators, known)
        assert sorted((chain.agency, chain.has, chain.rupiah or 0.0) for chain in found.rows) == sorted(expected), seed
        _adds_up(found)


def _adds_up(found: Chains) -> None:
    """Complete and broken are all; each joint passes on what its two documents have; groups are a partition."""
    assert found.complete + sum(found.breaks) == len(found.rows)
    for place, one in enumerate(found.joints):
        assert one.through + one.stops == found.in_document[place]
        assert one.through + one.begins == found.in_document[place + 1]
    for name in ("agency", "strategy"):
        assert sorted(map(repr, found.rows)) == sorted(repr(chain) for part in found.by(name).values()
                                                       for chain in part.rows)
    assert len(DOCUMENTS) == len(found.in_document)
