"""What is said of the change over the years that a line shows."""

from __future__ import annotations

from dashboard.core.domain import BLITAR, Verdict
from dashboard.core.style import VERDICT_WORDS
from dashboard.render import wording
from dashboard.statistics.change import judged
from dashboard.statistics.uncertainty import UNKNOWN, errors_by_year, margin_between
from dashboard.topics.indicators.rules.trend import Trend


def unsure_course(shown: Trend) -> str:
    """'perubahan Blitar belum dapat dipastikan berbeda (perkiraan margin ±0,64)' when two samples of one population may
    give the change that the title of the line tells; empty otherwise."""
    indicator, course = shown.indicator, shown.course
    if course is None or not indicator.survey:
        return ""
    errors = errors_by_year(shown.own, indicator.id, indicator.period_rule, BLITAR)
    within = margin_between(errors.get(course.first, UNKNOWN), errors.get(course.last, UNKNOWN))
    if judged(course.delta, indicator, within) is not Verdict.UNSURE:
        return ""
    return f"perubahan Blitar {VERDICT_WORDS[Verdict.UNSURE]}" + (f" ({wording.margin(within, indicator)})" if within
                                                                  else "")
