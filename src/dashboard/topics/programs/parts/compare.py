"""Programmes side by side for one area, and the money of the RAT beside need."""

from __future__ import annotations

import streamlit as st
from htpy import b, ol, p
from markupsafe import Markup

from dashboard.core import formats
from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.render.table import Cell, Row
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC, Audience
from dashboard.topics.programs import answers
from dashboard.topics.programs import words as words
from dashboard.topics.programs.blocks import charts as program_charts
from dashboard.topics.programs.parts import link as program_link
from dashboard.topics.programs.parts import parts as program_parts
from dashboard.topics.programs.parts import tables as program_tables
from dashboard.topics.programs.parts.parts import CoverageView
from dashboard.topics.programs.rules.need import Allocation, MoneyAndNeed, Register
from dashboard.topics.rat import answers as rat_answers
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.kept import figures as kept_figures
from dashboard.ui.shell import access


def side_by_side(shown: CoverageView) -> None:
    """All programmes of the year in the area shown; units stand in their own column and are never added."""
    components.section(f"Semua program di {shown.place}, {shown.coverage.year}",
                       "Satuan berbeda (KK, jiwa, unit) tidak dijumlahkan. Pilih kecamatan di atas untuk membandingkan "
                       "program di satu kecamatan.")
    program_parts.badge(shown.coverage.is_sample)
    columns = [*program_tables.of_words("Program", "Satuan"), *program_tables.count_heads("")]
    if shown.kecamatan:
        columns += program_tables.of_figures("Kabupaten, bersih (persen)")
    columns += program_tables.of_figures("Rupiah per penerima")
    rows = [_program_row(shown, code) for code in answers.programs(shown.build)]
    components.html(program_tables.table(columns, [row for row in rows if row],
                                         f"Program di {shown.place}, {shown.coverage.year}"))


def _program_row(shown: CoverageView, code: str) -> Row | None:
    """One programme; None without coverage in that year, or when it is not of the same kind (real or sample)."""
    found = answers.coverage(shown.build, code, shown.coverage.year, shown.audience)
    program = answers.programs(shown.build)[code]
    if found is None or found.is_sample != shown.coverage.is_sample:
        return None
    address = access.address("program", {program_link.PROGRAM: code, controls.YEAR: found.year,
                                         controls.KECAMATAN: shown.kecamatan})
    quarter = "" if found.quarter is None else words.when(found)
    name = program_tables.named(address, program.name, quarter or program.agency)
    look, area = "on" if code == shown.program.code else "", found.area(shown.kecamatan)
    if area is None:
        return Row((name, program_tables.text(found.unit), program_tables.text(formats.MISSING, "muted")), look)
    whole = [program_tables.figure(words.rate(found.whole.iloc[0], "net_rate"))] if shown.kecamatan else []
    return Row((name, program_tables.text(found.unit), *program_tables.counts(area), *whole,
                program_tables.figure(words.money(area, "per_recipient"))), look)


def years(build: Database) -> list[int]:
    """Years of which there is anything of a RAT."""
    return rat_answers.rat(build, build_times.today(), PUBLIC).years


def need(build: Database, year: int, kecamatan: str | None, audience: Audience) -> None:
    """Share of the allocation beside the share of need by kecamatan, and what has no kecamatan."""
    view = answers.money_beside_need(build, year, audience)
    if view.allocation is None or not view.registers:
        missing = f"Matriks RAT {year}" if view.allocation is None else "Hitungan register (DTSEN) yang sejenis"
        components.empty(f"{missing} belum tersedia, jadi alokasi belum dapat dibandingkan dengan kebutuhan.",
                         f"RAT dihimpun {regency().agency_short} dari tiap OPD; hitungan DTSEN per desa dari Dinas "
                         "Sosial.",
                         "python -m dashboard import rat_matrix BERKAS.xlsx --by NAMA")
        return
    regions = reference.regions(build)
    components.headline(words.need_headline(view.frame, view.allocation, year, view.registers[0].name,
                                            lambda code: regions[code].name, kecamatan),
                        *([components.SAMPLE_BADGE] if view.is_sample else []))
    left, right = st.columns([5, 3], gap="large")
    with left:
        _need_chart(build, audience, view, kecamatan)
    with right:
        _need_reading(view, view.allocation)
    with st.expander("Tabel alokasi dan kebutuhan", icon=":material/table:"):
        note = words.EXACT_NOTE if audience.exact else words.ROUNDED_NOTE
        components.html(_need_table(build, view), p(".pg-note")[note])


