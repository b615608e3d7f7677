"""The watch on PBI-JKN: by month, where most are out, and what was published."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from dashboard.core import formats
from dashboard.core.domain import BLITAR, INDONESIA
from dashboard.topics.areas.words import area as area_words
from dashboard.topics.programs.parts import tables
from dashboard.topics.programs.parts.tables import Cell
from dashboard.topics.services.parts import cached as cached_services
from dashboard.topics.services.parts.parts import badges, sources
from dashboard.topics.services.rules.jkn import MEASURES, Jkn
from dashboard.topics.services.words import jkn as words
from dashboard.topics.services.words import services as service_words
from dashboard.ui import access, area_tables, cached, components, controls

LISTED = 5
_PUBLISHED = ("PBI-JKN", "PBI daerah (APBD)")
"""How the names of published facts begin that belong beside the watch."""


def watch(build: str, kecamatan: str | None, month: str | None) -> None:
    """The finding, the months, where most are out; then the published line, also where nothing was handed in."""
    found = cached_services.jkn(build, month, access.audience())
    if found is None:
        components.section("Pantauan PBI-JKN")
        components.empty("Pantauan PBI-JKN per desa dan bulan belum tersedia.", "Pemasok: Dinas Sosial dan BPJS "
                         "Kesehatan.", "python -m dashboard import jkn_watch BERKAS.xlsx --by NAMA")
    else:
        _months(build, found, kecamatan)
    _published(build)


def _months(build: str, found: Jkn, kecamatan: str | None) -> None:
    regions = cached.regions(build)
    place = f"Kecamatan {regions[kecamatan].name}" if kecamatan else ""
    components.section("Pantauan PBI-JKN", "Jiwa; diusulkan, disetujui, ditolak, dan pindah segmen menurut bulan "
                       "keputusannya")
    marks = "".join(f" <span class='badge'>{escape(badge)}</span>" for badge in badges(found.is_sample))
    st.html(f"<p class='sv-finding'>{escape(words.headline(found, kecamatan, place))}{marks}</p>")
    left, right = st.columns([5, 2], gap="medium")
    with left:
        head = [("Bulan", True), *((words.HEADS[measure], False) for measure in MEASURES)]
        rows = [("", [tables.text(service_words.month(one)),
                      *(tables.figure(formats.number(found.of(one, measure, kecamatan))) for measure in MEASURES)])
                for one in reversed(found.months)]
        st.html(tables.table(head, rows, f"{place or regions[BLITAR].label}, jiwa, bulan terbaru di atas", slim=True))
    with right:
        _most_out(build, found, kecamatan)
    components.source_line(sources(build, found.is_sample, "jkn_watch"))
    all_of = len(cached.village_codes(build))
    if found.reported < all_of:
        st.html(f"<p class='pg-note check'>{formats.number(found.reported)} dari {formats.number(all_of)} "
                f"desa/kelurahan melapor pada {escape(service_words.month(found.last))}; yang lain belum tersedia, "
                "bukan nol.</p>")


def _most_out(build: str, found: Jkn, kecamatan: str | None) -> None:
    """Areas with most removed that did not come back."""
    regions = cached.regions(build)
    codes = [code for code, region in regions.items()
             if (region.parent == kecamatan if kecamatan else code in found.removed.kecamatan.index)]
    known = pd.Series({code: found.still_out(code) for code in codes}, dtype=float)
    top = known[known > 0].sort_values(ascending=False, kind="stable").head(LISTED)
    rows = [("", [tables.link(access.address("profil", controls.of_place(regions[str(code)])), regions[str(code)].name),
                  tables.figure(formats.number(left))]) for code, left in top.items()]
    head = [("Desa/kelurahan" if kecamatan else "Kecamatan", True), ("Belum kembali (jiwa)", False)]
    st.html(tables.table(head, rows, "Dinonaktifkan dikurangi yang kembali aktif, terbanyak di atas", slim=True))


def _published(build: str) -> None:
    """Published figures of the kabupaten and the nation, as they are."""
    facts = cached.program_facts(build)
    own = facts[facts["program"].str.startswith(_PUBLISHED) & facts["region_code"].isin([BLITAR, INDONESIA])]
    if own.empty:
        st.html(f"<p class='pg-note'>Angka PBI-JKN yang terbit {formats.MISSING}.</p>")
        return
    ordered = own.sort_values(["region_code", "year", "value"], ascending=[False, True, False], kind="stable")
    head = [("Yang sudah terbit", True), ("Tahun", False), ("Angka", False), ("Wilayah", True), ("Sumber", True),
            ("Catatan", True)]
    rows = [("", _fact(row)) for row in ordered.astype(object).where(ordered.notna(), None).to_dict("records")]
    st.html(tables.table(head, rows, "Angka terbitan, bukan data contoh; tidak dicampur dengan tabel di atas"))


def _fact(row: dict[str, object]) -> list[Cell]:
    return [tables.text(row["program"]), tables.text(row["year"], ""),
            tables.text(f"{formats.number(float(row['value']))} {row['unit']}", ""), tables.text(row["region"] or ""),
            Cell(area_tables.source(row), "words"), tables.text(area_words.note(row["note"]), "words muted")]
