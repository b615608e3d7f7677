"""What a link to the page carries besides place and year: the open part, the open list, one agency."""

from __future__ import annotations

from dashboard.store.database import Database
from dashboard.topics.planning import answers
from dashboard.topics.planning.rules.incentive import lines_of
from dashboard.topics.planning.words import PARTS
from dashboard.topics.rat import answers as rat_answers
from dashboard.ui.choices import controls
from dashboard.ui.choices.parameters import Parameter

PART = controls.tabbed("bagian", "bagian", PARTS)
TARGETS, ACTIONS, MONEY, VILLAGES = (
    "Sasaran tanpa aksi", "Aksi tanpa sasaran", "Uang tanpa lokasi", "Desa prioritas tanpa uang")
LIST = controls.tabbed("daftar", "daftar", (TARGETS, ACTIONS, MONEY, VILLAGES))


def _lines(build: Database) -> dict[str, str]:
    """Tagged sub kegiatan of all years."""
    return {line.id: line.name for line in lines_of(answers.incentive(build).spending)}


AGENCY = Parameter[str | None]("opd", rat_answers.agency_names, None, "OPD", "Ditampilkan semua OPD.")
LINE = Parameter[str | None]("baris", _lines, None, "baris", "Ditampilkan baris pertama.", carried="never")
PARAMETERS = (*controls.PLACE, controls.YEAR, PART, LIST, AGENCY, LINE)
