"""Files that were referred to an agency, by the time of its answer: the same for the funnel of a month and for the
agencies, so that both tell the same.

A file is referred when its answer says anything but "tidak dirujuk" (checks.counts holds state and answer together);
answered are all less the unanswered, as shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.statistics.cells import Counter, ShownCount
from dashboard.topics.services.contracts import ANSWERED, NOT_REFERRED, UNANSWERED


@dataclass(frozen=True)
class Referrals:
    """Shown counts: `everything` that was referred, and `kinds` of it by answer (UNANSWERED and each of ANSWERED)."""

    everything: ShownCount
    kinds: Mapping[str, ShownCount]

    def unanswered(self, area: str | None) -> float:
        """Files without an answer."""
        return self.kinds[UNANSWERED].of(area)

    def answered(self, area: str | None) -> float:
        """Files that have an answer."""
        return max(0.0, self.everything.of(area) - self.unanswered(area))


def referrals(rows: pd.DataFrame, counter: Counter) -> Referrals:
    """Of rows of queries.service_counts of one month."""
    own = rows[rows["answer"] != NOT_REFERRED]
    kinds = {answer: counter.cell(own[own["answer"] == answer]) for answer in (UNANSWERED, *ANSWERED)}
    return Referrals(counter.cell(own, list(kinds.values())), kinds)
