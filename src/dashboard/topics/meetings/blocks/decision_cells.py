"""Decisions as cells of a table of words: every word that was typed is escaped, links are http and https only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from html import escape

from dashboard.core import formats
from dashboard.intake.values.dates_links import is_link
from dashboard.topics.meetings.rules.decisions import Action, Decision, State
from dashboard.topics.meetings.words import meetings as words

DECISION_COLUMNS = {"Keputusan": 46, "Perangkat daerah": 18, "Tenggat": 18, "Keadaan": 18}
LATE_COLUMNS = {"Keputusan": 40, "Perangkat daerah": 16, "Tenggat": 18, "Catatan terakhir": 26}
_LOOKS = {State.LATE: "open", State.OPEN: "", State.DONE: "settled", State.CANCELLED: "muted"}


def decision_row(one: Decision, today: date, meetings: Mapping[str, str]) -> list[str]:
    """Cells of DECISION_COLUMNS; the history folds out under the decision. `meetings`: code -> words."""
    return [_text(one, meetings) + history(one), _agency(one),
            escape(words.due_words(one, today)), _state(one, today)]


def late_row(one: Decision, today: date, meetings: Mapping[str, str]) -> list[str]:
    """Cells of LATE_COLUMNS; a very long decision is cut, it stands whole among all decisions."""
    short = replace(one, text=formats.shortened(one.text, words.LONGEST))
    return [_text(short, meetings), _agency(one), f"<b class='late'>▼</b> {escape(words.due_words(one, today))}",
            escape(words.last_words(one, today))]


def _text(one: Decision, meetings: Mapping[str, str]) -> str:
    return f"<b>{escape(one.text)}</b><br><small>{escape(meetings.get(one.meeting, one.meeting))}</small>"


def _agency(one: Decision) -> str:
    then = f"<br><small>saat diputuskan: {escape(one.agency_then)}</small>" if one.agency_then else ""
    return f"<span title='{escape(one.agency_name, quote=True)}'>{escape(one.agency_short)}</span>{then}"


def _state(one: Decision, today: date) -> str:
    state = one.state(today)
    running = "<br><small>sedang berjalan</small>" if one.is_running(today) else ""
    return f"<span class='status {_LOOKS[state]}'>{escape(words.state_word(state))}</span>{running}"


def history(one: Decision) -> str:
    """What was told about a decision, the newest first, with its evidence; a sentence when nothing was."""
    if not one.actions:
        return f"<br><small>{escape(words.NOTHING_TOLD.capitalize())}.</small>"
    items = "".join(f"<li>{_action(action)}</li>" for action in reversed(one.actions))
    count = formats.number(len(one.actions))
    return f"<details class='rapat-history'><summary>Riwayat ({count})</summary><ul>{items}</ul></details>"


def _action(action: Action) -> str:
    said = f"<b>{escape(formats.tanggal(action.date))}</b> {escape(words.PROGRESS_WORDS[action.status])}"
    said += f": {escape(action.note)}" if action.note else ""
    said += f" · {evidence(action.evidence)}" if action.evidence else ""
    return said + (f" <small>({escape(action.by)})</small>" if action.by else "")


def evidence(address: str) -> str:
    """A link to the evidence; what is no web address stays text."""
    if not is_link(address):
        return escape(address)
    return f"<a href='{escape(address, quote=True)}' target='_blank' rel='noopener noreferrer'>bukti</a>"


def sentences(lines: Sequence[str]) -> str:
    """Sentences as a list."""
    return "<ul class='rapat-list'>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"
