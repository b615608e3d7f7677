"""The one description of lines over time: stretches, ends, breaks, targets, told off the table."""

from __future__ import annotations

import pandas as pd

from dashboard.render.time_lines import TARGETS_AHEAD, TimeLines, stretches_of, time_lines
from dashboard.statistics.over_time.segments import with_segments

BREAKS = pd.DataFrame([("p0", "35.05", 2016, 2017), ("p0", "35.05", 2001, 2002), ("p0", "35", 2015, 2016)],
                      columns=["indicator", "region_code", "year_before", "year_after"])
FIGURES = {"35.05": {2012: 1.0, 2013: 2.0, 2015: 3.0, 2016: 4.0, 2017: 5.0}, "35": {2016: 6.0, 2018: 7.0}}
DERIVED = {("35.05", 2017), ("35", 2016)}


def described(*targets: tuple[str, int, float | None, float | None, float | None]) -> TimeLines:
    rows = pd.DataFrame([(code, f"Nama {code}", "p0", "Maret", year, value, (code, year) in DERIVED)
                         for code, years in FIGURES.items() for year, value in years.items()],
                        columns=["region_code", "region_name", "indicator", "period", "year", "value", "is_derived"])
    goals = pd.DataFrame([("p0", *target) for target in targets],
                         columns=["indicator", "region_code", "year", "target", "target_low", "target_high"])
    return time_lines(with_segments(rows, BREAKS), BREAKS, goals)


def test_stretches_end_at_gaps_and_breaks_and_say_which_it_was() -> None:
    found = [(one.region, list(one.years), one.hollow, one.after_break) for one in described().stretches]
    assert found == [("35", [2016], (True,), False), ("35", [2018], (False,), False),
                     ("35.05", [2012, 2013], (False, False), False), ("35.05", [2015, 2016], (False, False), False),
                     ("35.05", [2017], (True,), True)]


def test_ends_say_when_other_lines_go_on_and_how_the_figure_came_about() -> None:
    assert [(one.region, one.value, one.aside) for one in described().ends] == [
        ("35", 7.0, ""), ("35.05", 5.0, " (2017, hitungan)")]


def test_breaks_outside_of_the_years_drawn_are_not_marked() -> None:
    assert described().breaks == (2015.5, 2016.5)


def test_targets_are_figures_or_ranges_near_or_later_and_only_of_what_is_drawn() -> None:
    reach = 2018 + TARGETS_AHEAD
    found = described(("35.05", reach, None, 2.0, 3.0), ("35", reach + 1, 4.0, None, None),
                      ("35.05", 2017, 9.0, 1.0, 2.0), ("35.06", 2017, 9.0, None, None),
                      ("35.05", 2018, None, None, None))
    assert [(one.region, one.year, one.ends(), one.is_range) for one in found.goals] == [
        ("35.05", reach, [2.0, 3.0], True), ("35.05", 2017, [9.0], False)]
    assert [(one.region, one.year) for one in found.later] == [("35", reach + 1)]


def test_without_figures_nothing_is_drawn() -> None:
    empty = time_lines(with_segments(pd.DataFrame(columns=["region_code", "indicator", "period", "year", "value"]),
                                     BREAKS),
                       BREAKS, pd.DataFrame(columns=["indicator", "region_code", "year", "target", "target_low",
                                                     "target_high"]))
    assert empty == TimeLines((), (), ())
    columns = ["region_code", "indicator", "period", "year", "value", "segment"]
    assert list(stretches_of(pd.DataFrame(columns=columns))) == []
