"""Who helps beside the government, does it arrive, and does it go where need is? For Bappedalitbang, TKPK, partners."""

from __future__ import annotations

import streamlit as st

from dashboard.core.regency import regency
from dashboard.topics.partners.parts import link, network, page, pledged, spread, together
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components

build = controls.build()
page.add_styles()
components.page_header("Gotong Royong & Mitra", components.place_name())
shown = page.choose(build)
if shown is None:
    components.empty("Belum ada mitra maupun kegiatan gotong royong yang diserahkan.",
                     f"{regency().agency_short} menghimpun daftar mitra dan janjinya; desa mencatat kegiatan warga "
                     "lewat kecamatan dan DPMD. Isi templatnya, lalu serahkan lewat Kelola Data atau perintah berikut.",
                     "python -m dashboard import partners BERKAS.xlsx --by NAMA")
    components.method("gotong-royong")
    st.stop()

page.headline(shown)
page.facts(shown)
controls.draw_tabs(link.PART, (pledged.pledged, spread.need, spread.gaps, together.together, network.network,
                               pledged.listed), shown)
components.method("gotong-royong")
