"""What changed since the last meeting, what should it ask about, with which slides? For TKPK, before a meeting."""

from __future__ import annotations

import streamlit as st

from dashboard.store.building import build_times
from dashboard.topics.meetings.parts import link as rapat_link
from dashboard.topics.meetings.parts import parts as rapat_parts
from dashboard.topics.meetings.parts import presentation as presentation_parts
from dashboard.ui.choices import controls
from dashboard.ui.drawn import brief_parts, components

build = controls.build()
rapat_link.lead_on()
rapat_parts.add_styles()
shown = rapat_parts.gather(build, build_times.today())
rapat_parts.header(shown, "Siapkan Rapat TKPK")
with st.container(key="salindia"):
    presentation_parts.section(build)
brief_parts.brief_button(build)
rapat_parts.elsewhere(shown)

left, right = st.columns(2, gap="large")
with left:
    rapat_parts.changed(shown)
with right:
    rapat_parts.exceptions(shown)

components.source_line([shown.source], doubt=False)
components.method("rapat")
