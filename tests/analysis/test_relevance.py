"""Moving together: the rule, against an obvious second version."""

from __future__ import annotations

import pandas as pd
import pytest

from chart_samples import NO_BREAKS, ONE_BREAK, P0
from dashboard.queries import observations, reference
from dashboard.statistics.over_time.relevance import Course, calculated, change_between, course, published, together
from dashboard.store.database import Database
from dashboard.topics.steps.words import five_step as five_step_words
from shipped_steps import shipped_steps
from worlds import BLITAR, JAWA_TIMUR


def world(own: dict[int, float], other: dict[int, float], derived: tuple[int, ...] = ()) -> pd.DataFrame:
    rows = [("p0", region, year, "Maret", value, region == BLITAR and year in derived)
            for region, figures in ((BLITAR, own), (JAWA_TIMUR, other)) for year, value in figures.items()]
    return pd.DataFrame(rows, columns=["indicator", "region_code", "year", "period", "value", "is_derived"])


def obvious(own: dict[int, float], other: dict[int, float], barred: set[int]) -> tuple[int, int]:
    same = of = 0
    for year in range(2000, 2030):
        if all(y in values for values in (own, other) for y in (year, year + 1)) and year not in barred:
            of += 1
            ways = [(v[year + 1] > v[year]) - (v[year + 1] < v[year]) for v in (own, other)]
            same += ways[0] == ways[1]
    return same, of


OWN = {2015: 9.97, 2016: 9.88, 2018: 9.72, 2019: 8.94, 2020: 9.33, 2021: 9.65, 2022: 9.65, 2023: 8.69}
OTHER = {2015: 12.3, 2016: 12.4, 2017: 11.8, 2018: 11.0, 2019: 10.4, 2020: 11.1, 2021: 11.0, 2022: 11.0, 2023: 10.4}


@pytest.mark.parametrize(("breaks", "barred"), [(NO_BREAKS, set()), (ONE_BREAK, {2019})])
def test_counts_the_years_that_move_the_same_way(breaks: pd.DataFrame, barred: set[int]) -> None:
    (found,) = together(world(OWN, OTHER), P0, BLITAR, [JAWA_TIMUR], breaks)
    assert (found.same, found.of) == obvious(OWN, OTHER, barred)


def test_too_few_common_changes_say_nothing() -> None:
    assert together(world({2020: 1, 2021: 2, 2022: 3}, OTHER), P0, BLITAR, [JAWA_TIMUR], NO_BREAKS) == []


def test_a_calculated_figure_is_no_evidence() -> None:
    own = OWN | {2017: 9.79}
    (with_it,) = together(world(own, OTHER), P0, BLITAR, [JAWA_TIMUR], NO_BREAKS)
    (without,) = together(world(own, OTHER, derived=(2017,)), P0, BLITAR, [JAWA_TIMUR], NO_BREAKS)
    assert with_it.of == without.of + 2


def test_years_that_are_only_calculated_are_named() -> None:
    series = world(OWN | {2017: 9.79, 2025: 7.57}, OTHER, derived=(2025, 2017))
    assert calculated(series, P0, BLITAR) == (2017, 2025)
    assert set(published(series, P0, BLITAR).index) == set(OWN)
    assert calculated(world(OWN, OTHER), P0, BLITAR) == ()


def test_the_course_is_that_of_the_newest_method() -> None:
    assert course(world(OWN, {}), P0, BLITAR, NO_BREAKS) == Course(2015, 2023, -1.28)
    assert course(world(OWN, {}), P0, BLITAR, ONE_BREAK) == Course(2020, 2023, -0.64)


def test_a_lone_figure_after_a_break_leaves_the_course_before_it() -> None:
    own = {year: value for year, value in OWN.items() if year <= 2020}
    assert course(world(own, {}), P0, BLITAR, ONE_BREAK) == Course(2015, 2019, -1.03)
    assert course(world({2020: 9.33}, {}), P0, BLITAR, NO_BREAKS) is None


def test_the_course_leaves_out_what_the_chart_leaves_out() -> None:
    assert course(world({2006: 17.9, **OWN}, {}), P0, BLITAR, NO_BREAKS) == Course(2015, 2023, -1.28)


def test_change_between_needs_both_years_and_one_method() -> None:
    series = world(OWN, OTHER)
    assert change_between(series, P0, JAWA_TIMUR, NO_BREAKS, 2015, 2023) == -1.9
    assert change_between(series, P0, BLITAR, NO_BREAKS, 2017, 2023) is None
    assert change_between(series, P0, JAWA_TIMUR, ONE_BREAK, 2015, 2023) is None


def test_releases_are_not_paired_with_figures_revised_backwards() -> None:
    """A break of only one of the two parts what is measured alike from what is not."""
    only_own = ONE_BREAK.assign(region_code=BLITAR)
    (found,) = together(world(OWN, OTHER), P0, BLITAR, [JAWA_TIMUR], only_own)
    own, other = ({year: value for year, value in figures.items() if year >= 2020} for figures in (OWN, OTHER))
    assert (found.same, found.of) == obvious(own, other, set()) and found.since == found.first == 2020
    (both,) = together(world(OWN, OTHER), P0, BLITAR, [JAWA_TIMUR], ONE_BREAK)
    assert both.since is None and both.of > found.of


def test_unemployment_is_compared_since_2019(shipped: Database) -> None:
    """Blitar before 2019 as first released, the province as revised: five of six changes since then go the same way."""
    rows = observations.series(shipped, ["tpt"], [BLITAR, JAWA_TIMUR])
    figures = [dict(zip(own["year"].astype(int), own["value"], strict=True)) for code in (BLITAR, JAWA_TIMUR)
               for own in [rows[(rows["region_code"] == code) & (rows["year"] >= 2019)]]]
    assert obvious(*figures, set()) == (5, 6)
    found = {item.reference: item for item in shipped_steps(shipped, "tpt").together}
    assert (found[JAWA_TIMUR].same, found[JAWA_TIMUR].of, found[JAWA_TIMUR].since) == (5, 6, 2019)
    assert "(5 dari 6 tahun sejak 2019)" in five_step_words.relevance(shipped_steps(shipped, "tpt"))
    reasons = reference.method_breaks(shipped)
    (reason,) = reasons[(reasons["indicator"] == "tpt")]["reason"]
    assert "rilis awal" in reason and "backcast" in reason
