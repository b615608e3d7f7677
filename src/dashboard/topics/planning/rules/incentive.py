"""The regency's own value in the spending part of the fiscal incentive for poverty. Rules in one place.

1. Weights are those of the newest dated rule, of the year or before, whose weights are known; newer rules whose weights
   are not known are named beside them. Nothing about a regulation stands in code.
2. Xi of a kind = realised tagged spending of the kind as percent of all realised spending. What the rule excludes
   (travel) is not counted. What is not reported is not counted either, and told.
3. Own value = sum of weight × Xi / 100. The regulation then sets Xi against the highest regency (Xi/Xmax × 100),
   which is not known here: there is neither a standardised value nor a rank, and none is forecast.
4. Realising a row adds what is left of its pagu to its kind and to all spending. Moving it to another kind moves what
   is realised of it; all spending stays.
5. Real and sample are read together as one group, so they never stand beside each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard.topics.planning.contracts import SPENDING_KINDS, YES

SPENDING, COMPLIANCE, EXCLUDED, ALLOCATION = "belanja", "kepatuhan", "dikecualikan", "alokasi"
TRAVELLING = "perjalanan dinas"


@dataclass(frozen=True)
class IncentiveRule:
    """One regulation: weights in percent by kind, by part of compliance; whether travel is excluded. `newer`:
    regulations after it whose weights are not known."""

    regulation: str
    year: int
    source: str
    weights: Mapping[str, float]
    compliance: Mapping[str, float]
    excludes_travel: bool
    newer: tuple[str, ...]


@dataclass(frozen=True)
class TaggedActivity:
    """One tagged sub kegiatan, in rupiah; `realised` None: not reported."""

    agency: str
    code: str
    name: str
    kind: str
    is_travel: bool
    pagu: float
    realised: float | None

    @property
    def id(self) -> str:
        """Unique within a year, as links carry it."""
        return f"{self.agency}/{self.code}/{self.kind}{'/perjalanan' if self.is_travel else ''}"

    @property
    def left(self) -> float:
        """What is not realised yet; everything, where nothing is reported."""
        return max(0.0, self.pagu - (self.realised or 0.0))


@dataclass(frozen=True)
class Value:
    """By kind: pagu, realised and excluded rupiah; `total`: all realised spending, None where it is not known."""

    pagu: Mapping[str, float]
    realised: Mapping[str, float]
    excluded: Mapping[str, float]
    total: float | None
    weights: Mapping[str, float]

    def share(self, kind: str) -> float | None:
        """Xi, percent of all spending."""
        return self.realised[kind] / self.total * 100 if self.total else None

    def part(self, kind: str) -> float | None:
        """Weight × Xi / 100."""
        share = self.share(kind)
        return None if share is None else self.weights[kind] * share / 100

    @property
    def own(self) -> float | None:
        """Rule 3."""
        parts = [self.part(kind) for kind in SPENDING_KINDS]
        return None if None in parts else sum(part for part in parts if part is not None)


@dataclass(frozen=True)
class Spending:
    """Tagged spending of a year under a rule."""

    year: int
    lines: tuple[TaggedActivity, ...]
    total: float | None
    as_of: date | None
    rule: IncentiveRule

    @property
    def value(self) -> Value:
        """Rule 2."""
        def add(amounts: list[tuple[TaggedActivity, float]]) -> dict[str, float]:
            return {kind: sum(rupiah for line, rupiah in amounts if line.kind == kind) for kind in SPENDING_KINDS}

        counted, apart = ([line for line in self.lines if self.counts(line) is wanted] for wanted in (True, False))
        return Value(add([(line, line.pagu) for line in counted]),
                     add([(line, line.realised or 0.0) for line in counted]),
                     add([(line, line.realised or 0.0) for line in apart]), self.total, self.rule.weights)

    @property
    def silent(self) -> tuple[TaggedActivity, ...]:
        """Lines that count and are not reported."""
        return tuple(line for line in self.lines if self.counts(line) and line.realised is None)

    def counts(self, line: TaggedActivity) -> bool:
        """Whether the rule counts it."""
        return not (line.is_travel and self.rule.excludes_travel)

    def if_realised(self, line: TaggedActivity) -> Value:
        """Rule 4: all of the line realised."""
        total = None if self.total is None else self.total + line.left
        return replace(self._with(line, replace(line, realised=(line.realised or 0.0) + line.left)), total=total).value

    def if_moved(self, line: TaggedActivity, kind: str) -> Value:
        """Rule 4: the line tagged as another kind."""
        return self._with(line, replace(line, kind=kind)).value

    def _with(self, line: TaggedActivity, instead: TaggedActivity) -> Spending:
        return replace(self, lines=tuple(instead if one is line else one for one in self.lines))

    def worth(self) -> list[tuple[TaggedActivity, float]]:
        """Lines with something left and what realising each adds to the own value, the most first."""
        own = self.value.own
        gains = [(line, (self.if_realised(line).own or 0.0) - (own or 0.0)) for line in self.lines
                 if line.left and self.counts(line)] if own is not None else []
        return sorted(gains, key=lambda one: (-one[1], one[0].id))


def rule_of(rules: pd.DataFrame, year: int) -> IncentiveRule | None:
    """Rule 1; None when no weights are known for the year."""
    known: IncentiveRule | None = None
    later: list[str] = []
    for regulation, own in rules[rules["year"] <= year].sort_values("year", kind="stable").groupby(
            "regulation", sort=False):
        weights = _values(own, SPENDING)
        if set(weights) == set(SPENDING_KINDS):
            excluded = set(own.loc[own["part"] == EXCLUDED, "item"])
            known = IncentiveRule(str(regulation), int(own["year"].iloc[0]), str(own["source"].iloc[0]), weights,
                                  _values(own, COMPLIANCE), TRAVELLING in excluded, ())
            later = []
        elif (own["part"] == SPENDING).any():
            later.append(str(regulation))
    return replace(known, newer=tuple(later)) if known else None


def _values(own: pd.DataFrame, part: str) -> dict[str, float]:
    rows = own[(own["part"] == part) & own["value"].notna()]
    return {str(item): float(value) for item, value in zip(rows["item"], rows["value"], strict=True)}


def lines_of(rows: pd.DataFrame) -> tuple[TaggedActivity, ...]:
    """Each row of queries.spending."""
    return tuple(TaggedActivity(row["agency"], row["sub_code"], row["name"], row["kind"], row["travel"] == YES,
                                float(row["pagu"]), None if pd.isna(row["realised"]) else float(row["realised"]))
                 for row in rows.to_dict("records"))


def spending(year: int, rows: pd.DataFrame, regional: pd.DataFrame, rule: IncentiveRule) -> Spending:
    """Of topics.planning.queries: spending, regional."""
    lines = lines_of(rows[rows["year"] == year])
    own = regional[regional["year"] == year]
    if own.empty:
        return Spending(year, lines, None, None, rule)
    return Spending(year, lines, float(own["realised"].iloc[0]), pd.Timestamp(own["as_of"].iloc[0]).date(), rule)


@dataclass(frozen=True)
class Document:
    """One document; `days` from today to its due day (below zero: past), None where it was sent or has no due day;
    `late`: days after its due day it was sent."""

    name: str
    due: date | None
    sent: date | None
    days: int | None
    late: int | None
    evidence: str


def checklist(rows: pd.DataFrame, year: int, today: date) -> tuple[Document, ...]:
    """Documents of a year as of a day, by due day; those without one last."""
    return tuple(_document({str(name): value for name, value in row.items()}, today)
                 for row in rows[rows["year"] == year].to_dict("records"))


def _document(row: Mapping[str, Any], today: date) -> Document:
    due, sent = (None if pd.isna(row[name]) else pd.Timestamp(row[name]).date() for name in ("due", "sent"))
    return Document(str(row["name"]), due, sent, (due - today).days if due and not sent else None,
                    (sent - due).days if sent and due else None,
                    row["evidence"] if isinstance(row["evidence"], str) else "")
