"""The meetings of Rapat TKPK with their agenda, and the minutes of one as a Word document."""

from __future__ import annotations

import streamlit as st
from htpy import Element, article, div, h3, li, ol, p

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.queries import reference
from dashboard.render.table import badges
from dashboard.statistics import scales
from dashboard.topics.meetings import answers
from dashboard.topics.meetings.blocks.minutes import Minutes
from dashboard.topics.meetings.blocks.minutes import minutes as make_minutes
from dashboard.topics.meetings.parts.parts import MeetingsView
from dashboard.topics.meetings.rules import attendance as attendance_rules
from dashboard.topics.meetings.rules.decisions import Meeting
from dashboard.topics.meetings.words import meetings as words
from dashboard.topics.rat import answers as rat_answers
from dashboard.ui.drawn import components, downloads

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MOST = 6


def meetings(shown: MeetingsView) -> None:
    """The last meetings with their agenda, and minutes of any."""
    components.html(div(".rapat-meetings")[[_card(shown, meeting) for meeting in shown.known.meetings[:_MOST]]])
    rest = len(shown.known.meetings) - _MOST
    if rest > 0:
        components.note(f"… dan {formats.number(rest)} rapat sebelumnya; keputusannya ada pada Semua keputusan.")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by_code = {meeting.code: meeting for meeting in shown.known.meetings}
        code = st.selectbox("Notulen rapat", list(by_code), format_func=lambda code: shown.names[code],
                            key="rapat_notulen", width=420)
        meeting = by_code[code]
        downloads.button("Unduh notulen (DOCX)", f"notulen-{meeting.date.isoformat()}.docx", DOCX,
                         lambda: make_minutes(_content(shown, meeting)),
                         help="Kehadiran, pembahasan, keputusan, tindak lanjut keputusan sebelumnya, capaian RAT yang "
                         "perlu perhatian, dan tempat tanda tangan")


def _card(shown: MeetingsView, meeting: Meeting) -> Element:
    when = "akan datang" if meeting.date > shown.today else "hari ini" if meeting.date == shown.today else ""
    facts = " · ".join(part for part in (formats.tanggal(meeting.date), when, meeting.place, meeting.chair) if part)
    agenda = ol[[li[item] for item in meeting.agenda]] if meeting.agenda else p["Agenda belum dicatat."]
    told = words.states_line(shown.known.of(meeting), shown.today)
    return article[h3[meeting.title, badges([components.SAMPLE_BADGE] if meeting.is_sample else [])], p[facts], agenda,
                   p(".told")[f"{told[0].upper()}{told[1:]}."]]


def _content(shown: MeetingsView, meeting: Meeting) -> Minutes:
    found = answers.exceptions(shown.build, shown.today, scales.configured().id)
    info = reference.build_info(shown.build)
    listed = [(kind.title, [line.sentence for line in kind.lines]) for kind in (found.kinds if found else ())]
    came = attendance_rules.of_build(shown.build, shown.known, rat_answers.agency_names(shown.build),
                                     shown.today)
    secretary = answers.team(World(shown.build, today=shown.today).database).secretary(meeting.date)
    return Minutes(shown.known, meeting, came, secretary.office if secretary else "", listed,
                   found.told if found else "", bool(found and found.is_sample),
                   info.data_date, shown.build.build_id, info.built_at, shown.today)
