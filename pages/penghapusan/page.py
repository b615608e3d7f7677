"""Hapus Kiriman: what is to be erased for good, who asks for it, who approves? For secretariat and admin."""

from __future__ import annotations

from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.keeping_house import erasing

found = erasing.read()
components.page_header("Hapus Kiriman", "hanya sekretariat dan admin")
components.headline(erasing.headline(found))
erasing.outcome()
erasing.waiting(found)
erasing.ask(found, controls.build())
erasing.erased(found)
components.method("penghapusan")
