"""Which targets are met, which are missed, and what pace does each take? For planners and the TKPK."""

from __future__ import annotations

import streamlit as st

from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.store.building import build_times
from dashboard.topics.indicators import answers as indicator_answers
from dashboard.topics.indicators.parts import trend as tren_parts
from dashboard.topics.steps import answers as step_answers
from dashboard.topics.steps.parts import steps as parts
from dashboard.topics.steps.parts import targets
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components

build = controls.build()
tren_parts.add_styles()
targets.add_styles()
components.page_header("Menuju Target", reference.regions(build)[regency().code].label, "target dokumen perencanaan")
controls.elsewhere()
options = tren_parts.offered(build)

with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
    indicator = controls.indicator_filter(options, tren_parts.FIRST_SHOWN)

today = build_times.today()
shown = indicator_answers.trend(build, indicator.id, (), today)
steps = step_answers.five_steps(build, indicator.id, today)
targets.headline(build, shown)
left, right = st.columns(parts.PICTURE, gap="large")
with right:
    targets.others(build, options, indicator)
with left:  # last: its projection takes longest
    targets.way(build, shown, steps)
targets.listed(build, shown, steps)
targets.outlook(build, steps, indicator)
components.source_line(targets.foot(shown))
components.method("menuju-target")
