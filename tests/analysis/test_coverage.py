"""Coverage of programmes against a slow second version that adds up row by row, and its rules one by one."""

from __future__ import annotations

import math
import random
from typing import Any

import pandas as pd
import pytest

from dashboard.analysis import coverage as rules
from dashboard.analysis.coverage import MISSING, Coverage, by_attention, by_gap, by_rate, coverage, questions
from dashboard.analysis.disclosure import CLOSED, FEW, NEAR, SHOWN, SMALL


def row(village: str, target: float | None, recipients: float | None, **more: Any) -> dict[str, Any]:
    return {"program": "pkh", "region_code": village, "kecamatan_code": village[:1], "year": 2025, "quarter": None,
            "target": target, "recipients": recipients, "unit": "KK", "budget": None, "realised": None,
            "is_sample": False, "submission_id": "s1", **more}


def found(*rows: dict[str, Any]) -> Coverage:
    result = coverage(pd.DataFrame(rows))
    assert result is not None
    return result


def random_rows(seed: int) -> list[dict[str, Any]]:
    dice = random.Random(seed)  # noqa: S311
    rows = []
    for kecamatan in "ABC":
        for village in range(dice.randint(1, 6)):
            target = dice.choice([None, 0, 5, 12, 40, 80, 200])
            recipients = dice.choice([None, 0, 4, 9, 10, 35, 76, 80, 195, 210])
            money = dice.choice([None, 1_000_000.0, 2_500_000.0])
            rows.append(row(f"{kecamatan}{village}", target, recipients, budget=money, realised=money))
    return rows


@pytest.mark.parametrize("seed", range(60))
def test_sums_rates_and_gaps_equal_a_slow_count(seed: int) -> None:
    rows = random_rows(seed)
    result = found(*rows)
    complete = [r for r in rows if r["target"] is not None and r["recipients"] is not None]
    counted = complete or rows
    for code, area in [*result.kecamatan.iterrows(), ("", result.whole.iloc[0])]:
        own = [r for r in counted if not code or r["kecamatan_code"] == code]
        sums = {name: sum(r[name] for r in own if r[name] is not None) for name in ("target", "recipients")}
        for name, total in sums.items():
            if area[f"{name}_state"] == SHOWN:
                assert area[name] == total and total >= SMALL
            else:
                assert math.isnan(area[name])
            if area[f"{name}_state"] == FEW:
                assert total < SMALL
        if area["target_state"] == SHOWN and area["recipients_state"] == SHOWN:
            assert area["rate"] == pytest.approx(sums["recipients"] / sums["target"] * 100)
            assert area["gap"] == max(0, sums["target"] - sums["recipients"])
            assert area["over"] == (sums["recipients"] > sums["target"])
            if all(r["realised"] is not None for r in own):
                assert area["realised"] == sum(r["realised"] for r in own)
        else:
            assert math.isnan(area["rate"]) and math.isnan(area["gap"])
            assert all(math.isnan(area[name]) for name in ("budget", "realised", "per_recipient"))
        everything = [r for r in rows if not code or r["kecamatan_code"] == code]
        assert area["complete"] == len(own) and area["incomplete"] == len(everything) - len(own)


@pytest.mark.parametrize("seed", range(60))
def test_nothing_on_show_comes_from_a_hidden_count(seed: int) -> None:
    """Exchange every hidden count for another one that is hidden too: nothing visible of that village changes."""
    rows = random_rows(seed)
    result = found(*rows)
    true = {r["region_code"]: r["target"] - r["recipients"] for r in rows
            if r["target"] is not None and r["recipients"] is not None}
    for code, area in result.villages.iterrows():
        for name in rules.COUNTS:
            assert (area[f"{name}_state"] == SHOWN) == (not math.isnan(area[name])), code
            assert not area[name] < SMALL
        if area["recipients_state"] == NEAR:
            assert 0 < area["rate_least"] < 100 and 0 < true[code] < SMALL
        elif code in true and area["recipients_state"] == SHOWN and area["target_state"] == SHOWN:
            assert not 0 < true[code] < SMALL, "a gap of few people could be worked out"
        if area["recipients_state"] == FEW and area["target_state"] == SHOWN:
            assert area["rate_most"] == pytest.approx(9 / area["target"] * 100)
            assert area["gap_least"] == max(0, area["target"] - 9)
        if area["recipients_state"] != SHOWN:
            assert math.isnan(area["rate"]) and math.isnan(area["gap"]) and not area["over"]


