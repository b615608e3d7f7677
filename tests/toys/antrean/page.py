"""How many wait at the counters? For the toy's own people."""

from __future__ import annotations

import streamlit as st

from dashboard.answers.world import World
from dashboard.render.table import badge
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from toys.antrean.rules import newest

build = controls.build()
world = World(build)
found = newest(world.database, world.rounding)
components.page_header("Antrean Loket", components.place_name())
if found is None:
    components.empty("Belum ada data antrean loket.", "Serahkan berkasnya di Kelola Data.")
    st.stop()
components.headline(f"{found.of('menunggu', None):.0f} keluarga menunggu pada {found.month}.")
if found.is_sample:
    components.html(badge[components.SAMPLE_BADGE])
components.method("antrean")
