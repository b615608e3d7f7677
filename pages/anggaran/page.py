"""Does money go where need is, and what has been published about programmes? For planners and the TKPK."""

from __future__ import annotations

import streamlit as st

from dashboard.core.regency import regency
from dashboard.topics.programs.parts import compare as program_compare
from dashboard.topics.programs.parts import facts as program_facts
from dashboard.topics.programs.parts import parts as program_parts
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.shell import access

build, kecamatan = controls.build(), controls.scope().kecamatan
program_parts.add_styles()
components.page_header("Anggaran & Kebutuhan", components.place_name(of_villages=False))
years = program_compare.years(build)
if years:
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        year = controls.year_filter(years, of="matriks RAT")
    program_compare.need(build, year, kecamatan, access.audience())
else:
    components.empty("Matriks RAT belum tersedia, jadi alokasi belum dapat dibandingkan dengan kebutuhan.",
                     f"RAT dihimpun {regency().agency_short} dari tiap OPD.",
                     "python -m dashboard import rat_matrix BERKAS.xlsx --by NAMA")
program_facts.published(build, kecamatan)
components.method("anggaran")
