"""The sentences about meetings and their decisions. A day is said in words, and how far it is away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.core import formats
from dashboard.topics.meetings.contracts import CANCELLED, DONE, OPEN, RUNNING
from dashboard.topics.meetings.rules.decisions import (
    Decision,
    DecisionState,
    Meeting,
    Meetings,
    Reminder,
    by_state,
    reminders,
)

STATES = {DecisionState.LATE: ("▼", "Lewat tenggat"), DecisionState.OPEN: ("●", "Terbuka"),
          DecisionState.DONE: ("✓", "Selesai"), DecisionState.CANCELLED: ("✕", "Dibatalkan")}
"""Shape and word of each state; they always stand together."""
PROGRESS_WORDS = {OPEN: "belum dimulai", RUNNING: "sedang berjalan", DONE: "selesai", CANCELLED: "dibatalkan"}
REMINDERS = {Reminder.LATE: "Lewat tenggat", Reminder.TODAY: "H: jatuh tempo hari ini",
             Reminder.SOON: "H-7: jatuh tempo dalam tujuh hari"}
LONGEST = 160
"""Characters of a decision in a list of what to do; it stands whole in the table of all."""
NOTHING_TOLD = "belum ada tindak lanjut yang dicatat"


def headline(known: Meetings, today: date) -> str:
    """'3 dari 13 keputusan TKPK lewat tenggat dan 3 jatuh tempo dalam tujuh hari; 5 sudah selesai.'"""
    states, due = by_state(known.decisions, today), reminders(known.decisions, today)
    if not known.meetings:
        return "Belum ada rapat TKPK yang tercatat."
    if not known.decisions:
        return f"{_count(len(known.meetings))} rapat TKPK tercatat, belum ada keputusannya."
    late, soon = len(states[DecisionState.LATE]), len(due[Reminder.TODAY]) + len(due[Reminder.SOON])
    total, done = len(known.decisions), len(states[DecisionState.DONE])
    if late:
        said = f"{_count(late)} dari {_count(total)} keputusan TKPK lewat tenggat"
        said += f" dan {_count(soon)} jatuh tempo dalam tujuh hari" if soon else ""
    elif states[DecisionState.OPEN]:
        said = f"Tidak ada keputusan TKPK yang lewat tenggat; {_count(len(states[DecisionState.OPEN]))} masih terbuka"
        said += f", {_count(soon)} di antaranya jatuh tempo dalam tujuh hari" if soon else ""
    else:
        return f"Tidak ada keputusan TKPK yang masih terbuka; {_count(done)} dari {_count(total)} sudah selesai."
    return f"{said}; {_count(done)} sudah selesai." if done else f"{said}; belum ada yang selesai."


def _count(number: int) -> str:
    return formats.number(number)


def state_word(state: DecisionState) -> str:
    """'▼ Lewat tenggat'."""
    return " ".join(STATES[state])


def due_words(decision: Decision, today: date) -> str:
    """'30 April 2026, lewat 208 hari', '24 November 2026, hari ini', '27 November 2026, 3 hari lagi'; without a
    distance when it is done or cancelled."""
    day = formats.tanggal(decision.due)
    if not decision.is_open(today):
        return day
    days = decision.days_left(today)
    if days < 0:
        return f"{day}, lewat {_count(-days)} hari"
    return f"{day}, {f'{_count(days)} hari lagi' if days else 'hari ini'}"


def agency_words(decision: Decision) -> str:
    """'Dinas Perkim (saat diputuskan: Dinas Perumahan dan Kawasan Permukiman)'."""
    then = f" (saat diputuskan: {decision.agency_then})" if decision.agency_then else ""
    return f"{decision.agency_short}{then}"


def last_words(decision: Decision, today: date) -> str:
    """'sedang berjalan sejak 12 Oktober 2026: Berjalan di sembilan desa'; or that nothing was told."""
    last = decision.last_action(today)
    if last is None:
        return NOTHING_TOLD
    said = f"{PROGRESS_WORDS[last.status]}, dicatat {formats.tanggal(last.date)}"
    return f"{said}: {last.note}" if last.note else said


def meeting_name(meeting: Meeting) -> str:
    """'Rapat koordinasi TKPK II 2026, 22 Juli 2026'."""
    return f"{meeting.title}, {formats.tanggal(meeting.date)}"


def states_line(decisions: Sequence[Decision], today: date) -> str:
    """'5 keputusan: 1 lewat tenggat, 3 terbuka, 1 selesai'; 'belum ada keputusan'."""
    if not decisions:
        return "belum ada keputusan"
    parts = [f"{_count(len(own))} {STATES[state][1].lower()}" for state, own in by_state(decisions, today).items()
             if own]
    return f"{_count(len(decisions))} keputusan: {', '.join(parts)}"


def reminder_text(found: Mapping[Reminder, Sequence[Decision]], today: date, *, is_sample: bool) -> str:
    """A message for the agencies: what is late, due today and due soon, in plain lines."""
    lines = [f"{'DATA CONTOH. ' if is_sample else ''}Pengingat keputusan rapat TKPK per {formats.tanggal(today)}"]
    for kind in (Reminder.LATE, Reminder.TODAY, Reminder.SOON):
        if found[kind]:
            lines += ["", f"{REMINDERS[kind]}:"]
            lines += [f"- {one.agency_short}: {one.text} ({due_words(one, today)})" for one in found[kind]]
    return "\n".join(lines)
