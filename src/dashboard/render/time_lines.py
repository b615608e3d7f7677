"""What stands on a chart over time, worked out once: stretches that a line may join, ends, method breaks, targets.

Plotly, the slides, paper and Word only draw it, each with its own marks; the small pictures take the same rule of
joining (statistics.over_time.segments) and the same places of breaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.render.words import figure_marks
from dashboard.statistics.calculated import is_calculated
from dashboard.statistics.over_time.change import breaks_for, crosses

TARGETS_AHEAD = 5
"""A target later than this many years after the newest figure would press the lines flat; it is told in words."""
BREAK_WORDS = "metode berubah"


@dataclass(frozen=True)
class Stretch:
    """Figures of one series that may be joined, by year. `hollow`: a flag a figure, for those that were calculated;
    `after_break`: begins where the method changed, and not only after a gap; `places`: its rows in `frame`."""

    region: str
    indicator: str
    period: str
    years: tuple[int, ...]
    values: tuple[float, ...]
    hollow: tuple[bool, ...]
    after_break: bool
    frame: pd.DataFrame
    places: tuple[int, ...]

    @property
    def rows(self) -> pd.DataFrame:
        """Its rows with all columns; a picture that needs only the figures does without them."""
        return self.frame.iloc[list(self.places)]


@dataclass(frozen=True)
class End:
    """The newest figure of a region. `is_behind`: the line of another region goes on to a later year."""

    region: str
    name: str
    year: int
    value: float
    is_calculated: bool
    is_behind: bool

    @property
    def aside(self) -> str:
        """' (2024, hitungan)' beside its words: the year when other lines go on, and how it came about."""
        return figure_marks.aside(str(self.year) if self.is_behind else "",
                                  figure_marks.CALCULATED if self.is_calculated else "")


@dataclass(frozen=True)
class Goal:
    """A target of a region for a year, in the indicator's unit; `low` and `high` differ when it is a range."""

    region: str
    year: int
    low: float
    high: float
    row: Mapping[Any, Any]

    @property
    def is_range(self) -> bool:
        """Whether it has two ends."""
        return self.low != self.high

    @property
    def middle(self) -> float:
        """Where its words stand best."""
        return self.low if not self.is_range else (self.low + self.high) / 2

    def ends(self) -> list[float]:
        """One figure, or both ends, the lower first."""
        return [self.low, self.high] if self.is_range else [self.low]


@dataclass(frozen=True)
class TimeLines:
    """All that is drawn. `breaks`: places of method breaks along the years, between the first and the last; `later`:
    targets beyond what is drawn."""

    stretches: tuple[Stretch, ...]
    ends: tuple[End, ...]
    breaks: tuple[float, ...]
    goals: tuple[Goal, ...] = ()
    later: tuple[Goal, ...] = ()


def time_lines(rows: pd.DataFrame, breaks: pd.DataFrame, targets: pd.DataFrame | None = None) -> TimeLines:
    """From figures with their `segment` (segments, or timeline.lines of statistics.over_time): region_code, indicator,
    period, year, value [, is_derived]; in the order of the rows. Ends are of the rows marked `main`, if any are.

    `targets`: region_code, indicator, year, target, target_low, target_high; only those of series that are drawn.
    """
    known = rows.dropna(subset=["value"])
    main = known[known["main"]] if "main" in known and known["main"].any() else known
    goals = [] if targets is None or known.empty else goals_of(targets, known)
    reach = max(known["year"].astype(int), default=0) + TARGETS_AHEAD
    return TimeLines(
        tuple(stretches_of(known, breaks)), tuple(_ends(main)), tuple(marks_of(known, breaks)),
        tuple(goal for goal in goals if goal.year <= reach), tuple(goal for goal in goals if goal.year > reach))


def stretches_of(known: pd.DataFrame, breaks: pd.DataFrame | None = None) -> Iterable[Stretch]:
    """Figures that have their `segment` already, as stretches; which begin at a break is told only with `breaks`."""
    years, values = known["year"].astype(int).tolist(), known["value"].astype(float).tolist()
    flags = is_calculated(known).tolist()
    touching: dict[tuple[str, str], list[tuple[int, int]]] = {}
    before: dict[tuple[str, str, str], int] = {}
    for (region, indicator, period, _), places in _grouped(known, "region_code", "indicator", "period", "segment"):
        places.sort(key=years.__getitem__)
        series, first = (region, indicator, period), years[places[0]]
        if (indicator, region) not in touching:
            touching[indicator, region] = [] if breaks is None else breaks_for(breaks, indicator, region)
        yield Stretch(region, indicator, period, tuple(years[place] for place in places),
                      tuple(values[place] for place in places), tuple(flags[place] for place in places),
                      series in before and crosses(before[series], first, touching[indicator, region]), known,
                      tuple(places))
        before[series] = years[places[-1]]


def _grouped(rows: pd.DataFrame, *columns: str) -> Iterable[tuple[tuple[str, ...], list[int]]]:
    """Keys in the order of the rows, with the places of their rows: pandas' own takes longer for a few dozen rows."""
    places: dict[tuple[str, ...], list[int]] = {}
    for place, key in enumerate(zip(*(rows[column].astype(str) for column in columns), strict=True)):
        places.setdefault(key, []).append(place)
    return places.items()


def _ends(known: pd.DataFrame) -> Iterable[End]:
    years, values = known["year"].astype(int).tolist(), known["value"].astype(float).tolist()
    flags, newest = is_calculated(known).tolist(), max(years, default=0)
    names = known["region_name"].astype(str).tolist() if "region_name" in known else known["region_code"].tolist()
    for (region,), places in _grouped(known, "region_code"):
        last = max(places, key=lambda place: (years[place], place))
        yield End(region, names[last], years[last], values[last], flags[last], years[last] < newest)


def marks_of(known: pd.DataFrame, breaks: pd.DataFrame) -> list[float]:
    """Places of the method breaks of these series, between the first and the last year."""
    if known.empty:
        return []
    series = known[["indicator", "region_code"]].drop_duplicates().itertuples(index=False)
    return break_marks(breaks, [(str(indicator), str(region)) for indicator, region in series],
                       int(known["year"].min()), int(known["year"].max()))


def break_marks(breaks: pd.DataFrame, series: Iterable[tuple[str, str]], first: int, last: int) -> list[float]:
    """For each break of these (indicator, region) the place half way between its years, each once, in order."""
    marks = {(before + after) / 2 for indicator, region in series
             for before, after in breaks_for(breaks, indicator, region)}
    return sorted(mark for mark in marks if first < mark < last)


def goals_of(targets: pd.DataFrame, known: pd.DataFrame) -> list[Goal]:
    """Targets that state a figure and a year, of regions and indicators that are drawn, in the order given."""
    fits = targets["region_code"].isin(known["region_code"]) & targets["indicator"].isin(known["indicator"])
    stated = targets[["target", "target_low", "target_high"]].notna().any(axis=1) & targets["year"].notna()
    return [_goal(row) for row in targets[fits & stated].to_dict("records")]


def _goal(row: Mapping[Any, Any]) -> Goal:
    told = [float(row[end]) for end in ("target_low", "target_high") if pd.notna(row[end])]
    ends = [float(row["target"])] if pd.notna(row["target"]) else told
    return Goal(str(row["region_code"]), int(float(row["year"])), min(ends), max(ends), row)
