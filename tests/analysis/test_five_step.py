"""The rules of the five steps, each against a slow, obvious second version on the series we ship and on small ones."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pandas as pd
import pytest

from chart_samples import NO_BREAKS, ONE_BREAK, P0
from dashboard.core.domain import Direction, Indicator, Verdict
from dashboard.queries import availability, observations, reference
from dashboard.statistics.over_time.change import about_equal
from dashboard.store.database import Database
from dashboard.topics.indicators.rules.trend import TrendFacts, trend
from dashboard.topics.steps.rules.five_step import Extreme, FiveSteps, Pace, five_steps, pace, tally, yearly_changes
from shipped_steps import shipped_steps
from worlds import BLITAR, JAWA_TIMUR

OWN = {2018: 9.72, 2019: 8.94, 2020: 9.33, 2021: 9.65, 2022: 8.71, 2023: 8.69, 2024: 8.16, 2025: 7.57}


def series(own: dict[int, float], other: dict[int, float] | None = None, derived: tuple[int, ...] = ()) -> pd.DataFrame:
    rows = [("p0", region, year, "Maret", value, region == BLITAR and year in derived, False, "uji", None, "BPS")
            for region, figures in ((BLITAR, own), (JAWA_TIMUR, other or {})) for year, value in figures.items()]
    return pd.DataFrame(rows, columns=["indicator", "region_code", "year", "period", "value", "is_derived",
                                       "is_sample", "source", "source_url", "publisher"])


def steps(own: dict[int, float], breaks: pd.DataFrame = NO_BREAKS, indicator: Indicator = P0,
          other: dict[int, float] | None = None, derived: tuple[int, ...] = ()) -> FiveSteps:
    figures = series(own, other, derived)
    kabkota = figures.assign(level="kabupaten", label="x").head(0)
    targets = pd.DataFrame(columns=["document", "indicator", "region_code", "year", "target", "target_low",
                                    "target_high"])
    shown = trend(indicator, [], [], {BLITAR: "Kabupaten Blitar", JAWA_TIMUR: "Jawa Timur"},
                  TrendFacts(figures, kabkota, targets, breaks, date(2026, 1, 1)))
    return five_steps(shown, breaks)


def slow_changes(database: Database, indicator: Indicator) -> list[tuple[int, int, float, str]]:
    """Year by year from the raw rows, with the breaks asked one by one."""
    rows = observations.series(database, [indicator.id], [BLITAR]).to_dict("records")
    known = {int(row["year"]): row["value"] for row in rows
             if row["period"] == indicator.period_rule and not pd.isna(row["value"]) and not row["is_derived"]}
    errors = {int(row["year"]): row["se_estimate"] for row in rows if row["period"] == indicator.period_rule}
    breaks = reference.method_breaks(database).to_dict("records")
    barred = {int(row["year_after"]) for row in breaks if row["indicator"] == indicator.id
              and (pd.isna(row["region_code"]) or row["region_code"] in (BLITAR, "35.*"))
              and int(row["year_after"]) == int(row["year_before"]) + 1}
    # Two rounded figures may differ by one of the last decimal without differing; whole numbers were counted.
    slack = 0.0 if indicator.scale == "count" and not indicator.decimals else 1.0001 * 10.0**-indicator.decimals
    found = []
    for year in range(1990, 2040):
        if year in known and year - 1 in known and year not in barred:
            delta = round(round(known[year] + 1e-12, indicator.decimals)
                          - round(known[year - 1] + 1e-12, indicator.decimals), indicator.decimals)
            good = {"lower": -1, "higher": 1, "none": 0}[indicator.direction]
            word = "same" if delta == 0 else "neutral" if not good else "better" if delta * good > 0 else "worse"
            # No error is published yet; 1.645 standard errors of a difference of independent samples.
            margin = 1.6448536 * (errors[year - 1] ** 2 + errors[year] ** 2) ** 0.5 if indicator.survey else 0.0
            if word != "same" and not abs(delta) > max(margin, slack):
                word = "unsure"
            found.append((year - 1, year, delta, word))
    return found


def test_changes_of_every_shipped_indicator_by_hand(shipped: Database) -> None:
    catalogue, breaks = reference.indicators(shipped), reference.method_breaks(shipped)
    for name in availability.newest(shipped, BLITAR)["indicator"]:
        indicator = catalogue[name]
        found = yearly_changes(observations.series(shipped, [name], [BLITAR]), indicator, breaks)
        slow = slow_changes(shipped, indicator)
        assert [(change.before, change.year, str(change.verdict)) for change in found] == [
            (before, year, word) for before, year, _, word in slow], name
        assert [change.delta for change in found] == pytest.approx([delta for _, _, delta, _ in slow]), name


def test_poverty_from_2018_to_2025(shipped: Database) -> None:
    found = shipped_steps(shipped, "p0", 2018)
    assert found.relative_position and found.relative_position.position
    assert (found.relative_position.year, found.relative_position.position.rank,
            found.relative_position.position.of) == (2025, 13, 38)
    assert found.development and found.development.delta == -2.15 and found.development.verdict is Verdict.UNSURE
    assert found.development.yearly == pytest.approx(-2.15 / 7)
    assert found.development.extreme is Extreme.LOWEST and found.development.before is None
    assert [change.delta for change in found.changes] == [-0.78, 0.39, 0.32, -0.94, -0.02, -0.53, -0.59]
    assert tally(found.changes, Direction.LOWER) == {Verdict.BETTER: 0, Verdict.WORSE: 0, Verdict.SAME: 0,
                                                           Verdict.UNSURE: 7}
    assert found.pace is Pace.AS_FAST  # -0.59 after -0.53, samples of about 0.9 points each
    assert [(item.reference, item.same, item.of) for item in found.together] == [("35", 7, 7), ("00", 7, 7)]
    assert dict(found.reference_changes) == {"35": -1.48, "00": -1.35}


def test_nothing_is_said_across_a_break() -> None:
    found = steps(OWN, ONE_BREAK)
    assert found.development and (found.development.first, found.development.last) == (2020, 2025)
    assert found.development.before == 2019
    assert 2020 not in [change.year for change in found.changes]


def test_a_calculated_figure_decides_nothing() -> None:
    found = steps(OWN, derived=(2025,))
    assert found.development and found.development.last == 2024
    assert found.changes[-1].year == 2024
    assert found.relative_position and found.relative_position.year == 2024


def test_an_equal_figure_takes_the_superlative_away() -> None:
    assert steps({2023: 8.0, 2024: 9.0, 2025: 8.0}).development.extreme is None  # type: ignore[union-attr]
    assert steps({2024: 9.0, 2025: 8.0}).development.extreme is None  # type: ignore[union-attr]
    assert steps({2023: 7.0, 2024: 8.0, 2025: 9.0}).development.extreme is Extreme.HIGHEST  # type: ignore[union-attr]


@pytest.mark.parametrize(("own", "expected"), [
    ({2023: 9.0, 2024: 8.5, 2025: 7.5}, Pace.FASTER), ({2023: 9.0, 2024: 8.0, 2025: 7.5}, Pace.SLOWER),
    ({2023: 9.0, 2024: 8.5, 2025: 8.0}, Pace.AS_FAST), ({2023: 9.0, 2024: 9.5, 2025: 9.0}, Pace.TURNED),
    ({2023: 9.0, 2024: 9.0, 2025: 8.0}, Pace.TURNED), ({2023: 9.0, 2024: 8.0, 2025: 8.0}, Pace.STILL),
    ({2022: 9.0, 2023: 8.0, 2025: 7.0}, None), ({2021: 9.0, 2022: 8.5, 2024: 8.0, 2025: 7.0}, None),
])
def test_pace(own: dict[int, float], expected: Pace | None) -> None:
    assert pace(yearly_changes(series(own), P0, NO_BREAKS), 2) is expected


@pytest.mark.parametrize(("own", "expected"), [
    ({2023: 9.00, 2024: 8.41, 2025: 7.81}, Pace.AS_FAST), ({2023: 9.00, 2024: 8.41, 2025: 7.80}, Pace.AS_FAST),
    ({2023: 9.00, 2024: 8.41, 2025: 7.79}, Pace.FASTER), ({2023: 9.00, 2024: 8.40, 2025: 7.81}, Pace.AS_FAST),
])
def test_within_rounding_is_about_as_fast(own: dict[int, float], expected: Pace) -> None:
    """0.60 after 0.59 may be 0.58 after 0.61: each of the figures may be off by 0.005, the middle one twice."""
    assert pace(yearly_changes(series(own), P0, NO_BREAKS), 2) is expected


def test_nothing_shipped_is_called_faster_within_rounding_or_its_sample(shipped: Database) -> None:
    """The slow way: the corners of what the three printed figures can stand for, and the errors of the three years."""
    equal = 0
    for name in availability.newest(shipped, BLITAR)["indicator"]:
        found = shipped_steps(shipped, name)
        if found.pace not in (Pace.FASTER, Pace.SLOWER, Pace.AS_FAST):
            continue
        newest, previous = found.changes[-1].delta, found.changes[-2].delta
        half = Fraction(1, 2 * 10 ** found.indicator.decimals)
        gap = abs(Fraction(str(newest))) - abs(Fraction(str(previous)))
        corners = [gap + a * half - 2 * b * half + c * half for a in (-1, 1) for b in (-1, 1) for c in (-1, 1)]
        question = ("SELECT se FROM indicative_errors WHERE indicator = $name AND region_code = $region "
                    "AND year = $year AND period = $period")
        about = {"name": name, "region": BLITAR, "period": found.indicator.period_rule}
        years = (found.changes[-2].before, found.changes[-1].before, found.changes[-1].year)
        errors = [shipped.query(question, {**about, "year": year})["se"].tolist() for year in years]
        first, middle, last = (one[0] if one else 0.0 for one in errors)
        chance = 1.645 * math.sqrt(first**2 + (2 * middle)**2 + last**2)
        within = min(corners) <= 0 <= max(corners) or abs(gap) <= chance
        assert within == (found.pace is Pace.AS_FAST), name
        equal += found.pace is Pace.AS_FAST
    assert equal


def test_a_pace_of_samples_that_nobody_knows_is_not_told() -> None:
    """The newest change may be sure while a figure before it has no margin: what is faster is then unknown."""
    own = {2023: 9.0, 2024: 8.5, 2025: 7.5}
    survey = replace(P0, survey="Susenas")
    assert steps(own).pace is Pace.FASTER
    assert steps(own, indicator=survey).pace is None


def test_a_margin_widens_what_is_about_equal() -> None:
    assert about_equal(0.60, 0.59, 2) and not about_equal(0.65, 0.59, 2)
    assert about_equal(0.65, 0.59, 2, margin=0.1) and about_equal(0.61, 0.59, 2, figures=4)


def test_a_count_has_no_standing_and_one_figure_no_course() -> None:
    assert steps(OWN, indicator=replace(P0, scale="count")).relative_position is None
    lone = steps({2025: 7.57})
    assert lone.development is None and lone.changes == () and lone.pace is None
    assert steps({}, other={2025: 9.5}).relative_position is None
