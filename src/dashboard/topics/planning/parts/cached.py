"""What is known of planning, kept by build and audience; shared, so it must not be altered."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.statistics.rounding import rounding_for
from dashboard.store.policy import Audience
from dashboard.topics.planning import queries
from dashboard.topics.planning.rules.whole import Planning, of_build
from dashboard.ui.kept import cached

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


@dataclass(frozen=True)
class Incentive:
    """Rows of all years about the fiscal incentive, and the dated rules."""

    spending: pd.DataFrame
    regional: pd.DataFrame
    documents: pd.DataFrame
    rules: pd.DataFrame

    @property
    def is_sample(self) -> bool:
        """Whether any of it is made up."""
        return any(bool(frame["is_sample"].any()) for frame in (self.spending, self.regional, self.documents))


@st.cache_resource(max_entries=BUILDS, show_spinner=False)
def incentive(build_id: str) -> Incentive:
    """What the part about the fiscal incentive needs."""
    database = cached.database(build_id)
    return Incentive(queries.spending(database), queries.regional(database), queries.documents(database),
                     queries.incentive_rules(database))


@st.cache_data(max_entries=BUILDS, show_spinner=False)
def planning_files(build_id: str) -> pd.DataFrame:
    """Files whose rows are shown."""
    return queries.planning_files(cached.database(build_id))
