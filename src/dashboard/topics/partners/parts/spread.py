"""Second and third part of the page: help beside need, and gaps of coverage with and without partners."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.core import formats
from dashboard.render.table import Row
from dashboard.topics.partners import answers, words
from dashboard.topics.partners.blocks import charts
from dashboard.topics.partners.parts.page import PartnersView
from dashboard.topics.partners.rules.gaps import MATCHED, TWICE, UNMATCHED, Gaps
from dashboard.topics.partners.rules.need import PriorityVillages, by_kecamatan
from dashboard.topics.programs.parts import link as program_link
from dashboard.topics.programs.parts import parts as program_parts
from dashboard.topics.programs.parts import tables
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.kept import figures as kept_figures
from dashboard.ui.shell import access

LISTED = 7


def need(shown: PartnersView) -> None:
    """Share of delivered rupiah in priority villages beside their share of need; kecamatan beside each other."""
    found, priority = shown.collaboration.spread(shown.year), shown.collaboration.priority
    finding = words.spread(found, priority, shown.year)
    if found is None or priority is None or found.share is None:
        components.empty(finding, "Hitungan DTSEN per desa diserahkan Dinas Sosial; janji dan penyaluran oleh mitra.",
                         "python -m dashboard import registry_counts BERKAS.xlsx --by NAMA")
        return
    frame = by_kecamatan(shown.collaboration.lines(shown.year), priority, shown.collaboration.kecamatan_of)
    left, right = st.columns([5, 3], gap="large")
    with right:
        components.section("Desa prioritas", words.priority_rule(priority))
        items = [("Porsi penyaluran rupiah", found.share), ("Porsi kebutuhan", priority.need_share),
                 ("Porsi banyaknya desa", len(priority.villages) / priority.of * 100)]
        components.html(tables.facts((name, words.rate(value), "persen" if value is not None else "", "")
                                     for name, value in items))
        own = _priority_here(shown, priority)
        components.notes(own, words.spread_note(found), "Bagian ini tentang seluruh kabupaten. Bantuan mudah berkumpul "
                         "di sekitar pabrik; selisih porsi adalah bahan bertanya, bukan ukuran salah atau benar.")
    with left:
        if frame.empty:
            components.section(finding)
            components.source_line(shown.sources)
        else:
            heading = (finding, f"■ porsi rupiah yang disalurkan {shown.year} · ○ porsi keluarga desil 1–4, persen "
                       "dari kabupaten; kecamatan yang porsinya paling kurang di atas", shown.source_text)
            kept_figures.chart("partner_need", shown.build, shown.audience, (shown.year, shown.kecamatan),
                                 lambda: charts.beside_need(frame, shown.name, heading, components.theme(),
                                                            sample=shown.collaboration.is_sample,
                                                            chosen=shown.kecamatan))


def _priority_here(shown: PartnersView, priority: PriorityVillages) -> str:
    """Which priority villages the chosen place has."""
    if not shown.kecamatan:
        return ""
    if shown.village:
        is_one = shown.village in priority.villages
        return f"{shown.place} {'termasuk' if is_one else 'tidak termasuk'} desa prioritas menurut aturan ini."
    own = sorted(shown.name(code) for code in priority.villages if shown.regions[code].parent == shown.kecamatan)
    return (f"Di {shown.place}: {', '.join(own)}." if own else f"Tidak ada desa prioritas di {shown.place}.")


def gaps(shown: PartnersView) -> None:
    """Gaps of coverage matched, unmatched and helped twice, by programme, and the largest unmatched ones."""
    found = answers.gaps(shown.build, shown.audience, shown.kecamatan, shown.village)
    components.section(words.gaps(found), "Celah = desa tempat penerima program kurang dari sasarannya pada tahun "
                       "cakupan terbaru; dibantu = ada janji mitra untuk program itu di desa itu pada tahun itu atau "
                       "sesudahnya, yang tidak batal dan tidak ditunda.")
    program_parts.badge(shown.collaboration.is_sample)
    if not found.years:
        components.empty("Cakupan program per desa belum tersedia, jadi celahnya belum diketahui.",
                         "Pemasok: OPD pelaksana program.", "python -m dashboard import coverage BERKAS.xlsx --by NAMA")
        return
    owners = dict(zip(shown.collaboration.owners["code"], shown.collaboration.owners["agency_name"], strict=True))
    columns = [*tables.of_words("Program", "Tahun cakupan"),
               *tables.of_figures("Desa dengan celah", "Satu mitra", "Dua mitra atau lebih", "Tanpa mitra",
                                  "Dibantu tanpa celah diketahui")]
    rows = []
    for code, year in found.years.items():
        counts = found.counts(code)
        address = access.address("program", {program_link.PROGRAM: code, controls.YEAR: year,
                                             controls.KECAMATAN: shown.kecamatan})
        numbers = [sum(counts.values()), counts[MATCHED], counts[TWICE], counts[UNMATCHED], found.elsewhere[code]]
        rows.append(Row((tables.named(address, shown.collaboration.program_names[code], owners[code]),
                         tables.text(str(year)), *(tables.figure(formats.number(one)) for one in numbers))))
    components.html(tables.table(columns, rows, f"Celah program dan mitra yang membantu, {shown.place}"))
    components.notes("“Dibantu tanpa celah diketahui” bukan kesalahan: cakupan desa itu mungkin belum dilaporkan atau "
                     "sudah penuh. “Dua mitra atau lebih” perlu dilihat: bisa saling melengkapi, bisa dobel.")
    _places(shown, found)
    components.source_line([*shown.sources, *_cover_sources(shown)])


def _cover_sources(shown: PartnersView) -> list[tuple[str, str | None]]:
    """Where the coverage comes from that gaps are made of."""
    return program_parts.sources(shown.build, [cover for _, cover in shown.collaboration.covers])


def _places(shown: PartnersView, found: Gaps) -> None:
    """Villages helped twice, and those without partners that lack in most programmes. Gaps of different units are not
    compared with each other, so villages are ordered by the number of programmes."""
    twice = found.places[found.places["state"] == TWICE]
    bare = found.places[found.places["state"] == UNMATCHED]
    most = bare.groupby("region_code").size().sort_values(ascending=False, kind="stable").head(LISTED)
    names = shown.collaboration.program_names
    left, right = st.columns(2, gap="large")
    with left:
        components.section("Celah terbanyak tanpa mitra")
        _ranked(shown, most.to_frame(), [f"{formats.number(count)} program" for count in most],
                ["tanpa mitra"] * len(most))
    with right:
        components.section("Dibantu dua mitra atau lebih")
        rows = twice.head(LISTED).set_index("region_code")
        _ranked(shown, rows, [f"{count} mitra" for count in rows["partners"]],
                [names[code] for code in rows["program"]])
        if len(twice) > LISTED:
            components.notes(f"dan {formats.number(len(twice) - LISTED)} lainnya.")


def _ranked(shown: PartnersView, rows: pd.DataFrame, told: list[str], notes: list[str]) -> None:
    """A short list of villages, or that there are none."""
    if rows.empty:
        components.notes("Tidak ada.")
        return
    components.html(tables.ranked(rows, shown.regions, told, notes))
