"""What has been published about programmes, shown as it is with its source."""

from __future__ import annotations

import streamlit as st

from dashboard.core import formats
from dashboard.core.domain import BLITAR
from dashboard.topics.areas.words import area as area_words
from dashboard.topics.programs.parts import tables as program_tables
from dashboard.topics.programs.parts.tables import Cell
from dashboard.ui import area_tables, cached, components


def published(build: str, area: str | None) -> None:
    """Facts that were published, for the kabupaten and the chosen kecamatan with its villages, as they are."""
    regions, facts = cached.regions(build), cached.program_facts(build)
    wanted = {BLITAR, *(code for code, region in regions.items() if area and area in (code, region.parent))}
    own = facts[facts["region_code"].isin(wanted)].sort_values(["program", "year"], kind="stable")
    components.section("Angka program yang sudah terbit",
                       "Ditulis seperti terbitnya, dengan sumbernya. Bukan data contoh, tidak dijumlahkan, dan tidak "
                       "dicampur dengan cakupan per desa; bila sumber berbeda, keduanya disebut.")
    if own.empty:
        st.html(f"<p class='pg-note'>{formats.MISSING.capitalize()}.</p>")
        return
    rows = [("", _fact(fact)) for fact in own.astype(object).where(own.notna(), None).to_dict("records")]
    head = [("Program", True), ("Tahun", False), ("Angka", False), ("Wilayah", True), ("Sumber", True),
            ("Catatan", True)]
    st.html(program_tables.table(head, rows, f"{len(own)} angka program dari sumber terbuka"))


def _fact(fact: dict[str, object]) -> list[Cell]:
    value = float(fact["value"])  # type: ignore[arg-type]
    decimals = 0 if value == int(value) else 2
    counted = f"{formats.number(value, decimals)} {fact['unit']}"
    printed = formats.rupiah(value) if fact["unit"] == "rupiah" else counted
    return [program_tables.text(fact["program"]), program_tables.text(fact["year"], ""),
            program_tables.text(printed, ""), program_tables.text(fact["region"] or ""),
            Cell(area_tables.source(fact), "words"), program_tables.text(area_words.note(fact["note"]), "words muted")]  # type: ignore[arg-type]
