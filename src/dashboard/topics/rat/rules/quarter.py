"""Everything the page Capaian RAT says about one quarter, for what the reader has chosen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import pandas as pd

from dashboard.core.regency import regency
from dashboard.statistics.rounding import Rounding
from dashboard.statistics.scales import NO_TARGET, NOT_SUBMITTED, Scale
from dashboard.store.database import Database
from dashboard.topics.rat import queries as questions
from dashboard.topics.rat.rules.groups import COUNTS, by_funding, covered_share, grouped_progress, silence
from dashboard.topics.rat.rules.progress import SUB, exceptions, indicator_progress, money, sub_progress
from dashboard.topics.rat.rules.rounding import rounded_plan


@dataclass(frozen=True)
class Rat:
    """Rows of the views rat_actions, rat_indicators and rat_reports. `expected`: agencies (codes) that owe a RAT,
    `list_is_sample` when nobody handed in who they are; `day`: the day it is."""

    matrix: pd.DataFrame
    indicators: pd.DataFrame
    reports: pd.DataFrame
    expected: frozenset[str] = frozenset()
    list_is_sample: bool = False
    day: date = date.max

    @cached_property
    def years(self) -> list[int]:
        """Years of which anything was handed in, newest first."""
        return sorted({int(year) for frame in self._frames for year in frame["year"]}, reverse=True)

    @property
    def _frames(self) -> tuple[pd.DataFrame, ...]:
        return self.matrix, self.indicators, self.reports

    def only(self, keep: Callable[[pd.DataFrame], pd.Series]) -> Rat:
        """The rows for which `keep` gives true, of the matrix, the targets and the reports."""
        matrix, indicators, reports = (frame[keep(frame)] for frame in self._frames)
        return replace(self, matrix=matrix, indicators=indicators, reports=reports)

    def of_year(self, year: int) -> Rat:
        """The rows of one year."""
        return self.only(lambda frame: frame["year"] == year)

    def newest_quarter(self, year: int) -> int:
        """The newest quarter of the year that anyone reported; where nobody did, the last that had ended, at
        least the first."""
        if year in self._reported:
            return self._reported[year]
        return 4 if year < self.day.year else max(1, (self.day.month - 1) // 3) if year == self.day.year else 1

    @cached_property
    def _reported(self) -> dict[int, int]:
        """By year its newest quarter with a figure."""
        told = self.reports[self.reports["physical"].notna() | self.reports["rupiah"].notna()]
        ordered = told[["year", "quarter"]].drop_duplicates().sort_values("quarter")
        return {int(year): int(quarter) for year, quarter in zip(ordered["year"], ordered["quarter"], strict=True)}

    def newest(self) -> tuple[int, int] | None:
        """Year and quarter that is shown unless another is asked for: the newest year handed in that has begun, else
        the next one; None where there is nothing."""
        begun = [year for year in self.years if year <= self.day.year]
        year = max(begun) if begun else min(self.years, default=None)
        return None if year is None else (year, self.newest_quarter(year))

    def quarters(self) -> list[tuple[int, int]]:
        """Every (year, quarter) that can be looked at, newest first."""
        return [(year, quarter) for year in self.years for quarter in range(self.newest_quarter(year), 0, -1)]

    @cached_property
    def _submitted(self) -> frozenset[str]:
        return frozenset(str(agency) for frame in self._frames for agency in frame["agency"].unique())

    def submitted(self) -> frozenset[str]:
        """Agencies with anything in these rows; call it on one year."""
        return self._submitted

    def notes(self, quarter: int) -> pd.DataFrame:
        """Obstacles and follow-ups told up to a quarter, newest first; call it on one year."""
        told = self.reports[(self.reports["quarter"] <= quarter)
                            & (self.reports["obstacle"].notna() | self.reports["follow_up"].notna())]
        return told.sort_values("quarter", ascending=False, kind="stable")

    @property
    def is_sample(self) -> bool:
        """True when any row is made up."""
        return any(bool(frame["is_sample"].any()) for frame in self._frames)


def of_build(database: Database, today: date, rounding: Rounding) -> Rat:
    """The RAT of a build as it is on a day, counts of people as `rounding` shows them, with who owes one: the agencies
    of the register that was handed in; without one, all of the sample list."""
    agencies = questions.agencies(database)
    is_sample = agencies["is_sample"].astype(bool)
    own = agencies if is_sample.all() else agencies[~is_sample]
    plan = rounded_plan(rounding, questions.rat_matrix(database), questions.rat_indicators(database),
                        questions.rat_reports(database))
    return Rat(*plan, frozenset(own["code"]), bool(is_sample.all()), today)


@dataclass(frozen=True)
class Compliance:
    """Who handed in a RAT of the year: `submitted` and `missing` (codes, ascending) of the agencies that owe one, and
    those beside the register that handed in all the same; `list_is_sample`: see Rat."""

    submitted: tuple[str, ...]
    missing: tuple[str, ...]
    list_is_sample: bool

    @property
    def of(self) -> int:
        """How many agencies there are."""
        return len(self.submitted) + len(self.missing)


@dataclass(frozen=True)
class Choice:
    """What to look at; None means all."""

    year: int
    quarter: int
    agency: str | None = None
    strategy: str | None = None
    area: str | None = None


@dataclass(frozen=True)
class Located:
    """Sub kegiatan (agency, sub_code) by what their location says about an area."""

    named: frozenset[tuple[str, str]]
    whole: frozenset[tuple[str, str]]
    nowhere: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Assessment:
    """`rows`: indicators with progress; `money`: sub kegiatan; `subs`: both joined; `agencies`, `strategies`:
    grouped_progress (agencies also those that handed in nothing); `whole`: its one row (None when nothing is there);
    `silent`: see `silence`;
    `gaps`: earlier quarters that an agency left out for an indicator it reports now; `covered`: percent of the
    allocation that has an indicator; `outside`: indicators of sub kegiatan that the matrix does not have; `compliance`:
    who of all agencies; `located`: with an area chosen."""

    choice: Choice
    rat: Rat
    rows: pd.DataFrame
    money: pd.DataFrame
    subs: pd.DataFrame
    agencies: pd.DataFrame
    strategies: pd.DataFrame
    funding: pd.DataFrame
    whole: pd.Series | None
    exceptions: pd.DataFrame
    silent: pd.DataFrame
    gaps: Mapping[str, tuple[int, ...]]
    covered: float | None
    outside: int
    compliance: Compliance
    located: Located | None = None


def located(matrix: pd.DataFrame, area: str) -> Located:
    """Which sub kegiatan name the area or a place in it, which only the whole regency, which no place at all."""
    named, whole, somewhere = set(), set(), set()
    keys = list(zip(matrix["agency"], matrix["sub_code"], strict=True))
    for key, places in zip(keys, matrix["places"], strict=True):
        if reaches(places, area):
            named.add(key)
        if regency().code in places:
            whole.add(key)
        if len(places):
            somewhere.add(key)
    return Located(frozenset(named), frozenset(whole - named), frozenset(set(keys) - somewhere))


def reaches(places: Iterable[str], area: str) -> bool:
    """Whether one of these codes is the area or lies in it."""
    return any(code == area or code.startswith(area + ".") for code in places)


def chosen(rat: Rat, choice: Choice) -> Rat:
    """The rows of one year that the choice leaves. Strategy and place stand in the matrix: what is not in it has
    none."""
    rat = rat.of_year(choice.year)
    if choice.agency:
        rat = rat.only(lambda frame: frame["agency"] == choice.agency)
    if choice.strategy:
        rat = _only(rat, _keys(rat.matrix[rat.matrix["strategy"] == choice.strategy]))
    if choice.area:
        rat = _only(rat, located(rat.matrix, choice.area).named)
    return rat


def _keys(frame: pd.DataFrame) -> set[tuple[str, str]]:
    return set(zip(frame["agency"], frame["sub_code"], strict=True))


def _only(rat: Rat, keys: Collection[tuple[str, str]]) -> Rat:
    wanted = pd.MultiIndex.from_tuples(sorted(keys), names=SUB) if keys else pd.MultiIndex.from_arrays([[], []])
    return rat.only(lambda frame: pd.Series(pd.MultiIndex.from_frame(frame[SUB]).isin(wanted), index=frame.index))


def _gaps(rows: pd.DataFrame) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for agency, gaps in zip(rows["agency"], rows["gaps"], strict=True):
        found.setdefault(agency, set()).update(gaps)
    return {agency: tuple(sorted(gaps)) for agency, gaps in found.items() if gaps}


def _listed(rat: Rat, compliance: Compliance, choice: Choice) -> Mapping[str, str]:
    """Agencies that have no row of their own in `grouped_progress` and belong to the choice, with their status. Of an
    agency that handed in nothing neither strategy nor place is known."""
    if choice.strategy or choice.area:
        return {}
    told = dict.fromkeys(sorted(rat.submitted()), NO_TARGET) | dict.fromkeys(compliance.missing, NOT_SUBMITTED)
    return {code: status for code, status in told.items() if choice.agency in (None, code)}


def _all_agencies(grouped: pd.DataFrame, listed: Mapping[str, str]) -> pd.DataFrame:
    """The groups, and a row without figures for each listed agency that is not among them."""
    absent = {code: status for code, status in listed.items() if code not in set(grouped["agency"])}
    if not absent:
        return grouped
    counts = dict.fromkeys(COUNTS, 0) | {"allocation": 0.0}
    rows = [{"agency": code, "status": status, **counts} for code, status in absent.items()]
    more = pd.DataFrame(rows).reindex(columns=grouped.columns)
    if grouped.empty:
        return more
    kinds = {name: float if kind.kind in "iu" and name not in COUNTS else kind  # no figure: not a whole number either
             for name, kind in grouped.dtypes.items() if name != "agency"}
    return pd.concat([grouped, more.astype(kinds)], ignore_index=True)


def assess(everything: Rat, choice: Choice, scale: Scale) -> Assessment:
    """The state of the chosen rows at the end of a quarter. `everything`: the rows of all years."""
    rat = chosen(everything, choice)
    rows = indicator_progress(rat.indicators, rat.reports, choice.quarter, scale)
    spent = money(rat.matrix, rat.reports, choice.quarter)
    subs = sub_progress(rows, spent)
    known = _keys(spent)
    whole = grouped_progress(rows, spent, choice.quarter, scale)
    area_of = replace(choice, area=None)
    year = everything.of_year(choice.year)
    submitted = year.submitted()
    compliance = Compliance(tuple(sorted(submitted)), tuple(sorted(everything.expected - submitted)),
                            everything.list_is_sample)
    return Assessment(
        choice, rat, rows, spent, subs,
        agencies=_all_agencies(grouped_progress(rows, spent, choice.quarter, scale, "agency"),
                               _listed(rat, compliance, choice)),
        strategies=grouped_progress(rows, spent, choice.quarter, scale, "strategy"),
        funding=by_funding(rat.matrix, spent),
        whole=whole.iloc[0] if len(whole) else None,
        exceptions=exceptions(subs),
        silent=silence(rows, everything.reports, choice.year, choice.quarter),
        gaps=_gaps(rows[rows["last_quarter"] == choice.quarter]),
        covered=covered_share(spent, rat.indicators),
        outside=sum(key not in known for key in zip(rows["agency"], rows["sub_code"], strict=True)),
        located=located(chosen(everything, area_of).matrix, choice.area) if choice.area else None,
        compliance=compliance,
    )
