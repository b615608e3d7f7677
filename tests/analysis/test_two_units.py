"""Families beside persons of one village: no more families than persons, and none without somebody. What a visitor is
shown of both must not narrow a count of 1 to 9 below five values."""

from __future__ import annotations

import random
from collections.abc import Callable

import pandas as pd
import pytest
from overlap_rows import decile, pair
from register_rows import VILLAGES, counts
from rounding_attack import window

from dashboard.core.domain import BuildError
from dashboard.publish.build import build
from dashboard.statistics.rounding import EXACT, REACH, Rounding
from dashboard.store.database import Database
from dashboard.topics.registers import queries
from dashboard.topics.registers.rules.eligibility import EligibilityRule, fitting
from dashboard.topics.registers.rules.series import RegisterSeries, held, readable
from dashboard.topics.registers.rules.shown_rows import counts as shown_rows
from handing_in import AGENCIES, JATEN, publish, store

SERIES = RegisterSeries("DTSEN", "nasional", "domisili")
ROOM = 5


def both_units(seed: int, period: str = "2026-TW3") -> pd.DataFrame:
    """Few families in every village, each of one to six persons."""
    dice, families, persons = random.Random(seed), [], []  # noqa: S311
    for village in VILLAGES:
        members = [dice.randint(1, 6) for _ in range(dice.randint(0, 9))]
        families.append((village, 1, len(members)))
        persons.append((village, 1, sum(members)))
    return pd.DataFrame([*counts("DTSEN", period, families),
                         *counts("DTSEN", period, persons, unit="jiwa", beside_families=True)])


def fewest(rows: pd.DataFrame, rounding: Rounding) -> int:
    """The fewest values that a true count of families from 1 to 9 keeps beside what is shown of persons."""
    found = {unit: held(rows, SERIES, unit, 1, rounding) for unit in ("KK", "jiwa")}
    (families,), persons = found["KK"], found["jiwa"]
    low, high = window(families.low.villages)
    if persons:
        least, most = window(persons[0].low.villages.reindex(families.low.villages.index))
        low, high = [max(one, int(some > 0)) for one, some in zip(low, least, strict=True)], [*map(min, high, most)]
    true = rows[rows["unit"] == "KK"].set_index("region_code")["count"].reindex(families.low.villages.index)
    return min((int(b) - int(a) + 1 for a, b, one in zip(low, high, true, strict=True) if 1 <= one <= 9), default=9)


def test_what_is_shown_of_families_is_not_narrowed_by_persons() -> None:
    rounding = Rounding(bytes(range(32)))
    assert min(fewest(both_units(seed), rounding) for seed in range(40)) >= ROOM
    narrow = [fewest(both_units(seed).assign(beside_families=False), rounding) for seed in range(40)]
    assert min(narrow) < ROOM and REACH == ROOM - 1, "the attack finds what both units would tell"


def test_persons_are_shown_to_whoever_is_signed_in_and_without_families() -> None:
    rows, rounding = both_units(3), Rounding(bytes(range(32)))
    assert set(readable(rows, EXACT)["unit"]) == {"KK", "jiwa"} and set(readable(rows, rounding)["unit"]) == {"KK"}
    alone = rows[rows["unit"] == "jiwa"].assign(beside_families=False)
    assert held(alone, SERIES, "jiwa", 1, rounding)
    rule = EligibilityRule("pbi_jkn", "", SERIES, 1, 5, "jiwa", pd.Timestamp("2025-06-01").date(), None, "", None, "")
    assert fitting(rule, rows, rounding).fit is None and fitting(rule, rows, EXACT).fit is not None


@pytest.fixture
def opened(tiny_data: Callable[..., object], open_now: Callable[[], Database]) -> Callable[[], Database]:
    """The tiny world with two programmes, built; opened() gives what is published now."""
    tiny_data()
    store("agencies", AGENCIES)
    store("programs", [{"code": code, "name": code, "agency": "dinsos", "strategy": "1", "unit": "KK"}
                       for code in ("pkh", "sembako")])
    build()
    return open_now


def row(unit: str, count: int, period: str) -> dict[str, object]:
    return {"register": "DTSEN", "decile": 1, "village": JATEN, "period": period, "unit": unit, "count": count,
            "decile_basis": "nasional", "village_basis": "domisili", "cutoff": None, "verified": None}


def test_a_build_tells_which_persons_stand_beside_families(opened: Callable[[], Database]) -> None:
    publish("registry_counts", [row("KK", 3, "2026-TW3"), row("jiwa", 8, "2026-TW4"), row("jiwa", 7, "2024-TW1")])
    told = queries.register_rows(opened()).set_index(["unit", "period"])["beside_families"]
    assert told.to_dict() == {("KK", "2026-TW3"): False, ("jiwa", "2026-TW4"): True, ("jiwa", "2024-TW1"): False}
    shown = shown_rows(opened(), Rounding(bytes(range(32))))
    assert set(zip(shown["unit"], shown["period"], strict=True)) <= {("KK", "2026-TW3"), ("jiwa", "2024-TW1")}
    with pytest.raises(BuildError) as refused:
        publish("register_deciles", [decile(JATEN, 1, 40, 5, unit="jiwa")])
    assert "DTSEN tahun 2026 dalam jiwa, padahal Jumlah dalam register memuat" in " ".join(refused.value.failures)


def test_two_runs_of_one_year_have_one_unit(opened: Callable[[], Database]) -> None:
    publish("register_overlaps", pair(JATEN, "DTSEN", "pkh", 40, 200, 5))
    before = {"run": "2025-11", "cutoff_first": "2025-09-17", "cutoff_second": "2025-10-01"}
    publish("register_overlaps", pair(JATEN, "DTSEN", "pkh", 40, 200, 5, "jiwa", **before))
    with pytest.raises(BuildError) as refused:
        publish("register_overlaps", pair(JATEN, "DTSEN", "sembako", 40, 200, 5, "jiwa", run="2026-12"))
    assert "DTSEN tahun 2026 dihitung dalam KK dan dalam jiwa" in " ".join(refused.value.failures)
