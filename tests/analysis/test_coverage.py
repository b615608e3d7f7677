"""Coverage of programmes against a slow second version that adds up row by row, and its rules one by one."""

from __future__ import annotations

import math
import random
from typing import Any

import pandas as pd
import pytest

from dashboard.statistics.rounding import EXACT, Rounding
from dashboard.store.database import Database
from dashboard.topics.programs import queries as queries
from dashboard.topics.programs.rules.coverage import (
    COUNTS,
    Coverage,
    by_attention,
    by_gap,
    by_rate,
    coverage,
    questions,
)

BY = Rounding(bytes(range(32)))


def row(village: str, target: float | None, recipients: float | None, **more: Any) -> dict[str, Any]:
    return {"program": "pkh", "region_code": village, "kecamatan_code": village[:1], "year": 2025, "quarter": None,
            "target": target, "recipients": recipients, "unit": "KK", "budget": None, "realised": None,
            "is_sample": False, "submission_id": "s1", **more}


def found(*rows: dict[str, Any], by: Rounding = EXACT) -> Coverage:
    result = coverage(pd.DataFrame(rows), by)
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
        sums = {name: sum(r[name] for r in own if r[name] is not None) for name in COUNTS}
        if not complete:
            assert math.isnan(area["gap"]) and math.isnan(area["net_rate"])
        elif own:
            lacks = sum(max(0, r["target"] - r["recipients"]) for r in own)
            reached = sum(min(r["target"], r["recipients"]) for r in own)
            assert [area[name] for name in COUNTS] == list(sums.values())
            assert (area["gap"], area["reached"]) == (lacks, reached)
            assert area["over"] == (sums["recipients"] > sums["target"])
            assert math.isnan(area["net_rate"]) == (sums["target"] < 20)
            if sums["target"] >= 20:
                assert area["rate"] == pytest.approx(sums["recipients"] / sums["target"] * 100)
                assert area["net_rate"] == pytest.approx(reached / sums["target"] * 100)
            if all(r["realised"] is not None for r in own):
                assert area["realised"] == sum(r["realised"] for r in own)
        everything = [r for r in rows if not code or r["kecamatan_code"] == code]
        assert area["complete"] == len(own) and area["incomplete"] == len(everything) - len(own)


@pytest.mark.parametrize(("program", "gap"), [("blt_dbhcht", 437), ("pkh", 5136), ("sembako", 9495),
                                              ("pbi_jkn", 13457)])
def test_what_lacks_in_the_sample_is_not_cancelled_by_an_excess_elsewhere(shipped: Database, program: str,
                                                                          gap: int) -> None:
    rows = queries.coverage_rows(shipped, program, 2025)
    true, shown = coverage(rows, EXACT), coverage(rows, BY)
    assert true is not None and shown is not None
    exact, seen = true.whole.iloc[0], shown.whole.iloc[0]
    assert exact["gap"] == gap == (rows["target"] - rows["recipients"]).clip(lower=0).sum()
    assert exact["net_rate"] == pytest.approx((exact["target"] - gap) / exact["target"] * 100)
    assert abs(seen["gap"] - gap) < 5 and seen["gap"] % 5 == 0


def test_a_visitor_sees_multiples_of_five_and_no_percentage_of_fewer_than_twenty() -> None:
    rows = [row(f"A{n}", 13 + n, 7 + n) for n in range(12)]
    seen = found(*rows, by=BY)
    assert not seen.is_exact and (seen.villages[[*COUNTS, "gap", "reached"]] % 5 == 0).all(axis=None)
    assert (seen.villages["rate"].notna() == (seen.villages["target"] >= 20)).all()
    true = found(*rows).villages
    assert (true["rate"].notna() == (true["target"] >= 20)).all(), "one rule for all readers"
    assert seen.villages.equals(found(*rows, by=BY).villages)


def test_an_excess_that_rounding_may_have_made_is_none() -> None:
    rows = [row(f"A{n}", 41, 41) for n in range(40)] + [row(f"B{n}", 40, 60) for n in range(3)]
    seen = found(*rows, by=BY).villages
    assert (seen["recipients"] > seen["target"])[:40].any() and not seen["over"][:40].any() and seen["over"][40:].all()
    assert seen["rate"][:40].max() <= 100


def test_above_100_is_a_question_and_never_ranked() -> None:
    result = found(row("A1", 50, 80), row("A2", 100, 40), row("A3", 100, 100), row("A4", 25, 130), row("A5", 90, 90))
    areas = result.villages
    assert list(questions(areas).index) == ["A4", "A1"]
    assert list(by_gap(areas).index) == ["A2"]
    assert list(by_rate(areas).index) == ["A2", "A3", "A5"]
    assert list(by_attention(areas).index) == ["A2", "A3", "A5", "A1", "A4"]


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
    assert math.isnan(result.villages.loc["A2", "target"]) and math.isnan(result.villages.loc["A2", "rate"])


def test_recipients_alone_have_a_sum_but_no_rate() -> None:
    whole = found(row("A1", None, 50), row("A2", None, 70)).whole.iloc[0]
    assert whole["recipients"] == 120 and math.isnan(whole["target"]) and math.isnan(whole["rate"])


def test_rupiah_per_recipient_uses_what_everybody_has() -> None:
    paid = found(row("A1", 100, 50, budget=100.0, realised=80.0), row("B1", 100, 30, budget=100.0, realised=80.0))
    assert paid.money == "realised" and paid.whole.iloc[0]["per_recipient"] == 2
    planned = found(row("A1", 100, 50, budget=100.0, realised=80.0), row("B1", 100, 30, budget=100.0))
    assert planned.money == "budget" and planned.whole.iloc[0]["per_recipient"] == 2.5
    some = found(row("A1", 100, 50, budget=100.0), row("B1", 100, 30))
    assert math.isnan(some.whole.iloc[0]["budget"]) and some.kecamatan.loc["A", "budget"] == 100


def test_nothing_is_nothing() -> None:
    assert coverage(pd.DataFrame([row("A1", 1, 1)]).iloc[:0], EXACT) is None
    assert found(row("A1", 100, 50)).area("B") is None


def test_rupiah_are_shown_of_a_hundred_and_more() -> None:
    rows = [row("A1", 100, 50, budget=1e9, realised=5e8), row("B1", 1000, 700, budget=1e10, realised=7e9)]
    seen = found(*rows, by=BY)
    small, large = seen.kecamatan.loc["A"], seen.kecamatan.loc["B"]
    assert math.isnan(small["realised"]) and small["money_hidden"] and not found(*rows).kecamatan["money_hidden"].any()
    assert large["realised"] == pytest.approx(7e9, rel=0.02) and large["per_recipient"] == pytest.approx(1e7, rel=0.02)
