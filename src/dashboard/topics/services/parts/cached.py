"""Answers about services kept by build id: ui/kept/cached.py continued, with the same rules.

What comes back is shared and must not be altered.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.statistics.rounding import rounding_for
from dashboard.store.policy import Audience
from dashboard.topics.services import queries as questions
from dashboard.topics.services.rules.answer_times import AnswerTimes
from dashboard.topics.services.rules.answer_times import answer_times as analyse_answers
from dashboard.topics.services.rules.flow import Flow
from dashboard.topics.services.rules.flow import flow as analyse_flow
from dashboard.topics.services.rules.jkn import Jkn
from dashboard.topics.services.rules.jkn import jkn as analyse_jkn
from dashboard.topics.services.rules.needs import Needs, months_so_far
from dashboard.topics.services.rules.needs import needs as analyse_needs
from dashboard.topics.services.rules.per_families import PerFamilies
from dashboard.topics.services.rules.per_families import per_families as analyse_rates
from dashboard.topics.services.rules.services import Services
from dashboard.topics.services.rules.services import services as analyse_services
from dashboard.ui.kept import cached

BUILDS = 2
"""The published build and the one before it, which open sessions may still be drawing."""


def rows(build_id: str) -> pd.DataFrame:
    """Counts of all months, exact, hence not kept: what is made of them is, for each audience."""
    return questions.service_counts(cached.database(build_id))


@st.cache_data(max_entries=BUILDS, show_spinner=False)
def months(build_id: str) -> list[str]:
    """Months with counts, in order."""
    return [str(month) for month in questions.service_months(cached.database(build_id))["month"]]


@st.cache_data(max_entries=BUILDS, show_spinner=False)
def agencies(build_id: str) -> set[str]:
    """Codes of agencies that something was referred to."""
    return set(questions.referred_to(cached.database(build_id))["agency"])


@st.cache_resource(max_entries=300, show_spinner=False)
def services(build_id: str, month: str, agency: str | None, audience: Audience) -> Services:
    """Files of one month, of one agency or all."""
    return analyse_services(rows(build_id), month, rounding_for(audience), agency)


@st.cache_resource(max_entries=60, show_spinner=False)
def answer_times(build_id: str, month: str, audience: Audience) -> AnswerTimes:
    """How fast agencies answer."""
    return analyse_answers(rows(build_id), month, rounding_for(audience))


@st.cache_resource(max_entries=60, show_spinner=False)
def needs(build_id: str, month: str, agency: str | None, audience: Audience) -> Needs:
    """Needs of the year up to this month, of one agency or all."""
    found = rows(build_id)
    own = found if agency is None else found[found["agency"] == agency]
    return analyse_needs(own, months_so_far(months(build_id), month),
                         questions.service_answers(cached.database(build_id)), rounding_for(audience))


@st.cache_resource(max_entries=60, show_spinner=False)
def rates(build_id: str, month: str, audience: Audience) -> PerFamilies | None:
    """Requests of the year up to this month per 1,000 families."""
    return analyse_rates(rows(build_id), months_so_far(months(build_id), month),
                         questions.families(cached.database(build_id)), rounding_for(audience))


@st.cache_resource(max_entries=2 * BUILDS, show_spinner=False)
def flow(build_id: str, audience: Audience) -> Flow:
    """Whether what came in is somewhere."""
    return analyse_flow(rows(build_id), rounding_for(audience))


@st.cache_resource(max_entries=60, show_spinner=False)
def jkn(build_id: str, month: str | None, audience: Audience) -> Jkn | None:
    """PBI-JKN up to a month (None: all); None without rows."""
    return analyse_jkn(questions.jkn_watch(cached.database(build_id)), rounding_for(audience), month)


@st.cache_data(max_entries=BUILDS, show_spinner=False)
def service_files(build_id: str) -> pd.DataFrame:
    """Files whose rows are shown."""
    return questions.service_files(cached.database(build_id))
