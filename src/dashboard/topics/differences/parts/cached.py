"""The ledger, kept by build id and by what its readers may be told."""

from __future__ import annotations

import streamlit as st

from dashboard.store.policy import PUBLIC, Audience
from dashboard.topics.differences.rules.cases import NO_INDICATOR, Ledger, of_build
from dashboard.topics.differences.words import NO_INDICATOR as NO_INDICATOR_WORDS
from dashboard.ui.kept import cached


@st.cache_resource(max_entries=6, show_spinner=False)
def ledger(build_id: str, audience: Audience = PUBLIC) -> Ledger:
    """Every case of the build; shared, must not be altered."""
    return of_build(cached.database(build_id), audience)


def facts(build_id: str) -> dict[str, str]:
    """Facts by case."""
    return {one.id: one.fact for one in ledger(build_id).cases}


def indicators(build_id: str) -> dict[str, str]:
    """Short names of the indicators that cases are about."""
    found = {one.indicator or NO_INDICATOR: one.indicator_name or NO_INDICATOR_WORDS
             for one in ledger(build_id).cases}
    return dict(sorted(found.items(), key=lambda pair: (pair[0] == NO_INDICATOR, pair[1])))


def regions(build_id: str) -> dict[str, str]:
    """Names of the regions that cases are about."""
    return {one.region_code: one.region for one in sorted(ledger(build_id).cases, key=lambda one: one.region_code)
            if one.region_code}
