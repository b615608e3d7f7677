"""Fourth part of the page: what villages found, how far each finding has come, and the list to check."""

from __future__ import annotations

import streamlit as st
from htpy import p
from markupsafe import Markup

from dashboard.core import formats
from dashboard.render.table import Cell, Row, below
from dashboard.store.building import build_times
from dashboard.topics.programs.parts import parts as program_parts
from dashboard.topics.programs.parts import tables
from dashboard.topics.rat import queries as rat_queries
from dashboard.topics.registers import answers
from dashboard.topics.registers.contracts import STATES
from dashboard.topics.registers.parts import files
from dashboard.topics.registers.parts.page import RegisterDifferenceView, of_widths
from dashboard.topics.registers.rules.findings import AGES, RegisterFindings
from dashboard.topics.registers.words import findings as words
from dashboard.topics.registers.words import registers as register_words
from dashboard.ui.drawn import components

LISTED = 10


def checks(shown: RegisterDifferenceView) -> None:
    """Findings by state and age, those open longest, and the list of villages to check as a workbook."""
    program_parts.badge(shown.is_sample)
    found = answers.findings(shown.build, build_times.today(), shown.audience)
    if found is None:
        components.section("Temuan di desa")
        components.empty("Belum ada temuan yang diserahkan.",
                         "Desa mencatatnya lewat kecamatan; Dinas Sosial mencatat siapa yang ditanya dan menjawab.",
                         "python -m dashboard import register_checks BERKAS.xlsx --by NAMA")
    else:
        _findings(shown, found)
    if shown.differences is not None:
        components.section("Daftar desa yang perlu diperiksa", words.to_check(shown.differences, shown.kecamatan))
        files.to_check(shown, shown.differences)
    components.notes(register_words.note(shown.audience.exact))
    components.source_line(shown.sources)


def _findings(shown: RegisterDifferenceView, found: RegisterFindings) -> None:
    area = shown.village or shown.kecamatan
    components.section(words.finding(found, area), f"{shown.place}; umur dihitung sejak ditemukan sampai hari ini")
    own = found.inside(area)
    left, right = st.columns([3, 5], gap="medium")
    with left:
        columns = [*tables.of_words("Keadaan"), *tables.of_figures(*(word for _, word in AGES), "Semua")]
        rows = [Row((tables.text(state.capitalize()), *(
            tables.figure(formats.number(int(((own["state"] == state) & (own["age"] == word)).sum())))
            for _, word in AGES), tables.figure(formats.number(int((own["state"] == state).sum())))))
                for state in STATES]
        components.html(tables.table(columns, rows, "Banyaknya temuan menurut keadaan dan umurnya", slim=True))
    with right:
        _longest(shown, found)
    with st.expander("Semua temuan", icon=":material/table:"):
        components.html(_table(shown, own.index.tolist(), found, "Yang terbuka paling lama di atas"))
    files.findings(shown, found)


def _longest(shown: RegisterDifferenceView, found: RegisterFindings) -> None:
    own = found.open(shown.village or shown.kecamatan)
    if own.empty:
        components.html(p(".pg-note")["Tidak ada temuan yang masih terbuka di sini."])
        return
    components.html(_table(shown, own.index[:LISTED].tolist(), found, "Masih terbuka, paling lama di atas"))


def _table(shown: RegisterDifferenceView, codes: list[str], found: RegisterFindings, caption: str) -> Markup:
    agencies = rat_queries.agencies(shown.build)
    names = dict(zip(agencies["code"], agencies["short_name"], strict=True))
    columns = [*of_widths(("Desa/kelurahan", 26), ("Temuan", 26)), *tables.of_figures("Terkena"),
               *of_widths(("Keadaan", 24), ("Oleh", 8)), *tables.of_figures("Umur (hari)")]
    rows = []
    for row in found.newest.loc[codes].to_dict("records"):
        region = shown.regions[row["region_code"]]
        rows.append(Row((
            Cell([region.name, below[f"Kec. {shown.regions[row['kecamatan_code']].name}"]], "words"),
            Cell([row["kind"], below[row["register"]]], "words"),
            tables.figure(f"{formats.number(row['count'])} {row['unit']}"),
            Cell([row["state"], below[formats.tanggal(row["since"])]], "words"),
            tables.text(names.get(row["agency"], row["agency"])), tables.figure(formats.number(row["days"])))))
    return tables.table(columns, rows, caption, slim=True)
