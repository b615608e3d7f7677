"""Aggregates of the RAT against slow second versions, and what stands outside every mean."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.core import formats
from dashboard.statistics.rounding import EXACT
from dashboard.statistics.scales import FIVE, NO_REPORT, NO_TARGET, NOT_DUE
from dashboard.store.database import Database
from dashboard.topics.rat import queries as questions
from dashboard.topics.rat.rules import groups as rat_groups
from dashboard.topics.rat.rules import progress
from dashboard.topics.rat.rules.quarter import Choice, assess, of_build
from meeting_rows import DAY
from rat_rows import action, actions, indicator, indicators, report, reports


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 250), st.integers(1, 9)), min_size=1, max_size=8))
def test_agency_score_is_the_mean_of_capped_achievements(pairs: list[tuple[int, int]]) -> None:
    codes = [str(number) for number in range(len(pairs))]
    plans = indicators(*(indicator(sub_code=code) for code in codes))
    told = reports(*(report(4, float(done), sub_code=code) for code, (done, _) in zip(codes, pairs, strict=True)))
    lines = actions(*(action(sub_code=code, allocation=float(weight))
                      for code, (_, weight) in zip(codes, pairs, strict=True)))
    rows = progress.indicator_progress(plans, told, 4, FIVE)
    found = rat_groups.grouped_progress(rows, progress.money(lines, told, 4), 4, FIVE, "agency").iloc[0]
    capped = [min(done, 100) for done, _ in pairs]
    assert found["score"] == pytest.approx(sum(capped) / len(capped))
    total = sum(weight for _, weight in pairs)
    assert found["weighted"] == pytest.approx(
        sum(value * weight for value, (_, weight) in zip(capped, pairs, strict=True)) / total)
    assert found["status"] == FIVE.status(sum(capped) / len(capped))


def test_an_agency_that_never_reported_has_that_state_and_no_score() -> None:
    rows = progress.indicator_progress(indicators(indicator()), reports(), 2, FIVE)
    spent = progress.money(actions(action()), reports(), 2)
    found = rat_groups.grouped_progress(rows, spent, 2, FIVE, "agency").iloc[0]
    assert found["status"] == NO_REPORT and pd.isna(found["score"]) and pd.isna(found["rupiah"])
    assert (found["not_reported"], found["sub_activities"]) == (1, 1)


def test_covered_share_counts_rupiah() -> None:
    lines = actions(action(allocation=300.0), action(sub_code="2", allocation=100.0))
    spent = progress.money(lines, reports(), 4)
    assert rat_groups.covered_share(spent, indicators(indicator())) == pytest.approx(75)
    assert rat_groups.covered_share(spent.iloc[:0], indicators()) is None


def test_a_silent_sub_kegiatan_stands_outside_the_rate() -> None:
    lines = actions(action(allocation=100.0), action(sub_code="2", allocation=900.0))
    told = reports(report(1, 25.0, 20.0), report(1, 1.0, None, sub_code="2"))
    rows = progress.indicator_progress(indicators(indicator(), indicator(sub_code="2")), told, 1, FIVE)
    found = rat_groups.grouped_progress(rows, progress.money(lines, told, 1), 1, FIVE, "agency").iloc[0]
    assert (found["allocation"], found["reported_allocation"], found["rupiah"]) == (1000, 100, 20)
    assert (found["absorption_year"], found["absorption_plan"]) == (2, 80), "of the whole, and of those who reported"
    assert found["money_missing"] == 1


@pytest.mark.parametrize("by", [None, "agency", "strategy"])
def test_the_allocation_of_a_sub_kegiatan_weighs_once(by: str | None) -> None:
    plans = indicators(indicator(), indicator(indicator="j"), indicator(indicator="silent"), indicator(sub_code="2"))
    told = reports(report(4, 90.0), report(4, 50.0, indicator="j"), report(4, 20.0, sub_code="2"))
    lines = actions(action(allocation=300.0), action(sub_code="2", allocation=100.0))
    rows = progress.indicator_progress(plans, told, 4, FIVE)
    found = rat_groups.grouped_progress(rows, progress.money(lines, told, 4), 4, FIVE, by).iloc[0]
    assert found["weighted"] == pytest.approx(((90 + 50) / 2 * 300 + 20 * 100) / 400)


def test_the_shipped_year_against_plain_sums(shipped: Database) -> None:
    """The agencies' matrix, targets and reports of 2026, quarter III, added up with dictionaries."""
    actions_, plans, reports_ = (
        [row for row in frame.to_dict("records") if row["year"] == 2026] for frame in
        (questions.rat_matrix(shipped), questions.rat_indicators(shipped), questions.rat_reports(shipped)))
    pagu: dict[tuple[str, str], float] = {}
    for row in actions_:
        pagu[row["agency"], row["sub_code"]] = pagu.get((row["agency"], row["sub_code"]), 0) + row["allocation"]
    spent: dict[tuple[str, str], dict[int, float]] = {}
    for row in reports_:
        if row["rupiah"] == row["rupiah"] and row["quarter"] <= 3:
            own = spent.setdefault((row["agency"], row["sub_code"]), {})
            own[row["quarter"]] = max(own.get(row["quarter"], 0), row["rupiah"])
    spoken = {key: sum(own.values()) for key, own in spent.items() if 3 in own}
    quarters = [f"realised_q{number}" for number in (1, 2, 3)]
    for key in {(row["agency"], row["sub_code"]) for row in actions_} - set(spoken):
        own_lines = [row for row in actions_ if (row["agency"], row["sub_code"]) == key]
        if any(row["realised_q3"] == row["realised_q3"] for row in own_lines):  # the matrix tells what no report does
            spoken[key] = sum(row[name] for row in own_lines for name in quarters if row[name] == row[name])
    whole = assess(of_build(shipped, DAY, EXACT), Choice(2026, 3), FIVE).whole
    assert whole is not None
    assert whole["absorption_year"] == pytest.approx(sum(spoken.values()) / sum(pagu.values()) * 100)
    assert formats.number(whole["absorption_year"], 1) == "53,1"
    assert formats.number(whole["absorption_plan"], 1) == "75,9"
    done: dict[tuple[str, str], list[float]] = {}
    rows = progress.indicator_progress(pd.DataFrame(plans), pd.DataFrame(reports_), 3, FIVE).to_dict("records")
    for row in rows:
        if row["achievement"] == row["achievement"] and (row["agency"], row["sub_code"]) in pagu:
            done.setdefault((row["agency"], row["sub_code"]), []).append(min(100.0, row["achievement"]))
    once = sum(pagu[key] * sum(own) / len(own) for key, own in done.items()) / sum(pagu[key] for key in done)
    assert whole["weighted"] == pytest.approx(once) and formats.number(once, 1) == "85,5"
    own_plans = sum(row["target_q3"] == row["target_q3"] and row["achievement"] == row["achievement"] for row in rows)
    assert whole["own_plans"] == own_plans


