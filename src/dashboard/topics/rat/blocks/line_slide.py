"""The slide with the sub kegiatan whose location names a kecamatan, one by one."""

from __future__ import annotations

import pandas as pd

from dashboard.answers.slide_entry import About, SlideEntry
from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.formats import lower_first
from dashboard.render.slides.model import LeftOut, Slide, SlideColumn, SlideTable
from dashboard.statistics import scales
from dashboard.statistics.scales import NO_REPORT
from dashboard.topics.rat import answers
from dashboard.topics.rat.blocks.slides import GROUP
from dashboard.topics.rat.rules.progress import SUB
from dashboard.topics.rat.words import sentences as words
from dashboard.topics.rat.words.area import left_out

ID, TITLE = "rat-wilayah", "RAT yang menyebut kecamatan"
MOST = 24
RULE = ("Sub kegiatan yang lokasinya menyebut kecamatan itu atau desa di dalamnya; keluaran dan realisasi anggaran "
        "untuk semua lokasinya, tidak hanya di sini. Yang belum lapor di atas, lalu yang terendah; yang tidak "
        "dilaporkan tidak dihitung nol.")


def slide(world: World) -> Slide | LeftOut:
    """An indicator a row, or a sub kegiatan without one."""
    found = world.assessment
    if found is None or found.located is None:
        return LeftOut(ID, TITLE, "Belum ada RAT yang diserahkan.")
    subs, choice = found.subs, found.choice
    if subs.empty:
        return LeftOut(ID, TITLE, f"Tidak ada sub kegiatan RAT {choice.year} yang menyebut {world.place}.")
    number = len(subs[list(SUB)].drop_duplicates())
    title = (f"{formats.number(number)} sub kegiatan RAT {choice.year} menyebut {world.place}; "
             f"{_told(subs['status'])}")
    ordered = subs.assign(_first=subs["achievement"].fillna(-1.0)).sort_values("_first", kind="stable")
    where = {key: _where(world, lines) for key, lines in found.rat.matrix.groupby(list(SUB))}
    rows = tuple((answers.agency_names(world.database, short=True).get(str(row["agency"]), str(row["agency"])),
                  str(row["indicator"] if row["has_indicator"] else row["sub_activity"]),
                  where.get(tuple(row[name] for name in SUB), ""), words.bare_percent(row["achievement"]),
                  words.bare_percent(row["absorption_year"]), words.row_status(row))
                 for row in ordered.head(MOST).to_dict("records"))
    columns = (SlideColumn("OPD", 0.15), SlideColumn("Sub kegiatan atau indikatornya", 0.32),
               SlideColumn("Lokasi", 0.2), SlideColumn("Keluaran", 0.1, True), SlideColumn("Anggaran", 0.1, True),
               SlideColumn("Status", 0.13))
    return Slide(ID, GROUP, title,
                 f"Keluaran: persen dari rencana sampai {world.quarter_words}; anggaran: persen dari pagu setahun",
                 SlideTable(columns, rows, left_out(found.located, len(subs) - len(rows), 0)),
                 answers.source(world.database, choice.year), f"{RULE} {scales.configured().words()}.",
                 f"Tabel {len(rows)} baris: {'; '.join(', '.join(row) for row in rows)}.", found.rat.is_sample)


def _told(statuses: pd.Series) -> str:
    """'1 belum lapor, 2 rendah', those below what was planned; or that none is."""
    counts = [(word, int((statuses == key).sum())) for key, word in
              ((key, lower_first(words.status_word(key))) for key in (NO_REPORT, "sangat_rendah", "rendah"))]
    told = ", ".join(f"{formats.number(count)} {word}" for word, count in counts if count)
    return told or f"dari {formats.number(len(statuses))} indikatornya tidak ada yang rendah atau belum lapor"


def _where(world: World, lines: pd.DataFrame) -> str:
    """Of the places of a sub kegiatan those in the kecamatan."""
    codes = [code for code in dict.fromkeys(code for row in lines["places"] for code in row)
             if code.startswith(world.kecamatan or "")]
    if world.kecamatan in codes:
        return "seluruh kecamatan"
    return ", ".join(world.name(code) for code in codes)


ENTRIES = (SlideEntry(82, ID, GROUP, TITLE, slide, About.KECAMATAN),)
