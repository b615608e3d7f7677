"""How is the kabupaten doing, what asks for a decision, where is need? For the regent's office, in ten seconds."""

from __future__ import annotations

import streamlit as st

from dashboard.core.domain import BLITAR
from dashboard.render import wording
from dashboard.store.building import build_times
from dashboard.topics.areas.parts import village_map
from dashboard.ui import brief_parts, cached, components, controls, home

build, today = controls.build_id(), build_times.today()
place = cached.regions(build)[BLITAR].label
state = cached.overview(build, today)

components.page_header("Ringkasan", place)
controls.elsewhere()
if not state.findings:
    components.no_headline_figure()
    st.stop()

first = state.findings[0]
components.headline(wording.finding(first.indicator, place, first.value, first.year, first.change, first.references,
                                    calculated=first.is_derived))
said = home.said(build, today)
home.tiles(said)
where, which, what = st.columns([4, 2.4, 3.4], gap="medium")
with where:
    village_map.summary(build)
with which:
    village_map.named(build)
with what:
    home.lines(said)
home.strip(state.findings[1:])
brief_parts.brief_button(build)
components.source_line([(finding.source, finding.source_url) for finding in state.findings], credit=True)
components.method("ringkasan")
