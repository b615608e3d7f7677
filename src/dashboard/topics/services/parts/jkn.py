"""The watch on PBI-JKN: by month, where most are out, and what was published."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st
from htpy import Element, b, li, p, small, ul
from markupsafe import Markup

from dashboard.core import formats
from dashboard.core.domain import Level
from dashboard.core.regency import regency
from dashboard.queries import observations, reference
from dashboard.render.table import Cell, Row, markup
from dashboard.store.database import Database
from dashboard.topics.areas.words import area as area_words
from dashboard.topics.programs.parts import tables
from dashboard.topics.services import answers
from dashboard.topics.services.parts.parts import ServicesView, finding, sources
from dashboard.topics.services.rules.jkn import MEASURES, Jkn
from dashboard.topics.services.words import jkn as words
from dashboard.topics.services.words import services as service_words
from dashboard.ui.choices import controls
from dashboard.ui.drawn import area_tables, components
from dashboard.ui.shell import access

LISTED = 5
_PUBLISHED = ("PBI-JKN", "PBI daerah (APBD)")
"""How the names of published facts begin that belong beside the watch."""


def of_month(shown: ServicesView) -> None:
    """The same beside the services of a month."""
    watch(shown.build, shown.kecamatan, shown.month)


def watch(build: Database, kecamatan: str | None, month: str | None) -> None:
    """The finding, the months, where most are out; then the published line, also where nothing was handed in."""
    found = answers.jkn(build, month, access.audience())
    if found is None:
        components.section("Pantauan PBI-JKN")
        components.empty("Pantauan PBI-JKN per desa dan bulan belum tersedia.", "Pemasok: Dinas Sosial dan BPJS "
                         "Kesehatan.", "python -m dashboard import jkn_watch BERKAS.xlsx --by NAMA")
    else:
        _months(build, found, kecamatan)
    _published(build)


def _months(build: Database, found: Jkn, kecamatan: str | None) -> None:
    regions = reference.regions(build)
    place = f"Kecamatan {regions[kecamatan].name}" if kecamatan else ""
    components.section("Pantauan PBI-JKN", "Jiwa; diusulkan, disetujui, ditolak, dan pindah segmen menurut bulan "
                       "keputusannya")
    finding(words.headline(found, kecamatan, place), found.is_sample)
    columns = [*tables.of_words("Bulan"), *tables.of_figures(*(words.HEADS[measure] for measure in MEASURES),
                                                             words.CHANGE, words.UNEXPLAINED)]
    rows = [Row((tables.text(service_words.month(one)),
                 *(tables.figure(formats.number(found.of(one, measure, kecamatan))) for measure in MEASURES),
                 *(_signed(left) for left in (found.change(one, kecamatan), found.unexplained(one, kecamatan)))))
            for one in reversed(found.months)]
    components.html(tables.table(columns, rows, f"{place or regency().label}, jiwa, bulan terbaru di atas",
                                 slim=True))
    most = max(found.months, key=lambda one: _size(found.unexplained(one, kecamatan)))
    components.html(p(".pg-note")[words.unexplained(found, most, kecamatan)])
    _most_out(build, found, kecamatan)
    level = "Semua desa/kelurahan" if kecamatan else "Semua kecamatan"
    with st.expander(f"{level}, {service_words.month(found.last)}", icon=":material/table:"):
        components.html(_areas(build, found, kecamatan))
    components.source_line(sources(build, found.is_sample, "jkn_watch"), about={"data": "jkn_watch"})
    all_of = len(reference.village_codes(build))
    if found.reported < all_of:
        components.html(p(".pg-note.check")[
            f"{formats.number(found.reported)} dari {formats.number(all_of)} desa/kelurahan melapor pada "
            f"{service_words.month(found.last)}; yang lain belum tersedia, bukan nol."])


def _signed(left: float) -> Cell:
    return Cell(formats.signed(left), "muted" if formats.is_missing(left) else "")


def _size(left: float) -> float:
    return -1.0 if formats.is_missing(left) else abs(left)


def area_codes(build: Database, kecamatan: str | None) -> list[str]:
    """The villages of a kecamatan, or without one all kecamatan."""
    return [code for code, region in reference.regions(build).items()
            if (region.parent == kecamatan if kecamatan else region.level is Level.KECAMATAN)]


def _areas(build: Database, found: Jkn, kecamatan: str | None) -> Markup:
    """Every area in the month asked about; one that did not report has no figure."""
    regions = reference.regions(build)
    columns = [*tables.of_words("Desa/kelurahan" if kecamatan else "Kecamatan"),
               *tables.of_figures(*(words.HEADS[measure] for measure in MEASURES), words.LEFT)]
    rows = [Row((tables.named(access.address("profil", controls.of_place(regions[code])), regions[code].name),
                 *(tables.figure(formats.number(found.of(found.last, measure, code))) for measure in MEASURES),
                 tables.figure(formats.number(found.still_out(code)))))
            for code in area_codes(build, kecamatan)]
    return tables.table(columns, rows, f"Jiwa, {service_words.month(found.last)}; belum kembali: "
                        f"{service_words.months((found.since, found.last))}", slim=True)


def _most_out(build: Database, found: Jkn, kecamatan: str | None) -> None:
    """Areas with most removed that did not come back."""
    regions = reference.regions(build)
    known = pd.Series({code: found.still_out(code) for code in area_codes(build, kecamatan)}, dtype=float)
    top = known[known > 0].sort_values(ascending=False, kind="stable").head(LISTED)
    rows = [Row((tables.named(access.address("profil", controls.of_place(regions[str(code)])), regions[str(code)].name),
                 tables.figure(formats.number(left)))) for code, left in top.items()]
    columns = [*tables.of_words("Desa/kelurahan" if kecamatan else "Kecamatan"),
               *tables.of_figures("Belum kembali (jiwa)")]
    components.html(tables.table(columns, rows, "Dinonaktifkan dikurangi yang kembali aktif, terbanyak di atas",
                                 slim=True))


def _published(build: Database) -> None:
    """Published figures of the kabupaten and of the nation by year, as they are, each with its source and remark."""
    facts = observations.program_facts(build)
    told = [regency().code, regency().nation.code]
    own = facts[facts["program"].str.startswith(_PUBLISHED) & facts["region_code"].isin(told)]
    if own.empty:
        components.html(p(".pg-note")[f"Angka PBI-JKN yang terbit {formats.MISSING}."])
        return
    groups = own.groupby(["region_code", "year"], sort=False)
    lines = [_line(part) for _, part in sorted(groups, key=lambda one: (one[0][0] != regency().code, one[0][1]))]
    components.html(
        p(".pg-note")[b["Yang sudah terbit"], ", bukan data contoh dan tidak dicampur dengan yang di atas:"],
        ul(".sv-published")[lines])
    with st.expander("Sumber dan catatan tiap angka terbitan", icon=":material/link:"):
        columns = [*tables.of_words("Angka"), *tables.of_figures("Jiwa"), *tables.of_words("Sumber", "Catatan")]
        components.html(tables.table(columns, [Row(_fact(row)) for row in _records(own)], "Angka terbitan PBI-JKN",
                                     slim=True))


def _line(part: pd.DataFrame) -> Element:
    """'Kabupaten Blitar 2025: terdaftar 448.000, kuota 361.000 jiwa. Sumber: …'."""
    rows = _records(part.sort_values("value", ascending=False, kind="stable"))
    told = ", ".join(f"{_name(row)} {formats.number(float(row['value']))}" for row in rows)
    cited = Markup("; ").join(dict.fromkeys(markup(area_tables.source(row)) for row in rows))
    return li[b[f"{rows[0]['region']} {rows[0]['year']}"], f" (jiwa): {told}. ", small["Sumber: ", cited]]


def _name(row: Mapping[Hashable, Any]) -> str:
    """'kuota' of 'PBI-JKN (APBN), kuota'; a name without a comma as it is."""
    name = str(row["program"])
    return name.partition(", ")[2] or name


def _records(rows: pd.DataFrame) -> list[dict[Hashable, Any]]:
    return rows.astype(object).where(rows.notna(), None).to_dict("records")


def _fact(row: Mapping[Hashable, Any]) -> tuple[Cell, ...]:
    return (tables.text(f"{row['region']} {row['year']}: {row['program']}"),
            tables.text(formats.number(float(row["value"])), ""), Cell(area_tables.source(row), "words"),
            tables.text(area_words.note(row["note"]), look="muted"))
