"""Catatan Kejadian: who came in, what was handed in, taken along or refused? For the admin."""

from __future__ import annotations

from dashboard.ui.drawn import components
from dashboard.ui.keeping_house import happened

found = happened.read()
components.page_header("Catatan Kejadian", f"disimpan {happened.months()} bulan")
components.headline(happened.headline(found))
happened.damage(found)
happened.listed(found)
components.method("kejadian")
