"""What would the chapter "Profil kemiskinan daerah" of RPKD and LP2KD say? For Bappedalitbang, who edits and files
it."""

from __future__ import annotations

import streamlit as st

from dashboard.core.regency import regency
from dashboard.store.building import build_times
from dashboard.topics.indicators.parts import trend as tren_parts
from dashboard.topics.steps.parts import chapter
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components

build = controls.build()
chapter.add_styles()
components.page_header("Bab RPKD", regency().label, "Profil kemiskinan daerah untuk RPKD dan LP2KD")
controls.elsewhere()
tren_parts.offered(build)
chosen, support = chapter.choose(build)
if not chosen:
    components.empty("Pilih sedikitnya satu indikator.", "Bab disusun dari indikator yang dipilih di atas.")
    components.method("bab-rpkd")
    st.stop()

with st.spinner("Membaca isi bab …"):
    sections = chapter.outline(build, chosen, support, build_times.today())
chapter.headline(build, chosen, sections)
left, right = st.columns([1, 2], gap="large")
with left:
    chapter.document(build, chosen, support)
    chapter.contents(sections)
with right:
    chapter.preview(sections)
components.method("bab-rpkd")
