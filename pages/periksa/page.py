"""Where does this one figure come from, what is noted on it, and what if it is wrong? For everybody who reads it."""

from __future__ import annotations

from dashboard.topics.figures.parts import page
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components

page.draw(controls.build())
components.method("periksa")
