"""The village map as pages use it."""

from __future__ import annotations

import streamlit as st

from dashboard.analysis.classes import classify
from dashboard.domain import Direction
from dashboard.pictures import wording
from dashboard.ui import cached, components


def summary(build: str) -> None:
    """The village map in small, with a sentence on where the weak villages are and a link to the full map."""
    st.write("")
