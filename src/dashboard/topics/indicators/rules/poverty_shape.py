"""What an expert adds to the poverty rate from the same figures: how deep it is, and how low the line lies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.core.domain import BLITAR, Direction, Indicator
from dashboard.statistics.calculated import without_calculated
from dashboard.statistics.ranking import ENOUGH, Position, rank
from dashboard.statistics.standing import PEERS, positions

Peers = Callable[[str], pd.DataFrame]
"""queries.values.kabkota_values of an indicator."""


@dataclass(frozen=True)
class Depth:
    """Among the kabupaten/kota in `year`: place by the rate (P0) and by its depth (P1), 1 the best, and by P1/P0, 1 the
    highest: how far below the line the poor are on average."""

    share: Indicator
    year: int
    rate: Position
    depth: Position
    gap_rank: int
    of: int

    @property
    def fewer_but_deeper(self) -> bool:
        """Fewer poor than in most places, but poorer ones."""
        return self.rate.rank <= self.rate.of / 2 < self.depth.rank and self.gap_rank <= self.of / 2

    @property
    def more_but_shallower(self) -> bool:
        """The reverse."""
        return self.depth.rank <= self.depth.of / 2 < self.rate.rank and self.gap_rank > self.of / 2


@dataclass(frozen=True)
class Line:
    """The poverty line in `year` (1 = the highest), its growth since `before` in percent, and the place of that growth
    counted from the slowest and from the fastest among `of`."""

    indicator: Indicator
    year: int
    value: float
    position: Position
    before: int
    growth: float
    slowest: int
    fastest: int
    of: int


@dataclass(frozen=True)
class Shape:
    """What both say; None where the figures do not allow it."""

    depth: Depth | None = None
    line: Line | None = None


CONCERNED = frozenset({"p0", "p1", "poverty_line"})
"""The indicators that the shape is made of."""


def shape(catalogue: Mapping[str, Indicator], peers: Peers) -> Shape:
    """Of the regency, by its newest figures."""
    return Shape(depth(catalogue["p0"], catalogue["p1"], peers) if {"p0", "p1"} <= catalogue.keys() else None,
                 line(catalogue["poverty_line"], peers) if "poverty_line" in catalogue else None)


def depth(rate: Indicator, deep: Indicator, peers: Peers) -> Depth | None:
    """In the newest year in which both may be ranked by published figures; None without one."""
    rates, deeps = (without_calculated(peers(one.id)) for one in (rate, deep))
    by_rate, by_depth = positions(rates, rate), positions(deeps, deep)
    year = max(by_rate.keys() & by_depth.keys(), default=None)
    if year is None:
        return None
    gap = (_of(deeps, year) / _of(rates, year)).dropna()
    if BLITAR not in gap.index:
        return None
    return Depth(rate, year, by_rate[year], by_depth[year], int(rank(gap, Direction.HIGHER)[BLITAR]), len(gap))


def line(indicator: Indicator, peers: Peers) -> Line | None:
    """In the newest year with a rank and the year before it; None when either is missing for too many."""
    rows = without_calculated(peers(indicator.id))
    places = positions(rows, indicator)
    if not places:
        return None
    year, place = next(iter(places.items()))
    values = _of(rows, year)
    growth = 100 * (values / _of(rows, year - 1) - 1)
    known = growth.dropna()
    if BLITAR not in known.index or len(known) < ENOUGH * len(values):
        return None
    return Line(indicator, year, float(values[BLITAR]), place, year - 1, float(known[BLITAR]),
                int(rank(known, Direction.LOWER)[BLITAR]), int(rank(known, Direction.HIGHER)[BLITAR]), len(known))


def _of(rows: pd.DataFrame, year: int) -> pd.Series:
    own = rows[rows["level"].isin(PEERS) & (rows["year"] == year)]
    return own.set_index("region_code")["value"].astype(float)
