"""What is new, and for whom? For everybody, at a new build and at the end of a month."""

from __future__ import annotations

from dashboard.topics.news.parts import page
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components

page.opened(controls.build())
components.source_line(page.sources(), doubt=False)
components.method("kabar")
