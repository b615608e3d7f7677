"""Answers about single figures, kept by build id. Who noted something down is asked anew: not every reader is told."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.registry import contracts
from dashboard.topics.differences.contracts import FIGURE_CASES, FIGURE_REPORTS, INDICATORS
from dashboard.topics.figures import queries
from dashboard.topics.figures.contracts import FIGURE_NOTES
from dashboard.ui.drawn import doubt
from dashboard.ui.kept import cached

_ABOUT_FIGURES = (FIGURE_CASES.id, FIGURE_REPORTS.id, FIGURE_NOTES.id)


def datasets() -> dict[str, str]:
    """Titles of the datasets whose figures the dashboard shows, those of indicators first."""
    found = {one.id: one.title for one in contracts().values() if doubt.columns(one) and one.id not in _ABOUT_FIGURES}
    return {INDICATORS: found.pop(INDICATORS), **found}


@st.cache_data(max_entries=200, show_spinner=False)
def places(build_id: str, indicator: str) -> list[str]:
    """Regions that have a figure of the indicator, the regency and its parts first."""
    return list(queries.places(cached.database(build_id), indicator)["region_code"])


@st.cache_data(max_entries=200, show_spinner=False)
def figures(build_id: str, indicator: str, region: str) -> pd.DataFrame:
    """Every figure of an indicator in a region with its source, the newest first."""
    return queries.figures(cached.database(build_id), indicator, region)
