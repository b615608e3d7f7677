"""News of a month, kept by build: the same for every reader until it is asked what is for whom."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.topics.news.blocks.answers import news as gathered
from dashboard.topics.news.rules import News, read_month
from dashboard.ui.kept import cached


def news(build_id: str, month: str, today: date) -> News:
    """Of a month (its code) as today sees it."""
    found: News = _kept(build_id, month, today)
    if found.for_now:
        _kept.clear(build_id, month, today)
    return found


@st.cache_data(max_entries=4, show_spinner="Mengumpulkan kabar …")
def _kept(build_id: str, month: str, today: date) -> News:
    found = read_month(month, today)
    return gathered(cached.world(build_id, found.until), found)
