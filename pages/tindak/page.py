"""What was decided, what is late, who is to be reminded? For the secretariat, between meetings."""

from __future__ import annotations

from dashboard.store.building import build_times
from dashboard.topics.meetings.parts import link as rapat_link
from dashboard.topics.meetings.parts import minutes as rapat_minutes
from dashboard.topics.meetings.parts import parts as rapat_parts
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components

build = controls.build()
rapat_parts.add_styles()
shown = rapat_parts.gather(build, build_times.today())
rapat_parts.header(shown, "Tindak Lanjut Rapat TKPK")
if shown.known.meetings:
    controls.draw_tabs(rapat_link.PART, (rapat_parts.late, rapat_parts.decisions, rapat_minutes.meetings), shown)
else:
    rapat_parts.no_meeting()
components.source_line([shown.source], doubt=False)
components.method("tindak")
