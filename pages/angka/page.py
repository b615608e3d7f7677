"""Where does the kabupaten stand on its main figures, and what is old? For planners and the press."""

from __future__ import annotations

import streamlit as st

from dashboard.core.domain import BLITAR
from dashboard.render import trend_words, wording
from dashboard.store.building import build_times
from dashboard.topics.indicators.parts import cards
from dashboard.ui import cached, components, controls, source_parts

build = controls.build_id()
place = cached.regions(build)[BLITAR].label
state = cached.overview(build, build_times.today())

components.page_header("Angka Utama", place)
controls.elsewhere()
if not state.findings:
    components.no_headline_figure()
    st.stop()

first = state.findings[0]
said = wording.finding(first.indicator, place, first.value, first.year, first.change, first.references,
                       calculated=first.is_derived)
components.headline(f"{said} {trend_words.targets_told(state.targets, BLITAR, first.indicator)}".strip())
cards.shape(state)
cards.finding_cards(state.findings)
cards.unsure(state.findings)
source_parts.of_findings(state.findings)

left, right = st.columns([3, 2], gap="large")
with left:
    components.section("Posisi di antara 38 kabupaten/kota Jawa Timur",
                       "Tiap titik satu kabupaten/kota; titik besar Kabupaten Blitar, lingkaran kosong belum dapat "
                       "dipastikan berbeda darinya. Peringkat 1 paling baik.")
    cards.standing_strips(state.standings)
with right:
    if state.old:
        components.section("Yang lama atau belum tersedia")
        cards.old_figures(state.old)

components.source_line([(finding.source, finding.source_url) for finding in state.findings], credit=True)
components.method("angka")
