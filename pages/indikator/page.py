"""Every indicator of the kabupaten at a glance, each a way to its trend. For planners who look for one."""

from __future__ import annotations

from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.topics.indicators.parts import trend as tren_parts
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components

build = controls.build()
tren_parts.add_styles()
components.page_header("Semua Indikator", reference.regions(build)[regency().code].label)
controls.elsewhere()
options = tren_parts.offered(build)
components.headline(tren_parts.how_many(build, options))
tren_parts.everything(build)
components.source_line([], about={})
components.method("indikator")
