"""Everything known of partners and residents in one build, as one audience may see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import networkx as nx
import pandas as pd

from dashboard.statistics.rounding import Rounding
from dashboard.store.database import Database
from dashboard.topics.partners import queries
from dashboard.topics.partners.rules import need
from dashboard.topics.partners.rules.gaps import Gaps, gaps
from dashboard.topics.partners.rules.network import Measures, measures, network
from dashboard.topics.partners.rules.participation import Participation, participation
from dashboard.topics.partners.rules.pledges import Reporting, reporting
from dashboard.topics.programs import queries as program_queries
from dashboard.topics.programs.rules.coverage import Coverage
from dashboard.topics.programs.rules.coverage import coverage as analyse_coverage
from dashboard.topics.programs.rules.need import NEED_DECILE
from dashboard.topics.programs.rules.program import Program


@dataclass(frozen=True)
class Collaboration:
    """`partners`, `pledges`, `activities`: rows of topics.partners.queries, one of them at least. `kecamatan_of`: by
    village, all of them. `priority`: None when the build holds neither register nor index. Frames are shared and must
    not be altered."""

    partners: pd.DataFrame
    pledges: pd.DataFrame
    activities: pd.DataFrame
    owners: pd.DataFrame
    kecamatan_of: pd.Series
    priority: need.PriorityVillages | None
    database: Database
    rounding: Rounding
    is_sample: bool

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Years with pledges or activities, the newest first; the year of registering where there is neither."""
        told = {*self.pledges["year"].dropna(), *self.activities["year"].dropna()} or {*self.partners["since"]}
        return tuple(sorted(map(int, told), reverse=True))

    @property
    def newest_pledged(self) -> int | None:
        """The newest year with pledges; None without any."""
        return next((year for year in self.years if len(self.lines(year))), None)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Names of partners by code."""
        return dict(zip(self.partners["code"], self.partners["name"], strict=True))

    @cached_property
    def program_names(self) -> Mapping[str, str]:
        """Names of programmes by code."""
        return dict(zip(self.owners["code"], self.owners["name"], strict=True))

    @cached_property
    def agency_names(self) -> Mapping[str, str]:
        """Short names of the agencies that carry programmes, by code."""
        return dict(zip(self.owners["agency"], self.owners["agency_name"], strict=True))

    @cached_property
    def covers(self) -> tuple[tuple[Program, Coverage], ...]:
        """Each programme with its coverage of the newest year, where that is sample like the pledges, or real like
        them. Asked for late: of all that is here it takes longest."""
        rows = program_queries.programs(self.database).to_dict("records")
        years = program_queries.program_years(self.database).groupby("program")["year"].max()
        found = []
        for program in (Program(**{str(key): value for key, value in row.items()}) for row in rows):
            known = program_queries.coverage_rows(self.database, program.code, int(years[program.code]))
            cover = analyse_coverage(known, self.rounding)
            if cover and cover.is_sample == self.is_sample:
                found.append((program, cover))
        return tuple(found)

    @property
    def submissions(self) -> frozenset[str]:
        """Ids of what was handed in for pledges and activities."""
        told = pd.concat([self.pledges["submission_id"], self.activities["submission_id"]]).dropna()
        return frozenset(map(str, told))

    def lines(self, year: int | None, kecamatan: str | None = None, village: str | None = None) -> pd.DataFrame:
        """Pledges for a year (None: all) in a village, a kecamatan, or everywhere."""
        rows = self.pledges if year is None else self.pledges[self.pledges["year"] == year]
        if village:
            return rows[rows["region_code"] == village]
        return rows[rows["kecamatan_code"] == kecamatan] if kecamatan else rows

    def until(self, year: int, kecamatan: str | None = None, village: str | None = None) -> pd.DataFrame:
        """Pledges for a year and those before it."""
        rows = self.lines(None, kecamatan, village)
        return rows[rows["year"] <= year]

    @cached_property
    def _reported(self) -> Mapping[int, Reporting]:
        return {year: reporting(self.partners, self.pledges, year) for year in self.years}

    def reporting(self, year: int) -> Reporting:
        """Which companies reported in one of `years`."""
        return self._reported[year]

    def spread(self, year: int) -> need.Spread | None:
        """Rupiah delivered for a year in priority villages; None without priority villages."""
        return need.spread(self.lines(year), self.priority) if self.priority else None

    def gaps(self, kecamatan: str | None = None, village: str | None = None) -> Gaps:
        """Gaps of coverage and who helps there."""
        return gaps(self.covers, self.pledges, kecamatan, village)

    def participation(self, year: int) -> Participation | None:
        """What residents did together in a year."""
        return participation(self.activities, year, list(self.kecamatan_of.index), self.rounding)

    @cached_property
    def networks(self) -> Mapping[int, nx.Graph]:
        """The network of each year with pledges, the newest first."""
        years = [year for year in self.years if (self.pledges["year"] == year).any()]
        return {year: network(self.owners, self.listed(year), self.lines(year)) for year in years}

    @cached_property
    def measures(self) -> Mapping[int, Measures]:
        """What is measured of each of them."""
        return {year: measures(graph) for year, graph in self.networks.items()}

    def listed(self, year: int) -> pd.DataFrame:
        """Partners on the list in a year."""
        until = self.partners["until"].astype("Float64").fillna(float("inf"))
        return self.partners[(self.partners["since"] <= year) & (until >= year)]


def of_build(database: Database, rounding: Rounding) -> Collaboration | None:
    """None when nothing of partners or residents was handed in."""
    partners, pledges, activities = (question(database) for question in (
        queries.partners, queries.pledges, queries.activities))
    if partners.empty and activities.empty:
        return None
    is_sample = any(bool(frame["is_sample"].any()) for frame in (partners, pledges, activities))
    places = queries.villages(database).set_index("code")["kecamatan_code"]
    return Collaboration(partners, pledges, activities, queries.program_owners(database), places,
                         priority_villages(database, rounding, is_sample), database, rounding, is_sample)


def priority_villages(database: Database, rounding: Rounding, is_sample: bool) -> need.PriorityVillages | None:
    """Priority villages of a build, of sample rows or of real ones; None without register and index."""
    families = queries.needy_families(database, NEED_DECILE)
    found = need.by_register(families[families["is_sample"] == is_sample], rounding)
    for indicator in need.INDICES:
        found = found or need.by_index(queries.village_index(database, indicator), indicator)
    return found


def day_of(year: int, today: date) -> date:
    """The day to which the age of pledges up to a year is counted: today, or the last day of a year that is over."""
    return min(today, date(year, 12, 31))
