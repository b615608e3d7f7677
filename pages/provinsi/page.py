"""How is the province doing, where in it is need, and where does each kabupaten and kota tell more? For the governor's
office, in ten seconds."""

from __future__ import annotations

from dashboard.topics.province.parts import front
from dashboard.ui.drawn import components

front.add_styles()
front.page()
components.method("provinsi")
