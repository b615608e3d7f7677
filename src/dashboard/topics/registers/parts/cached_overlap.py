"""What the reconciliation tells, kept by build id (the same for every reader). What comes back must not be altered."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.topics.registers.blocks import overlap_answers
from dashboard.topics.registers.blocks.overlap_answers import NewestRun
from dashboard.topics.registers.queries import overlap as questions
from dashboard.ui.kept import cached

BUILDS = 2
"""The published build and the one before it, which open sessions may still be drawing."""


@st.cache_resource(max_entries=BUILDS, show_spinner=False)
def newest_run(build_id: str) -> NewestRun | None:
    """The newest run; None where none was handed in."""
    return overlap_answers.newest_run(cached.database(build_id))


@st.cache_data(max_entries=BUILDS, show_spinner=False)
def overlap_files(build_id: str) -> pd.DataFrame:
    """Files whose rows are shown: dataset, file_name, at."""
    return questions.overlap_files(cached.database(build_id))