def test_states_of_a_group_without_a_score() -> None:
    lines = actions(*(action(agency=name) for name in ("quiet", "early", "zero")))
    plans = indicators(indicator(agency="quiet"), indicator(agency="early", target_q1=0.0),
                       indicator(agency="zero", target=0.0))
    rows = progress.indicator_progress(plans, reports(), 1, FIVE)
    found = rat_groups.grouped_progress(rows, progress.money(lines, reports(), 1), 1, FIVE, "agency")
    assert found.set_index("agency")["status"].to_dict() == {
        "quiet": NO_REPORT, "early": NOT_DUE, "zero": NO_TARGET}


def test_groups_by_strategy_and_everything_agree() -> None:
    lines = actions(action(), action(sub_code="2", strategy="2"), action(sub_code="3", strategy="2"))
    plans = indicators(*(indicator(sub_code=code) for code in "123"))
    told = reports(report(4, 40.0, 1.0), report(4, 80.0, 2.0, sub_code="2"), report(4, 90.0, 3.0, sub_code="3"))
    rows, spent = progress.indicator_progress(plans, told, 4, FIVE), progress.money(lines, told, 4)
    by_strategy = rat_groups.grouped_progress(rows, spent, 4, FIVE, "strategy").set_index("strategy")
    whole = rat_groups.grouped_progress(rows, spent, 4, FIVE).iloc[0]
    assert by_strategy["score"].to_dict() == {"1": 40, "2": 85}
    assert whole["score"] == pytest.approx(70) and whole["rupiah"] == 6
    assert by_strategy["sub_activities"].sum() == whole["sub_activities"] == 3


def test_nothing_gives_no_group() -> None:
    rows = progress.indicator_progress(indicators(), reports(), 1, FIVE)
    assert rat_groups.grouped_progress(rows, progress.money(actions(), reports(), 1), 1, FIVE).empty


def test_funding_rates_only_where_the_source_is_alone() -> None:
    lines = actions(action(allocation=300.0), action(sub_code="2", allocation=100.0),
                    action(sub_code="2", line=2, allocation=600.0, funding="DAK"))
    told = reports(report(1, 1.0, 30.0), report(1, 1.0, 500.0, sub_code="2"))
    found = rat_groups.by_funding(lines, progress.money(lines, told, 1)).set_index("funding")
    assert found["allocation"].to_dict() == {"DAK": 600, "APBN": 400}
    assert found["share"].to_dict() == {"DAK": 60, "APBN": 40}
    assert found.loc["APBN", "absorption_year"] == 10 and pd.isna(found.loc["DAK", "absorption_year"])


def test_history_is_the_same_as_each_quarter_by_itself() -> None:
    plans = indicators(indicator(), indicator(agency="b"), indicator(year=2024))
    told = reports(report(1, 20.0), report(2, 30.0), report(1, 10.0, agency="b"), report(4, 50.0, year=2024))
    found = rat_groups.history(plans, told, FIVE)
    assert set(zip(found["year"], found["quarter"], strict=True)) == {
        (2024, 1), (2024, 2), (2024, 3), (2024, 4), (2025, 1), (2025, 2)}
    for (year, quarter), rows in found.groupby(["year", "quarter"]):
        alone = progress.indicator_progress(plans[plans["year"] == year], told[told["year"] == year], quarter, FIVE)
        for row in rows.to_dict("records"):
            own = alone if row["agency"] == rat_groups.WHOLE else alone[alone["agency"] == row["agency"]]
            known = [min(value, 100) for value in own["achievement"].dropna()]
            expected = sum(known) / len(known) if known else None
            assert (pd.isna(row["score"]) and expected is None) or row["score"] == pytest.approx(expected)
    assert rat_groups.history(indicators(), reports(), FIVE).empty


def test_silence_says_since_when() -> None:
    plans = indicators(*(indicator(agency=name) for name in ("never", "stopped", "lastyear", "speaks")),
                       indicator(agency="early", target_q2=0.0))
    told = reports(report(1, 5.0, agency="stopped"), report(4, 5.0, agency="lastyear", year=2024),
                   report(2, 5.0, agency="speaks"))
    rows = progress.indicator_progress(plans, told[told["year"] == 2025], 2, FIVE)
    found = rat_groups.silence(rows, told, 2025, 2).set_index("agency")
    assert sorted(found.index) == ["lastyear", "never", "stopped"]
    assert found.loc["stopped"].tolist() == [2025, 2] and found.loc["lastyear"].tolist() == [2025, 1]
    assert found.loc["never"].isna().all()
