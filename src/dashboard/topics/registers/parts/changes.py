"""Second part of the page: how old and how verified each register is, and what changed in the chosen one."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard.core import formats
from dashboard.render.table import Row
from dashboard.store.building import build_times
from dashboard.topics.programs.parts import parts as program_parts
from dashboard.topics.programs.parts import tables
from dashboard.topics.registers import answers
from dashboard.topics.registers.contracts import SCORE
from dashboard.topics.registers.parts import files
from dashboard.topics.registers.parts.page import RegisterDifferenceView, of_widths
from dashboard.topics.registers.rules.changes import MEASURES, RegisterChanges
from dashboard.topics.registers.words import changes as words
from dashboard.topics.registers.words import registers as register_words
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.shell import access

LISTED = 10


def changes(shown: RegisterDifferenceView) -> None:
    """Freshness of all, then the changes of the first register chosen."""
    program_parts.badge(shown.is_sample)
    _freshness(shown)
    series = answers.known(shown.build)[shown.first]
    found = answers.changes(shown.build, shown.first, shown.unit, shown.audience)
    if found is None:
        components.section(f"Perubahan {register_words.label(series)}")
        components.empty(f"Perubahan {series.register} ({shown.unit}) di antara dua tanggal data belum tersedia.",
                         "Dinas Sosial menghitungnya dari dua serah terima; keluarga yang masuk dan keluar ikut "
                         "dihitung.",
                         "python -m dashboard import register_changes BERKAS.xlsx --by NAMA")
        return
    area = shown.village or shown.kecamatan
    components.section(words.finding(found, area, shown.place if area else ""),
                       f"{register_words.label(series)}, {shown.unit}, {words.dates(found)}")
    own = found.table(files.village_codes(shown))
    components.html(_table(shown, found, own.head(LISTED), "Yang paling banyak berpindah jauh di atas"))
    components.notes(words.balance(found), f"{words.REGISTERED} {register_words.note(shown.audience.exact)}")
    components.source_line(shown.sources)
    with st.expander("Semua desa/kelurahan", icon=":material/table:"):
        components.html(_table(shown, found, own, "Semua desa/kelurahan"))
    files.changes(shown, found)


def _table(shown: RegisterDifferenceView, found: RegisterChanges, own: pd.DataFrame, caption: str) -> Markup:
    heads = words.SCORES if found.series.decile_basis == SCORE else words.HEADS
    columns = [*tables.of_words("Desa/kelurahan"), *tables.of_figures(*(heads[one] for one in MEASURES))]
    rows = []
    for code, row in own.iterrows():
        region = shown.regions[str(code)]
        under = "" if shown.kecamatan else f"Kec. {shown.regions[str(region.parent)].name}"
        rows.append(Row((tables.named(access.address("profil", controls.of_place(region)), region.name, under),
                         *(tables.figure(formats.number(row[one])) for one in MEASURES)),
                        "on" if code == shown.village else ""))
    told = f"{register_words.label(found.series)}, {found.unit}, {words.dates(found)}. {caption}"
    return tables.table(columns, rows, told, slim=True)


def _freshness(shown: RegisterDifferenceView) -> None:
    """One line a series."""
    known = answers.freshness(shown.build, shown.unit, build_times.today(), shown.audience)
    area = shown.village or shown.kecamatan
    components.section("Kesegaran dan verifikasi", f"{shown.unit}, {shown.place}; umur data dihitung sampai hari ini")
    columns = [*of_widths(("Register", 40), ("Tanggal data", 20)),
               *tables.of_figures("Umur data", f"Terdaftar ({shown.unit})", "Terverifikasi (persen)")]
    rows = [Row((tables.text(register_words.label(one.series)),
                 tables.text(register_words.when(one.period, one.cutoff)), tables.figure(words.age(one)),
                 tables.figure(formats.number(one.all.of(area))), tables.figure(words.verified(one, area))))
            for one in known]
    components.html(tables.table(columns, rows, "Tiap register pada tanggal datanya yang terbaru", slim=True))
    components.notes(*(f"{register_words.label(one.series)}: {words.unknown(one)}." for one in known
                       if words.unknown(one)))

