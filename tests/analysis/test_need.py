"""Money beside need, against sums that are done row by row."""

from __future__ import annotations

import random

import pandas as pd
import pytest

from dashboard.statistics.rounding import EXACT, Rounding
from dashboard.topics.programs.rules.need import (
    NEED_DECILE,
    allocation_by_kecamatan,
    beside_need,
    families,
    money_and_need,
    nearest_period,
)

WHERE = {"35.05.01": "35.05.01", "35.05.02": "35.05.02", "35.05.01.2001": "35.05.01", "35.05.02.2001": "35.05.02",
         "35.05.02.2002": "35.05.02"}
PLACES = [*WHERE, "35.05", "35.72"]


def actions(*rows: tuple[float | None, list[str]], sample: bool = False) -> pd.DataFrame:
    return pd.DataFrame([{"allocation": money, "places": places, "is_sample": sample} for money, places in rows])


def counts(register: str, rows: dict[tuple[str, int], int], year: int = 2025, quarter: int | None = 3,
           sample: bool = False, unit: str = "KK") -> pd.DataFrame:
    return pd.DataFrame([{"register": register, "year": year, "quarter": quarter, "unit": unit,
                          "region_code": f"{code}.2001", "kecamatan_code": code, "decile": decile,
                          "count": float(number), "is_sample": sample, "record": f"{register}|{year}|{code}|{decile}"}
                         for (code, decile), number in rows.items()])


@pytest.mark.parametrize("seed", range(30))
def test_every_rupiah_lands_once(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    rows = [(float(dice.randint(1, 900)), dice.sample(PLACES, dice.randint(0, 4))) for _ in range(20)]
    found = allocation_by_kecamatan(actions(*rows), WHERE)
    slow = {"35.05.01": 0.0, "35.05.02": 0.0, "everywhere": 0.0, "nowhere": 0.0, "outside": 0.0}
    for money, places in rows:
        if not places:
            slow["nowhere"] += money
        for place in places:
            slow["everywhere" if place == "35.05" else WHERE.get(place, "outside")] += money / len(places)
    for code in ("35.05.01", "35.05.02"):
        assert found.by_kecamatan.get(code, 0.0) == pytest.approx(slow[code])
    assert (found.everywhere, found.nowhere, found.outside) == pytest.approx(
        (slow["everywhere"], slow["nowhere"], slow["outside"]))
    assert found.total == pytest.approx(sum(money for money, _ in rows))


def test_need_counts_the_low_deciles_only() -> None:
    rows = {("A", decile): 100 * decile for decile in range(1, 11)} | {("B", 1): 40}
    found = families(counts("DTSEN", rows), EXACT)
    need = found.kecamatan
    assert families(counts("DTSEN", rows), EXACT, 10).kecamatan["A"] == 5500 and found.total == need.sum()
    assert need["A"] == sum(100 * decile for decile in range(1, NEED_DECILE + 1)) and need["B"] == 40


def test_counts_of_need_are_rounded_each_on_its_own() -> None:
    rows = {("A", 1): 4, ("B", 1): 51, ("C", 1): 93, ("C", 9): 7}
    found, everybody = (families(counts("DTSEN", rows), Rounding(bytes(range(32))), until) for until in (4, 10))
    low, every = found.kecamatan, everybody.kecamatan
    for shown, true in ((low["A"], 4), (low["B"], 51), (low["C"], 93), (every["C"], 100), (found.total, 148)):
        assert shown % 5 == 0 and abs(shown - true) < 5
    assert low["A"] == every["A"] and low["B"] == every["B"]  # the same families


def test_shares_and_difference() -> None:
    frame = beside_need(pd.Series({"A": 30.0, "B": 10.0}), {"DTSEN": pd.Series({"A": 100.0, "B": 100.0, "C": 200.0})})
    assert list(frame.index) == ["C", "B", "A"]
    assert frame.loc["A", ["allocation_share", "DTSEN_share", "difference"]].tolist() == [75, 25, 50]
    assert frame.loc["C", ["allocation", "allocation_share", "difference"]].tolist() == [0, 0, -50]


def test_the_nearest_period_is_taken_and_the_newest_of_it() -> None:
    periods = pd.DataFrame({"year": [2024, 2025, 2025, 2027], "quarter": [4, 1, 3, None]})
    assert nearest_period(periods, 2025) == (2025, 3)
    assert nearest_period(periods, 2026) == (2027, None)
    assert nearest_period(periods, 2020) == (2024, 4)


def test_real_and_sample_are_never_set_against_each_other() -> None:
    both = pd.concat([counts("DTSEN", {("35.05.01", 1): 50}, sample=True), counts("Sidaksos", {("35.05.01", 1): 60})])
    view = money_and_need(actions((10.0, ["35.05.01"])), both, 2025, WHERE, EXACT)
    assert [one.name for one in view.registers] == ["Sidaksos"] and view.left_out == ("DTSEN",)
    assert not view.is_sample
    real = both[both["register"] == "Sidaksos"]
    nothing = money_and_need(actions((10.0, ["35.05.01"]), sample=True), real, 2025, WHERE, EXACT)
    assert nothing.registers == () and nothing.left_out == ("Sidaksos",)


def test_without_rat_there_is_no_allocation() -> None:
    view = money_and_need(actions((1.0, [])).iloc[:0], counts("DTSEN", {("35.05.01", 1): 50}), 2023, WHERE, EXACT)
    assert view.allocation is None and view.registers[0].need["35.05.01"] == 50
