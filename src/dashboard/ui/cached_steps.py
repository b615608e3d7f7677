"""The five-step analysis kept by build id, as ui.cached does."""

from __future__ import annotations

import streamlit as st

from dashboard.analysis import linkage
from dashboard.analysis.five_step import FiveSteps
from dashboard.analysis.five_step import five_steps as analyse
from dashboard.analysis.linkage import Link
from dashboard.ui import cached


@st.cache_data(max_entries=200, show_spinner=False)
def five_steps(build_id: str, indicator: str) -> FiveSteps:
    """Steps 1 to 4 of one indicator."""
    return analyse(cached.trend(build_id, indicator, ()), cached.method_breaks(build_id))


@st.cache_data(max_entries=200, show_spinner=False)
def supports(build_id: str, indicator: str) -> tuple[str, ...]:
    """Indicators that this one may be linked with over the kabupaten/kota, in catalogue order."""
    catalogue, own = cached.indicators(build_id), cached.kabkota_values(build_id, indicator)
    return tuple(name for name, other in catalogue.items() if linkage.may_be_linked(catalogue[indicator], other)
                 and linkage.common_year(own, cached.kabkota_values(build_id, name)))


@st.cache_data(max_entries=200, show_spinner=False)
def link(build_id: str, indicator: str, support: str) -> Link | None:
    """Step 5: two indicators over the kabupaten/kota."""
    catalogue = cached.indicators(build_id)
    return linkage.link(catalogue[indicator], catalogue[support], cached.kabkota_values(build_id, indicator),
                        cached.kabkota_values(build_id, support))
