"""What is known of planning, kept by build and audience; shared, so it must not be altered."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.statistics.rounding import rounding_for
from dashboard.store.policy import Audience
from dashboard.topics.planning import queries
from dashboard.topics.planning.rules.whole import Planning, of_build
from dashboard.ui import cached

BUILDS = 2
"""The published build and the one before it, which open sessions may still be drawing."""


@st.cache_resource(max_entries=2 * BUILDS, show_spinner=False)
def planning(build_id: str, audience: Audience) -> Planning | None:
    """The chains of all years; None when no link was handed in."""
    return of_build(cached.database(build_id), rounding_for(audience))


@st.cache_data(max_entries=BUILDS, show_spinner=False)
def requests(build_id: str) -> pd.DataFrame:
    """Requests between agencies of all years."""
    return queries.requests(cached.database(build_id))


@st.cache_data(max_entries=BUILDS, show_spinner=False)
def handed_in(build_id: str) -> pd.DataFrame:
    """Files whose rows are shown."""
    return queries.handed_in(cached.database(build_id))
