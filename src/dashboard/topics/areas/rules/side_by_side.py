"""Two to four areas of one kind side by side: each figure in the newest year in which all of them have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.core.domain import Direction, Indicator, Region
from dashboard.statistics.over_time.change import rounded_difference
from dashboard.topics.areas.rules.profile import kind

FEWEST, MOST = 2, 4
"""Two are the fewest that can be compared; four columns can still be read on a laptop and from the hall."""
Figure = Mapping[str, Any]
"""A row of queries.observations.area_values."""


@dataclass(frozen=True)
class ComparedIndicator:
    """One indicator, one year and period; `figures` in the order of the areas, None where an area has none."""

    indicator: Indicator
    year: int
    period: str
    figures: tuple[Figure | None, ...]

    @property
    def values(self) -> tuple[float | None, ...]:
        """In the unit of the indicator."""
        return tuple(None if figure is None else float(figure["value"]) for figure in self.figures)

    @property
    def complete(self) -> bool:
        """Whether every area has a figure."""
        return None not in self.figures

    @property
    def span(self) -> float:
        """Between the highest and the lowest, both as printed."""
        known = [value for value in self.values if value is not None]
        return rounded_difference(max(known), min(known), self.indicator.decimals)

    def weakest_first(self) -> list[int]:
        """Places of the areas that have a figure, the one that needs most attention first. Raises ValueError for an
        indicator of which more is neither better nor worse."""
        if self.indicator.direction not in (Direction.LOWER, Direction.HIGHER):
            raise ValueError(f"{self.indicator.id} has no better and worse.")
        sign = -1 if self.indicator.direction is Direction.LOWER else 1
        known = [(sign * value, place) for place, value in enumerate(self.values) if value is not None]
        return [place for _, place in sorted(known)]


def of_one_kind(codes: Iterable[str], regions: Mapping[str, Region]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(codes of the kind of the first, codes of another kind): villages are compared with villages, kecamatan with
    kecamatan."""
    codes = tuple(codes)
    same = tuple(code for code in codes if kind(regions[code]) == kind(regions[codes[0]]))
    return same, tuple(code for code in codes if code not in same)


def years(figures: Sequence[pd.DataFrame], indicators: Sequence[Indicator]) -> list[int]:
    """Years in which at least two areas have a figure of one of these indicators, newest first."""
    return sorted({line.year for found in _lines(figures, indicators) for line in found}, reverse=True)


def lines(figures: Sequence[pd.DataFrame], indicators: Iterable[Indicator],
          year: int | None = None) -> list[ComparedIndicator]:
    """A line for each indicator that at least two areas have in the same year and period, in the order given.

    `figures`: queries.observations.area_values of each area. `year`: only of this one; else the newest in which all
    areas have a figure, and without such a year the newest in which most have one.
    """
    made = []
    for found in _lines(figures, indicators):
        known = [line for line in found if year in (None, line.year)]
        if known:
            made.append(max(known, key=lambda line: (len(figures) - line.figures.count(None), line.year, line.period)))
    return made


def _lines(figures: Sequence[pd.DataFrame], indicators: Iterable[Indicator]) -> Iterator[list[ComparedIndicator]]:
    """For each indicator all lines that at least two areas have; one walk through the figures."""
    known: dict[str, dict[tuple[int, str], dict[int, Figure]]] = {}
    for place, frame in enumerate(figures):
        own = frame[frame["value"].notna()]
        records: list[dict[Any, Any]] = own.astype(object).where(own.notna(), None).to_dict("records")
        for row in records:
            when = int(row["year"]), str(row["period"])
            known.setdefault(str(row["indicator"]), {}).setdefault(when, {})[place] = row
    for indicator in indicators:
        yield [ComparedIndicator(indicator, year, period, tuple(by_area.get(place) for place in range(len(figures))))
               for (year, period), by_area in known.get(indicator.id, {}).items() if len(by_area) >= FEWEST]


def only_one_has(figures: Sequence[pd.DataFrame], shown: Sequence[ComparedIndicator],
                 catalogue: Mapping[str, Indicator], ) -> list[Indicator]:
    """Indicators that some area has but that no line compares."""
    known = {str(name) for frame in figures for name in frame.loc[frame["value"].notna(), "indicator"]}
    return [catalogue[name] for name in catalogue if name in known - {line.indicator.id for line in shown}]
