"""What is noted down during a meeting: a decision, what became of one, who came, a meeting. Saved at once, one
submission each.

Names in the session begin with kelola_: access.sign_out drops them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

import streamlit as st
from htpy import p

from dashboard.core import formats
from dashboard.core.actor import Action
from dashboard.core.domain import BuildError, SubmissionError
from dashboard.intake.contract import Contract
from dashboard.publish.hand_in import SubmissionOutcome, hand_in
from dashboard.store.policy import is_bound, may
from dashboard.store.reference_codes import reference_codes
from dashboard.store.submissions.record import SubmissionDraft
from dashboard.topics.meetings.blocks.typed_entry import Typed, draft, new_code
from dashboard.topics.meetings.contracts import ACTIONS, AGENDA, ATTENDANCE, DECISIONS, DONE, MEETINGS, PROGRESS
from dashboard.topics.meetings.parts import attendance_form
from dashboard.topics.meetings.parts.parts import MeetingsView
from dashboard.topics.meetings.rules.decisions import Decision, Meeting
from dashboard.topics.meetings.words import meetings as words
from dashboard.topics.rat import answers as rat_answers
from dashboard.topics.rat import queries as rat_queries
from dashboard.ui.drawn import components
from dashboard.ui.drawn.plain_text import plain
from dashboard.ui.handing_in.job import Job
from dashboard.ui.handing_in.personal_check import confirmed
from dashboard.ui.shell import access

_JOBS, _NONCE, _KIND = "kelola_rapat_jobs", "kelola_rapat_nonce", "kelola_rapat_jenis"
_DECISION, _ACTION, _CAME, _MEETING = "Keputusan", "Tindak lanjut", "Kehadiran", "Rapat"
_TYPED = ("keputusan", "catatan", "judul", "agenda")
"""Fields that take a while to type."""
_TOLD = 3
"""The last entries whose outcome stays on the page."""
_LONG, _SHORT, _CHARS = 1000, 200, 70
_USUAL_DAYS = 30
Entries = Sequence[tuple[Contract, Sequence[Typed]]]


def record(shown: MeetingsView) -> None:
    """The forms for whoever is signed in, or the way to them."""
    components.section("Catat saat rapat", "Tiap isian langsung disimpan sebagai satu kiriman dan dapat ditarik di "
                       "Kelola Data. Dua orang boleh mengisi bersamaan.")
    reader = access.actor()
    if is_bound(reader):
        outcomes(_JOBS)
        _action_form(shown, [one for one in shown.known.decisions if one.agency == reader.agency])
        return
    if not may(reader, Action.RECORD):
        _give_back()
        access.link("masuk", "Masuk untuk mencatat rapat, keputusan, dan tindak lanjut")
        return
    outcomes(_JOBS)
    real = [] if shown.known.is_sample else list(shown.known.meetings)
    kind = st.segmented_control("Yang dicatat", [_DECISION, _ACTION, _CAME, _MEETING], key=_KIND, required=True,
                                default=_DECISION if real else _MEETING, label_visibility="collapsed")
    if kind != _MEETING and not real:
        st.info("Catat dahulu rapat yang sebenarnya; sesudah itu rapat contoh tidak ditampilkan lagi.",
                icon=":material/event:")
    elif kind == _DECISION:
        _decision_form(shown, real)
    elif kind == _ACTION:
        _action_form(shown, list(shown.known.decisions))
    elif kind == _CAME:
        _came_form(shown, [meeting for meeting in real if meeting.date <= shown.today])
    else:
        _meeting_form(shown)


def _give_back() -> None:
    """The session ended while something was typed: the words are shown once more, to be copied; nothing is stored."""
    typed = [value for name in _TYPED if (value := str(st.session_state.get(_key(name)) or "").strip())]
    if typed:
        st.warning("Sesi Anda sudah berakhir; isian ini belum tersimpan. Salin, masuk lagi, lalu tempel: "
                   + " · ".join(map(plain, typed)), icon=":material/content_copy:")


def _key(name: str) -> str:
    """Of a field; another one after each entry, so that the form is empty for the next."""
    return f"kelola_rapat_{name}_{st.session_state.get(_NONCE, 0)}"


def _decision_form(shown: MeetingsView, meetings: Sequence[Meeting]) -> None:
    by_code = {meeting.code: meeting for meeting in meetings}
    held = [meeting.code for meeting in meetings if meeting.date <= shown.today]
    agencies = rat_queries.agencies(shown.build)
    names = dict(zip(agencies["code"], agencies["name"], strict=True))
    with st.form("kelola_rapat_keputusan", border=True):
        first = list(by_code).index(held[0]) if held else 0
        meeting = st.selectbox("Rapat", list(by_code), index=first, format_func=lambda code: shown.names[code],
                               key=_key("rapat"))
        text = st.text_area("Keputusan", max_chars=_LONG, height=80, key=_key("keputusan"),
                            placeholder="Apa yang harus dikerjakan, dengan satu kalimat")
        left, right = st.columns(2)
        agency = left.selectbox("OPD yang mengerjakan", list(names), index=None, format_func=lambda code: names[code],
                                key=_key("opd"), placeholder="Pilih OPD")
        due = right.date_input("Tenggat", shown.today + timedelta(days=_USUAL_DAYS), format="DD/MM/YYYY",
                               key=_key("tenggat"))
        if st.form_submit_button("Simpan keputusan", type="primary", icon=":material/save:"):
            problem = _first_problem(((not text.strip(), "Tulis keputusannya."), (not agency, "Pilih OPD yang "
                                     "mengerjakan."), (due is None, "Isi tenggatnya."), (
                due is not None and due < by_code[meeting].date, "Tenggat mendahului tanggal rapat; perbaiki.")))
            _save(shown, problem, "Keputusan", text, [(DECISIONS, [{
                "code": new_code("keputusan", shown.today), "meeting": meeting, "decision": text, "agency": agency,
                "due": due, "agency_then": names.get(agency or "")}])])


def _action_form(shown: MeetingsView, decisions: Sequence[Decision]) -> None:
    if not decisions:
        st.info("Belum ada keputusan yang dapat ditindaklanjuti.", icon=":material/event_note:")
        return
    ordered = sorted(decisions, key=lambda one: (not one.is_open(shown.today), one.due))
    by_code = {one.code: one for one in ordered}
    with st.form("kelola_rapat_tindak_lanjut", border=True):
        code = st.selectbox("Keputusan", list(by_code), index=None, placeholder="Pilih keputusan",
                            format_func=lambda one: _short(by_code[one]), key=_key("untuk"))
        left, right = st.columns(2)
        status = left.selectbox("Status", PROGRESS, index=PROGRESS.index(DONE), key=_key("status"),
                                format_func=lambda one: words.PROGRESS_WORDS[one].capitalize())
        day = right.date_input("Tanggal", shown.today, max_value=shown.today, format="DD/MM/YYYY", key=_key("tanggal"))
        note = st.text_area("Catatan", max_chars=_LONG, height=68, key=_key("catatan"))
        evidence = st.text_input("Tautan bukti", max_chars=500, key=_key("bukti"), placeholder="https://…")
        if st.form_submit_button("Simpan tindak lanjut", type="primary", icon=":material/save:"):
            problem = _first_problem(((not code, "Pilih keputusannya."), (day is None, "Isi tanggalnya.")))
            told = by_code[code].text if code else ""
            _save(shown, problem, "Tindak lanjut", told, [(ACTIONS, [{
                "code": new_code("catatan", shown.today), "decision": code, "date": day, "status": status,
                "note": note.strip(), "evidence": evidence.strip()}])])


def _came_form(shown: MeetingsView, held: Sequence[Meeting]) -> None:
    if not held:
        st.info("Belum ada rapat yang sudah berlangsung; kehadiran dicatat sejak hari rapatnya.",
                icon=":material/event_note:")
        return
    by_code = {meeting.code: meeting for meeting in held}
    code = st.selectbox("Rapat", list(by_code), format_func=lambda code: shown.names[code], key=_key("hadir_rapat"))
    names = rat_answers.agency_names(shown.build, short=True)
    with st.form("kelola_rapat_kehadiran", border=True):
        before = attendance_form.recorded(shown, by_code[code])
        found = attendance_form.fields(before, names, _key(attendance_form.name_of(code, before)))
        if st.form_submit_button("Simpan kehadiran", type="primary", icon=":material/save:"):
            rows = [{"meeting": code, "agency": agency, "state": state}
                    for agency, state in attendance_form.changed(found, before).items()]
            _save(shown, attendance_form.problem(found, before, names), "Kehadiran",
                  f"{formats.number(len(rows))} OPD, {shown.names[code]}", [(ATTENDANCE, rows)])


def _short(one: Decision) -> str:
    return formats.shortened(f"{one.agency_short}: {one.text}", _CHARS)


def _meeting_form(shown: MeetingsView) -> None:
    with st.form("kelola_rapat_rapat", border=True):
        title = st.text_input("Judul rapat", max_chars=_SHORT, key=_key("judul"),
                              placeholder="mis. Rapat koordinasi TKPK III 2026")
        left, middle, right = st.columns(3)
        day = left.date_input("Tanggal", shown.today, format="DD/MM/YYYY", key=_key("hari"))
        place = middle.text_input("Tempat", max_chars=_SHORT, key=_key("tempat"))
        chair = right.text_input("Pimpinan rapat", max_chars=_SHORT, key=_key("pimpinan"),
                                 help="Jabatan, bukan nama orang")
        items = st.text_area("Agenda, satu pokok bahasan tiap baris", height=100, max_chars=_LONG, key=_key("agenda"))
        if st.form_submit_button("Simpan rapat", type="primary", icon=":material/save:"):
            problem = _first_problem(((not title.strip(), "Tulis judul rapatnya."), (day is None, "Isi tanggalnya.")))
            code = new_code("rapat", day or shown.today)
            agenda: list[Typed] = [
                {"meeting": code, "number": number, "item": item} for number, item in
                      enumerate((line.strip() for line in items.splitlines() if line.strip()), start=1)]
            meeting: Typed = {"code": code, "date": day, "title": title, "place": place.strip(), "chair": chair.strip()}
            _save(shown, problem, "Rapat", title, [(MEETINGS, [meeting]), *([(AGENDA, agenda)] if agenda else [])])


def _first_problem(checks: Sequence[tuple[bool, str]]) -> str:
    return next((sentence for wrong, sentence in checks if wrong), "")


def _save(shown: MeetingsView, problem: str, what: str, told: str, rows: Entries) -> None:
    """Hand it all in, in the background; what was typed stays in the form until it has been found right."""
    if problem:
        st.error(problem, icon=":material/edit_note:")
        return
    typed = [str(row.get(column.name) or "") for contract, own in rows for row in own for column in contract.columns
             if column.free_text]
    if not confirmed(typed, _key("rapat")):
        return
    by, reference = access.required_actor(), reference_codes(shown.build)
    try:
        ready = [draft(contract, own, by, reference) for contract, own in rows]
    except SubmissionError as refused:
        st.error(plain(str(refused)), icon=":material/block:")
        return
    st.session_state.setdefault(_JOBS, []).append(Job(f"Menyimpan {what.lower()}", _all(ready), told).start())
    st.session_state[_NONCE] = st.session_state.get(_NONCE, 0) + 1
    st.rerun()


def _all(ready: Sequence[SubmissionDraft]) -> Callable[[Callable[[str], None]], SubmissionOutcome]:
    def work(progress: Callable[[str], None]) -> SubmissionOutcome:
        done = [hand_in(one, progress) for one in ready]
        return done[-1]

    return work


def outcomes(key: str) -> None:
    """What is being saved, and what came of the last entries; `key`: where the session keeps their jobs."""
    jobs: list[Job] = st.session_state.get(key, [])
    for job in jobs[-_TOLD:]:
        if not job.done.is_set():
            continue
        if job.error:
            failures = job.error.sentences if isinstance(job.error, BuildError) else ()
            st.error(f"**Tidak disimpan: “{plain(job.told)}”.** {plain(str(job.error))} "
                     f"{plain('; '.join(failures[:3]))}", icon=":material/error:")
        elif job.result:
            st.success(f"Tersimpan dan sudah tampil: “{plain(job.told)}” (kiriman {job.result.submission.id}).",
                       icon=":material/task_alt:")
    if any(not job.done.is_set() for job in jobs):
        _waiting(jobs)
    elif jobs:
        st.button("Tutup pesan", key=f"{key}_tutup", type="tertiary", icon=":material/close:",
                  on_click=lambda: st.session_state.pop(key))


@st.fragment(run_every=0.3)
def _waiting(jobs: Sequence[Job]) -> None:
    open_jobs = [job for job in jobs if not job.done.is_set()]
    if not open_jobs:
        st.rerun()
    for job in open_jobs:
        step = f" {job.steps[-1]} …" if job.steps else ""
        told = formats.shortened(job.told, words.LONGEST)
        components.html(p(".rapat-saving", role="status")[f"⏳ {job.title} “{told}”:{step}"])
