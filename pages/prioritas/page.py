"""Which villages first, and how sure is that? For planners, Bappedalitbang, a meeting of the TKPK."""

from __future__ import annotations

import streamlit as st

from dashboard.topics.priority.parts import beside, decided, how, link, order, page, unsure
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components

build = controls.build()
page.add_styles()
components.page_header("Prioritas Desa", components.place_name())
shown = page.choose(build)
if shown is None:
    components.empty("Belum ada kriteria desa yang dapat ditimbang.",
                     "Indeks desa menunggu angka per desa; register, cakupan, dan RAT ditimbang setelah data "
                     "sebenarnya diserahkan.")
    components.method("prioritas")
    st.stop()

page.headline(shown)
controls.draw_tabs(link.PART, (order.order, unsure.unsure, beside.beside, decided.decided, how.how), shown)
components.method("prioritas")
