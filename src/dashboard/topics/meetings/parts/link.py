"""What a link to Rapat TKPK carries besides the place: meeting, agency, state of the decisions. None means all."""

from __future__ import annotations

import streamlit as st

from dashboard.store.database import Database
from dashboard.topics.meetings import answers
from dashboard.topics.meetings.rules.decisions import DecisionState
from dashboard.topics.meetings.words import meetings as words
from dashboard.ui.choices import controls, parameters
from dashboard.ui.choices.parameters import Parameter
from dashboard.ui.shell import access


def meetings(build: Database) -> dict[str, str]:
    """Words for the meetings by their code."""
    known = answers.meetings(build, access.audience()).meetings
    return {meeting.code: words.meeting_name(meeting) for meeting in known}


def _agencies(build: Database) -> dict[str, str]:
    decisions = answers.meetings(build, access.audience()).decisions
    return {one.agency: one.agency_name for one in sorted(decisions, key=lambda one: one.agency_name)}


MEETING = Parameter[str | None]("rapat", meetings, None, "rapat", "Ditampilkan semua rapat.")
AGENCY = Parameter[str | None]("opd", _agencies, None, "OPD", "Ditampilkan semua OPD.")
STATE = Parameter[DecisionState | None]("status", {state: words.state_word(state) for state in DecisionState}, None,
                                        "status", "Ditampilkan semua status.", read=DecisionState)
_OWN = (MEETING, AGENCY, STATE)
LATE, DECISIONS, MEETINGS = "Lewat tenggat", "Semua keputusan", "Rapat & notulen"
PART = controls.tabbed("bagian", "bagian", (LATE, DECISIONS, MEETINGS),
                       meant_by={one.name: DECISIONS for one in _OWN})
FORMER = (*controls.PLACE, *_OWN)
"""Of Siapkan, where the decisions once stood."""
PARAMETERS = (*FORMER, PART)
"""Of Tindak Lanjut."""


def lead_on() -> None:
    """A link that chooses among decisions leads to where they stand now."""
    if any(one.chosen() for one in _OWN):
        controls.lead_on(access.page("tindak"), parameters.written())


def filters() -> tuple[str | None, str | None, DecisionState | None]:
    """The row of select boxes, and a way to clear them."""
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        controls.select_or_all(MEETING, "Rapat", "Semua rapat")
        controls.select_or_all(AGENCY, "OPD", "Semua OPD")
        controls.select_or_all(STATE, "Status", "Semua status")
        if any(one.chosen() for one in _OWN):
            st.button("Hapus saringan", icon=":material/filter_alt_off:", key="rapat_clear",
                      on_click=parameters.choose, args=(dict.fromkeys(_OWN),))
    return MEETING.chosen(), AGENCY.chosen(), STATE.chosen()
