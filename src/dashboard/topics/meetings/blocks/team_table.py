"""Who came, who sits where and what is owed, as a table and cards of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
from htpy import Element, Node, article, h3, li, p, span, ul

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import SAMPLE_BADGE
from dashboard.render.table import Cell, Look, Row, Table, TableColumn, badges, below, link
from dashboard.topics.meetings import answers
from dashboard.topics.meetings.contracts import ABSENT, PRESENT, REPRESENTED
from dashboard.topics.meetings.rules.attendance import UNRECORDED, Attendance
from dashboard.topics.meetings.rules.decisions import Meeting
from dashboard.topics.meetings.rules.team import TeamGroup
from dashboard.topics.meetings.words import meetings as meeting_words
from dashboard.topics.meetings.words import team as words
from dashboard.topics.rat import answers as rat_answers

LAST = 6
"""Meetings that the picture shows; the file has all."""
_LOOKS = {PRESENT: "full", REPRESENTED: "part", ABSENT: "away", UNRECORDED: "missing"}


def matrix(world: World, agencies: Sequence[str], address: Callable[[str], str]) -> Table:
    """Agencies by the last meetings, the newest first, with their rate and what they owe; `address`: where the list of
    an agency's tasks stands."""
    names = rat_answers.agency_names(world.database, short=True)
    known = answers.attendance(world.database, world.today)
    shown = known.meetings[::-1][:LAST]
    columns = (TableColumn("Perangkat daerah"), *(TableColumn(formats.tanggal(one.date)) for one in shown),
               TableColumn("Datang"), TableColumn("Tidak hadir berturut-turut"), TableColumn("Tugas yang menunggu"))
    rows = [Row((span(title=names[code])[link(names[code], address(code))],
                 *(_came(known, meeting, code) for meeting in shown), words.rate(known.rate(code)),
                 _absences(known, code),
                 Cell(_owed(answers.owed(world.database, code, world.today), address(code)), look="said")))
            for code in agencies]
    caption = f"{formats.number(len(rows))} OPD, yang paling perlu perhatian dahulu" if len(rows) > 1 else ""
    return Table(columns, rows, Look.MATRIX, caption, "Kehadiran dan tugas OPD")


def _came(known: Attendance, meeting: Meeting, agency: str) -> Cell:
    came = known.came(meeting, agency)
    told = f"{meeting.title}: {words.SIGNS[came.state][1]}" + (f", {came.office}" if came.office else "")
    return Cell(words.sign(came.state), look=_LOOKS.get(came.state, "aside"), tip=told)


def _absences(known: Attendance, agency: str) -> Node:
    now, longest = known.absences(agency), known.longest_absence(agency)
    said = words.times(now) if now else "–"
    return said, below[f" terpanjang {words.times(longest)}"] if longest > now else None


def _owed(found: answers.Owed, there: str) -> Node:
    if not found.tasks:
        return "tidak ada"
    late = f"{formats.number(found.late)} lewat, terlama {formats.number(found.longest)} hari" if found.longest else ""
    late += f" · {formats.number(found.decisions_late)} keputusan" if found.decisions_late else ""
    return link(f"{formats.number(len(found.tasks))} tugas", there), ([" ", below[late]] if late else None)


def card(world: World, group: TeamGroup, agency: str | None = None, *, basis: bool = True) -> Element:
    """A group with its seats, rate and, unless it is said elsewhere, legal basis; the seats of `agency` are marked."""
    names = rat_answers.agency_names(world.database, short=True)
    known = answers.attendance(world.database, world.today)
    seats = [li(class_="own" if seat.agency == agency else None)[
        span(".role")[seat.role], " ", names.get(seat.agency, seat.agency), ": ",
        span(class_=None if seat.office else "vacant")[words.office(seat)]] for seat in group.seats]
    missing = [] if group.has_chair else ["belum ada ketua"]
    return article[h3[group.name, badges(missing)], ul[seats], p[words.group_rate(known.rate(*group.agencies))],
                   p[told] if basis and (told := words.basis_words(group.seats)) else None]


def frame(world: World) -> pd.DataFrame:
    """One row an agency for a file: every meeting, rates, seats, tasks; sample is marked in a column."""
    known, team = answers.attendance(world.database, world.today), answers.team(world.database)
    is_sample = answers.meetings(world.database, world.audience).is_sample
    rows = []
    for code in answers.in_turn(world.database, world.today):
        found, rate = answers.owed(world.database, code, world.today), known.rate(code)
        rows.append({
            "OPD": rat_answers.agency_names(world.database, short=True)[code],
            **{meeting_words.meeting_name(meeting): words.SIGNS[known.came(meeting, code).state][1]
               for meeting in known.meetings},
            "Datang": rate.attended, "Rapat yang dihitung": rate.counted,
            "Tidak hadir berturut-turut": known.absences(code),
            "Tidak hadir berturut-turut, terpanjang": known.longest_absence(code),
            "Kedudukan dalam tim": words.seat_words([seat for seat in team.held(world.today) if seat.agency == code]),
            "Tugas yang menunggu": len(found.tasks), "Tugas lewat waktunya": found.late,
            "Terlama (hari)": found.longest, "Keputusan terlambat": found.decisions_late,
            **({"data contoh": SAMPLE_BADGE} if is_sample else {})})
    return pd.DataFrame(rows)
