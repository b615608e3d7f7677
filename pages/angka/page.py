"""Where does the kabupaten stand on its main figures, and what is old? For planners and the press."""

from __future__ import annotations

from dashboard.core.regency import regency
from dashboard.topics.indicators.parts import cards
from dashboard.topics.steps.parts import targets
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components, source_parts

place, state = cards.opened("Angka Utama")
components.headline(cards.said(place, state), note=state.findings[0].note)
cards.shape(state)
cards.finding_cards(state.findings)
cards.unsure(state.findings)
source_parts.of_findings(state.findings)

if state.standings:
    components.section(f"Posisi di antara 38 kabupaten/kota {regency().province.name}",
                       f"Tiap titik satu kabupaten/kota; titik besar {regency().label}, lingkaran kosong belum dapat "
                       "dipastikan berbeda darinya. Peringkat 1 paling baik.")
    cards.standing_strips(state.standings)
cards.old_figures(state.old)
targets.pointer(controls.build(), state.findings[0].indicator.id)
components.source_line([(finding.source, finding.source_url) for finding in state.findings], credit=True)
components.method("angka")
