"""Which targets are met, which are missed, and what pace does each take? For planners and the TKPK."""

from __future__ import annotations

import streamlit as st

from dashboard.core.regency import regency
from dashboard.store.building import build_times
from dashboard.topics.indicators.parts import trend as tren_parts
from dashboard.topics.steps.parts import cached as cached_steps
from dashboard.topics.steps.parts import steps as parts
from dashboard.topics.steps.parts import targets
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.kept import cached

build = controls.build_id()
tren_parts.add_styles()
targets.add_styles()
components.page_header("Menuju Target", cached.regions(build)[regency().code].label, "target dokumen perencanaan")
controls.elsewhere()
options = tren_parts.offered(build)

with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
    indicator = controls.indicator_filter(options, tren_parts.FIRST_SHOWN)

shown, steps = cached.trend(build, indicator.id, (), build_times.today()), cached_steps.five_steps(build, indicator.id)
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
