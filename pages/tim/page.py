"""Which office sits for which agency, who came, what does each owe? For the secretariat and the chair of TKPK."""

from __future__ import annotations

from dashboard.topics.meetings.parts import parts as rapat_parts
from dashboard.topics.meetings.parts import team as team_parts
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components

rapat_parts.add_styles()
shown = team_parts.gather(controls.build())
team_parts.header(shown)
controls.elsewhere()
team_parts.attendance(shown)
team_parts.to_settle(shown)
team_parts.groups(shown)
components.source_line([shown.source])
components.method("tim")
