"""What was decided, what is late, and what changed since the last meeting? For TKPK, before and during its meetings."""

from __future__ import annotations

import streamlit as st

from dashboard.store.building import build_times
from dashboard.topics.meetings.parts import (
    forms as rapat_forms,
)
from dashboard.topics.meetings.parts import (
    minutes as rapat_minutes,
)
from dashboard.topics.meetings.parts import (
    parts as rapat_parts,
)
from dashboard.topics.meetings.parts import (
    presentation as presentation_parts,
)
from dashboard.ui import components, controls

build = controls.build_id()
rapat_parts.dress()
shown = rapat_parts.gather(build, build_times.today())
rapat_parts.header(shown)

if shown.known.meetings:
    rapat_parts.late(shown)
else:
    components.empty("Belum ada rapat yang dicatat.", "Rapat, agenda, keputusan, dan tindak lanjutnya dicatat "
                     "sekretariat TKPK di halaman ini setelah masuk, atau diserahkan sebagai berkas.",
                     "python -m dashboard import tkpk_meetings BERKAS --by NAMA")

left, right = st.columns(2, gap="large")
with left:
    rapat_parts.changed(shown)
with right:
    rapat_parts.exceptions(shown)

with st.container(key="rapat_catat"):
    rapat_forms.record(shown)

if shown.known.meetings:
    rapat_parts.reminding(shown)
    rapat_parts.decisions(shown)
    rapat_minutes.meetings(shown)

presentation_parts.section(build)

components.source_line([("Catatan rapat TKPK, diserahkan sekretariat lewat Kelola Data atau halaman ini", None)])
components.method("rapat")
