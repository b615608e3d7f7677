"""Where does the kabupaten stand among the 38 of East Java, and how did that move? For planners and the TKPK."""

from __future__ import annotations

import streamlit as st

from dashboard.core.regency import regency
from dashboard.store.building import build_times
from dashboard.topics.indicators import answers as indicator_answers
from dashboard.topics.indicators.parts import provincial_ranks
from dashboard.topics.indicators.parts import trend as tren_parts
from dashboard.ui.choices import comparison, controls
from dashboard.ui.drawn import components

build = controls.build()
tren_parts.add_styles()
components.page_header("Peringkat", regency().label,
                       f"di antara kabupaten/kota {regency().province.name}")
controls.elsewhere()
options = tren_parts.offered(build)

with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
    indicator = controls.indicator_filter(options, tren_parts.FIRST_SHOWN)
    chosen = comparison.comparison_filter(build)
shown = indicator_answers.trend(build, indicator.id, chosen, build_times.today())
provincial_ranks.newest_place(build, shown)
provincial_ranks.ranking(build, shown)
components.method("peringkat")
