"""Answers about priority kept by build id: ui/kept/cached.py continued, with the same rules. What comes back is
shared and must not be altered."""

from __future__ import annotations

import streamlit as st

from dashboard.statistics.rounding import rounding_for
from dashboard.store.policy import Audience
from dashboard.topics.priority import queries
from dashboard.topics.priority.rules.criteria import Criteria
from dashboard.topics.priority.rules.decided import Decided, Help
from dashboard.topics.priority.rules.decided import decided as decided_sets
from dashboard.topics.priority.rules.decided import help_in as all_help
from dashboard.topics.priority.rules.gather import of_build
from dashboard.topics.priority.rules.ranking import Priority, prioritise
from dashboard.ui.kept import cached

BUILDS = 2
"""The published build and the one before it, which open sessions may still be drawing."""


@st.cache_resource(max_entries=2 * BUILDS, show_spinner=False)
def criteria(build_id: str, audience: Audience) -> Criteria:
    """What villages can be ranked by."""
    return of_build(cached.database(build_id), rounding_for(audience))


@st.cache_resource(max_entries=60, show_spinner=False)
def priority(build_id: str, audience: Audience, chosen: tuple[tuple[str, int], ...], method: str,
             room: str) -> Priority | None:
    """The ranking by importances (criterion, level), a normalisation and the admissible weights; None when nothing
    weighs."""
    return prioritise(criteria(build_id, audience).matrix, dict(chosen), method, room)


@st.cache_resource(max_entries=BUILDS, show_spinner=False)
def decided(build_id: str) -> list[Decided]:
    """Sets of weights that meetings decided on, the newest first."""
    return decided_sets(queries.weights(cached.database(build_id)))


@st.cache_resource(max_entries=BUILDS, show_spinner=False)
def help_in(build_id: str) -> Help:
    """What the RAT and partners do in villages; rupiah and numbers of agencies' rows and partners, never of people."""
    database = cached.database(build_id)
    return all_help(queries.located(database), queries.helped(database))
