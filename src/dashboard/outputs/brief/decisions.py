"""Decisions of TKPK that are due, as the paper for the regent lists them."""

from __future__ import annotations

from datetime import date

from dashboard.core import formats
from dashboard.outputs.brief import parts
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.brief.parts import Json, cell, column
from dashboard.topics.meetings import queries as questions
from dashboard.topics.meetings.rules.decisions import Decision, meetings

MOST_DECISIONS = 4


def decisions_section(facts: PaperFacts) -> Json | None:
    """Open decisions by due date, late ones first, as on the day of the paper. None when nothing is open. Raises
    QueryError on a build without meetings."""
    found = meetings(questions.tkpk_meetings(facts.database), questions.tkpk_agenda(facts.database),
                     questions.tkpk_decisions(facts.database), questions.tkpk_actions(facts.database))
    today = facts.today
    still = [one for one in found.decisions if one.is_open(today)]
    if not still:
        return None
    late = sum(one.days_left(today) < 0 for one in still)
    rest = len(still) - MOST_DECISIONS
    rows = [[cell(one.text), cell(one.agency_short), cell(formats.tanggal(one.due)), cell(_state(one, today))]
            for one in still[:MOST_DECISIONS]]
    columns = [column("Keputusan", 54), column("OPD", 14), column("Tenggat", 16), column("Keadaan", 16)]
    note = f"Per {formats.tanggal(today)}: {formats.number(len(still))} keputusan belum selesai"
    note += f", {formats.number(late)} di antaranya lewat tenggat." if late else "; belum ada yang lewat tenggat."
    more = f"{formats.number(rest)} keputusan lain ada di Rapat TKPK." if rest > 0 else ""
    return parts.section("Keputusan rapat TKPK", note=note, is_sample=found.is_sample,
                         table=parts.table(columns, rows, more))


def _state(one: Decision, today: date) -> str:
    days = one.days_left(today)
    if days < 0:
        return f"▼ lewat {formats.number(-days)} hari"
    when = "hari ini" if days == 0 else f"{formats.number(days)} hari lagi"
    return f"● berjalan, {when}" if one.is_running(today) else f"○ terbuka, {when}"
