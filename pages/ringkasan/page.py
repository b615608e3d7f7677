"""How is the kabupaten doing, what asks for a decision, where is need? For the regent's office, in ten seconds."""

from __future__ import annotations

import streamlit as st

from dashboard.store.building import build_times
from dashboard.topics.areas.parts import village_map
from dashboard.topics.indicators.parts import cards
from dashboard.ui.choices import controls
from dashboard.ui.drawn import brief_parts, components
from dashboard.ui.shell import home

build, today = controls.build(), build_times.today()
place, state = cards.opened("Ringkasan")
components.headline(cards.said(place, state), note=state.findings[0].note)
said = home.said(build, today)
home.tiles(said)
where, which, what = st.columns([4, 2.4, 3.4], gap="medium")
with where:
    village_map.summary(build)
with which:
    village_map.named(build)
with what:
    home.lines(said)
home.waiting(said)
home.strip(state.findings[1:])
cards.contrast(state)
brief_parts.brief_button(build)
components.source_line([(finding.source, finding.source_url) for finding in state.findings], credit=True)
components.method("ringkasan")
