"""Everything the page Capaian RAT says about one quarter, for what the reader has chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.analysis import few_people
from dashboard.analysis.progress import SUB, exceptions, indicator_progress, money, sub_progress
from dashboard.analysis.rat_groups import by_funding, covered_share, grouped_progress, silence
from dashboard.analysis.scales import Scale
from dashboard.domain import BLITAR


@dataclass(frozen=True)
class Rat:
    """Rows of the views rat_actions, rat_indicators and rat_reports."""

    actions: pd.DataFrame
    indicators: pd.DataFrame
    reports: pd.DataFrame

    @property
    def years(self) -> list[int]:
        """Years with a matrix or with targets, newest first."""
        return sorted({*self.actions["year"], *self.indicators["year"]}, reverse=True)

    def of_year(self, year: int) -> Rat:
        """The rows of one year."""
        return Rat(*(frame[frame["year"] == year] for frame in (self.actions, self.indicators, self.reports)))

    def newest_quarter(self) -> int | None:
        """The newest quarter that anyone reported; call it on one year. None without a report."""
        known = self.reports.loc[self.reports["physical"].notna() | self.reports["rupiah"].notna(), "quarter"]
        return None if known.empty else int(known.max())

    def notes(self, quarter: int) -> pd.DataFrame:
        """Obstacles and follow-ups told up to a quarter, newest first; call it on one year."""
        told = self.reports[(self.reports["quarter"] <= quarter)
                            & (self.reports["obstacle"].notna() | self.reports["follow_up"].notna())]
        return told.sort_values("quarter", ascending=False, kind="stable")

    @property
    def is_sample(self) -> bool:
        """True when any row is made up."""
        return any(bool(frame["is_sample"].any()) for frame in (self.actions, self.indicators, self.reports))


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
    grouped_progress; `whole`: its one row (None when nothing is there); `silent`: see `silence`; `gaps`: earlier
    quarters that an agency left out for an indicator it reports now; `covered`: percent of the allocation that has an
    indicator; `outside`: indicators of sub kegiatan that the matrix does not have; `located`: with an area chosen."""

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
    located: Located | None = None


def located(actions: pd.DataFrame, area: str) -> Located:
    """Which sub kegiatan name the area or a place in it, which only the whole regency, which no place at all."""
    named, whole, somewhere = set(), set(), set()
    keys = list(zip(actions["agency"], actions["sub_code"], strict=True))
    for key, places in zip(keys, actions["places"], strict=True):
        if reaches(places, area):
            named.add(key)
        if BLITAR in places:
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
        rat = Rat(*(frame[frame["agency"] == choice.agency] for frame in (rat.actions, rat.indicators, rat.reports)))
    if choice.strategy:
        rat = _only(rat, _keys(rat.actions[rat.actions["strategy"] == choice.strategy]))
    if choice.area:
        rat = _only(rat, located(rat.actions, choice.area).named)
    return rat


def _keys(frame: pd.DataFrame) -> set[tuple[str, str]]:
    return set(zip(frame["agency"], frame["sub_code"], strict=True))


def _only(rat: Rat, keys: Collection[tuple[str, str]]) -> Rat:
    wanted = pd.MultiIndex.from_tuples(sorted(keys), names=SUB) if keys else pd.MultiIndex.from_arrays([[], []])
    return Rat(*(frame[pd.MultiIndex.from_frame(frame[SUB]).isin(wanted)]
                 for frame in (rat.actions, rat.indicators, rat.reports)))


def _gaps(rows: pd.DataFrame) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for agency, gaps in zip(rows["agency"], rows["gaps"], strict=True):
        found.setdefault(agency, set()).update(gaps)
    return {agency: tuple(sorted(gaps)) for agency, gaps in found.items() if gaps}


def assess(everything: Rat, choice: Choice, scale: Scale) -> Assessment:
    """The state of the chosen rows at the end of a quarter. `everything`: the rows of all years."""
    rat = chosen(everything, choice)
    rows = indicator_progress(rat.indicators, rat.reports, choice.quarter, scale)
    spent = money(rat.actions, rat.reports, choice.quarter)
    subs = few_people.mark(sub_progress(rows, spent), rat.actions)
    known = _keys(spent)
    whole = grouped_progress(rows, spent, choice.quarter, scale)
    area_of = replace(choice, area=None)
    return Assessment(
        choice, rat, rows, spent, subs,
        agencies=grouped_progress(rows, spent, choice.quarter, scale, "agency"),
        strategies=grouped_progress(rows, spent, choice.quarter, scale, "strategy"),
        funding=by_funding(rat.actions, spent),
        whole=whole.iloc[0] if len(whole) else None,
        exceptions=exceptions(subs),
        silent=silence(rows, everything.reports, choice.year, choice.quarter),
        gaps=_gaps(rows[rows["last_quarter"] == choice.quarter]),
        covered=covered_share(spent, rat.indicators),
        outside=sum(key not in known for key in zip(rows["agency"], rows["sub_code"], strict=True)),
        located=located(chosen(everything, area_of).actions, choice.area) if choice.area else None,
    )