def test_zero_is_hidden_like_any_small_count() -> None:
    villages = found(row("A1", 100, 0), row("A2", 100, 9), row("A3", 100, 60)).villages
    for code in ("A1", "A2"):
        assert villages.loc[code, "recipients_state"] == FEW
    columns = ["recipients", "rate", "rate_most", "gap", "gap_least"]
    assert villages.loc["A1", columns].astype(float).equals(villages.loc["A2", columns].astype(float))


def test_above_100_is_a_question_and_never_ranked() -> None:
    result = found(row("A1", 50, 80), row("A2", 100, 40), row("A3", 100, 100), row("A4", 5, 30), row("A5", 90, 90),
                   row("A6", 12, 12))
    areas = result.villages
    assert list(questions(areas).index) == ["A1", "A4"]  # A4: target <10, 30 recipients: above 100 for certain
    assert list(by_gap(areas).index) == ["A2"]
    assert list(by_rate(areas).index) == ["A2", "A3", "A5"]
    assert areas.loc["A6", "target_state"] == CLOSED  # lest the target of A4 could be worked out
    assert list(by_attention(areas).index) == ["A2", "A3", "A5", "A1", "A4", "A6"]


def test_bounds_take_part_in_the_lists() -> None:
    result = found(row("A1", 300, 3), row("A2", 300, 2), row("A3", 100, 20), row("A4", 40, 30))
    assert list(by_gap(result.villages).index) == ["A1", "A2", "A3", "A4"]
    assert list(by_rate(result.villages).index) == ["A1", "A2", "A3", "A4"]


def test_quarters_are_never_added() -> None:
    rows = [row("A1", 100, 40, quarter=1), row("A1", 100, 60, quarter=2), row("A2", 100, 50, quarter=1)]
    result = found(*rows)
    assert result.quarter == 2 and result.whole.iloc[0]["recipients"] == 60
    assert found(*rows, row("A1", 100, 90)).quarter is None
    assert found(*rows, row("A1", 100, 90)).whole.iloc[0]["recipients"] == 90


def test_incomplete_villages_stand_apart() -> None:
    result = found(row("A1", 100, 50), row("A2", None, 70), row("A3", 30, None))
    whole = result.whole.iloc[0]
    assert (whole["target"], whole["recipients"], whole["complete"], whole["incomplete"]) == (100, 50, 1, 2)
    assert result.villages.loc["A2", "target_state"] == MISSING and math.isnan(result.villages.loc["A2", "rate"])


def test_recipients_alone_have_a_sum_but_no_rate() -> None:
    whole = found(row("A1", None, 50), row("A2", None, 70)).whole.iloc[0]
    assert whole["recipients"] == 120 and whole["target_state"] == MISSING and math.isnan(whole["rate"])


def test_rupiah_per_recipient_uses_what_everybody_has() -> None:
    paid = found(row("A1", 100, 50, budget=100.0, realised=80.0), row("B1", 100, 30, budget=100.0, realised=80.0))
    assert paid.money == "realised" and paid.whole.iloc[0]["per_recipient"] == 2
    planned = found(row("A1", 100, 50, budget=100.0, realised=80.0), row("B1", 100, 30, budget=100.0))
    assert planned.money == "budget" and planned.whole.iloc[0]["per_recipient"] == 2.5
    some = found(row("A1", 100, 50, budget=100.0), row("B1", 100, 30))
    assert math.isnan(some.whole.iloc[0]["budget"]) and some.kecamatan.loc["A", "budget"] == 100


def test_nothing_is_nothing() -> None:
    assert coverage(pd.DataFrame([row("A1", 1, 1)]).iloc[:0]) is None
    assert found(row("A1", 100, 50)).area("B") is None
