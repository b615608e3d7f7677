"""The RAT on an area's sheet: the sub kegiatan whose location names it."""

from __future__ import annotations

from dashboard.core import formats
from dashboard.core.domain import Level, Region
from dashboard.outputs.brief import parts
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.brief.parts import Json, cell, column
from dashboard.topics.rat import answers as rat_answers
from dashboard.topics.rat.rules.quarter import Assessment
from dashboard.topics.rat.words import sentences as rat_words
from dashboard.topics.rat.words.area import left_out

MOST_ROWS = {Level.KECAMATAN: 14}
"""Rows on a sheet; a village, which has one page, shows fewer."""
_MOST_IN_VILLAGE = 6


def rat_section(facts: PaperFacts, region: Region) -> Json | None:
    """A row per indicator, or per sub kegiatan without one; None where there is no RAT."""
    found, whole = facts.rat_of(region.code), facts.assessment
    if found is None or whole is None:
        return None
    subs, known = found
    most = MOST_ROWS.get(region.level, _MOST_IN_VILLAGE)
    around = 0
    if region.level is not Level.KECAMATAN and region.parent:
        wider = facts.located_in(region.parent)
        around = len(wider.named - known.named) if wider else 0
    choice = whole.choice
    note = (f"Keadaan sampai {rat_words.long_quarter(choice.quarter, choice.year)}; keluaran dan realisasi anggaran "
            f"untuk semua lokasi sub kegiatan itu, tidak hanya wilayah ini. {rat_words.compliance_line(whole)}").strip()
    empty = "" if len(subs) else (f"Tidak ada sub kegiatan RAT {choice.year} yang menyebut "
                                  f"{parts.plain(region.name, 60)} sebagai lokasi. {rat_words.compliance_line(whole)}"
                                  ).strip()
    rows = [_row(facts, row) for row in subs.head(most).to_dict("records")]
    columns = [column("Sub kegiatan", 46), column("Status", 17), column("Keluaran (% rencana)", 13, number=True),
               column("Realisasi (% pagu)", 12, number=True), column("Pagu", 14, number=True)]
    return parts.section("Rencana aksi (RAT) di wilayah ini", note=note if rows else "", is_sample=_is_sample(whole),
                         empty=empty, table=parts.table(columns, rows, left_out(known, len(subs) - len(rows), around)))


def _is_sample(whole: Assessment) -> bool:
    return whole.rat.is_sample


def _row(facts: PaperFacts, row: rat_words.Row) -> list[Json]:
    agency = rat_answers.agency_names(facts.database, short=True).get(row["agency"], str(row["agency"]))
    below = " · ".join([agency, *([str(row["indicator"])] if row["has_indicator"] else [])])
    return [cell(str(row["sub_activity"]), note=below), parts.status_cell(row["status"]),
            cell(rat_words.bare_percent(row["achievement"])),
            cell(rat_words.bare_percent(row["absorption_year"])), cell(formats.rupiah(row["allocation"]))]
