"""Weights that a meeting decided on, and what is done in the villages that they bring forward.

1. A set is named and belongs to one decision on one day; a later decision is another set. The newest one is in force:
   profile, sheets, slide and brief use it. Without one they use the usual, equal weights and say so.
2. A decided criterion that cannot be weighed now is told; the others keep their importances.
3. Sub kegiatan of the RAT count for a village that they name themselves; rupiah of one that names several places are
   parted equally. Partners count while their pledge is not cancelled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from dashboard.topics.priority.contracts import MINMAX
from dashboard.topics.priority.rules.criteria import Criteria
from dashboard.topics.priority.rules.ranking import Priority


@dataclass(frozen=True)
class Decided:
    """One set of weights; `importance` by criterion."""

    name: str
    day: date
    decision: str
    method: str
    importance: Mapping[str, int]

    @property
    def code(self) -> str:
        """What names it among all."""
        return f"{self.day.isoformat()} {self.name}"

    def levels(self, criteria: Criteria) -> dict[str, int]:
        """Importance of every criterion that can be weighed."""
        return {name: self.importance.get(name, 0) for name in criteria.usable}

    def lost(self, criteria: Criteria) -> list[str]:
        """Decided criteria that cannot be weighed (rule 2): names where they are known, else codes."""
        names = {one.id: one.name for one in criteria.all}
        return [names.get(name, name) for name in self.importance if name not in criteria.usable]


def decided(rows: pd.DataFrame) -> list[Decided]:
    """From rows of queries.weights, the newest first."""
    made = []
    for (day, name), own in rows.groupby(["decided_on", "name"], sort=True):
        first = own.iloc[0]
        method = first["method"] if isinstance(first["method"], str) else MINMAX
        made.append(Decided(str(name), pd.Timestamp(str(day)).date(), str(first["decision"]), method,
                            {str(code): int(level) for code, level in
                             zip(own["criterion"], own["importance"], strict=True)}))
    return sorted(made, key=lambda one: (one.day, one.name), reverse=True)


@dataclass(frozen=True)
class Help:
    """`villages` by code: sub_activities (sub kegiatan that name it), rupiah, partners. `year` of the RAT, None without
    one; `is_sample`: whether any of it is made up."""

    villages: pd.DataFrame
    year: int | None
    is_sample: bool

    def of(self, codes: Sequence[str]) -> pd.DataFrame:
        """Of these villages; zero where nobody named them."""
        return self.villages.reindex(list(codes)).fillna(0)


def help_in(located: pd.DataFrame, helped: pd.DataFrame) -> Help:
    """Rule 3, from rows of queries.located and queries.helped."""
    parts = located.assign(part=located["allocation"] / located["places"].map(len).replace(0, np.nan))
    placed = parts.assign(key=parts["agency"] + "/" + parts["sub_code"]).explode("places")
    by_village = placed.groupby("places")
    villages = pd.concat({"sub_activities": by_village["key"].nunique(), "rupiah": by_village["part"].sum(),
                          "partners": helped.groupby("region_code")["partner"].nunique()}, axis=1)
    is_sample = bool(located["is_sample"].any() or helped["is_sample"].any())
    return Help(villages, None if located.empty else int(located["year"].iloc[0]), is_sample)


def by_group(found: Priority, done: Help, groups: Sequence[str]) -> pd.DataFrame:
    """villages, named (by the RAT), rupiah, helped (by a partner), bare (neither) of each group."""
    rows = {}
    for group in groups:
        own = done.of(found.of(group))
        rows[group] = {"villages": len(own), "named": int((own["sub_activities"] > 0).sum()),
                       "rupiah": own["rupiah"].sum(), "helped": int((own["partners"] > 0).sum()),
                       "bare": int(((own["sub_activities"] == 0) & (own["partners"] == 0)).sum())}
    return pd.DataFrame.from_dict(rows, orient="index")
