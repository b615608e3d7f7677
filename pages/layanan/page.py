"""What do residents ask for, where does it wait, and who answers how fast? For Dinas Sosial, OPD and the TKPK."""

from __future__ import annotations

import streamlit as st

from dashboard.topics.services.parts import agencies, files, jkn, link, needs, parts
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components

build = controls.build()
parts.add_styles()
components.page_header("Layanan (SLRT)", components.place_name(of_villages=False))
shown = parts.filters(build)
if shown is None:
    components.empty("Data layanan (SLRT) belum tersedia.",
                     "Pemasok: Dinas Sosial (sekretariat SLRT). Isi templat jumlah berkas tiap bulan, lalu serahkan "
                     "lewat Kelola Data atau perintah berikut.",
                     "python -m dashboard import service_counts BERKAS.xlsx --by NAMA")
    jkn.watch(build, controls.scope().kecamatan, None)
    components.method("layanan")
    st.stop()

parts.headline(shown)
parts.facts(shown)
controls.draw_tabs(link.PART, (files.beneath(parts.course, files.AREAS, files.CHANNELS),
                               files.beneath(agencies.table, files.AGENCIES),
                               files.beneath(needs.needs, files.NEEDS),
                               files.beneath(jkn.of_month, files.PEOPLE)), shown)
components.source_line(parts.sources(build, shown.services.is_sample))
components.method("layanan")
