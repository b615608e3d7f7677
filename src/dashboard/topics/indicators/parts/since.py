"""Since when those that are compared are followed: the year, and the sentence that names them."""

from __future__ import annotations

from dataclasses import replace

from htpy import p

from dashboard.queries import reference
from dashboard.store.database import Database
from dashboard.topics.indicators.parts import trend as trend_parts
from dashboard.topics.indicators.rules import since
from dashboard.topics.indicators.rules.trend import Trend
from dashboard.topics.indicators.words import course as words
from dashboard.ui.choices import controls
from dashboard.ui.choices.parameters import Parameter
from dashboard.ui.drawn import components

SINCE = Parameter[int | None]("sejak", controls.YEAR.known, None, "tahun awal", "Ditampilkan sejak angka pertama.",
                              read=int)
PARAMETERS = (*trend_parts.PARAMETERS, SINCE)


def since_filter(build: Database, shown: Trend) -> int | None:
    """Select box of the first year, newest first; None where nobody is compared or no change can be told."""
    if not shown.chosen or shown.course is None or shown.indicator.is_count:
        return None
    options = since.years(shown.own, shown.indicator, shown.course.last, reference.method_breaks(build))
    return controls.select(
        SINCE, "Sejak", sorted(options, reverse=True), str, usual=shown.course.first, width=110,
        lacking=lambda wanted, instead: f"Perubahan sejak {wanted} tidak dapat dibandingkan: angkanya belum tersedia "
                                        f"atau metodenya lain. Ditampilkan sejak {instead}.")


def changes_in_words(build: Database, shown: Trend, first: int | None) -> None:
    """The regency and those it is compared with, each by name, from the first year to the newest figure."""
    if first is None or shown.course is None:
        return
    found = since.changes(shown.own, shown.indicator, shown.chosen, replace(shown.course, first=first),
                          reference.method_breaks(build))
    components.html(p(".second")[words.compared(shown, found, first)])
