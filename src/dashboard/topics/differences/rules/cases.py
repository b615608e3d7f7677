"""Cases of a build: what two sources say, what is shown, who has to answer, and how far it came.

A visitor is told of a case about handed-in data that it is there, and not its figures: they may be exact counts of few
people, and so may the words around them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

import pandas as pd

from dashboard.core import formats
from dashboard.core.case_states import STATES, UNSETTLED
from dashboard.core.regency import regency
from dashboard.registry import contracts
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC, Audience
from dashboard.topics.differences import queries
from dashboard.topics.differences.contracts import INDICATORS
from dashboard.topics.differences.rules.amounts import Gap, gap, read
from dashboard.topics.differences.rules.same import decimals_of, same

OnDashboard = Literal["a", "b", "lain", "target", "tidak"]
"""Which of the two is on the dashboard: one of them, another figure, a target, or none."""
HIDDEN = "hanya bagi yang masuk"
"""In place of a figure of handed-in data, for visitors."""
RECORDED, DOUBTED = "tercatat", "diragukan"
"""Origin of a case in which somebody doubts a figure and nobody has told another."""
NO_INDICATOR = "lain"
"""Of cases about something that is no indicator, in links."""


@dataclass(frozen=True)
class SourceFigure:
    """What one source says, in its words."""

    value: str
    source: str
    url: str | None


@dataclass(frozen=True)
class CaseStep:
    """One record of progress."""

    date: date
    state: str
    agency: str
    meeting: str
    chosen: str
    explanation: str
    evidence: str


@dataclass(frozen=True)
class Report:
    """Somebody says that the figure is wrong: what stood there, what is right ("" when not told) by which source, and
    why. `by`: who, "" for readers who are not told."""

    date: date
    shown: str
    value: str
    source: str
    url: str
    why: str
    by: str


@dataclass(frozen=True)
class Case:
    """One figure that two sources tell differently, or that is doubted. `owner`: who has to answer, "" when nobody is
    known; `shown`: which of the two stands on the dashboard, `shown_value` in the indicator's unit; `data`: the dataset
    the figure is of; `asked`: the agency (code) that it waits for, `since`: the day its state is of; `is_taken_over`:
    recorded for another dashboard, whose facts this one began with."""

    id: str
    origin: str
    fact: str
    indicator: str
    indicator_name: str
    region_code: str
    region: str
    year: str
    period: str
    one: SourceFigure
    other: SourceFigure
    gap: Gap | None
    note: str
    state: str
    owner: str
    is_owner_recorded: bool
    meeting: str
    meeting_title: str
    meeting_date: date | None
    chosen: str
    chosen_source: str
    explanation: str
    shown: OnDashboard
    shown_value: float | None
    shown_source: str
    target: tuple[float, float] | None
    unit: str
    decimals: int
    steps: tuple[CaseStep, ...] = ()
    reports: tuple[Report, ...] = ()
    data: str = INDICATORS
    asked: str = ""
    since: date | None = None
    is_taken_over: bool = False

    @property
    def is_handed_in(self) -> bool:
        """Whether the figure is one of handed-in data, and not of an indicator."""
        return self.data != INDICATORS

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.state in UNSETTLED

    @property
    def is_own(self) -> bool:
        """Whether it is an affair of this dashboard: about its region, a place in it or what that is held against
        throughout, or somebody here recorded it or wrote of it. Others were taken over with the figures of all
        kabupaten and kota, or are found in these."""
        home = regency()
        return (not self.region_code or self.region_code in home.codes or bool(self.steps or self.reports)
                or (self.origin == RECORDED and not self.is_taken_over)
                or (not home.is_province and home.holds(self.region_code)))

    @property
    def waits_for_change(self) -> bool:
        """Whether a figure was decided on that the dashboard does not show."""
        chosen = read(self.chosen)
        return (chosen is not None and self.shown_value is not None
                and not same(chosen.value, self.shown_value, (chosen.decimals, decimals_of(self.shown_value))))


@dataclass(frozen=True)
class Ledger:
    """Every case, the open ones first; `orphans`: codes of progress about no case."""

    cases: tuple[Case, ...]
    orphans: tuple[str, ...] = field(default=())

    @property
    def counts(self) -> Mapping[str, int]:
        """Cases by state, in the order of the states."""
        counted = Counter(one.state for one in self.cases)
        return {state: counted[state] for state in STATES}

    @property
    def open(self) -> int:
        """How many wait for an answer."""
        return sum(one.is_open for one in self.cases)

    @property
    def own(self) -> Ledger:
        """The affairs of this dashboard alone (Case.is_own)."""
        return replace(self, cases=tuple(one for one in self.cases if one.is_own))


def chosen(cases: Sequence[Case], state: str | None = None, indicator: str | None = None,
           region: str | None = None, case: str | None = None) -> list[Case]:
    """Those of a state, an indicator (NO_INDICATOR: of none) and a region; or one alone."""
    return [one for one in cases if (case is None or one.id == case) and (state is None or one.state == state)
            and (indicator is None or (one.indicator or NO_INDICATOR) == indicator)
            and (region is None or one.region_code == region)]


def of_build(database: Database, audience: Audience = PUBLIC) -> Ledger:
    """All cases of a build, as they may be told to these readers."""
    steps: dict[str, list[CaseStep]] = {}
    for row in _rows(queries.steps(database)):
        steps.setdefault(row["code"], []).append(CaseStep(
            row["date"], row["state"], *(row[name] or "" for name in ("agency_name", "meeting", "chosen",
                                                                     "explanation", "evidence"))))
    reports: dict[str, list[Report]] = {}
    for row in _rows(queries.reports(database)):
        reports.setdefault(row["case_id"], []).append(_report(row, audience))
    cases = (_case(row, tuple(steps.get(row["case_id"], ())), tuple(reports.get(row["case_id"], ())))
             for row in _rows(queries.cases(database)))
    return Ledger(tuple(one if audience.exact or not one.is_handed_in else _without_figures(one) for one in cases),
                  tuple(queries.orphans(database)["code"]))


def _report(row: Mapping[Any, Any], audience: Audience) -> Report:
    value = row["value"]
    written = "" if value is None else f"{formats.number(value, decimals_of(value))} {row['unit'] or ''}".strip()
    return Report(row["date"], row["shown"] or "", written, row["source"] or "", row["source_url"] or "", row["why"],
                  (row["by"] or "") if audience.names else "")


def _without_figures(case: Case) -> Case:
    """The case without what may hold an exact count, also in the words somebody wrote."""
    when = formats.period(int(case.year), case.period)
    return replace(
        case, fact=" ".join((case.one.source, case.region or case.region_code, when)),
        one=SourceFigure(HIDDEN, case.one.source, None), other=SourceFigure(HIDDEN, "", None), gap=None, note="",
        chosen="", explanation="",
        steps=tuple(replace(one, chosen="", explanation="", evidence="") for one in case.steps),
        reports=tuple(replace(one, shown="", value="", source="", url="", why="") for one in case.reports))


def _rows(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def _case(row: Mapping[Any, Any], steps: tuple[CaseStep, ...], reports: tuple[Report, ...]) -> Case:
    one, other = (SourceFigure(row[f"value_{side}"] or "", row[f"source_{side}"] or "", row[f"url_{side}"])
                  for side in "ab")
    data = contracts().get(row["data"])
    title, supplier = (data.title, data.supplier) if data and row["data"] != INDICATORS else ("", "")
    one = one if one.source else replace(one, source=title)
    target = None if row["target_low"] is None else (float(row["target_low"]), float(row["target_high"]))
    value = None if row["shown"] is None else float(row["shown"])
    return Case(
        row["case_id"], row["origin"], row["fact"], row["indicator"] or "", row["indicator_name"] or "",
        row["region_code"] or "", row["region"] or "", row["year"] or "", row["period"] or "", one, other,
        gap(one.value, other.value), row["note"] or "", row["state"],
        row["agency_name"] or _keeper(row) or supplier, row["agency_name"] is not None,
        row["meeting"] or "", row["meeting_title"] or "", _day(row["meeting_date"]), row["chosen"] or "",
        row["chosen_source"] or "", row["explanation"] or "",
        _which(one.value, other.value, value, has_target=target is not None), value, row["shown_source"] or "", target,
        row["unit"] or "", int(row["decimals"] or 0), steps, reports, row["data"], row["agency"] or "",
        _day(row["state_date"]), row["recorded_by"] is not None)


def _keeper(row: Mapping[Any, Any]) -> str:
    """Who publishes the figure, of another kabupaten or kota its own office ("Bappeda «kabupaten»"); a target of the
    regency's own plans is its planning agency's, "" of another's."""
    home, region = regency(), row["region_code"] or ""
    if row["shown"] is None and row["target_low"] is not None:
        return home.agency if f"{region}.".startswith(f"{home.code}.") else ""
    publisher = row["publisher"] or ""
    return publisher if home.holds(region) else publisher.replace(home.label, row["region"] or "")


def _day(value: Any) -> date | None:
    return None if value is None else value.date() if hasattr(value, "date") else value


def _which(one: str, other: str, shown: float | None, *, has_target: bool) -> OnDashboard:
    """Which of the two written figures the shown one is; of two that it may both be, the first."""
    if shown is None:
        return "target" if has_target else "tidak"
    for side, text in (("a", one), ("b", other)):
        if any(same(figure, shown, (decimals, decimals_of(shown))) for figure, decimals in _scales(text)):
            return "a" if side == "a" else "b"
    return "lain"


def _scales(text: str) -> list[tuple[float, int]]:
    """The first figure in a text as it is, and in thousands, as counts of persons are kept."""
    head = text.replace("sekitar ", "").split(" (")[0]
    words = head.split(" ")
    amount = read(" ".join(words[:2])) or read(words[0])
    return [] if amount is None else [(amount.value, amount.decimals), (amount.value / 1000, amount.decimals + 3)]
