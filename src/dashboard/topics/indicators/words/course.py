"""What is said of the change over the years that a line shows."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.core import formats
from dashboard.core.domain import Verdict
from dashboard.core.regency import regency
from dashboard.core.style import VERDICT_WORDS
from dashboard.render.words import trend_words, wording
from dashboard.statistics.over_time.change import judged
from dashboard.statistics.uncertainty import UNKNOWN, errors_by_year, margin_between
from dashboard.topics.indicators.rules.since import ChangeSince
from dashboard.topics.indicators.rules.trend import Trend


def unsure_course(shown: Trend) -> str:
    """'perubahan Blitar belum dapat dipastikan berbeda (perkiraan margin ±0,64)' when two samples of one population may
    give the change that the title of the line tells; empty otherwise."""
    indicator, course = shown.indicator, shown.course
    if course is None or not indicator.survey:
        return ""
    errors = errors_by_year(shown.own, indicator.id, indicator.period_rule, regency().code)
    within = margin_between(errors.get(course.first, UNKNOWN), errors.get(course.last, UNKNOWN))
    if judged(course.delta, indicator, within) is not Verdict.UNSURE:
        return ""
    margin = f" ({wording.margin(within, indicator)})" if within else ""
    return f"perubahan {regency().brief} {VERDICT_WORDS[Verdict.UNSURE]}{margin}"


def compared(shown: Trend, changes: Sequence[ChangeSince], first: int) -> str:
    """'2020–2024: Kabupaten Blitar naik 2,42 poin; Kabupaten Tulungagung naik 2,24 poin; Kota Kediri belum tersedia
    untuk kedua tahun itu.' What two samples of one population may give is said with each."""
    last = shown.course.last if shown.course else first
    return f"{first}–{last}: {'; '.join(_moved(shown, change) for change in changes)}."


def _moved(shown: Trend, change: ChangeSince) -> str:
    name = shown.names[change.code]
    if change.delta is None:
        return f"{name} {formats.MISSING} untuk kedua tahun itu dengan metode yang sama"
    doubt = f" ({VERDICT_WORDS[Verdict.UNSURE]})" if change.unsure else ""
    return f"{name} {trend_words.moved(change.delta, shown.indicator)}{doubt}"
