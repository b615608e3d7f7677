"""Meetings and what changed since the last one, kept by build id, as ui.cached does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from dashboard.statistics.rounding import rounding_for
from dashboard.statistics.scales import SCALES
from dashboard.store.building.build_times import end_of_day, newest_until
from dashboard.store.database import Database
from dashboard.store.past import known_builds, past_file
from dashboard.store.policy import PUBLIC, Audience
from dashboard.topics.meetings import queries as questions
from dashboard.topics.meetings.rules.decisions import Meetings, of_build
from dashboard.topics.meetings.rules.what_changed import Changed
from dashboard.topics.meetings.rules.what_changed import what_changed as compare
from dashboard.topics.rat.parts import cached as cached_rat
from dashboard.topics.rat.rules.quarter import Choice, Rat
from dashboard.topics.rat.rules.quarter import of_build as rat_of_build
from dashboard.topics.rat.words import plan as rat_plan_words
from dashboard.topics.rat.words.exceptions import ExceptionKind, exception_lines
from dashboard.ui.kept import cached

_BUILDS = 2


@dataclass(frozen=True)
class Exceptions:
    """A quarter of the RAT, whether it is sample, its finding in words, and what needs attention."""

    choice: Choice
    is_sample: bool
    told: str
    kinds: tuple[ExceptionKind, ...]


@st.cache_resource(max_entries=2 * _BUILDS, show_spinner=False)
def known(build_id: str, audience: Audience) -> Meetings:
    """Every meeting and decision, as this audience sees them. Shared, must not be altered."""
    return of_build(cached.database(build_id), audience)


def build_of(day: date) -> str | None:
    """The build that stood at the end of this day, None when it is no longer known or there was none."""
    return newest_until(known_builds(), end_of_day(day))


@st.cache_data(max_entries=4, show_spinner="Membandingkan dengan rapat terakhir …")
def changed(build_id: str, then: str, today: date, scale: str) -> Changed:
    """What this build has that the older one `then` has not, or has otherwise, in figures for everybody. Raises
    HistoryError, which is not kept."""
    file, opened = past_file(then), list[Database]()

    def old() -> Database:
        if not opened:
            opened.append(Database(then, path=file))  # not the cached one: few look at it, and never twice
        return opened[0]

    def old_rat() -> Rat:
        return rat_of_build(old(), today, rounding_for(PUBLIC))

    try:
        return compare(lambda: questions.figures(old()), old_rat, questions.figures(cached.database(build_id)),
                       cached_rat.rat(build_id, today, PUBLIC), cached.indicators(build_id), SCALES[scale])
    finally:
        for database in opened:
            database.close()


@st.cache_data(max_entries=4, show_spinner=False)
def submissions_since(build_id: str, day: date) -> pd.DataFrame:
    """What was handed in or withdrawn after this day, by dataset."""
    return questions.submissions_since(cached.database(build_id), end_of_day(day))


@st.cache_data(max_entries=_BUILDS, show_spinner=False)
def exceptions(build_id: str, today: date, scale: str) -> Exceptions | None:
    """What needs attention in the newest quarter of the RAT, in figures for everybody; None without a RAT."""
    newest = cached_rat.rat(build_id, today, PUBLIC).newest()
    if newest is None:
        return None
    choice = Choice(*newest)
    agencies = cached.agencies(build_id)
    found = cached_rat.assessment(build_id, choice, scale, PUBLIC)
    names = dict(zip(agencies["code"], agencies["short_name"], strict=True))
    return Exceptions(choice, found.rat.is_sample, rat_plan_words.headline_and_plan(found),
                      tuple(exception_lines(found, names)))
