"""What changed since a meeting: two builds compared key by key. The rules in one place.

1. A figure is its indicator, region, year and period; only figures of the same key are compared, so March never meets
   September and no method break is crossed. Changed means that it is printed differently (at the indicator's decimals).
2. RAT: the status of the same year and quarter in both builds, for the quarter that was the newest then and the one
   that is the newest now; by agency (its score) and by indicator of each sub kegiatan.
3. Sample and real data are never compared: where one took the place of the other, that is said instead.
4. What one of the builds cannot answer is left out and named; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import pandas as pd

from dashboard.core.domain import Indicator, QueryError, StoreError
from dashboard.statistics.over_time.change import rounded_difference
from dashboard.statistics.scales import Scale
from dashboard.topics.rat.rules.quarter import Assessment, Choice, Rat, assess

Found = TypeVar("Found")
FIGURE = ["indicator", "region_code", "year", "period"]
LINE = ["agency", "sub_code", "indicator"]


@dataclass(frozen=True)
class FigureChanges:
    """Rows of FIGURE and value (`new`, `gone`), with `before` in `changed`."""

    new: pd.DataFrame
    changed: pd.DataFrame
    gone: pd.DataFrame

    @property
    def nothing(self) -> bool:
        """True when both builds print the same figures."""
        return not (len(self.new) or len(self.changed) or len(self.gone))


@dataclass(frozen=True)
class Quarter:
    """Status changes of one quarter. `agencies`: agency, before, after, score_before, score_after; `lines`: LINE,
    sub_activity, before, after. `before` and `after` are status keys, None where the build does not have the row."""

    year: int
    quarter: int
    agencies: pd.DataFrame
    lines: pd.DataFrame
    is_sample: bool


@dataclass(frozen=True)
class Changed:
    """`figures` and `rat` are None when they cannot be compared; `not_compared` says of what and why."""

    figures: FigureChanges | None
    rat: tuple[Quarter, ...] | None
    not_compared: tuple[tuple[str, str], ...]


FIGURES, RAT = "figures", "rat"
"""What can fail to be compared."""
OLD_BUILD, SAMPLE_THEN, SAMPLE_NOW = "old_build", "sample_then", "sample_now"
"""Why: the older build cannot answer; sample then and real now; real then and sample now."""


def compare_figures(then: pd.DataFrame, now: pd.DataFrame, catalogue: Mapping[str, Indicator]) -> FigureChanges:
    """Rule 1. `then`, `now`: topics.meetings.queries.figures of the two builds; sample rows take no part (rule 3)."""
    old, new = (frame.loc[~frame["is_sample"].astype(bool) & frame["value"].notna(), [*FIGURE, "value"]]
                for frame in (then, now))
    both = old.rename(columns={"value": "before"}).merge(new, on=FIGURE, how="outer", indicator=True)
    shared = both[(both["_merge"] == "both") & (both["before"] != both["value"])]
    differs = [bool(rounded_difference(row["value"], row["before"], _decimals(catalogue, row["indicator"])))
               for row in shared.to_dict("records")]
    changed = shared[pd.Series(differs, index=shared.index, dtype=bool)]
    return FigureChanges(_only(both, "right_only", "value"),
                         changed[[*FIGURE, "before", "value"]].reset_index(drop=True),
                         _only(both, "left_only", "before").rename(columns={"before": "value"}))


def _decimals(catalogue: Mapping[str, Indicator], indicator: str) -> int:
    return catalogue[indicator].decimals if indicator in catalogue else 6


def _only(both: pd.DataFrame, side: str, value: str) -> pd.DataFrame:
    return both.loc[both["_merge"] == side, [*FIGURE, value]].reset_index(drop=True)


def compare_rat(then: Rat, now: Rat, scale: Scale) -> tuple[tuple[Quarter, ...], tuple[tuple[str, str], ...]]:
    """Rules 2 and 3: the quarters compared, and for years that are not (("2026", reason), ...)."""
    quarters, left = [], []
    for year, quarter in dict.fromkeys(moment for rat in (now, then) if (moment := rat.newest())):
        before = then.of_year(year)
        if before.indicators.empty and before.matrix.empty:
            continue  # the whole year is new; its submissions are told elsewhere
        if before.is_sample != now.is_sample:  # sample of all years gives way to one real row
            left.append((str(year), SAMPLE_THEN if before.is_sample else SAMPLE_NOW))
            continue
        choice = Choice(year, quarter)
        quarters.append(_quarter(assess(then, choice, scale), assess(now, choice, scale)))
    return tuple(quarters), tuple(dict.fromkeys(left))


def _quarter(then: Assessment, now: Assessment) -> Quarter:
    agencies = _differing(then.agencies[["agency", "status", "score"]], now.agencies[["agency", "status", "score"]],
                          ["agency"])
    columns = [*LINE, "sub_activity", "status"]
    lines = _differing(then.rows[columns], now.rows[columns], LINE)
    lines["sub_activity"] = lines["sub_activity_after"].fillna(lines["sub_activity_before"])
    renamed = {"status_before": "before", "status_after": "after"}
    return Quarter(now.choice.year, now.choice.quarter,
                   agencies.rename(columns=renamed)[["agency", "before", "after", "score_before", "score_after"]],
                   lines.rename(columns=renamed)[[*LINE, "sub_activity", "before", "after"]], now.rat.is_sample)


def _differing(then: pd.DataFrame, now: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Rows whose status is another one, or that only one side has: every column twice, _before and _after."""
    both = then.merge(now, on=keys, how="outer", suffixes=("_before", "_after"))
    for name in ("status_before", "status_after"):
        both[name] = both[name].astype(object).where(both[name].notna(), None)
    differs = [before != after for before, after in zip(both["status_before"], both["status_after"], strict=True)]
    return both[pd.Series(differs, index=both.index, dtype=bool)].reset_index(drop=True)


def what_changed(then_figures: Callable[[], pd.DataFrame], then_rat: Callable[[], Rat], now_figures: pd.DataFrame,
                 now_rat: Rat, catalogue: Mapping[str, Indicator], scale: Scale) -> Changed:
    """Everything that can be compared. `then_figures` and `then_rat` ask the older build and may raise StoreError or
    QueryError: it may be gone, damaged, or made before there was such a view (rule 4)."""
    left: list[tuple[str, str]] = []
    figures = _tried(lambda: compare_figures(then_figures(), now_figures, catalogue), FIGURES, left)
    found = _tried(lambda: compare_rat(then_rat(), now_rat, scale), RAT, left)
    quarters, mixed = found if found is not None else (None, ())
    return Changed(figures, quarters, (*left, *((f"{RAT} {year}", why) for year, why in mixed)))


def _tried(work: Callable[[], Found], what: str, left: list[tuple[str, str]]) -> Found | None:
    """What the work gives; when the older build lacks a view or a column, None and a note of it."""
    try:
        return work()
    except (StoreError, QueryError, KeyError):
        left.append((what, OLD_BUILD))
        return None
