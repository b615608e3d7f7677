"""Decisions as cells of a table of words; links are http and https only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from htpy import Element, Node, b, details, li, small, span, summary, ul

from dashboard.core import formats
from dashboard.intake.values.dates_links import is_link
from dashboard.render.table import below, linked
from dashboard.topics.meetings.rules.decisions import Decision, DecisionState, FollowUp
from dashboard.topics.meetings.words import meetings as words

DECISION_COLUMNS = {"Keputusan": 46, "Perangkat daerah": 18, "Tenggat": 18, "Keadaan": 18}
LATE_COLUMNS = {"Keputusan": 40, "Perangkat daerah": 16, "Tenggat": 18, "Catatan terakhir": 26}
_LOOKS = {DecisionState.LATE: "open", DecisionState.OPEN: "", DecisionState.DONE: "settled",
          DecisionState.CANCELLED: "muted"}


def decision_row(one: Decision, today: date, meetings: Mapping[str, str]) -> list[Node]:
    """Cells of DECISION_COLUMNS; the history folds out under the decision. `meetings`: code -> words."""
    return [[_text(one, meetings), history(one)], _agency(one), words.due_words(one, today), _state(one, today)]


def late_row(one: Decision, today: date, meetings: Mapping[str, str]) -> list[Node]:
    """Cells of LATE_COLUMNS; a very long decision is cut, it stands whole among all decisions."""
    short = replace(one, text=formats.shortened(one.text, words.LONGEST))
    return [_text(short, meetings), _agency(one), (b(".late")["▼"], f" {words.due_words(one, today)}"),
            words.last_words(one, today)]


def _text(one: Decision, meetings: Mapping[str, str]) -> Node:
    return b[one.text], below[meetings.get(one.meeting, one.meeting)]


def _agency(one: Decision) -> Node:
    then = below[f"saat diputuskan: {one.agency_then}"] if one.agency_then else None
    return span(title=one.agency_name)[one.agency_short], then


def _state(one: Decision, today: date) -> Node:
    state = one.state(today)
    running = below["sedang berjalan"] if one.is_running(today) else None
    return span(class_=["status", _LOOKS[state]])[words.state_word(state)], running


def history(one: Decision) -> Element:
    """What was told about a decision, the newest first, with its evidence; a sentence when nothing was."""
    if not one.follow_ups:
        return below[f"{words.NOTHING_TOLD.capitalize()}."]
    return details(".rapat-history")[summary[f"Riwayat ({formats.number(len(one.follow_ups))})"],
                                     ul[[_action(action) for action in reversed(one.follow_ups)]]]


def _action(action: FollowUp) -> Element:
    note = f": {action.note}" if action.note else ""
    return li[b[formats.tanggal(action.date)], f" {words.PROGRESS_WORDS[action.status]}{note}",
              (" · ", evidence(action.evidence)) if action.evidence else None,
              (" ", small[f"({action.by})"]) if action.by else None]


def evidence(address: str) -> Node:
    """A link to the evidence; what is no web address stays text."""
    return linked("bukti", address) if is_link(address) else address


def sentences(lines: Sequence[str]) -> Element:
    """Sentences as a list."""
    return ul(".rapat-list")[[li[line] for line in lines]]
