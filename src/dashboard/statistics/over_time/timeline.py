"""Which figures stand on one trend chart, and which of them may be joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from dashboard.core.domain import Indicator
from dashboard.core.regency import regency
from dashboard.statistics.over_time.change import breaks_for, comparable
from dashboard.statistics.over_time.segments import with_segments

FIRST_YEAR = 2010
"""The chart starts here; a lone older figure would only press the lines flat. The table has it."""


def drawn_regions(indicator: Indicator, chosen: Sequence[str]) -> tuple[str, ...]:
    """Regions with a line: a count of the province or the nation would press the kabupaten's line flat, and is not to
    be held against it, so it has none."""
    above = () if indicator.is_count else regency().above
    return tuple(dict.fromkeys((regency().code, *above, *chosen)))


def siblings(indicator: Indicator, catalogue: Mapping[str, Indicator], known: Iterable[str]) -> list[Indicator]:
    """Other series of the same idea and unit that have figures (`known`: indicator ids), in catalogue order."""
    present = set(known)
    return [other for other in catalogue.values()
            if other.concept == indicator.concept and other.unit == indicator.unit
            and other.id != indicator.id and other.id in present]


def figures(series: pd.DataFrame, indicators: Sequence[Indicator]) -> pd.DataFrame:
    """The figures of all these indicators, each only in its own period (March with March), every year."""
    parts = [comparable(series, indicator) for indicator in indicators]
    return pd.concat(parts, ignore_index=True) if parts else series.head(0)


def before(own: pd.DataFrame, indicator: Indicator, region: str) -> list[int]:
    """Years with a figure before FIRST_YEAR that are left out because there are later ones."""
    years = sorted(int(year) for year in own.loc[(own["indicator"] == indicator.id) & (own["region_code"] == region),
                                                 "year"])
    return [year for year in years if year < FIRST_YEAR] if years and years[-1] >= FIRST_YEAR else []


def lines(own: pd.DataFrame, breaks: pd.DataFrame, drawn: Sequence[str], names: Mapping[str, str]) -> pd.DataFrame:
    """`own` (from `figures`) of the regions drawn, from FIRST_YEAR on (all years when there are none), with
    region_name and `segment`, in the order of `drawn`."""
    shown = own[own["region_code"].isin(drawn)]
    recent = shown[shown["year"] >= FIRST_YEAR]
    parts = with_segments(recent if len(recent) else shown, breaks)
    order = {code: place for place, code in enumerate(drawn)}
    parts = parts.assign(region_name=parts["region_code"].map(names), place=parts["region_code"].map(order))
    return parts.sort_values("place", kind="stable").drop(columns="place").reset_index(drop=True)


def crossed_breaks(shown: pd.DataFrame, breaks: pd.DataFrame) -> pd.DataFrame:
    """The method breaks between the first and last year of any series shown, each reason once:
    indicator, year_before, year_after, reason."""
    rows = []
    for (indicator, region), group in shown.groupby(["indicator", "region_code"], sort=False):
        first, last = int(group["year"].min()), int(group["year"].max())
        touching = {pair for pair in breaks_for(breaks, str(indicator), str(region))
                    if first <= pair[0] and pair[1] <= last}
        own = breaks[breaks["indicator"] == indicator]
        rows += [row for row in own.to_dict("records") if (row["year_before"], row["year_after"]) in touching]
    found = pd.DataFrame(rows, columns=["indicator", "year_before", "year_after", "reason"])
    return found.drop_duplicates().sort_values(["year_after", "indicator"], kind="stable").reset_index(drop=True)
