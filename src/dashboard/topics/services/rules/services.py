"""Files of one month: how far they came, what waits where and how long.

1. The files handled in a month are those that stand somewhere at its end and those that ended in it.
2. A file is at least as far as the state it is in: complete counts all but the incomplete and those that could not be
   handled; referred all that an agency has or had; answered all but those still unanswered; done only the done. One
   that is done at the desk needed no referral and counts as answered. No stage is shown above the one before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

import pandas as pd

from dashboard.statistics.cells import Counter, ShownCount, share
from dashboard.statistics.rounding import Rounding
from dashboard.topics.services.contracts import (
    ACCEPTED,
    AGES,
    COMPLETE,
    DONE,
    ENDED,
    QUOTA,
    REFERRED,
    REFUSED,
    STATES,
    UNABLE,
    WAITING,
    WHAT,
)

STAGES = (
    ("Ditangani", (*WAITING, *ENDED)),
    ("Berkas lengkap", (COMPLETE, REFERRED, ACCEPTED, QUOTA, REFUSED, DONE)),
    ("Dirujuk ke OPD", (REFERRED, ACCEPTED, QUOTA, REFUSED, DONE)),
    ("Dijawab OPD", (ACCEPTED, QUOTA, REFUSED, DONE)),
    ("Selesai", (DONE,)),
)
"""Stages of the funnel, and the states that came so far."""
OLD = AGES[-1]


@dataclass(frozen=True)
class Services:
    """Files of `month` ('2026-10'), of one agency (code) or all; counts exact or as visitors see them.

    `states` by state and `waiting` go down to villages; `ages` by waiting state and age, `by_age` and `stages` by
    their names and `fruitless` (ended, but not done) to kecamatan. `least`: the smallest count that a percentage is
    shown of.
    """

    month: str
    agency: str | None
    states: Mapping[str, ShownCount]
    waiting: ShownCount
    fruitless: ShownCount
    ages: Mapping[tuple[str, str], ShownCount]
    by_age: Mapping[str, ShownCount]
    stages: Mapping[str, ShownCount]
    is_sample: bool
    is_exact: bool
    least: float

    def count(self, state: str, area: str | None = None) -> float:
        """Files in a state."""
        return self.states[state].of(area)

    def old(self, area: str | None = None) -> float:
        """Files that have waited for more than 90 days."""
        return self.by_age[OLD].of(area)

    def funnel(self, area: str | None = None) -> list[tuple[str, float, float | None]]:
        """(stage, files, percent of those handled) in order (rule 2)."""
        counted = list(zip(self.stages, accumulate((cell.of(area) for cell in self.stages.values()), min), strict=True))
        return [(stage, files, share(files, counted[0][1], self.least)) for stage, files in counted]

    def longest_queue(self, area: str | None = None) -> tuple[str, float] | None:
        """The state in which most files wait, and how many; None where two are alike."""
        *_, second, first = sorted((self.count(state, area), state) for state in WAITING)
        return (first[1], first[0]) if first[0] > second[0] else None


def services(rows: pd.DataFrame, month: str, rounding: Rounding, agency: str | None = None) -> Services:
    """From rows of queries.service_counts; those of other months and agencies are left out."""
    of_month = rows[rows["month"] == month]
    own = of_month if agency is None else of_month[of_month["agency"] == agency]
    fine, coarse = Counter(rounding, WHAT, by_village=True), Counter(rounding, WHAT)
    states = {state: fine.cell(own[own["state"] == state]) for state in STATES}
    waits = own[own["state"].isin(WAITING)]
    waiting = fine.cell(waits, [states[state] for state in WAITING])
    ages = {(state, age): coarse.cell(waits[(waits["state"] == state) & (waits["age"] == age)], under=states[state])
            for state in WAITING for age in AGES}
    by_age = {age: coarse.cell(waits[waits["age"] == age], [ages[state, age] for state in WAITING], waiting)
              for age in AGES}
    stages: dict[str, ShownCount] = {}
    above: ShownCount | None = None
    for stage, reached in STAGES[:-1]:
        above = stages[stage] = coarse.cell(own[own["state"].isin(reached)], [states[state] for state in reached],
                                            above)
    stages[STAGES[-1][0]] = states[DONE]
    lost = (REFUSED, UNABLE)
    fruitless = coarse.cell(own[own["state"].isin(lost)], [states[state] for state in lost])
    return Services(month, agency, states, waiting, fruitless, ages, by_age, stages, bool(of_month["is_sample"].any()),
                    rounding.is_exact, rounding.percent_base)
