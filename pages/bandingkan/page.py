"""In what do two to four villages or kecamatan differ? For planners, and for the camat who asks why not mine."""

from __future__ import annotations

import streamlit as st

from dashboard.topics.areas.parts import profile as profile_parts
from dashboard.topics.areas.parts import side_by_side
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.shell import access

build = controls.build()
profile_parts.add_styles(printable=False)
components.page_header("Bandingkan Wilayah", "desa, kelurahan, atau kecamatan berdampingan")
shown = side_by_side.choose(build)
if shown is None:
    components.empty("Pilih sedikitnya dua wilayah setingkat untuk dibandingkan.",
                     "Ketik nama desa, kelurahan, atau kecamatan pada kotak di atas; paling banyak empat.")
    side_by_side.starts(build)
    access.link("tren", "Bandingkan dengan kabupaten/kota lain", ":material/show_chart:")
    components.method("bandingkan")
    st.stop()

side_by_side.headline(shown)
side_by_side.score_table(shown)
side_by_side.other_table(shown)
side_by_side.not_compared(shown)
with st.container(horizontal=True):
    side_by_side.download(shown)
    access.link("tren", "Bandingkan dengan kabupaten/kota lain", ":material/show_chart:")
components.source_line(side_by_side.sources(shown), credit=True)
components.method("bandingkan")
