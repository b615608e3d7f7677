"""One kecamatan or village against its kecamatan and the kabupaten."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.core.domain import Direction, Indicator, Verdict
from dashboard.statistics.compare import against
from dashboard.statistics.over_time.change import rounded_difference
from dashboard.statistics.ranking import ENOUGH, Position, position, rank


@dataclass(frozen=True)
class AreaStanding:
    """One indicator of one area among the areas of its kind, all of the same year.

    `kecamatan_mean`, `in_kecamatan`: among the villages of the kecamatan; None for a kecamatan.
    `kabupaten_mean`: unweighted, over all villages, for either level. `peers`: all figures compared.
    """

    indicator: Indicator
    year: int
    period: str
    value: float
    kecamatan_mean: float | None
    kabupaten_mean: float
    in_kecamatan: Position | None
    in_kabupaten: Position
    peers: tuple[float, ...]
    source: str
    source_url: str | None
    is_derived: bool
    is_sample: bool
    note: str = ""

    @property
    def difference(self) -> float:
        """From the kabupaten mean, both as printed."""
        return rounded_difference(self.value, self.kabupaten_mean, self.indicator.decimals)

    @property
    def verdict(self) -> Verdict:
        """Better or worse than the kabupaten mean."""
        return against(self.value, self.kabupaten_mean, self.indicator)


@dataclass(frozen=True)
class Compared:
    """Among whom an area is placed.

    `values`: figures of the areas compared; `parents`: code to parent of each of them (the desa without the
    kelurahan, or the kecamatan); `villages`: queries.observations.village_values; `concepts`: by indicator id.
    """

    values: pd.DataFrame
    parents: Mapping[str, str | None]
    villages: pd.DataFrame
    concepts: Mapping[str, str]
    _newest: dict[str, pd.DataFrame | None] = field(default_factory=dict, compare=False, repr=False)
    _means: dict[tuple[str, int], float | None] = field(default_factory=dict, compare=False, repr=False)

    def newest(self, indicator: Indicator) -> pd.DataFrame | None:
        """newest_common of the areas compared, worked out once; not to be altered."""
        if indicator.id not in self._newest:
            self._newest[indicator.id] = newest_common(self.values, indicator, list(self.parents))
        return self._newest[indicator.id]

    def kabupaten_mean(self, indicator: Indicator, year: int) -> float | None:
        """Unweighted mean over the villages of the same concept and year; None without a figure."""
        key = (indicator.concept, year)
        if key not in self._means:
            self._means[key] = self._mean(indicator, year)
        return self._means[key]

    def _mean(self, indicator: Indicator, year: int) -> float | None:
        same = self.villages["indicator"].map(self.concepts).eq(indicator.concept)
        own = self.villages.loc[same & self.villages["year"].eq(year), "value"].dropna()
        return None if own.empty else exact_mean(own)


def standings(compared: Compared, code: str, indicators: Sequence[Indicator]) -> list[AreaStanding]:
    """Standings in the order given; indicators without a figure here, or for too few peers, are left out."""
    found = (_standing(compared, code, indicator) for indicator in indicators)
    return [standing for standing in found if standing is not None]


def _standing(compared: Compared, code: str, indicator: Indicator) -> AreaStanding | None:
    newest = compared.newest(indicator)
    if newest is None or code not in newest.index:
        return None
    everywhere = position(newest["value"], code, indicator.direction)
    if everywhere is None:
        return None
    mine: dict[Any, Any] = newest.loc[[code]].to_dict("records")[0]
    parent = compared.parents[code]
    inside = newest["value"][[compared.parents[peer] == parent for peer in newest.index]]
    is_village = bool(compared.villages["kecamatan_code"].eq(str(parent)).any())
    mean = compared.kabupaten_mean(indicator, int(mine["year"]))
    return AreaStanding(
        indicator=indicator, year=int(mine["year"]), period=str(mine["period"]), value=float(mine["value"]),
        kecamatan_mean=exact_mean(inside.dropna()) if is_village else None,
        kabupaten_mean=exact_mean(newest["value"].dropna()) if mean is None else mean,
        in_kecamatan=position(inside, code, indicator.direction) if is_village else None,
        in_kabupaten=everywhere, peers=tuple(sorted(newest["value"].dropna())),
        source=str(mine["source"]), source_url=mine.get("source_url"),
        is_derived=bool(mine["is_derived"]), is_sample=bool(mine["is_sample"]),
        note=mine["note"] if isinstance(mine.get("note"), str) else "",
    )


def exact_mean(values: pd.Series) -> float:
    """The mean of the figures as published, without the error of binary sums: at a half the last printed digit would
    differ from the mean that the data hold for the kecamatan."""
    return float(sum(Decimal(repr(float(value))) for value in values) / len(values))


def newest_common(values: pd.DataFrame, indicator: Indicator, peers: Sequence[str]) -> pd.DataFrame | None:
    """Rows of the newest year in which enough of `peers` have a figure: index code, a row for every peer.

    None when there is no such year: an indicator known for a few areas ranks nobody.
    """
    ours = values["indicator"].eq(indicator.id) & values["region_code"].isin(peers)
    own = values[ours & values["value"].notna()]
    counts = own.groupby("year")["region_code"].nunique()
    enough = counts[counts >= ENOUGH * len(peers)]
    if enough.empty:
        return None
    newest = own[own["year"] == enough.index.max()].set_index("region_code")
    rows: pd.DataFrame = newest.reindex(list(peers))
    return rows


def weakest(found: Sequence[AreaStanding]) -> AreaStanding | None:
    """The standing with the worst rank in the kabupaten; on equal ranks the one further below its peers."""
    return max(found, key=lambda standing: (standing.in_kabupaten.rank, _shortfall(standing)), default=None)


def _shortfall(standing: AreaStanding) -> float:
    below = sum(standing.peers) / len(standing.peers) - standing.value
    return -below if standing.indicator.direction is Direction.LOWER else below


def score_table(values: pd.DataFrame, peers: Sequence[str], whole: Indicator,
                parts: Sequence[Indicator]) -> pd.DataFrame:
    """One row per peer (index: code): a column per indicator id, `rank` by `whole`, `weakest` (id of a part).

    Newest common year of each indicator; the area that needs most attention first, unrated ones last.
    """
    table = pd.DataFrame(index=pd.Index(list(peers), name="code"))
    for indicator in (whole, *parts):
        newest = newest_common(values, indicator, peers)
        table[indicator.id] = float("nan") if newest is None else newest["value"]
    table["rank"] = rank(table[whole.id], whole.direction)
    table["weakest"] = _weakest_parts(table, parts)
    return table.sort_values("rank", ascending=False, na_position="last", kind="stable")


def _weakest_parts(table: pd.DataFrame, parts: Sequence[Indicator]) -> pd.Series:
    ranks = {part.id: rank(table[part.id], part.direction) for part in parts}
    signs = {part.id: 1.0 if part.direction is Direction.LOWER else -1.0 for part in parts}
    below = {part.id: (table[part.id] - table[part.id].mean()) * signs[part.id] for part in parts}

    found = [
        max(((ranks[part.id].iloc[row], below[part.id].iloc[row], part.id) for part in parts
             if pd.notna(ranks[part.id].iloc[row])), default=(0, 0.0, None))[2]
        for row in range(len(table))
    ]
    return pd.Series(found, index=table.index, dtype=object)


def other_figures(figures: pd.DataFrame, shown: Collection[str], order: Sequence[str]) -> pd.DataFrame:
    """Figures of an area that no standing shows, in the order of the catalogue, the newest year first."""
    rest = figures[~figures["indicator"].isin(shown)]
    places = rest["indicator"].map({name: place for place, name in enumerate(order)})
    ordered = rest.assign(place=places).sort_values(["place", "year"], ascending=[True, False], kind="stable")
    return ordered.drop(columns="place").reset_index(drop=True)


def unlisted_programs(facts: pd.DataFrame, region: str, figures: pd.DataFrame) -> pd.DataFrame:
    """Programme facts of one area that are not also among its figures (same year and value)."""
    known = set(zip(figures["year"], figures["value"], strict=True))
    own = facts[facts["region_code"] == region]
    keys = zip(own["year"], own["value"], strict=True)
    return own[[key not in known for key in keys]].reset_index(drop=True)
