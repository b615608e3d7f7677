"""Which kabupaten are like ours: near in size, economy and schooling. Kota are left out, they live on other things.

A kota is held against kota; what is said here of kabupaten holds for them then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.spatial.distance import cdist
from scipy.stats import zscore

from dashboard.core.domain import Indicator
from dashboard.core.regency import regency
from dashboard.statistics.calculated import without_calculated
from dashboard.statistics.provincial_rank import errors_of
from dashboard.statistics.ranking import ENOUGH, Position, position
from dashboard.topics.steps.rules.linkage import is_part

MEASURES = ("population", "pdrb_per_capita", "rls")
"""Size, economy, and (for the structure of society) schooling of adults: what is known for all kabupaten and is not
itself poverty. Shares of the sectors in PDRB are not among our figures."""
LOGGED = frozenset({"population", "pdrb_per_capita"})
"""Compared by proportion, not by difference: their largest are many times the smallest."""
NEAREST = 6
FEWEST_MEASURES = 2


@dataclass(frozen=True)
class Measure:
    """One measure in the newest year in which enough kabupaten have it; `own` is the regency's figure."""

    indicator: Indicator
    year: int
    own: float


@dataclass(frozen=True)
class Near:
    """One kabupaten like ours; `distance` in standard deviations, `values` in the order of the measures."""

    region_code: str
    label: str
    distance: float
    values: tuple[float, ...]


@dataclass(frozen=True)
class Comparators:
    """The NEAREST of `of` other kabupaten, nearest first. `left_out`: measures not used; `missing`: kabupaten without
    all figures; `sources`: (title, link) of the figures compared."""

    measures: tuple[Measure, ...]
    left_out: tuple[Indicator, ...]
    nearest: tuple[Near, ...]
    of: int
    missing: tuple[str, ...]
    sources: tuple[tuple[str, str | None], ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The regency and those like it."""
        return (regency().code, *(near.region_code for near in self.nearest))


@dataclass(frozen=True)
class PlaceAmongComparators:
    """Where the regency stands among those like it in `year`; `middle` is the median of the others."""

    year: int
    position: Position
    middle: float


def comparators(indicator: Indicator, catalogue: Mapping[str, Indicator],
                frames: Mapping[str, pd.DataFrame]) -> Comparators | None:
    """Those most like the regency, for judging `indicator`; `frames`: kabkota_values of each of MEASURES.

    None with fewer than FEWEST_MEASURES measures of the regency, or fewer than NEAREST kabupaten to choose from.
    """
    columns = {name: column for name in MEASURES if name in catalogue and name in frames
               and not _is_itself(name, indicator, catalogue)
               and (column := _newest(frames[name])) is not None}
    left_out = tuple(catalogue[name] for name in MEASURES if name in catalogue and name not in columns)
    if len(columns) < FEWEST_MEASURES:
        return None
    table = pd.DataFrame({name: column.set_index("region_code")["value"].astype(float)
                          for name, column in columns.items()})
    known = table.dropna()
    if regency().code not in known.index or len(known) <= NEAREST:
        return None
    labels = {code: label for column in columns.values()
              for code, label in zip(column["region_code"], column["label"], strict=True)}
    far = distances(known).drop(regency().code).sort_values(kind="stable").head(NEAREST)
    figures = {str(row["region_code"]): tuple(float(row[name]) for name in columns)
               for row in known.reset_index().to_dict("records")}
    nearest = tuple(Near(str(code), labels[code], float(distance), figures[str(code)])
                    for code, distance in far.items())
    measures = tuple(Measure(catalogue[name], int(column["year"].iloc[0]), own)
                     for (name, column), own in zip(columns.items(), figures[regency().code], strict=True))
    missing = tuple(labels[code] for code in table.index if code not in known.index)
    cited = pd.concat(list(columns.values())).dropna(subset=["source"])
    sources = {str(title): url if isinstance(url, str) else None
               for title, url in zip(cited["source"], cited["source_url"], strict=True)}
    return Comparators(measures, left_out, nearest, len(known) - 1, missing, tuple(sources.items()))


def distances(known: pd.DataFrame) -> pd.Series:
    """Distance of each row (a kabupaten) to the regency's in standard deviations; LOGGED columns by their logarithm."""
    # A measure that is the same everywhere has no spread to divide by, and tells nobody apart.
    spread = known.loc[:, known.nunique() > 1]
    scaled = spread.apply(lambda column: zscore(np.log(column) if column.name in LOGGED else column))
    if scaled.empty:
        return pd.Series(0.0, index=known.index)
    return pd.Series(cdist(scaled, scaled.loc[[regency().code]])[:, 0], index=known.index)


def place(found: Comparators, frame: pd.DataFrame, indicator: Indicator, year: int) -> PlaceAmongComparators | None:
    """Rank within the group in `year` by published figures (`frame`: kabkota_values); None for a count or when too few
    of the group have a figure."""
    if indicator.is_count:
        return None
    rows = without_calculated(frame[(frame["year"] == year) & frame["region_code"].isin(found.codes)])
    values = rows.set_index("region_code")["value"].reindex(list(found.codes)).astype(float)
    rank = position(values, regency().code, indicator.direction, errors_of(rows, indicator))
    return None if rank is None else PlaceAmongComparators(year, rank, float(values.drop(regency().code).median()))


def _is_itself(name: str, indicator: Indicator, catalogue: Mapping[str, Indicator]) -> bool:
    """Nothing chooses its own comparators."""
    return catalogue[name].concept == indicator.concept or is_part(catalogue[name], indicator)


def _newest(frame: pd.DataFrame) -> pd.DataFrame | None:
    """All kabupaten in the newest year in which enough of them and the regency have a published figure."""
    asked = frame.columns.intersection(["region_code", "label", "year", "value", "source", "source_url", "is_derived"])
    local = without_calculated(frame.loc[frame["level"] == regency().level, asked])
    for year in sorted(local["year"].unique(), reverse=True):
        rows: pd.DataFrame = local[local["year"] == year]
        known = rows.dropna(subset=["value"])
        if len(known) >= ENOUGH * len(rows) and regency().code in set(known["region_code"]):
            return rows
    return None
