"""Who came, ticked during the meeting for all agencies at once: one submission; what is wrong is ticked again later."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

import streamlit as st

from dashboard.topics.meetings import answers
from dashboard.topics.meetings.contracts import ABSENT, PRESENT, REPRESENTED, UNINVITED
from dashboard.topics.meetings.parts.parts import MeetingsView
from dashboard.topics.meetings.rules.attendance import UNRECORDED
from dashboard.topics.meetings.rules.decisions import Meeting
from dashboard.topics.rat import answers as rat_answers

TICKED = {PRESENT: "Hadir", REPRESENTED: "Diwakili", UNINVITED: "Tidak diundang", ABSENT: "Tidak hadir"}
"""What is ticked, in the order of the form; the rest is not written down, or said to be absent."""
REST = {UNRECORDED: "Belum dicatat", ABSENT: "Tidak hadir"}


def recorded(shown: MeetingsView, meeting: Meeting) -> dict[str, str]:
    """State of every agency as it is written down, in the order of their short names."""
    names = rat_answers.agency_names(shown.build, short=True)
    known = answers.attendance(shown.build, shown.today)
    return {code: known.came(meeting, code).state for code in sorted(names, key=lambda code: names[code].lower())}


def name_of(code: str, before: Mapping[str, str]) -> str:
    """Of the form's fields: another one as soon as something else is recorded, for what is kept under a name does not
    begin anew with it."""
    return f"hadir_{code}_{zlib.crc32(repr(sorted(before.items())).encode())}"


def fields(before: Mapping[str, str], names: Mapping[str, str], key: str) -> dict[str, str]:
    """The form's agencies to tick, beginning with what is recorded; state by agency as ticked now (an agency ticked
    twice has the states joined by " dan ")."""
    found: dict[str, str] = {}
    for state, label in TICKED.items():
        ticked = st.pills(label, list(before), selection_mode="multi", key=f"{key}_{state}",
                          format_func=names.__getitem__,
                          default=[code for code, own in before.items() if own == state])
        for code in ticked:
            found[code] = f"{found[code]} dan {state}" if code in found else state
    rest = st.radio("OPD lain yang tidak ditandai", list(REST), format_func=REST.__getitem__, horizontal=True,
                    key=f"{key}_lain")
    return found if rest == UNRECORDED else dict.fromkeys(before, ABSENT) | found


def problem(found: Mapping[str, str], before: Mapping[str, str], names: Mapping[str, str]) -> str:
    """What is wrong with what was ticked, as a sentence; "" when nothing is."""
    twice = [f"{names[code]} ({state})" for code, state in found.items() if state not in TICKED]
    if twice:
        return f"Tandai tiap OPD satu kali: {', '.join(twice)}."
    emptied = [names[code] for code, state in before.items() if state != UNRECORDED and code not in found]
    if emptied:
        return (f"Yang sudah dicatat tidak dapat dikosongkan di sini: {', '.join(emptied)}. Tandai keadaannya, atau "
                "tarik kirimannya di Kelola Data.")
    return "" if changed(found, before) else "Tidak ada yang berubah; tandai OPD yang hadir."


def changed(found: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """What differs from what is recorded; the others stay as they are, with the office that came."""
    return {code: state for code, state in found.items() if before.get(code) != state}
