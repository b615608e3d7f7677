"""Where does the kabupaten stand on its main figures, and what is old? For planners and the press."""

from __future__ import annotations

import streamlit as st

from dashboard.core.domain import BLITAR
from dashboard.render import trend_words
from dashboard.topics.indicators.parts import cards
from dashboard.ui import components, source_parts

place, state = cards.opened("Angka Utama")
told = trend_words.targets_told(state.targets, BLITAR, state.findings[0].indicator)
components.headline(f"{cards.said(place, state)} {told}".strip(), note=state.findings[0].note)
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
