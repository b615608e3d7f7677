"""What a choice leaves of the RAT, and the assessment of it."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.statistics.scales import FIVE, NO_TARGET, NOT_SUBMITTED
from dashboard.topics.rat.rules.quarter import Choice, Rat, assess, chosen, located, reaches
from rat_rows import action, actions, indicator, indicators, report, reports

KECAMATAN, VILLAGE, OTHER = "35.05.01", "35.05.01.2001", "35.05.010.2001"


def world() -> Rat:
    """Three agencies: one in a village, one in the whole regency, one without a place; an indicator without a line."""
    lines = actions(action(places=[VILLAGE], allocation=300.0), action(agency="b", strategy="2", places=["35.05"]),
                    action(agency="c", sub_code="2", places=[]), action(year=2024))
    plans = indicators(indicator(), indicator(agency="b"), indicator(agency="b", sub_code="9"), indicator(year=2024))
    told = reports(report(1, 25.0, 10.0, obstacle="Hujan"), report(2, 25.0, 20.0), report(1, 5.0, agency="b"),
                   report(4, 90.0, year=2024))
    return Rat(lines, plans, told)


def test_places_reach_by_code_not_by_spelling() -> None:
    assert reaches([VILLAGE], KECAMATAN) and reaches([KECAMATAN], KECAMATAN)
    assert not reaches([OTHER], KECAMATAN) and not reaches([KECAMATAN], VILLAGE) and not reaches([], KECAMATAN)


def test_located_tells_named_whole_and_nowhere_apart() -> None:
    found = located(world().of_year(2025).matrix, KECAMATAN)
    assert found.named == {("a", "1")} and found.whole == {("b", "1")} and found.nowhere == {("c", "2")}


@pytest.mark.parametrize(("choice", "agencies", "indicator_count"), [
    (Choice(2025, 2), {"a", "b", "c"}, 3), (Choice(2025, 2, agency="b"), {"b"}, 2),
    (Choice(2025, 2, strategy="2"), {"b"}, 1), (Choice(2025, 2, area=KECAMATAN), {"a"}, 1),
    (Choice(2025, 2, strategy="2", area=KECAMATAN), set(), 0), (Choice(2024, 4), {"a"}, 1), (Choice(2020, 1), set(), 0),
])
def test_choices_narrow_all_three_tables(choice: Choice, agencies: set[str], indicator_count: int) -> None:
    rat = chosen(world(), choice)
    assert set(rat.matrix["agency"]) == agencies and len(rat.indicators) == indicator_count


def test_years_and_newest_quarter() -> None:
    assert world().years == [2025, 2024]
    assert world().newest_quarter(2025) == 2 and world().quarters()[:2] == [(2025, 2), (2025, 1)]


@pytest.mark.parametrize(("year", "newest"), [(2024, (2024, 4)), (2026, (2026, 3)), (2027, (2027, 1))])
def test_without_a_report_the_period_is_the_last_quarter_that_ended(year: int, newest: tuple[int, int]) -> None:
    only = Rat(actions(action(year=year)), indicators(), reports(), day=date(2026, 11, 24))
    assert only.newest() == newest


def test_a_year_that_has_not_begun_does_not_take_the_place_of_the_one_that_runs() -> None:
    both = Rat(actions(action(year=2026), action(year=2027)), indicators(), reports(), day=date(2026, 11, 24))
    assert both.newest() == (2026, 3)


def test_agencies_that_handed_in_nothing_stand_beside_one_that_reports() -> None:
    told = Rat(actions(action()), indicators(indicator()), reports(report(1, 20.0, 10.0)), frozenset("ab"))
    found = assess(told, Choice(2025, 1), FIVE).agencies.set_index("agency")
    assert found.loc["a", "last_quarter"] == 1 and found.loc["b", "status"] == NOT_SUBMITTED
    assert found["indicators"].to_dict() == {"a": 1, "b": 0}


def test_agencies_that_handed_in_nothing_are_listed() -> None:
    found = assess(Rat(actions(action()), indicators(), reports(), frozenset("abc"), day=date(2026, 1, 1)),
                   Choice(2025, 4), FIVE)
    assert found.compliance.missing == ("b", "c") and found.compliance.of == 3
    assert dict(zip(found.agencies["agency"], found.agencies["status"], strict=True)) == {
        "a": NO_TARGET, "b": NOT_SUBMITTED, "c": NOT_SUBMITTED}
    one = assess(found.rat.only(lambda frame: frame["agency"] == "a"), Choice(2025, 4, "b"), FIVE)
    assert one.whole is None and list(one.agencies["agency"]) == ["b"]


def test_an_assessment_says_everything_once() -> None:
    found = assess(world(), Choice(2025, 2), FIVE)
    assert found.whole is not None and found.whole["score"] == pytest.approx(100)
    assert found.whole["not_reported"] == 2 and found.outside == 1
    assert found.silent["agency"].tolist() == ["b"] and found.silent["since_quarter"].tolist() == [2]
    assert found.covered == pytest.approx(1300 / 2300 * 100)
    assert sorted(found.exceptions["exception"]) == ["no_indicator", "no_report", "output_not_money"]
    assert found.rat.notes(2)["obstacle"].tolist() == ["Hujan"] and found.gaps == {}


def test_an_empty_choice_is_assessed_without_failing() -> None:
    found = assess(world(), Choice(2025, 2, strategy="3"), FIVE)
    assert found.whole is None and found.agencies.empty and found.exceptions.empty and found.covered is None
