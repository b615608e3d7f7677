"""Which figures do two sources tell differently, who has to answer, what was decided? For planners and meetings."""

from __future__ import annotations

from dashboard.topics.differences.parts import page
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components

build = controls.build()
ledger = page.opened(build)
if ledger.cases:
    page.listed(build, ledger)
page.recording(build, ledger)
components.source_line(page.SOURCES, doubt=False)
components.method("angka-berbeda")
