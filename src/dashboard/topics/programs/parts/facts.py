"""What has been published about programmes, shown as it is with its source."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from htpy import p

from dashboard.core import formats
from dashboard.core.regency import regency
from dashboard.queries import observations, reference
from dashboard.render.table import Cell, Row, link
from dashboard.render.words import figure_marks
from dashboard.store.database import Database
from dashboard.topics.areas.words import area as area_words
from dashboard.topics.programs.parts import tables as program_tables
from dashboard.ui.drawn import area_tables, components


def published(build: Database, area: str | None) -> None:
    """Facts that were published, for the kabupaten and the chosen kecamatan with its villages, as they are."""
    regions, facts = reference.regions(build), observations.program_facts(build)
    wanted = {regency().code, *(code for code, region in regions.items() if area and area in (code, region.parent))}
    own = facts[facts["region_code"].isin(wanted)].sort_values(["program", "year"], kind="stable")
    components.section("Angka program yang sudah terbit",
                       "Ditulis seperti terbitnya, dengan sumbernya. Bukan data contoh, tidak dijumlahkan, dan tidak "
                       "dicampur dengan cakupan per desa; bila sumber berbeda, keduanya disebut.")
    if own.empty:
        components.html(p(".pg-note")[f"{formats.MISSING.capitalize()}."])
        return
    rows = [Row(_fact(fact)) for fact in own.astype(object).where(own.notna(), None).to_dict("records")]
    columns = [*program_tables.of_words("Program"), *program_tables.of_figures("Tahun", "Angka"),
               *program_tables.of_words("Wilayah", "Sumber", "Catatan")]
    components.html(program_tables.table(columns, rows, f"{len(own)} angka program dari sumber terbuka"))


def _fact(fact: Mapping[Hashable, Any]) -> tuple[Cell, ...]:
    value = float(fact["value"])
    decimals = 0 if value == int(value) else 2
    counted = f"{formats.number(value, decimals)} {fact['unit']}"
    printed = formats.rupiah(value) if fact["unit"] == "rupiah" else counted
    sign = figure_marks.sign(fact["note"])
    told = [printed, " ", link(sign, figure_marks.case_address(fact["note"]), figure_marks.DIFFERS_WORDS)]
    return (program_tables.text(fact["program"]), program_tables.text(fact["year"], ""),
            Cell(told, "") if sign else program_tables.text(printed, ""), program_tables.text(fact["region"] or ""),
            Cell(area_tables.source(fact), "words"),
            program_tables.text(area_words.note(fact["note"]), look="muted"))
