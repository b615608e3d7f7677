"""Is it getting better or worse, for whom, and against whom? For planners and the TKPK, one indicator at a time."""

from __future__ import annotations

import streamlit as st

from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.store.building import build_times
from dashboard.topics.indicators import answers as indicator_answers
from dashboard.topics.indicators.parts import since as tren_since
from dashboard.topics.indicators.parts import trend as tren_parts
from dashboard.topics.steps.parts import targets
from dashboard.ui.choices import comparison, controls
from dashboard.ui.drawn import components
from dashboard.ui.shell import access

build = controls.build()
tren_parts.lead_on()
tren_parts.add_styles()
components.page_header("Tren & Perbandingan", reference.regions(build)[regency().code].label)
controls.elsewhere()
options = tren_parts.offered(build)

with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
    indicator = controls.indicator_filter(options, tren_parts.FIRST_SHOWN)
    chosen = comparison.comparison_filter(build)
    shown = indicator_answers.trend(build, indicator.id, chosen, build_times.today())
    first = tren_since.since_filter(build, shown)
    national = tren_parts.national_targets(shown)

tren_parts.newest_finding(build, shown)
tren_since.changes_in_words(build, shown, first)
left, right = st.columns([2, 1], gap="large")
with left:
    tren_parts.chart(build, shown, national)
with right:
    tren_parts.reading(build, shown)
    targets.pointer(build, indicator.id)
tren_parts.table(build, shown)
access.link("peringkat", f"Peringkat di antara kabupaten/kota {regency().province.name}", ":material/leaderboard:")

components.source_line(tren_parts.sources(shown), about={"ind": shown.indicator.id})
components.method("tren")
