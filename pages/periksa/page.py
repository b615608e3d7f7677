"""Where does this one figure come from, what is noted on it, and what if it is wrong? For everybody who reads it."""

from __future__ import annotations

from dashboard.topics.figures.parts import page
from dashboard.ui import components, controls

page.draw(controls.build_id())
components.method("periksa")
