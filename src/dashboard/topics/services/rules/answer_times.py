"""How fast agencies answer what is referred to them.

1. A file is with an agency when it was referred and stands somewhere at the end of the month, or ended in it.
2. Share answered = those answered (accepted, refused, waiting for a quota, done) / all with the agency.
3. "Half answered within": the class of days by which half of all with the agency have their answer; those still
   unanswered count as slower than every class. So an agency does not look fast by leaving the hard ones unanswered.
4. Counts are rounded first; the answered are all less the unanswered, percentages and halves are of shown counts, where
   there are enough of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.statistics.cells import Counter, ShownCount, share
from dashboard.statistics.rounding import Rounding
from dashboard.topics.services.contracts import AGES, ANSWERED, NOT_REFERRED, UNANSWERED, WHAT
from dashboard.topics.services.rules.referrals import Referrals, referrals

LATE = AGES[2:]
"""Ages of files that are long without an answer."""


@dataclass(frozen=True)
class Answering:
    """One agency: files it had, those answered within each class of ANSWERED and all together, those that are not, and
    of these those older than 30 days; percent answered (None: too few); the class by which half were answered (None:
    not half, too few)."""

    agency: str
    referred: float
    within: tuple[float, ...]
    answered: float
    unanswered: float
    late: float
    share: float | None
    half: str | None


@dataclass(frozen=True)
class AnswerTimes:
    """Shown counts by agency: what was referred to it, and of the unanswered those that are `late`."""

    month: str
    agencies: tuple[str, ...]
    referrals: Mapping[str, Referrals]
    late: Mapping[str, ShownCount]
    least: float
    is_sample: bool

    def of(self, area: str | None = None) -> list[Answering]:
        """Agencies that have files of a kecamatan or of all: the lowest share answered first, those with too few for a
        percentage last."""
        found = [self._one(agency, area) for agency in self.agencies]
        return sorted((one for one in found if one.referred > 0),
                      key=lambda one: (one.share is None, one.share or 0.0, -one.referred, one.agency))

    def _one(self, agency: str, area: str | None) -> Answering:
        own = self.referrals[agency]
        referred, unanswered, answered = own.everything.of(area), own.unanswered(area), own.answered(area)
        late, within = self.late[agency].of(area), tuple(own.kinds[days].of(area) for days in ANSWERED)
        percent = share(answered, referred, self.least)
        return Answering(agency, referred, within, answered, unanswered, min(late, unanswered), percent,
                         None if percent is None else _half(within, unanswered))


def _half(within: tuple[float, ...], unanswered: float) -> str | None:
    """Rule 3."""
    everything, so_far = sum(within) + unanswered, 0.0
    for days, files in zip(ANSWERED, within, strict=True):
        so_far += files
        if 2 * so_far >= everything:
            return days
    return None


def answer_times(rows: pd.DataFrame, month: str, rounding: Rounding) -> AnswerTimes:
    """From rows of queries.service_counts of whatever months."""
    own = rows[(rows["month"] == month) & (rows["answer"] != NOT_REFERRED)]
    counter = Counter(rounding, WHAT)
    by_agency: dict[str, Referrals] = {}
    late: dict[str, ShownCount] = {}
    for agency, part in own.groupby("agency"):
        found = by_agency[str(agency)] = referrals(part, counter)
        late[str(agency)] = counter.cell(part[(part["answer"] == UNANSWERED) & part["age"].isin(LATE)],
                                         under=found.kinds[UNANSWERED])
    return AnswerTimes(month, tuple(sorted(by_agency)), by_agency, late, rounding.percent_base,
                       bool(own["is_sample"].any()))
