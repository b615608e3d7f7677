"""What a profile of a kecamatan or village is made of: its scores, among whom it is placed, what is missing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from dashboard.core.domain import Indicator, Level, Region
from dashboard.topics.areas.rules.area import AreaStanding, Compared

VILLAGES = (Level.DESA, Level.KELURAHAN)
SCORES = {Level.DESA: ("idm_score", "iks", "ike", "ikl"),
          Level.KECAMATAN: ("idm_mean", "iks_mean", "ike_mean", "ikl_mean")}
"""The score of an area and its parts, by level; a kelurahan has none."""

STATUS_COUNTS = ("desa_mandiri", "desa_maju", "desa_berkembang", "desa_tertinggal", "desa_sangat_tertinggal")
"""Counts of villages by IDM status, which stand together in one line."""


def kind(region: Region) -> Level:
    """The level whose areas it is compared with: desa and kelurahan are one kind."""
    return Level.DESA if region.level in VILLAGES else region.level


def area_name(region: Region) -> str:
    """'Desa Jaten', 'Kecamatan Wonodadi'."""
    return f"{region.level.capitalize()} {region.name}"


def peer_word(level: Level) -> str:
    """What the areas compared are called."""
    return "kecamatan" if level is Level.KECAMATAN else "desa"


def scores(catalogue: Mapping[str, Indicator], level: Level) -> list[Indicator]:
    """The score of this level and its parts, as far as the catalogue has them."""
    return [catalogue[name] for name in SCORES.get(level, ()) if name in catalogue]


def short_names(catalogue: Mapping[str, Indicator], shown: Sequence[Indicator]) -> list[str]:
    """Heads of columns: a mean over villages is called as the score of a village."""
    by_concept = {one.concept: one.short_name for one in scores(catalogue, Level.DESA)}
    return [by_concept.get(one.concept, one.short_name) for one in shown]


def compared(regions: Mapping[str, Region], catalogue: Mapping[str, Indicator], villages: pd.DataFrame,
             kecamatan: pd.DataFrame, level: Level) -> Compared:
    """Among whom an area of this level is placed: the desa, or the kecamatan. `villages`, `kecamatan`:
    queries.observations.village_values and kecamatan_values."""
    peers = {code: region.parent for code, region in regions.items() if region.level is level}
    return Compared(kecamatan if level is Level.KECAMATAN else villages, peers, villages,
                    {name: indicator.concept for name, indicator in catalogue.items()})


def ordinal(catalogue: Mapping[str, Indicator]) -> list[str]:
    """Ids of the indicators whose values are classes with a name."""
    return [indicator.id for indicator in catalogue.values() if indicator.categories]


def shown_elsewhere(catalogue: Mapping[str, Indicator], found: Sequence[AreaStanding]) -> set[str]:
    """Indicators that a profile shows outside the table of other figures."""
    return {place.indicator.id for place in found} | {*ordinal(catalogue), *STATUS_COUNTS}


def newest_status_counts(figures: pd.DataFrame) -> tuple[int, dict[str, float]] | None:
    """(year, count by indicator id) of the newest year, those that are not zero; None without any."""
    own = figures[figures["indicator"].isin(STATUS_COUNTS)]
    own = own[own["year"] == own["year"].max()]
    counts = {str(name): float(value) for name, value in zip(own["indicator"], own["value"], strict=True) if value > 0}
    return (int(own["year"].iloc[0]), {name: counts[name] for name in STATUS_COUNTS if name in counts}) \
        if counts else None


def gaps(rows: Sequence[Mapping[str, str]], known: Collection[str], level: Level) -> list[Mapping[str, str]]:
    """Those of store.known_gaps that hold for this level and that no known indicator fills."""
    return [row for row in rows if (not row["tingkat"] or level in row["tingkat"].split(";"))
            and not set(known) & set(row["indikator"].split(";"))]
