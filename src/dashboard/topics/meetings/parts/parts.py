"""Parts of the page Rapat TKPK, in the order in which a meeting goes: late, changed, exceptions, reminders, all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st
from htpy import a, h3, li, p, small, span, ul

from dashboard.core import formats
from dashboard.core.domain import HistoryError
from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.render.words import source_words
from dashboard.statistics import scales
from dashboard.store.building.build_times import end_of_day
from dashboard.store.database import Database
from dashboard.topics.meetings import answers, queries
from dashboard.topics.meetings.blocks import decision_cells as cells
from dashboard.topics.meetings.parts import link as rapat_link
from dashboard.topics.meetings.rules.decisions import (
    Decision,
    DecisionState,
    Meeting,
    Meetings,
    Reminder,
    by_state,
    filtered,
    reminders,
)
from dashboard.topics.meetings.words import changed as changed_words
from dashboard.topics.meetings.words import meetings as words
from dashboard.topics.rat import queries as rat_queries
from dashboard.topics.rat.parts import link as rat_link
from dashboard.topics.rat.rules.quarter import Choice
from dashboard.topics.rat.words import sentences as rat_words
from dashboard.ui.choices import controls, parameters
from dashboard.ui.drawn import components, downloads
from dashboard.ui.drawn.word_table import long_table, word_table
from dashboard.ui.shell import access, home

_OWN_PAGES = ("rat", "tindak", "tim")
"""What these ask about stands on the pages of meetings themselves."""
_CSS = Path(__file__).with_name("rapat.css")
_said, _kind = p(".rapat-said"), h3(".rapat-kind")
_FIRST_LATE, _FIRST_DECISIONS = 6, 15


@dataclass(frozen=True)
class MeetingsView:
    """What the page shows now. `names`: meeting code -> words."""

    build: Database
    today: date
    known: Meetings
    names: Mapping[str, str]

    @property
    def source(self) -> tuple[str, str | None]:
        """Who handed in what is shown, or that it is made up."""
        return (source_words.SAMPLE_SOURCE if self.known.is_sample else
                "Catatan rapat TKPK, diserahkan sekretariat lewat Kelola Data atau halaman Jalankan"), None

    @property
    def last(self) -> Meeting | None:
        """The meeting since which changes are told."""
        return self.known.last_before(self.today)


def add_styles() -> None:
    """The few styles of this page."""
    st.html(_CSS)


def gather(build: Database, day: date) -> MeetingsView:
    """Everything known."""
    return MeetingsView(build, day, answers.meetings(build, access.audience()), rapat_link.meetings(build))


def header(shown: MeetingsView, title: str) -> None:
    """Title, day, the finding, and the badge of sample data."""
    components.page_header(title, f"{regency().label}", formats.tanggal(shown.today))
    components.headline(words.headline(shown.known, shown.today))
    _badge(shown.known.is_sample, "Rapat dan keputusan di bawah ini buatan; hilang setelah rapat sebenarnya dicatat.")


def no_meeting() -> None:
    """What to do before the first meeting is there."""
    components.empty("Belum ada rapat yang dicatat.", "Rapat, agenda, keputusan, dan tindak lanjutnya dicatat "
                     "sekretariat TKPK di halaman Jalankan setelah masuk, atau diserahkan sebagai berkas.",
                     "python -m dashboard import tkpk_meetings BERKAS --by NAMA")


def of_the_day(shown: MeetingsView) -> None:
    """The decisions of the meeting of today, or else of the newest one that has been."""
    meeting = next((one for one in shown.known.meetings if one.date <= shown.today), None)
    if meeting is None:
        no_meeting()
        return
    is_now = meeting.date == shown.today
    components.section("Keputusan hari ini" if is_now else "Keputusan rapat terakhir", words.meeting_name(meeting))
    found = shown.known.of(meeting)
    if not found:
        _say("Belum ada keputusan yang dicatat untuk rapat ini.")
        return
    word_table("Keputusan rapat ini", cells.DECISION_COLUMNS,
               [cells.decision_row(one, shown.today, shown.names) for one in found], len(found))


def _badge(is_sample: bool, why: str) -> None:
    if is_sample:
        components.note(span(".badge")[components.SAMPLE_BADGE], f" {why}")


def _say(sentence: str) -> None:
    components.html(_said[sentence])


def late(shown: MeetingsView) -> None:
    """What is late; where nothing is, that; and who is to be reminded."""
    _late(shown)
    reminding(shown)


def _late(shown: MeetingsView) -> None:
    found = by_state(shown.known.decisions, shown.today)[DecisionState.LATE]
    components.section("Lewat tenggat")
    if not found:
        _say("Tidak ada keputusan yang lewat tenggat.")
        return
    word_table("Keputusan yang lewat tenggat, yang terlama dahulu", cells.LATE_COLUMNS,
               [cells.late_row(one, shown.today, shown.names) for one in found[:_FIRST_LATE]], len(found))
    if len(found) > _FIRST_LATE:
        st.button(f"Lihat semua {formats.number(len(found))} yang lewat tenggat", key="rapat_semua_lewat",
                  icon=":material/filter_alt:", on_click=parameters.choose,
                  args=({rapat_link.STATE: DecisionState.LATE, rapat_link.PART: rapat_link.DECISIONS},))


def changed(shown: MeetingsView) -> None:
    """What changed since the last meeting: figures, RAT, submissions."""
    last = shown.last
    if last is None:
        components.section("Apa yang berubah")
        _say("Belum ada rapat sebelum hari ini, jadi belum ada pembandingnya.")
        return
    components.section("Apa yang berubah", f"Sejak {words.meeting_name(last)}: basis data hari itu dibandingkan dengan "
                       "yang sekarang")
    _badge(last.is_sample, "Tanggal pembandingnya dari rapat contoh.")
    then = answers.build_of(last.date)
    if then is None:
        _say(changed_words.no_build(last.date))
    else:
        try:
            _compared(shown, then)
        except HistoryError as error:  # only a history of builds tells of it so
            _say(str(error))
    _lines("Kiriman data", changed_words.submission_lines(queries.submissions_since(
        shown.build, end_of_day(last.date))))


def _compared(shown: MeetingsView, then: str) -> None:
    with st.spinner("Membandingkan dengan rapat terakhir …"):
        found = answers.changed(shown.build, then, shown.today, scales.configured().id)
    if found.figures is not None:
        _lines("Angka indikator", changed_words.figure_lines(found.figures, reference.indicators(shown.build),
                                                             reference.regions(shown.build)))
    for quarter in found.rat or ():
        agencies = rat_queries.agencies(shown.build)
        names = dict(zip(agencies["code"], agencies["short_name"], strict=True))
        _lines("Status RAT", changed_words.quarter_lines(quarter, names), is_sample=quarter.is_sample)
    left = changed_words.not_compared(found)
    if left:
        _lines("Tidak dapat dibandingkan", left)


def _lines(title: str, lines: Sequence[str], *, is_sample: bool = False) -> None:
    badge = (" ", span(".badge")[components.SAMPLE_BADGE]) if is_sample else None
    components.html(_kind[title, badge], cells.sentences(changed_words.shortened(lines)))


def exceptions(shown: MeetingsView) -> None:
    """What a meeting should ask about from the RAT, with the way to its page."""
    found = answers.exceptions(shown.build, shown.today, scales.configured().id)
    if found is None:
        components.section("Capaian RAT yang perlu perhatian")
        _say("Belum ada laporan RAT, jadi belum ada yang dapat dibandingkan dengan rencana.")
        return
    choice, is_sample, kinds = found.choice, found.is_sample, found.kinds
    components.section("Capaian RAT yang perlu perhatian",
                       f"Sampai {rat_words.long_quarter(choice.quarter, choice.year)}")
    _badge(is_sample, "RAT buatan untuk contoh.")
    _say(found.told)
    if not kinds:
        _say("Tidak ada: semua OPD melapor, serta realisasi anggaran dan keluaran berjalan bersama.")
    for kind in kinds:
        items = [li[a(href=_rat_address(line.agency, choice), target="_self")[line.name], line.told]
                 for line in kind.lines]
        rest = kind.count - len(kind.lines)
        more = li[f"… dan {formats.number(rest)} {kind.unit} lain."] if rest > 0 else None
        components.html(_kind[f"{kind.title} ", small[f"{formats.number(kind.count)} {kind.unit}"]],
                        ul(".rapat-list")[items, more])


def _rat_address(agency: str, choice: Choice) -> str:
    return access.address("rat", {controls.YEAR: choice.year, rat_link.QUARTER: choice.quarter,
                                  rat_link.AGENCY: agency})


def elsewhere(shown: MeetingsView) -> None:
    """What asks for a decision in other subjects, a line each, as on the first page; nothing where nothing does."""
    found = [line for line in home.listed(home.said(shown.build, shown.today)) if line.page not in _OWN_PAGES]
    if found:
        components.section("Dari bidang lain", "Yang menunggu keputusan di luar RAT dan keputusan TKPK")
        components.html(ul(".rapat-list")[map(home.line_html, found)])


def reminding(shown: MeetingsView) -> None:
    """Who should be reminded today, and a text to send."""
    found = reminders(shown.known.decisions, shown.today)
    components.section("Pengingat", f"Keputusan yang belum selesai, menurut tenggat per {formats.tanggal(shown.today)}")
    due = {kind: own for kind, own in found.items() if own}
    if not due:
        _say("Tidak ada yang perlu diingatkan: tidak ada tenggat yang lewat atau dalam tujuh hari.")
        return
    columns = st.columns(len(Reminder), gap="medium")
    for column, kind in zip(columns, (Reminder.SOON, Reminder.TODAY, Reminder.LATE), strict=True):
        with column:
            _reminder(kind, found[kind], shown.today)
    with st.expander("Teks pengingat untuk dikirim", icon=":material/content_copy:"):
        text = words.reminder_text(found, shown.today, is_sample=shown.known.is_sample)
        st.code(text, language=None, wrap_lines=True)


def _reminder(kind: Reminder, found: Sequence[Decision], day: date) -> None:
    lines = [f"{one.agency_short}: {formats.shortened(one.text, words.LONGEST)} ({words.due_words(one, day)})."
             for one in found]
    listed = cells.sentences(changed_words.shortened(lines, 5)) if lines else _said["Tidak ada."]
    components.html(_kind[f"{words.REMINDERS[kind]} ", small[formats.number(len(found))]], listed)


def decisions(shown: MeetingsView) -> None:
    """Every decision that fits the choices, with its history."""
    if not shown.known.decisions:
        components.empty("Belum ada keputusan yang dicatat.", "Keputusan dicatat di halaman Jalankan setelah masuk, "
                         "atau diserahkan sebagai berkas.",
                         "python -m dashboard import tkpk_decisions BERKAS --by NAMA")
        return
    found = filtered(shown.known.decisions, shown.today, *rapat_link.filters())
    ordered = sorted(found, key=lambda one: (not one.is_open(shown.today), one.due))
    if not ordered:
        components.empty("Tidak ada keputusan untuk pilihan ini.", "Ganti rapat, OPD, atau statusnya.")
        return
    components.note(words.states_line(ordered, shown.today))
    long_table("Keputusan, yang belum selesai dahulu", cells.DECISION_COLUMNS,
               [cells.decision_row(one, shown.today, shown.names) for one in ordered], len(ordered), key="rapat_semua",
               first=_FIRST_DECISIONS, what="keputusan")
    _download(shown, ordered)


def _download(shown: MeetingsView, found: Sequence[Decision]) -> None:
    frame = pd.DataFrame([{
        "Rapat": shown.names.get(one.meeting, one.meeting), "Keputusan": one.text, "OPD": one.agency_name,
        "OPD saat diputuskan": one.agency_then or one.agency_name, "Tenggat": one.due.isoformat(),
        "Keadaan": words.STATES[one.state(shown.today)][1], "Catatan terakhir": words.last_words(one, shown.today),
        "Bukti": last.evidence or None if (last := one.last_action(shown.today)) else None,
        **({"data contoh": components.SAMPLE_BADGE} if one.is_sample else {}),
    } for one in found])
    notes = [f"Keadaan per {formats.tanggal(shown.today)}."]
    notes += [f"{components.SAMPLE_BADGE}: keputusan buatan."] if shown.known.is_sample else []
    kind = "contoh-" if shown.known.is_sample else ""
    downloads.table_downloads(shown.build, frame, f"{kind}keputusan-tkpk-{shown.today.isoformat()}",
                              "Keputusan rapat TKPK", [shown.source], notes=notes)
