"""Files of one month: how far they came, what waits where and how long.

1. The files handled in a month are those that stand somewhere at its end and those that ended in it.
2. A file is at least as far as the state it is in: complete counts all but the incomplete and those that could not be
   handled; referred only what an agency has or had (rules.referrals, as in the table of agencies); answered all of
   these but the unanswered; the last stage what was done after a referral. What was done at the desk without one is a
   number of its own beside the stages, and never above them. No stage is shown below the one after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.statistics.cells import Counter, ShownCount, share
from dashboard.statistics.rounding import Rounding
from dashboard.topics.services.contracts import (
    ACCEPTED,
    AGES,
    CHANNELS,
    COMPLETE,
    DONE,
    ENDED,
    IN,
    NOT_REFERRED,
    QUOTA,
    REFERRED,
    REFUSED,
    STATES,
    UNABLE,
    WAITING,
    WHAT,
)
from dashboard.topics.services.rules.referrals import Referrals, referrals

STAGES = ("Ditangani", "Berkas lengkap", "Dirujuk ke OPD", "Dijawab OPD", "Selesai setelah dirujuk")
"""Stages of the funnel, in order."""
_COMPLETED = (COMPLETE, REFERRED, ACCEPTED, QUOTA, REFUSED, DONE)
OLD = AGES[-1]


@dataclass(frozen=True)
class Services:
    """Files of `month` ('2026-10'), of one agency (code) or all; counts exact or as visitors see them.

    `states` by state and `waiting` go down to villages; to kecamatan go `ages` by waiting state and age, `by_age`,
    `channels` (of what came in), `handled` and `complete` (stages), `referrals`, `desk` (done without a referral) and
    `fruitless` (ended, but not done). `least`: the smallest count that a percentage is shown of.
    """

    month: str
    agency: str | None
    states: Mapping[str, ShownCount]
    waiting: ShownCount
    channels: Mapping[str, ShownCount]
    fruitless: ShownCount
    ages: Mapping[tuple[str, str], ShownCount]
    by_age: Mapping[str, ShownCount]
    handled: ShownCount
    complete: ShownCount
    referrals: Referrals
    desk: ShownCount
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
        referred, answered = self.referrals.everything.of(area), self.referrals.answered(area)
        after = min(answered, max(0.0, self.count(DONE, area) - self.desk.of(area)))
        complete = max(self.complete.of(area), referred)
        handled = max(self.handled.of(area), complete)
        return [(stage, files, share(files, handled, self.least))
                for stage, files in zip(STAGES, (handled, complete, referred, answered, after), strict=True)]

    def by_channel(self, area: str | None = None) -> list[tuple[str, float, float | None]]:
        """(channel, files that came in, percent of all that came in), the most first."""
        whole = self.count(IN, area)
        found = [(channel, cell.of(area)) for channel, cell in self.channels.items()]
        return [(channel, files, share(files, whole, self.least))
                for channel, files in sorted(found, key=lambda one: -one[1])]

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
    referred = referrals(own, coarse)
    desk = coarse.cell(own[(own["state"] == DONE) & (own["answer"] == NOT_REFERRED)], under=states[DONE])
    complete = coarse.cell(own[own["state"].isin(_COMPLETED)], [states[COMPLETE], referred.everything, desk])
    everywhere = (*WAITING, *ENDED)
    handled = coarse.cell(own[own["state"].isin(everywhere)], [states[state] for state in everywhere])
    came = own[own["state"] == IN]
    channels = {channel: coarse.cell(came[came["channel"] == channel], under=states[IN]) for channel in CHANNELS}
    lost = (REFUSED, UNABLE)
    fruitless = coarse.cell(own[own["state"].isin(lost)], [states[state] for state in lost])
    return Services(month, agency, states, waiting, channels, fruitless, ages, by_age, handled, complete, referred,
                    desk, bool(of_month["is_sample"].any()), rounding.is_exact, rounding.percent_base)
