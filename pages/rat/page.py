"""Does each agency do what the RAT promised, with the money it was given? For Bappedalitbang, TKPK and the agencies."""

from __future__ import annotations

import streamlit as st

from dashboard.core.regency import regency
from dashboard.store.building import build_times
from dashboard.topics.rat import answers as rat_answers
from dashboard.topics.rat.parts import files as rat_files
from dashboard.topics.rat.parts import link as rat_link
from dashboard.topics.rat.parts import page as rat_page
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.shell import access

build = controls.build()
rat_page.add_styles()
everything = rat_answers.rat(build, build_times.today(), access.audience())
if not everything.years:
    components.page_header("Capaian RAT", components.place_name(of_villages=False))
    components.empty("Belum ada matriks RAT maupun target Renja yang diserahkan.",
                     f"Matriks, target, dan laporan triwulan diserahkan tiap OPD lewat {regency().agency_short}, di "
                     "halaman Kelola Data atau dengan perintah berikut.",
                     "python -m dashboard import rat_matrix BERKAS --by NAMA")
    components.method("rat")
    st.stop()

head = st.container()
shown = rat_page.choose(build, everything)
with head:
    rat_page.header(shown)

rat_page.headline(shown)
controls.draw_tabs(rat_link.PART, (rat_page.agencies, rat_page.exceptions, rat_page.groups, rat_page.details), shown)
rat_files.tables(shown)
components.source_line(rat_files.sources(build, shown))
components.method("rat")
