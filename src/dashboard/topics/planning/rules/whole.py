"""Everything known of the planning chain in one build, as one audience may see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.statistics.rounding import Rounding
from dashboard.store.database import Database
from dashboard.topics.partners.rules.collaboration import priority_villages
from dashboard.topics.partners.rules.need import PriorityVillages
from dashboard.topics.planning import queries
from dashboard.topics.planning.contracts import RPKD
from dashboard.topics.planning.rules.chain import Chains, VillageMoney, chains, village_money
from dashboard.topics.planning.rules.codes import Codes, codes, crosswalk

_VILLAGE = len("00.00.00.0000")


@dataclass(frozen=True)
class Planning:
    """By year: `chains`, how `codes` are written, and the priority villages `named` by RPKD lines (empty where it names
    none, then those of `priority`). `agencies`: codes of all that stand in a chain."""

    chains: Mapping[int, Chains]
    codes: Mapping[int, Codes]
    named: Mapping[int, frozenset[str]]
    priority: PriorityVillages | None
    submissions: frozenset[str]
    is_sample: bool

    @property
    def years(self) -> tuple[int, ...]:
        """Years with links, the newest first."""
        return tuple(sorted(self.chains, reverse=True))

    def villages(self, year: int) -> tuple[VillageMoney, ...]:
        """Priority villages and the sub kegiatan with money that name them; those named least come first."""
        wanted = self.named[year] or (self.priority.villages if self.priority else frozenset())
        found = village_money(self.chains[year], wanted)
        return tuple(sorted(found, key=lambda one: (one.itself, one.kecamatan, one.village)))


def of_build(database: Database, rounding: Rounding) -> Planning | None:
    """None when no link was handed in. Real links are joined with the real RAT only, sample with sample."""
    links = queries.links(database)
    if links.empty:
        return None
    is_sample = bool(links["is_sample"].any())
    planned, measured = (_alike(frame, is_sample) for frame in (queries.planned(database), queries.measured(database)))
    changes = queries.crosswalk(database)
    versions = queries.nomenclatures(database)
    changed = {str(name): list(programs)
               for name, programs in zip(versions["version"], versions["recoded"], strict=True)}
    years = sorted(map(int, links["year"].unique()))
    known = {year: crosswalk(changes, year) for year in years}
    return Planning(
        {year: chains(year, links, planned, measured, known[year]) for year in years},
        {year: codes(_written(links, year), known[year], changed) for year in years},
        {year: _named(links, year) for year in years}, priority_villages(database, rounding, is_sample),
        frozenset(links["submission_id"].dropna()), is_sample)


def _alike(frame: pd.DataFrame, is_sample: bool) -> pd.DataFrame:
    return frame[frame["is_sample"] == is_sample]


def _written(links: pd.DataFrame, year: int) -> list[tuple[str, str | None]]:
    own = links[(links["year"] == year) & links["sub_code"].notna()]
    return [(code, version if isinstance(version, str) else None)
            for code, version in zip(own["sub_code"], own["nomenclature"], strict=True)]


def _named(links: pd.DataFrame, year: int) -> frozenset[str]:
    own = links[(links["year"] == year) & (links["document"] == RPKD)]["places"]
    return frozenset(str(code) for places in own for code in places if len(code) == _VILLAGE)
