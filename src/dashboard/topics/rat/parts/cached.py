"""What the RAT says, kept by build and audience: cached.py continued, same rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from dashboard.statistics.rounding import rounding_for
from dashboard.statistics.scales import SCALES
from dashboard.store.policy import Audience
from dashboard.topics.rat import queries as rat_queries
from dashboard.topics.rat.rules.groups import history as score_history
from dashboard.topics.rat.rules.quarter import Assessment, Choice, Rat, assess, chosen
from dashboard.topics.rat.rules.quarter import of_build as rat_of_build
from dashboard.ui.kept.cached import database

_BUILDS = 2


def rat(build_id: str, today: date, audience: Audience) -> Rat:
    """The RAT of all years as it is on this day: matrix, targets, reports, as this audience sees it. Shared, must
    not be altered."""
    return _on(build_id, today, audience)


@st.cache_resource(max_entries=4 * _BUILDS, show_spinner=False)
def _on(build_id: str, today: date, audience: Audience) -> Rat:
    return replace(_rat(build_id, audience), day=today)


@st.cache_resource(max_entries=2 * _BUILDS, show_spinner="Membaca RAT …")
def _rat(build_id: str, audience: Audience) -> Rat:
    """Its rows, which are the same on every day."""
    return rat_of_build(database(build_id), date.max, rounding_for(audience))


@st.cache_data(max_entries=_BUILDS, show_spinner=False)
def files(build_id: str) -> pd.DataFrame:
    """Submissions that the RAT comes from."""
    return rat_queries.rat_files(database(build_id))


@st.cache_resource(max_entries=100, show_spinner="Menghitung capaian …")
def assessment(build_id: str, choice: Choice, scale: str, audience: Audience) -> Assessment:
    """The state of the RAT for a choice. Shared, must not be altered."""
    return assess(_rat(build_id, audience), choice, SCALES[scale])


@st.cache_data(max_entries=50, show_spinner=False)
def history(build_id: str, strategy: str | None, area: str | None, scale: str, audience: Audience) -> pd.DataFrame:
    """Scores by agency and quarter of all years, for a strategy and an area or everything."""
    everything = _rat(build_id, audience)
    parts = [chosen(everything, Choice(year, 4, None, strategy, area)) for year in everything.years]
    if not parts:
        return score_history(everything.indicators, everything.reports, SCALES[scale])
    return score_history(pd.concat([part.indicators for part in parts]), pd.concat([part.reports for part in parts]),
                         SCALES[scale])
