"""Do the registers agree, what changed in them, who is eligible, what is being checked? For Dinas Sosial, TKPK."""

from __future__ import annotations

import streamlit as st

from dashboard.topics.registers.parts import changes, checks, difference, eligibility, link, page
from dashboard.ui import components, controls

build = controls.build_id()
page.dress()
components.page_header("Register", components.place_name())
shown = page.choose(build)
if shown is None:
    components.empty("Belum ada register yang diserahkan.",
                     "Dinas Sosial menyerahkan hitungan DTSEN dan Sidaksos per desa dan desil. Isi templatnya, lalu "
                     "serahkan lewat Kelola Data atau perintah berikut.",
                     "python -m dashboard import registry_counts BERKAS.xlsx --by NAMA")
    components.method("register")
    st.stop()

page.headline(shown)
controls.draw_tabs(link.PART, (difference.difference, changes.changes, eligibility.eligibility, checks.checks), shown)
components.method("register")
