"""What two builds print differently: same key only, never sample with real, and never a guess about an old build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.core import formats, settings
from dashboard.core.domain import Indicator, QueryError, StoreError
from dashboard.publish.build import build
from dashboard.queries import reference
from dashboard.statistics.scales import FIVE
from dashboard.store.database import Database, current_build_id, open_current
from dashboard.topics.meetings import queries as meetings
from dashboard.topics.meetings.rules import what_changed as subject
from dashboard.topics.rat import queries as rat
from dashboard.topics.rat.rules.quarter import Rat
from handing_in import AGENCIES, action, publish, store

DECIMALS: Any = {"p0": SimpleNamespace(decimals=2), "idm_score": SimpleNamespace(decimals=4)}
COLUMNS = ["indicator", "region_code", "year", "period", "value", "is_sample"]
KEYS = st.tuples(st.sampled_from(["p0", "idm_score"]), st.sampled_from(["35.05", "35"]),
                 st.integers(2023, 2025), st.sampled_from(["Maret", "September"]))
VALUES = st.one_of(st.none(), st.sampled_from([7.57, 7.571, 7.5749, 7.58, 0.0, -1.5]))
SIDE = st.dictionaries(KEYS, st.tuples(VALUES, st.booleans()), max_size=10)
TARGET = {"year": 2025, "agency": "dinsos", "sub_code": "1.06.01", "sub_activity": "Sub", "indicator": "Keluarga",
          "unit": "KK", "direction": "naik", "accumulation": "jumlah", "target": 100.0}


def report(quarter: int, physical: float | None, **more: Any) -> dict[str, Any]:
    return {"year": 2025, "quarter": quarter, "agency": "dinsos", "sub_code": "1.06.01", "indicator": "Keluarga",
            "physical": physical, **more}


def frame(side: dict[Any, Any]) -> pd.DataFrame:
    made = pd.DataFrame([(*key, *value) for key, value in side.items()], columns=COLUMNS)
    return made.astype({"year": "int64", "value": "float64", "is_sample": "bool"})


@pytest.fixture
def catalogue(shipped: Database) -> dict[str, Indicator]:
    return reference.indicators(shipped)


def rat_of(database: Database) -> Rat:
    return Rat(rat.rat_matrix(database), rat.rat_indicators(database), rat.rat_reports(database))


@given(SIDE, SIDE)
def test_figures_are_compared_as_a_slow_loop_does(then: Any, now: Any) -> None:
    found = subject.compare_figures(frame(then), frame(now), DECIMALS)
    old = {key: value for key, (value, sample) in then.items() if value is not None and not sample}
    new = {key: value for key, (value, sample) in now.items() if value is not None and not sample}

    def printed(key: Any, value: float) -> str:
        return formats.number(value, DECIMALS[key[0]].decimals)

    def keys(rows: pd.DataFrame) -> set[tuple[Any, ...]]:
        return set(rows[subject.FIGURE].itertuples(index=False, name=None))

    assert keys(found.new) == set(new) - set(old) and keys(found.gone) == set(old) - set(new)
    assert keys(found.changed) == {key for key in set(old) & set(new)
                                   if printed(key, old[key]) != printed(key, new[key])}
    assert found.nothing == (not keys(found.new) | keys(found.gone) | keys(found.changed))


def test_a_build_compared_with_itself_has_not_changed(shipped: Database, catalogue: dict[str, Indicator]) -> None:
    figures, plan = meetings.figures(shipped), rat_of(shipped)
    found = subject.what_changed(lambda: figures, lambda: plan, figures, plan, catalogue, FIVE)
    assert found.figures is not None and found.figures.nothing and found.not_compared == ()
    assert found.rat is not None and [(one.year, one.quarter) for one in found.rat] == [(2026, 3)]
    assert found.rat[0].agencies.empty and found.rat[0].lines.empty and found.rat[0].is_sample


@pytest.fixture
def two(tiny_data: Callable[..., Path]) -> Callable[..., subject.Changed]:
    """two(change): the tiny world before and after a change, compared."""
    folder = tiny_data()
    store("agencies", AGENCIES)
    store("rat_matrix", [action("dinsos")])
    publish("rat_targets", [TARGET])

    def run(change: Callable[[Path], None], before: Callable[[], None] = lambda: None) -> subject.Changed:
        before()
        then = Database(current_build_id())
        change(folder)
        now = open_current()
        try:
            return subject.what_changed(lambda: meetings.figures(then), lambda: rat_of(then), meetings.figures(now),
                                        rat_of(now), reference.indicators(now), FIVE)
        finally:
            then.close()
            now.close()

    return run


def test_a_corrected_and_a_new_figure_are_named(two: Callable[..., subject.Changed]) -> None:
    def correct(folder: Path) -> None:
        path = folder / "facts/observations_bps.csv"
        text = path.read_text("utf-8").replace("p0,35.05,2024,Maret,8.16", "p0,35.05,2024,Maret,8.2")
        path.write_text(text + "p0,35.04,2024,Maret,6.5,persen,uji-sumber,\n", "utf-8")
        build()

    figures = two(correct).figures
    assert figures is not None
    assert figures.changed[["year", "before", "value"]].to_numpy().tolist() == [[2024, 8.16, 8.2]]
    assert figures.new[["region_code", "value"]].to_numpy().tolist() == [["35.04", 6.5]] and figures.gone.empty


def test_a_report_changes_the_status_of_its_own_quarter_only(two: Callable[..., subject.Changed]) -> None:
    def first() -> None:
        publish("rat_realisation", [report(1, 25.0)])

    found = two(lambda _: publish("rat_realisation", [report(2, 10.0)]), first).rat
    assert found is not None
    assert [(one.year, one.quarter) for one in found] == [(2025, 2), (2025, 1)], "the newest now, and the newest then"
    second, earlier = found
    row = second.agencies.iloc[0]
    assert (row["agency"], row["before"], row["after"], row["score_after"]) == ("dinsos", "belum_lapor", "sedang", 70.0)
    assert second.lines[["indicator", "before", "after"]].to_numpy().tolist() == [["Keluarga", "belum_lapor", "sedang"]]
    assert earlier.agencies.empty and earlier.lines.empty, "triwulan I was not touched"


def test_a_new_line_of_the_plan_has_no_status_before(two: Callable[..., subject.Changed]) -> None:
    def more(_: Path) -> None:
        publish("rat_targets", [{**TARGET, "agency": "perkim", "sub_code": "1.04"}])

    found = two(more, lambda: publish("rat_realisation", [report(1, 25.0)])).rat
    assert found is not None
    assert found[0].lines[["agency", "before", "after"]].to_numpy().tolist() == [["perkim", None, "belum_lapor"]]


def test_sample_is_not_compared_with_real(shipped: Database, two: Callable[..., subject.Changed]) -> None:
    plan = rat_of(shipped)
    real = Rat(*(part.assign(is_sample=False) for part in (plan.matrix, plan.indicators, plan.reports)))
    for then, now, why in ((plan, real, subject.SAMPLE_THEN), (real, plan, subject.SAMPLE_NOW)):
        quarters, left = subject.compare_rat(then, now, FIVE)
        assert quarters == () and left == (("2026", why),)


@pytest.mark.parametrize("error", [StoreError("hilang"), QueryError("tidak ada view"), KeyError("kolom")])
def test_an_old_build_that_cannot_answer_is_told(shipped: Database, catalogue: dict[str, Indicator],
                                                 error: Exception) -> None:
    figures, plan = meetings.figures(shipped), rat_of(shipped)

    def fail() -> Any:
        raise error

    both = subject.what_changed(fail, fail, figures, plan, catalogue, FIVE)
    assert both == subject.Changed(None, None, (("figures", "old_build"), ("rat", "old_build")))
    half = subject.what_changed(lambda: figures, fail, figures, plan, catalogue, FIVE)
    assert half.figures is not None and half.rat is None and half.not_compared == (("rat", "old_build"),)


def test_a_real_old_build_without_a_view(two: Callable[..., subject.Changed], monkeypatch: pytest.MonkeyPatch) -> None:
    """A build made before there was a RAT, as the older program would have left it."""
    import duckdb

    path = settings.builds() / f"dashboard-{current_build_id()}.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute("DROP VIEW main.rat_reports")
    found = two(lambda _: build() and None)
    assert found.figures is not None and found.rat is None and found.not_compared == (("rat", "old_build"),)


def test_a_year_that_is_new_altogether_is_not_a_change_of_status(shipped: Database) -> None:
    plan = rat_of(shipped)
    earlier = Rat(*(part[part["year"] < 2026] for part in (plan.matrix, plan.indicators, plan.reports)))
    quarters, left = subject.compare_rat(earlier, plan, FIVE)
    assert [(one.year, one.quarter) for one in quarters] == [(2025, 4)] and left == ()