def _need_chart(build: Database, audience: Audience, view: MoneyAndNeed, kecamatan: str | None) -> None:
    regions, register = reference.regions(build), view.registers[0]
    title = words.need_finding(view.frame, register.name, lambda code: regions[code].name)
    subtitle = ("■ porsi alokasi · ○ porsi kebutuhan, persen dari yang berlokasi kecamatan; yang porsinya paling "
                "kurang di atas")
    source = (f"Sumber: {program_parts.SAMPLE_SOURCE}." if view.is_sample else
              f"Sumber: matriks RAT {view.year} dan {register.name} {_when(register)} yang diserahkan.")
    kept_figures.chart("program_need", build, audience, (view.year, kecamatan), lambda: program_charts.beside_need(
        view.frame, register.name, lambda code: regions[code].name, title, subtitle, components.theme(),
        sample=view.is_sample, source=source, chosen=kecamatan))


def _when(register: Register) -> str:
    return formats.period(register.year, words.period_name(register.quarter))


def _need_reading(view: MoneyAndNeed, allocation: Allocation) -> None:
    """What the shares are of, what is left out, and where registers disagree."""
    register = view.registers[0]
    total = allocation.total or float("nan")
    items = [("Berlokasi kecamatan atau desa", allocation.placed), *words.unplaced(allocation)]
    rows = [program_tables.entry(name, formats.rupiah(rupiah), f"{formats.number(rupiah / total * 100, 1)} persen")
            for name, rupiah in items]
    others = [program_tables.entry(f"{one.name} {_when(one)}", formats.number(one.total), f"{one.unit} desil 1–4")
              for one in view.registers]
    note, listed = p(".pg-note"), ol(".pg-list")
    left_out = note[f"Tidak dibandingkan: {', '.join(view.left_out)}, karena yang satu data contoh dan yang lain data "
                    "sebenarnya."] if view.left_out else None
    components.html(
        note[b[f"Alokasi RAT {view.year}: {formats.rupiah(allocation.total)}"]], listed[rows],
        note["Kegiatan tanpa lokasi tidak dapat dinilai sampai atau tidak ke wilayah yang butuh. Alokasi kegiatan "
             "dengan beberapa lokasi dibagi rata antarlokasi."],
        note[b[words.need_meaning(register.name, _when(register), register.unit)]], listed[others], left_out,
        note["Register yang berbeda menghitung berbeda; selisihnya ditampilkan, tidak dirata-rata."])


def _need_table(build: Database, view: MoneyAndNeed) -> Markup:
    regions = reference.regions(build)
    figures = ["Alokasi", "Porsi alokasi (persen)"]
    for one in view.registers:
        figures += [f"{one.name} ({one.unit})", f"Porsi {one.name} (persen)"]
    figures.append(f"Selisih porsi dari {view.registers[0].name} (poin persen)")
    rows = []
    for code, row in view.frame.iterrows():
        cells = [program_tables.text(regions[str(code)].name), program_tables.figure(formats.rupiah(row["allocation"])),
                 program_tables.figure(formats.number(row["allocation_share"], 1))]
        for one in view.registers:
            cells += [program_tables.figure(formats.number(row[one.name])),
                      program_tables.figure(formats.number(row[f"{one.name}_share"], 1))]
        rows.append(Row((*cells, Cell(formats.signed(row["difference"], 1)))))
    columns = [*program_tables.of_words("Kecamatan"), *program_tables.of_figures(*figures)]
    return program_tables.table(columns, rows,
                                "Alokasi dan kebutuhan menurut kecamatan, yang paling kekurangan di atas")

