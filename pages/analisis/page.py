"""What do the five steps of TKPK daerah say about one indicator? For planners who prepare a meeting or a document."""

from __future__ import annotations

import streamlit as st

from dashboard.domain import BLITAR
from dashboard.ui import analisis_parts, cached, cached_steps, components, controls, tren_parts

FIRST_SHOWN = "p0"

build = controls.build_id()
tren_parts.dress()
components.page_header("Analisis", cached.regions(build)[BLITAR].label, "lima langkah analisis TKPK daerah")
options = tren_parts.options(build)
if not options:
    components.empty("Belum ada satu pun angka kabupaten dalam basis data ini.",
                     "Angka BPS disimpan pada data/facts/ dan dibaca oleh perintah berikut.",
                     "python -m dashboard build")
    st.stop()

with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
    indicator = controls.indicator_filter(options, FIRST_SHOWN)
    support = analisis_parts.support_filter(build, indicator)

shown, steps = cached.trend(build, indicator.id, ()), cached_steps.five_steps(build, indicator.id)
analisis_parts.say(shown)
first, second, third = analisis_parts.places(steps)
with first:
    analisis_parts.position(build, shown, steps)
with second:
    analisis_parts.development(build, shown, steps)
with third:
    analisis_parts.effectiveness(shown, steps)
left, right = st.columns(2, gap="large")
with left:
    analisis_parts.relevance(build, shown, steps)
with right:
    found = cached_steps.link(build, indicator.id, support) if support else None
    analisis_parts.linkage(build, indicator, found)

components.source_line(analisis_parts.sources(shown, found))
components.method("analisis")
