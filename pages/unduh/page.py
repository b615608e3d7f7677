"""Which datasets are there, what does each hold, and how do I take it? For planners, walidata, and other systems."""

from __future__ import annotations

from dashboard.topics.catalogue.parts import datasets
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components

build = controls.build()
datasets.page(build)
components.method("unduh")
