"""Metrik: is the server well? For the admin."""

from __future__ import annotations

from dashboard.ui.drawn import components
from dashboard.ui.keeping_house import metrics

state = metrics.read()
components.page_header("Metrik", "proses server ini sejak dimulai")
components.headline(metrics.headline(state))
metrics.facts(state)
metrics.pages(state)
components.method("metrik")
