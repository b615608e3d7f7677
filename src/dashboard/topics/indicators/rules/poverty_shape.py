"""What an expert adds to the poverty rate from the same figures: how deep it is, and how low the line lies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.core.domain import Direction, Indicator
from dashboard.core.regency import regency
from dashboard.statistics.calculated import without_calculated
from dashboard.statistics.provincial_rank import KABKOTA, errors_of, positions
from dashboard.statistics.ranking import Position, position
from dashboard.statistics.uncertainty import Error, error_of_ratio

KabkotaValues = Callable[[str], pd.DataFrame]
"""queries.observations.kabkota_values of an indicator."""


@dataclass(frozen=True)
class Depth:
    """Among the kabupaten/kota in `year`: place by the rate (P0) and by its depth (P1), 1 the best, and by P1/P0
    (`gap`), 1 the highest: how far below the line the poor are on average."""

    share: Indicator
    year: int
    rate: Position
    depth: Position
    gap: Position

    @property
    def fewer_but_deeper(self) -> bool:
        """Fewer poor than in most places, but poorer ones."""
        return _in_half(self.rate) and not _in_half(self.depth) and _in_half(self.gap)

    @property
    def more_but_shallower(self) -> bool:
        """The reverse."""
        return not _in_half(self.rate) and _in_half(self.depth) and not _in_half(self.gap)

    @property
    def is_sure(self) -> bool:
        """Whether each of the three stays in its half when the samples are drawn again."""
        return all(_in_half(place, end) is _in_half(place) for place in (self.rate, self.depth, self.gap) if place.band
                   for end in (place.band.first, place.band.last))


def _in_half(place: Position, rank: int | None = None) -> bool:
    """Whether the place, or another rank in its stead, is in the half that begins with 1."""
    return (place.rank if rank is None else rank) <= place.of / 2


@dataclass(frozen=True)
class PovertyLineGrowth:
    """The poverty line in `year` (1 = the highest), its growth since `before` in percent, and the place of that growth
    counted from the slowest and from the fastest."""

    indicator: Indicator
    year: int
    value: float
    position: Position
    before: int
    growth: float
    slowest: Position
    fastest: Position


@dataclass(frozen=True)
class PovertyShape:
    """What both say; None where the figures do not allow it."""

    depth: Depth | None = None
    line: PovertyLineGrowth | None = None


CONCERNED = frozenset({"p0", "p1", "poverty_line"})
"""The indicators that the shape is made of."""


def shape(catalogue: Mapping[str, Indicator], kabkota: KabkotaValues) -> PovertyShape:
    """Of the regency, by its newest figures."""
    return PovertyShape(depth(catalogue["p0"], catalogue["p1"], kabkota) if {"p0", "p1"} <= catalogue.keys() else None,
                        line(catalogue["poverty_line"], kabkota) if "poverty_line" in catalogue else None)


def depth(rate: Indicator, deep: Indicator, kabkota: KabkotaValues) -> Depth | None:
    """In the newest year in which both may be ranked by published figures; None without one."""
    rates, deeps = (without_calculated(kabkota(one.id)) for one in (rate, deep))
    by_rate, by_depth = positions(rates, rate), positions(deeps, deep)
    year = max(by_rate.keys() & by_depth.keys(), default=None)
    if year is None:
        return None
    gaps, errors = _ratios(_of(deeps, year), _of(rates, year), deep)
    gap = position(gaps, regency().code, Direction.HIGHER, errors)
    return None if gap is None else Depth(rate, year, by_rate[year], by_depth[year], gap)


def line(indicator: Indicator, kabkota: KabkotaValues) -> PovertyLineGrowth | None:
    """In the newest year with a rank and the year before it; None when either is missing for too many."""
    rows = without_calculated(kabkota(indicator.id))
    places = positions(rows, indicator)
    if not places:
        return None
    year, place = next(iter(places.items()))
    now = _of(rows, year)
    grown, errors = _ratios(now, _of(rows, year - 1), indicator)
    slowest, fastest = (position(grown, regency().code, way, errors) for way in (Direction.LOWER, Direction.HIGHER))
    if slowest is None or fastest is None:
        return None
    own = regency().code
    return PovertyLineGrowth(indicator, year, float(now["value"][own]), place, year - 1, 100 * (float(grown[own]) - 1),
                             slowest, fastest)


def _of(rows: pd.DataFrame, year: int) -> pd.DataFrame:
    """The rows of a year by region code."""
    own = rows[rows["level"].isin(KABKOTA) & (rows["year"] == year)]
    return own.set_index("region_code", drop=False).astype({"value": float})


def _ratios(top: pd.DataFrame, bottom: pd.DataFrame, indicator: Indicator) -> tuple[pd.Series, dict[str, Error]]:
    """One by the other in every region that has the first, with their errors."""
    above, below = errors_of(top, indicator), errors_of(bottom, indicator)
    ratios = top["value"] / bottom["value"].reindex(top.index)
    return ratios, {str(code): error_of_ratio(top["value"][code], above[code], bottom["value"][code], below[code])
                    for code in ratios.dropna().index if code in above and code in below}
