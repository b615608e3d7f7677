"""Progress of a case, noted down on its page: one submission each, as decisions of meetings are.

Names in the session begin with kelola_: access.sign_out drops them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

import streamlit as st

from dashboard.core.actor import Action
from dashboard.core.case_states import ASKED, DECIDED, EXPLAINED, STATES
from dashboard.core.domain import SubmissionError
from dashboard.publish.hand_in import hand_in
from dashboard.store.database import Database
from dashboard.store.policy import may
from dashboard.store.reference_codes import reference_codes
from dashboard.topics.differences.contracts import FIGURE_CASES
from dashboard.topics.differences.parts import link
from dashboard.topics.differences.rules.cases import Ledger
from dashboard.topics.meetings import answers as meeting_answers
from dashboard.topics.meetings.blocks.typed_entry import Typed, draft
from dashboard.topics.meetings.parts.forms import outcomes
from dashboard.topics.meetings.words import meetings as meeting_words
from dashboard.topics.rat import queries as rat_queries
from dashboard.ui.drawn.plain_text import plain
from dashboard.ui.handing_in.job import Job
from dashboard.ui.handing_in.personal_check import confirmed
from dashboard.ui.shell import access

_JOBS, _NONCE = "kelola_beda_jobs", "kelola_beda_nonce"
_LONG, _SHORT = 1000, 200


def record(build: Database, ledger: Ledger, today: date) -> None:
    """The form for whoever is signed in, or the way to it."""
    if not may(access.actor(), Action.RECORD):
        access.link("masuk", "Masuk untuk mencatat perkembangan")
        return
    outcomes(_JOBS)
    facts, meetings = {one.id: one.fact for one in ledger.cases}, _meetings(build)
    agencies = rat_queries.agencies(build)
    names = dict(zip(agencies["code"], agencies["name"], strict=True))
    chosen = link.CASE.chosen()
    with st.form("kelola_beda", border=True):
        case = st.selectbox("Perkara", list(facts), index=list(facts).index(chosen) if chosen in facts else None,
                            format_func=lambda code: facts[code], placeholder="Pilih perkara", key=_key("perkara"))
        left, middle, right = st.columns(3)
        state = left.selectbox("Keadaan baru", STATES, index=STATES.index(ASKED), key=_key("keadaan"),
                               format_func=str.capitalize)
        day = middle.date_input("Tanggal", today, max_value=today, format="DD/MM/YYYY", key=_key("tanggal"))
        agency = right.selectbox("OPD pemilik", list(names), index=None, format_func=lambda code: names[code],
                                 placeholder="Seperti sebelumnya", key=_key("opd"))
        left, middle, right = st.columns(3)
        meeting = left.selectbox("Diputuskan rapat", list(meetings), index=None, key=_key("rapat"),
                                 format_func=lambda code: meetings[code], placeholder="Bila diputuskan")
        figure = middle.text_input("Angka yang dipakai", max_chars=_SHORT, key=_key("angka"))
        source = right.text_input("Sumber yang dipakai", max_chars=_SHORT, key=_key("sumber"))
        why = st.text_area("Penjelasan", max_chars=_LONG, height=68, key=_key("penjelasan"))
        if st.form_submit_button("Simpan perkembangan", type="primary", icon=":material/save:"):
            _save(build, facts.get(case or "", ""), {
                "code": case, "date": day, "state": state, "agency": agency, "meeting": meeting,
                "chosen": figure.strip(), "chosen_source": source.strip(), "explanation": why.strip()})


def _key(name: str) -> str:
    """Of a field; another one after each entry, so that the form is empty for the next."""
    return f"kelola_beda_{name}_{st.session_state.get(_NONCE, 0)}"


def _meetings(build: Database) -> dict[str, str]:
    """Real meetings by code."""
    known = meeting_answers.meetings(build, access.audience()).meetings
    return {one.code: meeting_words.meeting_name(one) for one in known if not one.is_sample}


def _problem(row: Mapping[str, object]) -> str:
    if not row["code"] or not row["date"]:
        return "Pilih perkara dan isi tanggalnya."
    if row["state"] == DECIDED and not (row["meeting"] and row["chosen"]):
        return "Yang diputuskan perlu rapat dan angka yang dipakai."
    return "Yang dijelaskan perlu penjelasannya." if row["state"] == EXPLAINED and not row["explanation"] else ""


def _save(build: Database, told: str, row: Typed) -> None:
    """Hand it in, in the background; what was typed stays in the form until it has been found right."""
    if problem := _problem(row):
        st.error(problem, icon=":material/edit_note:")
        return
    if not confirmed([str(row["explanation"] or "")], _key("perkara")):
        return
    try:
        ready = draft(FIGURE_CASES, [row], access.required_actor(), reference_codes(build))
    except SubmissionError as refused:
        st.error(plain(str(refused)), icon=":material/block:")
        return
    job = Job("Menyimpan perkembangan", partial(hand_in, ready), told)
    st.session_state.setdefault(_JOBS, []).append(job.start())
    st.session_state[_NONCE] = st.session_state.get(_NONCE, 0) + 1
    st.rerun()
