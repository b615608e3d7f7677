"""What is asked of areas, by pages, slides and papers alike. What comes back is shared and must not be altered."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from dashboard.core.domain import Level
from dashboard.queries import availability, observations, reference
from dashboard.statistics.provincial_rank import KABKOTA
from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.topics.areas.rules import profile
from dashboard.topics.areas.rules.area import Compared
from dashboard.topics.areas.rules.area import score_table as rank_scores

COMPARED = (Level.DESA, Level.KECAMATAN)
"""Levels whose areas are placed among each other."""


@memoised(2)
def compared(database: Database, level: Level) -> Compared:
    """Among whom a desa or a kecamatan is placed."""
    return profile.compared(reference.regions(database), reference.indicators(database),
                            observations.village_values(database), observations.kecamatan_values(database), level)


@memoised(2)
def score_table(database: Database, level: Level) -> pd.DataFrame | None:
    """rules.area.score_table of the desa or of the kecamatan; None of a level without scores."""
    shown, among = profile.scores(reference.indicators(database), level), compared(database, level)
    return rank_scores(among.values, list(among.parents), shown[0], shown[1:]) if shown else None


@memoised()
def kabkota_tables(database: Database) -> Mapping[str, pd.DataFrame]:
    """By indicator of the kabupaten/kota map its figures: a row a region, a column a year."""
    names = map(str, availability.kabkota_years(database)["indicator"].unique())
    frames = {name: observations.kabkota_values(database, name) for name in names}
    return MappingProxyType({name: frame[frame["level"].isin(KABKOTA)].pivot(index="region_code", columns="year",
                                                                             values="value")
                             for name, frame in frames.items()})
