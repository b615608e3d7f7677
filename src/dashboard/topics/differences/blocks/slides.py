"""The slide of the ledger: figures of the regency that two sources tell differently and that wait for a decision."""

from __future__ import annotations

import re

from dashboard.answers.slide_entry import About, SlideEntry
from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.regency import regency
from dashboard.render.slides.model import LeftOut, Slide, SlideColumn, SlideTable
from dashboard.topics.differences import words
from dashboard.topics.differences.answers import ledger
from dashboard.topics.differences.rules.cases import Case, SourceFigure

ID, GROUP, TITLE = "angka-berbeda", "Angka berbeda", "Angka yang menunggu keputusan"
ROWS, LONGEST_SOURCE = 3, 24
"""Rows that fit on one slide, and characters of a source's name."""
_COLUMNS = (SlideColumn("Angka", 0.21), SlideColumn("A", 0.23), SlideColumn("B", 0.23), SlideColumn("Selisih", 0.14),
            SlideColumn("Menunggu", 0.19))
_UNNAMED = "Sumber tidak tercatat"
_BEHIND_NAME = re.compile(r",| \(| mengutip | \d")


def slide(world: World) -> Slide | LeftOut:
    """Open cases about indicators of the regency itself, the newest first; nothing while there is none."""
    known = ledger(world.database, world.audience)
    found = [one for one in words.undecided(known, regency().code) if one.indicator]
    if not found:
        return LeftOut(ID, TITLE, f"Tidak ada angka indikator {regency().label} yang menunggu keputusan.")
    headline, rows = words.waiting(found), tuple(map(_row, found[:ROWS]))
    part = f"; {formats.number(ROWS)} dari {formats.number(len(found))}" if len(found) > ROWS else ""
    return Slide(ID, GROUP, headline.rstrip("."),
                 f"Perkara terbuka per {formats.tanggal(world.today)}{part}{world.whole_note}",
                 SlideTable(_COLUMNS, rows), "Sumber: yang disebut pada tiap angka; semua perkara pada halaman Angka "
                 "Berbeda.", words.RULE, f"Tabel {len(rows)} angka: " + "; ".join(map(", ".join, rows)) + ".",
                 read=f"Dibaca dari: {'; '.join(map(_read, found[:ROWS]))}.")


def _row(case: Case) -> tuple[str, ...]:
    what = f"{case.indicator_name} {formats.period(int(case.year), case.period)}"
    owner = words.owner(case).removesuffix(f" {regency().label}")
    return what, _told(case.one), _told(case.other), words.gap_words(case.gap)[0], f"{owner} ({case.state})"


def _read(case: Case) -> str:
    """Both sources in full, for the speaker's notes."""
    return f"{case.fact}: " + ", ".join(" menurut ".join(filter(None, (one.value, one.source)))
                                        for one in (case.one, case.other))


def _told(told: SourceFigure) -> str:
    """'0,75 persen (beritajatim.com)': the figure and the name of its source, without title, day and copy."""
    source = formats.shortened(_BEHIND_NAME.split(told.source)[0], LONGEST_SOURCE)
    is_named = source and not told.source.startswith(_UNNAMED)
    return f"{told.value} ({source})" if is_named else told.value


ENTRIES = (SlideEntry(95, ID, GROUP, TITLE, slide, About.WHOLE),)
"""After the registers and the planning, before what partners pledge."""
