"""What exists and what is missing, indicator by year, for one level of regions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase

import pandas as pd

from dashboard.core.domain import Level, Region
from dashboard.core.regency import regency


def levels() -> tuple[str, ...]:
    """Levels as the question `availability` names them, in the order they are offered."""
    own = regency()
    return own.label, "kecamatan", "desa/kelurahan", _peers(), own.province.name, own.nation.name


def _peers() -> str:
    return "kabupaten/kota" if regency().is_province else "kabupaten/kota lain"


class AvailabilityState(StrEnum):
    """What is known of an indicator in a year. DERIVED: all that is known was calculated, not published."""

    FULL = "lengkap"
    PART = "sebagian wilayah"
    DERIVED = "hitungan"
    MISSING = "belum tersedia"


@dataclass(frozen=True)
class YearAvailability:
    """One indicator in one year: regions with a figure, those with a calculated one only, and all regions.

    `method_changed` says why figures from this year on are not comparable with those before.
    """

    known: int
    derived: int
    total: int
    method_changed: str = ""

    @property
    def state(self) -> AvailabilityState:
        """How the cell is drawn."""
        if self.known == 0:
            return AvailabilityState.MISSING
        if self.derived == self.known:
            return AvailabilityState.DERIVED
        return AvailabilityState.FULL if self.known >= self.total else AvailabilityState.PART


def level_of(region: Region) -> str:
    """Which of `levels` a region is counted in; the same rule as in availability.sql."""
    if region.code == regency().code:
        return regency().label
    if region.level in (Level.DESA, Level.KELURAHAN):
        return "desa/kelurahan"
    return {Level.PROVINSI: regency().province.name, Level.NASIONAL: regency().nation.name,
            Level.KECAMATAN: "kecamatan"}.get(region.level, _peers())


def codes_within(regions: Mapping[str, Region], area: str | None, levels: Collection[str]) -> tuple[str, ...]:
    """Codes of an area and everything below it (all regions without one) that belong to these levels."""
    return tuple(code for code, region in regions.items() if level_of(region) in levels
                 and (area is None or code == area or code.startswith(f"{area}.")))


def matrix(counts: pd.DataFrame, breaks: pd.DataFrame, codes: Iterable[str]) -> dict[str, dict[int, YearAvailability]]:
    """Cells by indicator and year, every year from the first to the last of `counts`; indicators without any
    figure are left out. `counts`: rows of `availability` of one level; `codes`: the regions of that level."""
    if counts.empty:
        return {}
    years = range(int(counts["year"].min()), int(counts["year"].max()) + 1)
    total = int(counts["regions_total"].iloc[0])
    members = tuple(codes)
    found: dict[str, dict[int, YearAvailability]] = {}
    for indicator, rows in counts.groupby("indicator", sort=False):
        changed = _changes(breaks, str(indicator), members)
        known = {int(year): (int(value), int(derived)) for year, value, derived
                 in zip(rows["year"], rows["regions_with_value"], rows["regions_derived"], strict=True)}
        found[str(indicator)] = {year: YearAvailability(*known.get(year, (0, 0)), total, changed.get(year, ""))
                                 for year in years}
    return found


def _changes(breaks: pd.DataFrame, indicator: str, codes: tuple[str, ...]) -> dict[int, str]:
    """Reason by the first year of the new method, for breaks that touch at least one of the regions."""
    own = breaks[breaks["indicator"] == indicator]
    rows = zip(own["region_code"], own["year_after"], own["reason"], strict=True)
    return {int(year): str(reason) for pattern, year, reason in rows
            if pd.isna(pattern) or any(fnmatchcase(code, str(pattern)) for code in codes)}
