"""Where does a programme reach, and where not? For planners, OPD and the TKPK."""

from __future__ import annotations

import streamlit as st

from dashboard.topics.programs.parts import (
    compare as program_compare,
)
from dashboard.topics.programs.parts import (
    files as program_files,
)
from dashboard.topics.programs.parts import (
    link as program_link,
)
from dashboard.topics.programs.parts import (
    map as program_map,
)
from dashboard.topics.programs.parts import (
    parts as program_parts,
)
from dashboard.topics.programs.parts import (
    trend as program_trend,
)
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components

build = controls.build()
program_parts.add_styles()
components.page_header("Cakupan Program", components.place_name(of_villages=False))
shown = program_parts.filters(build)
if shown is None:
    components.empty("Cakupan program per desa belum tersedia.",
                     "Pemasok: OPD pelaksana program. Isi templat cakupan (sasaran dan penerima tiap desa), lalu "
                     "serahkan lewat Kelola Data atau perintah berikut.",
                     "python -m dashboard import coverage BERKAS.xlsx --by NAMA")
    components.method("program")
    st.stop()

program_parts.headline(shown)
program_parts.facts(shown)
controls.draw_tabs(program_link.PART, (program_files.beneath(program_map.overview),
                                       program_files.beneath(program_parts.table), program_trend.trend,
                                       program_compare.side_by_side), shown)
components.source_line(shown.sources, credit=True)
components.method("program")
