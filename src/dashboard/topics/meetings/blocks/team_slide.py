"""The slide of who came and what each agency owes, of the agencies that need attention."""

from __future__ import annotations

from dashboard.answers.slide_entry import About, SlideEntry
from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import QueryError
from dashboard.render.slides.model import LeftOut, Slide, SlideColumn, SlideTable
from dashboard.topics.meetings import answers
from dashboard.topics.meetings.words import meetings as meeting_words
from dashboard.topics.meetings.words import team as words
from dashboard.topics.rat import answers as rat_answers

ID, GROUP, TITLE = "tim", "Keputusan rapat", "Kehadiran dan tugas OPD"
ROWS = 7
"""Rows that fit one slide; the page lists all."""


def slide(world: World) -> Slide | LeftOut:
    """Agencies that stayed away from the newest meeting or owe something that is late; left out when attendance was
    never written down or none needs attention."""
    try:
        known = answers.attendance(world.database, world.today)
    except QueryError:
        return LeftOut(ID, TITLE, "Basis data ini dibuat sebelum ada catatan kehadiran.")
    if known.newest is None:
        return LeftOut(ID, TITLE, words.NOTHING)
    owing = [code for code in answers.in_turn(world.database, world.today)
             if known.absences(code) or answers.owed(world.database, code, world.today).late]
    if not owing:
        return LeftOut(ID, TITLE, "Semua OPD datang pada rapat terakhir dan tidak punya tugas yang lewat waktunya.")
    columns = (SlideColumn("OPD", 0.25), SlideColumn("Rapat terakhir", 0.18), SlideColumn("Datang", 0.12),
               SlideColumn("Absen beruntun", 0.18), SlideColumn("Tugas lewat", 0.14), SlideColumn("Terlama", 0.13))
    rows = tuple(_row(world, code) for code in owing[:ROWS])
    rest = len(owing) - ROWS
    note = f"dan {formats.number(rest)} OPD lain." if rest > 0 else ""
    is_sample = answers.meetings(world.database, world.audience).is_sample
    source = ("Sumber: rapat dan kehadiran buatan untuk contoh (data/sample), bukan keadaan sebenarnya." if is_sample
              else f"Sumber: daftar hadir TKPK, terakhir {meeting_words.meeting_name(known.newest)}.")
    headline = words.headline(known, answers.meetings(world.database, world.audience), world.today)
    return Slide(ID, GROUP, headline.rstrip("."), f"OPD yang tidak hadir atau tugasnya lewat, per "
                 f"{formats.tanggal(world.today)}", SlideTable(columns, rows, note), source, words.RULE,
                 f"Tabel {len(rows)} OPD: " + "; ".join(", ".join(row) for row in rows) + ".", is_sample,
                 " ".join(filter(None, (headline, words.counted(known)))))


def _row(world: World, agency: str) -> tuple[str, ...]:
    names = rat_answers.agency_names(world.database, short=True)
    known, found = answers.attendance(world.database, world.today), answers.owed(world.database, agency, world.today)
    newest, away = known.newest, known.absences(agency)
    late = f"{formats.number(found.late)} dari {formats.number(len(found.tasks))}" if found.tasks else "–"
    return (names[agency], words.sign(known.came(newest, agency).state) if newest else "",
            words.rate(known.rate(agency)), words.times(away) if away else "–", late,
            f"{formats.number(found.longest)} hari" if found.longest else "–")


ENTRIES = (SlideEntry(11, ID, GROUP, TITLE, slide, About.WHOLE),)
