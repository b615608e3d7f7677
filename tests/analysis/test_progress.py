"""Progress of the RAT against a slow, obvious second version, and its edge cases by name."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.core.domain import DashboardError
from dashboard.statistics import scales
from dashboard.statistics.scales import FIVE, NO_REPORT, NO_TARGET, NOT_DUE, THREE
from dashboard.topics.rat.rules import progress
from rat_rows import action, actions, indicator, indicators, report, reports

QUARTERS = (1, 2, 3, 4)


def slow(target: float | None, own: list[float | None], kind: str, direction: str, done: list[float | None],
         quarter: int, start: float | None) -> tuple[float | None, str]:
    """Achievement and status of one indicator, written as one would explain it at a blackboard."""
    if target is None or target == 0:
        return None, NO_TARGET
    plan = slow_plan(target, own, kind, quarter)
    if plan <= 0:
        return None, NOT_DUE
    told = [value for value in done[:quarter] if value is not None]
    if done[quarter - 1] is None:
        return None, NO_REPORT
    achieved = told[-1] if kind == "posisi akhir" else math.fsum(told)
    percent = achieved / plan * 100 if direction == "naik" else max(0.0, (2 * plan - achieved) / plan * 100)
    if direction == "turun" and start is not None:
        start = start if kind == "posisi akhir" else start * plan / target
        if start > plan:
            percent = max(0.0, (start - achieved) / (start - plan) * 100)
    return percent, FIVE.status(percent)


def slow_plan(target: float | None, own: list[float | None], kind: str, quarter: int) -> float:
    """The plan of one indicator up to a quarter; 0 without a target."""
    given_plan = own[quarter - 1]
    if target is None:
        return 0.0
    if given_plan is not None:
        return given_plan
    return target if kind == "posisi akhir" else target / 4 * quarter


amounts = st.one_of(st.none(), st.integers(0, 300).map(float))


@given(amounts, st.lists(amounts, min_size=4, max_size=4), st.sampled_from(["jumlah", "posisi akhir"]),
       st.sampled_from(["naik", "turun"]), st.lists(amounts, min_size=4, max_size=4), st.sampled_from(QUARTERS),
       amounts)
def test_indicator_progress_against_the_blackboard(target: float | None, own: list[float | None], kind: str,
                                                   direction: str, done: list[float | None], quarter: int,
                                                   start: float | None) -> None:
    plan = {f"target_q{number}": value for number, value in zip(QUARTERS, own, strict=True)}
    row = progress.indicator_progress(
        indicators(indicator(target=target, accumulation=kind, direction=direction, baseline=start, **plan)),
        reports(*(report(number, value) for number, value in zip(QUARTERS, done, strict=True))), quarter, FIVE).iloc[0]
    percent, status = slow(target, own, kind, direction, done, quarter, start)
    assert row["status"] == status
    if percent is None:
        assert status == NO_TARGET or pd.isna(row["achievement"])
    else:
        assert row["achievement"] == pytest.approx(percent)
    last = max((number for number in QUARTERS[:quarter] if done[number - 1] is not None), default=0)
    assert row["gaps"] == tuple(number for number in range(1, last) if done[number - 1] is None
                                and slow_plan(target, own, kind, number) > 0)


def lower(start: float | None, done: float, quarter: int = 4, **more: object) -> pd.Series:
    """One indicator of which less is better, from 20 to 14 days, told as a position."""
    plan = indicator(direction="turun", accumulation="posisi akhir", target=14.0, baseline=start, **more)
    return progress.indicator_progress(indicators(plan), reports(report(quarter, done)), quarter, FIVE).iloc[0]


def test_no_progress_cannot_score_high_where_the_baseline_is_known() -> None:
    still, half, met, worse = (lower(20.0, done) for done in (20.0, 17.0, 14.0, 23.0))
    assert [row["achievement"] for row in (still, half, met, worse)] == [0, 50, 100, 0]
    assert (still["status"], half["status"], met["status"]) == ("sangat_rendah", "sangat_rendah", "sangat_tinggi")
    assert still["from_baseline"] and still["last_achievement"] == 0
    bare = lower(None, 20.0)
    assert bare["achievement"] == pytest.approx((2 * 14 - 20) / 14 * 100) and not bare["from_baseline"]


def test_a_baseline_that_the_plan_does_not_go_below_is_not_used() -> None:
    for row in (lower(14.0, 14.0), lower(12.0, 14.0), lower(20.0, 20.0, 1, target_q1=20.0)):
        assert row["achievement"] == pytest.approx(100) and not row["from_baseline"]
    more = progress.indicator_progress(indicators(indicator(baseline=60.0)), reports(report(4, 80.0)), 4, FIVE).iloc[0]
    assert more["achievement"] == pytest.approx(80) and not more["from_baseline"], "more is better: as ever"


def test_the_baseline_of_a_sum_goes_along_with_the_plan_to_date() -> None:
    plan = indicators(indicator(direction="turun", target=60.0, baseline=80.0))
    still = progress.indicator_progress(plan, reports(report(1, 20.0), report(2, 20.0)), 2, FIVE).iloc[0]
    assert still["achievement"] == 0, "half of last year's 80 in half a year"
    half = progress.indicator_progress(plan, reports(report(1, 15.0), report(2, 20.0)), 2, FIVE).iloc[0]
    assert half["achievement"] == pytest.approx((40 - 35) / (40 - 30) * 100)


@pytest.mark.parametrize(("percent", "five", "three"), [
    (100, "sangat_tinggi", "sangat_tinggi"), (91, "sangat_tinggi", "sangat_tinggi"), (90.99, "tinggi", "sangat_tinggi"),
    (76, "tinggi", "sedang"), (66, "sedang", "sedang"), (51, "rendah", "sedang"), (50.99, "sangat_rendah", "sedang"),
    (50, "sangat_rendah", "sedang"), (49.9, "sangat_rendah", "sangat_rendah"), (0, "sangat_rendah", "sangat_rendah"),
])
def test_scales_at_their_limits(percent: float, five: str, three: str) -> None:
    assert (FIVE.status(percent), THREE.status(percent)) == (five, three)


def test_a_silent_quarter_is_not_a_bad_one() -> None:
    row = progress.indicator_progress(indicators(indicator()), reports(report(1, 25.0)), 3, FIVE).iloc[0]
    assert row["status"] == NO_REPORT and pd.isna(row["achievement"])
    assert row["last_achievement"] == pytest.approx(100) and row["last_quarter"] == 1


def test_a_gap_before_a_report_is_named() -> None:
    told = reports(report(1, 25.0), report(3, 25.0))
    row = progress.indicator_progress(indicators(indicator()), told, 3, FIVE).iloc[0]
    assert row["gaps"] == (2,) and row["achievement"] == pytest.approx(50 / 75 * 100)


def test_what_begins_later_is_not_late() -> None:
    row = progress.indicator_progress(indicators(indicator(target_q1=0.0)), reports(), 1, FIVE).iloc[0]
    assert row["status"] == NOT_DUE
    later = progress.indicator_progress(indicators(indicator(target_q1=0.0)), reports(report(2, 50.0)), 2, FIVE)
    assert later.iloc[0]["gaps"] == () and later.iloc[0]["achievement"] == pytest.approx(100)


def test_the_scale_is_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    assert scales.configured() is FIVE
    assert "(disebut dari Permendagri 86/2017, belum diperiksa pada naskahnya): Sangat tinggi ≥ 91" in FIVE.words()
    monkeypatch.setenv("DASHBOARD_SCALE", "tiga")
    assert scales.configured() is THREE and "≥ 80" in THREE.words()
    monkeypatch.setenv("DASHBOARD_SCALE", "sepuluh")
    with pytest.raises(DashboardError, match="“sepuluh”"):
        scales.configured()


def test_a_target_of_zero_is_never_infinity() -> None:
    row = progress.indicator_progress(indicators(indicator(target=0.0)), reports(report(1, 50.0)), 1, FIVE).iloc[0]
    assert row["status"] == NO_TARGET and pd.isna(row["achievement"])


def test_lower_is_better_is_inverted() -> None:
    assert progress.achievement(8.0, 10.0, "turun") == pytest.approx(120)
    assert progress.achievement(12.0, 10.0, "turun") == pytest.approx(80)
    assert progress.achievement(25.0, 10.0, "turun") == 0


def test_money_counts_once_for_a_sub_activity_with_two_indicators() -> None:
    told = reports(report(1, 1.0, 100.0), report(1, 1.0, 100.0, indicator="j"), report(2, 1.0, 50.0))
    found = progress.money(actions(action(), action(line=2, allocation=500.0)), told, 2).iloc[0]
    assert (found["allocation"], found["rupiah"]) == (1500.0, 150.0)
    assert found["absorption_year"] == pytest.approx(10) and found["absorption_plan"] == pytest.approx(20)


def test_money_falls_back_to_the_matrix_and_stays_missing_where_nothing_is_known() -> None:
    lines = actions(action(realised_q1=10.0, realised_q2=20.0), action(sub_code="2", realised_s1=40.0),
                    action(sub_code="3"), action(sub_code="4", allocation=0.0, realised_q1=1.0))
    by_code = progress.money(lines, reports(), 2).set_index("sub_code")
    assert by_code.loc["1", "rupiah"] == 30 and by_code.loc["2", "rupiah"] == 40
    assert pd.isna(by_code.loc["3", "rupiah"]) and pd.isna(by_code.loc["4", "absorption_year"])
    third = progress.money(lines, reports(), 3).set_index("sub_code")
    assert pd.isna(third.loc["2", "rupiah"]) and pd.isna(third.loc["1", "rupiah"])
    assert (third.loc["2", "spent"], third.loc["2", "spent_quarter"]) == (40, 2)


def test_money_takes_the_newer_of_reports_and_matrix() -> None:
    lines = actions(action(realised_q1=10.0, realised_q2=20.0), action(sub_code="2", realised_q1=10.0))
    told = reports(report(1, 1.0, 11.0), report(1, 1.0, 11.0, sub_code="2"), report(2, 1.0, 22.0, sub_code="2"))
    found = progress.money(lines, told, 2).set_index("sub_code")["rupiah"]
    assert found.to_dict() == {"1": 30, "2": 33}
    assert progress.money(lines, told, 1).set_index("sub_code")["rupiah"].to_dict() == {"1": 11, "2": 11}


def test_a_total_counts_only_at_the_years_end() -> None:
    lines = actions(action(realised_total=70.0))
    assert progress.money(lines, reports(), 4)["rupiah"].iloc[0] == 70
    assert pd.isna(progress.money(lines, reports(), 3)["spent"].iloc[0])


def test_sources_of_funds_are_told_once() -> None:
    lines = actions(action(), action(line=2, funding="DBHCHT"), action(line=3), action(sub_code="2", funding=None))
    assert progress.money(lines, reports(), 1)["funding"].fillna("-").tolist() == ["APBN; DBHCHT", "-"]


def test_exceptions_are_named() -> None:
    plans = indicators(indicator(sub_code="money"), indicator(sub_code="output"), indicator(sub_code="silent"),
                       indicator(sub_code="zero", target=0.0), indicator(sub_code="over"))
    told = reports(report(1, 5.0, 250.0, sub_code="money"), report(1, 25.0, 10.0, sub_code="output"),
                   report(1, 5.0, 5.0, sub_code="zero"), report(1, 60.0, 250.0, sub_code="over"))
    lines = actions(*(action(sub_code=code) for code in ("money", "output", "silent", "zero", "over", "bare")))
    rows = progress.sub_progress(progress.indicator_progress(plans, told, 1, FIVE), progress.money(lines, told, 1))
    found = progress.exceptions(rows).groupby("sub_code")["exception"].agg(list).to_dict()
    assert found == {"money": ["money_not_output"], "output": ["output_not_money"], "silent": ["no_report"],
                     "zero": ["no_target"], "bare": ["no_indicator"], "over": ["over"]}
