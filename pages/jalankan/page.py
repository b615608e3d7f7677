"""What is shown and noted down while the meeting goes on? For the secretariat, in the hall."""

from __future__ import annotations

import streamlit as st

from dashboard.store.building import build_times
from dashboard.topics.meetings.parts import forms as rapat_forms
from dashboard.topics.meetings.parts import parts as rapat_parts
from dashboard.topics.meetings.parts import presentation as presentation_parts
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components

build = controls.build()
rapat_parts.add_styles()
shown = rapat_parts.gather(build, build_times.today())
rapat_parts.header(shown, "Jalankan Rapat TKPK")
presentation_parts.start()
with st.container(key="rapat_catat"):
    rapat_forms.record(shown)
rapat_parts.of_the_day(shown)
components.source_line([shown.source], doubt=False)
components.method("jalankan")
