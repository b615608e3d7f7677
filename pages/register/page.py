"""Do the registers agree, what changed in them, who is eligible, what is being checked? For Dinas Sosial, TKPK."""

from __future__ import annotations

import streamlit as st

from dashboard.topics.registers.parts import (
    changes,
    checks,
    difference,
    eligibility,
    link,
    overlap,
    overlap_page,
    page,
)
from dashboard.topics.registers.words import OVERLAP, PARTS
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components

build = controls.build()
page.add_styles()
components.page_header("Register", components.place_name())
if link.PART.chosen() == OVERLAP:
    seen = overlap_page.choose(build)
    overlap_page.headline(seen)
    controls.draw_tabs(link.PART, [overlap.overlap] * len(PARTS), seen)  # only the open one is drawn
    components.method("register")
    st.stop()

shown = page.choose(build)
if shown is None:
    components.headline("Belum ada register yang diserahkan.")
    controls.draw_tabs(link.PART, [page.missing] * len(PARTS), build)
    components.method("register")
    st.stop()

page.headline(shown)
parts = (difference.difference, changes.changes, eligibility.eligibility,
         lambda _: overlap.overlap(overlap_page.choose(build)), checks.checks)
controls.draw_tabs(link.PART, parts, shown)
components.method("register")
