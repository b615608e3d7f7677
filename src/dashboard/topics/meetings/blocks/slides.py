"""The slide a meeting begins with: decisions of earlier meetings that are late or due."""

from __future__ import annotations

from datetime import date

from dashboard.answers.slide_entry import SlideEntry
from dashboard.core import formats
from dashboard.core.domain import QueryError
from dashboard.render.slides.model import LeftOut, Slide, SlideColumn, SlideTable
from dashboard.store.database import Database
from dashboard.topics.meetings.rules.decisions import REMIND_DAYS, Decision, Meetings, of_build
from dashboard.topics.meetings.words import meetings as words

ID, GROUP, TITLE = "keputusan", "Keputusan rapat", "Keputusan rapat yang jatuh tempo"
ROWS = 24
"""Rows on slides; the page lists all."""
LONGEST = 90
"""Characters of a decision on the slide."""
RULE = ("Keadaan menurut catatan tindak lanjut terakhir. Lewat tenggat: belum selesai dan tenggatnya sudah lewat. "
        f"Urutan menurut tenggat, paling banyak {ROWS} baris; yang jatuh tempo dalam {REMIND_DAYS} hari diberi tahu "
        "sisa harinya. Daftar lengkap pada halaman Rapat TKPK.")


def decisions(database: Database, today: date) -> Slide | LeftOut:
    """Open decisions by due date, those that are late first; left out when nothing is open."""
    try:
        known = of_build(database)
    except QueryError:
        return LeftOut(ID, TITLE, "Basis data ini dibuat sebelum ada catatan rapat.")
    still = [one for one in known.decisions if one.is_open(today)]
    if not still:
        return LeftOut(ID, TITLE, _nothing(known))
    rest = len(still) - ROWS
    note = f"dan {formats.number(rest)} keputusan lain dengan tenggat sesudahnya." if rest > 0 else ""
    rows = tuple(_row(one, today) for one in still[:ROWS])
    columns = (SlideColumn("Keputusan", 0.42), SlideColumn("OPD", 0.18), SlideColumn("Tenggat", 0.24),
               SlideColumn("Keadaan", 0.16))
    alt = f"Tabel {len(rows)} keputusan yang belum selesai: " + "; ".join(", ".join(row) for row in rows) + "."
    return Slide(ID, GROUP, words.headline(known, today), f"Keputusan yang belum selesai per {formats.tanggal(today)}",
                 SlideTable(columns, rows, note), _source(known), RULE, alt, known.is_sample)


def _nothing(known: Meetings) -> str:
    if not known.meetings:
        return "Belum ada rapat TKPK yang tercatat."
    return "Tidak ada keputusan rapat yang masih terbuka." if known.decisions else "Belum ada keputusan yang tercatat."


def _row(one: Decision, today: date) -> tuple[str, ...]:
    text = formats.shortened(one.text, LONGEST)
    state = words.state_word(one.state(today))
    return (text, one.agency_short, words.due_words(one, today), "● Berjalan" if one.is_running(today)
            and one.days_left(today) >= 0 else state)


def _source(known: Meetings) -> str:
    if known.is_sample:
        return "Sumber: rapat TKPK buatan untuk contoh (data/sample), bukan keputusan sebenarnya."
    return f"Sumber: catatan rapat TKPK, terakhir {words.meeting_name(known.meetings[0])}."


ENTRIES = (SlideEntry(10, ID, GROUP, TITLE, lambda world: decisions(world.database, world.today)),)
