"""What a link to the page carries besides place and year: the open part, the open list, one agency."""

from __future__ import annotations

from dashboard.topics.planning.parts import cached as cached_planning
from dashboard.topics.planning.rules.incentive import lines_of
from dashboard.topics.planning.words import PARTS
from dashboard.ui.choices import controls
from dashboard.ui.choices.parameters import Parameter
from dashboard.ui.kept import cached

PART = controls.tabbed("bagian", "bagian", PARTS)
TARGETS, ACTIONS, MONEY, VILLAGES = (
    "Sasaran tanpa aksi", "Aksi tanpa sasaran", "Uang tanpa lokasi", "Desa prioritas tanpa uang")
LIST = controls.tabbed("daftar", "daftar", (TARGETS, ACTIONS, MONEY, VILLAGES))


def _lines(build: str) -> dict[str, str]:
    """Tagged sub kegiatan of all years."""
    return {line.id: line.name for line in lines_of(cached_planning.incentive(build).spending)}


AGENCY = Parameter[str | None]("opd", cached.agency_names, None, "OPD", "Ditampilkan semua OPD.")
LINE = Parameter[str | None]("baris", _lines, None, "baris", "Ditampilkan baris pertama.", carried="never")
PARAMETERS = (*controls.PLACE, controls.YEAR, PART, LIST, AGENCY, LINE)
