"""What happened since a chosen year, of the regency and of those it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.core.domain import Indicator, Verdict
from dashboard.core.regency import regency
from dashboard.statistics.over_time.change import breaks_for, crosses, judged
from dashboard.statistics.over_time.relevance import Course, change_between, published
from dashboard.statistics.over_time.timeline import FIRST_YEAR
from dashboard.statistics.uncertainty import UNKNOWN, errors_by_year, margin_between


@dataclass(frozen=True)
class ChangeSince:
    """Difference of a region over the two years, in the unit of the indicator; None without both figures by one
    method. `unsure`: two samples of one population may give it."""

    code: str
    delta: float | None
    unsure: bool = False


def years(series: pd.DataFrame, indicator: Indicator, last: int, breaks: pd.DataFrame) -> list[int]:
    """Years before `last` from which the regency's published figures are followed: those of the same method."""
    known = breaks_for(breaks, indicator.id, regency().code)
    return sorted(int(year) for year in published(series, indicator, regency().code).index
                  if FIRST_YEAR <= year < last and not crosses(int(year), last, known))


def changes(series: pd.DataFrame, indicator: Indicator, others: Sequence[str], course: Course,
            breaks: pd.DataFrame) -> list[ChangeSince]:
    """The regency first, then `others` in their order, over the years of `course`."""
    return [_change(series, indicator, code, course, breaks) for code in (regency().code, *others)]


def _change(series: pd.DataFrame, indicator: Indicator, code: str, course: Course, breaks: pd.DataFrame) -> ChangeSince:
    delta = change_between(series, indicator, code, breaks, course.first, course.last)
    if delta is None or not indicator.survey:
        return ChangeSince(code, delta)
    errors = errors_by_year(series, indicator.id, indicator.period_rule, code)
    margin = margin_between(errors.get(course.first, UNKNOWN), errors.get(course.last, UNKNOWN))
    return ChangeSince(code, delta, judged(delta, indicator, margin) is Verdict.UNSURE)
