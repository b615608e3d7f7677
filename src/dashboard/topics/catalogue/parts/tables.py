"""Parts of the page Data & Metodologi: tables of words that wrap, and the matrix of what exists."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, TypeVar

import pandas as pd
import streamlit as st
from htpy import Node, b, br, code, div, p, small, span

from dashboard.core import formats
from dashboard.core.domain import Indicator, Region
from dashboard.outputs.dataset import DIRECTION_WORDS
from dashboard.outputs.packages.datasets import OBSERVATIONS
from dashboard.queries import availability, reference
from dashboard.render.table import below, link, linked, table_html
from dashboard.render.words.source_words import KIND_WORDS
from dashboard.store.building.build_times import day_of
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC
from dashboard.topics.catalogue.blocks import matrix_table
from dashboard.topics.catalogue.parts import link as datasets_link
from dashboard.topics.catalogue.rules.availability import codes_within, level_of, levels, matrix
from dashboard.topics.differences import answers as difference_answers
from dashboard.topics.differences import words as differences_words
from dashboard.ui.choices import controls, parameters
from dashboard.ui.choices.parameters import Parameter
from dashboard.ui.drawn import components
from dashboard.ui.drawn.word_table import long_table
from dashboard.ui.kept import finished
from dashboard.ui.shell import access

_Item = TypeVar("_Item")


MOVED = "Unduh"
"""A part that has become a page; links to it lead there."""
PART = controls.tabbed("bagian", "bagian", ("Ketersediaan", "Kalender rilis", "Kesalahan sampling", "Katalog",
                                            "Istilah", "Sumber", "Angka berbeda", "Perubahan metode"), gone=(MOVED,))
TERM = Parameter[str | None]("istilah", lambda build: dict.fromkeys(reference.glossary(build)["term"], "istilah"), None,
                             "istilah", "Ditampilkan semua istilah.", carried="never")
PARAMETERS = (*controls.PLACE, PART, TERM)


def lead_on() -> None:
    """A link to the part of files leads to where the files of figures stand now, in the same place."""
    if PART.chosen() == MOVED:
        place = {name: value for name, value in parameters.written().items() if name != PART.name}
        controls.lead_on(access.page("unduh"), {**place, datasets_link.DATASET.name: OBSERVATIONS})


def facts(build: Database) -> None:
    """How much there is: indicators, figures, sources, conflicts."""
    sources, differences = reference.sources(build), difference_answers.ledger(build).own
    made = formats.tanggal(day_of(reference.build_info(build).built_at))
    items = ((len(reference.indicators(build)), "indikator", ""), (int(sources["rows"].sum()), "angka", ""),
             (len(sources), "sumber", ""), (len(differences.cases), "angka berbeda",
                                           f"{differences.open} belum selesai"))
    built = f"Basis data disusun {made}. “Data per” adalah tanggal angka terbaru yang dihimpun atau diserahkan."
    components.html(
        div(".facts")[[span[b[formats.number(count)], f" {word}", (" ", small[f"({more})"]) if more else None]
                       for count, word, more in items]], p(".note")[built])


def what_there_is(build: Database, area: str | None) -> None:
    """The matrix of one level, which the reader chooses among those the area has."""
    regions, catalogue = reference.regions(build), list(reference.indicators(build).values())
    level = _level(regions, area)
    codes = codes_within(regions, area, (level,))
    counts = availability.availability(build, area)
    found = matrix(counts[counts["level"] == level], reference.method_breaks(build), codes)
    words = level_words(level) + (f", {len(codes)} wilayah" if len(codes) > 1 else "")
    if not found:
        components.empty(f"Belum ada satu pun angka pada tingkat {words}.",
                         "Berkas angka disimpan pada data/facts/ dan dibaca oleh perintah berikut.",
                         "python -m dashboard build")
        return
    components.html(matrix_table.legend(found))
    finished.html(build, PUBLIC, "ketersediaan", (area, level), lambda: table_html(
        matrix_table.availability_table(found, catalogue, f"Ketersediaan angka per tahun: {words}")))
    absent = [indicator.short_name for indicator in catalogue if indicator.id not in found]
    if absent:
        components.note(f"Tidak ada satu pun angka pada tingkat ini ({len(absent)} indikator): {'; '.join(absent)}.")


def _level(regions: Mapping[str, Region], area: str | None) -> str:
    inside = codes_within(regions, area, levels())
    present = {level_of(regions[code]) for code in inside}
    options = [level for level in levels() if level in present]
    default = "desa/kelurahan" if area else options[0]
    return st.segmented_control("Tingkat wilayah", options, default=default, required=True,
                                format_func=level_words, key=f"tingkat_{area}", label_visibility="collapsed")


def level_words(level: str) -> str:
    """'Desa/kelurahan'."""
    return level[0].upper() + level[1:]


def catalogue(build: Database) -> None:
    """The searchable catalogue: one row an indicator."""
    counts = availability.availability(build)
    newest = counts.groupby("indicator")["year"].max().to_dict()
    everything = list(reference.indicators(build).values())
    shown = _search([(indicator, " ".join((indicator.name, indicator.short_name, indicator.id, indicator.definition,
                                           indicator.dimension, indicator.publisher)))
                     for indicator in everything], "Cari indikator", "mis. kemiskinan, sekolah, IDM")
    rows = [[_named(indicator), indicator.unit, DIRECTION_WORDS[indicator.direction],
             indicator.period_rule, indicator.comparability, indicator.publisher,
             str(newest.get(indicator.id, formats.MISSING))] for indicator in shown]
    _table("Katalog indikator", {"Indikator dan artinya": 33, "Satuan": 9, "Arah": 11, "Periode": 7,
                                 "Boleh dibandingkan dengan": 24, "Penerbit": 9, "Tahun terbaru": 7},
           rows, len(everything), first=10, what="indikator")


def _named(indicator: Indicator) -> Node:
    levels = "; ".join(f"{number} = {word}" for number, word in sorted(indicator.categories.items()))
    return (b[indicator.name], br, indicator.definition, *((below[levels],) if levels else ()),
            below[f"{indicator.dimension} · kode ", code[indicator.id]])


def glossary(build: Database) -> None:
    """The searchable list of terms that are no indicators; the one that a link names comes first."""
    named = TERM.chosen()
    everything = sorted(reference.glossary(build).fillna("").to_dict("records"), key=lambda row: row["term"] != named)
    if not everything:
        components.empty("Daftar istilah belum diisi.",
                         "Isi data/catalogue/glossary.csv, lalu bangun ulang basis data.", "python -m dashboard build")
        return
    components.note("Arti tiap indikator ada pada bagian Katalog.")
    shown = _search([(row, f"{row['term']} {row['long_form']} {row['meaning']}") for row in everything], "Cari istilah",
                    "mis. RAT, desil, cakupan")
    rows: list[list[Node]] = [[b[row["term"]], row["long_form"], row["meaning"], row["basis"]] for row in shown]
    _table("Istilah dan singkatan", {"Istilah": 14, "Kepanjangan atau nama lain": 24, "Arti": 46, "Dasar": 16}, rows,
           len(everything), first=20, what="istilah")


def sources(build: Database) -> None:
    """Every source with its link and what it is used for."""
    everything = reference.sources(build).to_dict("records")
    shown = _search([(row, f"{row['title']} {row['publisher']} {KIND_WORDS.get(row['kind'], row['kind'])}")
                     for row in everything], "Cari sumber", "mis. BPS, Kemendes, berita")
    rows = [[linked(str(row["title"]), row["url"]), str(row["publisher"]),
             KIND_WORDS.get(row["kind"], row["kind"]), _uses(row)] for row in shown]
    _table("Sumber data", {"Sumber": 52, "Penerbit": 18, "Jenis": 14, "Dipakai untuk": 16}, rows, len(everything),
           first=20, what="sumber")


def _uses(row: Mapping[Hashable, Any]) -> str:
    parts = [(row["rows"], "angka"), (row["target_rows"], "target"), (row["program_rows"], "fakta program")]
    return " · ".join(f"{formats.number(count)} {word}" for count, word in parts if count)


def conflicts(build: Database) -> None:
    """Where the facts on which sources disagree stand now."""
    components.html(p(".second")[differences_words.headline(difference_answers.ledger(build).own), " ",
                                 link("Buka halaman Angka berbeda", access.address("angka-berbeda", {})), "."])


def method_breaks(build: Database) -> None:
    """Where the method of an indicator changed, so that figures before and after are not one line."""
    regions, catalogue_ = reference.regions(build), reference.indicators(build)
    rows = [[b[catalogue_[row["indicator"]].name], _where(row["region_code"], regions),
             f"{row['year_before']} dan {row['year_after']}", row["reason"]]
            for row in reference.method_breaks(build).to_dict("records")]
    _table("Perubahan metode", {"Indikator": 24, "Berlaku untuk": 18, "Antara tahun": 12, "Alasan": 46},
           rows, len(rows), first=20, what="perubahan metode")


def _where(code: str | None, regions: Mapping[str, Region]) -> str:
    if pd.isna(code):
        return "semua wilayah"
    above = str(code).removesuffix(".*")
    name = regions[above].label if above in regions else str(code)
    return f"semua wilayah di dalam {name}" if str(code).endswith(".*") else name


def _search(items: Sequence[tuple[_Item, str]], label: str, example: str) -> list[_Item]:
    """The items whose words hold every word of what the reader types; all without any."""
    asked = st.text_input(label, type="search", live=True, placeholder=example, key=label, width=420) or ""
    words = asked.casefold().split()
    return [item for item, text in items if all(word in text.casefold() for word in words)]


def _table(caption: str, columns: Mapping[str, int], rows: Sequence[Sequence[Node]], total: int, *, first: int,
           what: str) -> None:
    if not rows:
        components.empty("Tidak ada yang cocok dengan kata itu.",
                         "Coba kata yang lebih umum, atau kosongkan pencarian.")
        return
    long_table(caption, columns, rows, total, key=f"semua_{what}", first=first, what=what)
