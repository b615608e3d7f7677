"""Parts of the coverage page: what is chosen, the finding, figures, gap lists, tables, trend."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pandas as pd
import streamlit as st
from htpy import h3, p, section, span
from markupsafe import Markup

from dashboard.core import formats, frames
from dashboard.core.domain import Level, Region
from dashboard.core.regency import kecamatan_or_all
from dashboard.queries import reference
from dashboard.render.table import Cell, Row, markup
from dashboard.render.words import source_words
from dashboard.store.database import Database
from dashboard.store.policy import Audience
from dashboard.topics.programs import answers, queries
from dashboard.topics.programs import words as words
from dashboard.topics.programs.parts import link as program_link
from dashboard.topics.programs.parts import tables as program_tables
from dashboard.topics.programs.rules.coverage import Coverage, by_attention, by_gap, by_rate, questions
from dashboard.topics.programs.rules.program import Program
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.drawn.plain_text import plain
from dashboard.ui.kept import finished
from dashboard.ui.shell import access

FIRST_SHOWN = "pkh"
"""Shown without a choice, when it exists: it serves the whole kabupaten."""
LISTED = 7
SAMPLE_SOURCE = source_words.SAMPLE_SOURCE

_CSS = Path(__file__).with_name("program.css")


@dataclass(frozen=True)
class CoverageView:
    """What the page shows: a programme in one period, and the kecamatan asked about; `audience`: for whom."""

    build: Database
    program: Program
    coverage: Coverage
    kecamatan: str | None
    audience: Audience

    @property
    def place(self) -> str:
        """'Kecamatan X' or the kabupaten."""
        return kecamatan_or_all(reference.regions(self.build), self.kecamatan)

    @property
    def choice(self) -> tuple[str, int, str | None]:
        """What stands on the page depends on besides the village."""
        return self.program.code, self.coverage.year, self.kecamatan

    @property
    def sources(self) -> list[tuple[str, str | None]]:
        """Where the coverage comes from."""
        return sources(self.build, [self.coverage])


def add_styles() -> None:
    """The styles of the page."""
    st.html(_CSS)


def filters(build: Database) -> CoverageView | None:
    """Programme and year; None when there is no coverage at all."""
    known = answers.programs(build)
    if not known:
        return None
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        code = program_link.program_filter({code: program.name for code, program in known.items()}, FIRST_SHOWN)
    year = controls.period_year(answers.years_of(build)[code], "program ini")
    audience = access.audience()
    found = answers.coverage(build, code, year, audience)
    return CoverageView(build, known[code], found, controls.scope().kecamatan, audience) if found else None


def area_name(build: Database, code: str) -> str:
    """Name of a kecamatan or village."""
    return reference.regions(build)[code].name


def badge(is_sample: bool) -> None:
    """DATA CONTOH in front of what is drawn from sample."""
    if is_sample:
        components.html(span(".badge")[components.SAMPLE_BADGE])


def headline(shown: CoverageView) -> None:
    """The finding; DATA CONTOH stands on its line."""
    sentence = finished.made_once(shown.build, shown.audience, "cakupan, temuan", shown.choice, lambda: words.headline(
        shown.program.name, shown.coverage, shown.kecamatan, lambda code: area_name(shown.build, code)))
    components.headline(sentence, *([components.SAMPLE_BADGE] if shown.coverage.is_sample else []))


def notes(shown: CoverageView) -> None:
    """What to check: above 100 percent, and villages whose figures are not complete."""
    area = shown.coverage.area(shown.kecamatan)
    over = words.over_note(shown.coverage, shown.kecamatan)
    missing = words.incomplete_note(area) if area is not None else ""
    absent = words.not_handed_in(list(queries.programs_without_coverage(shown.build)["name"]))
    for note, look in ((over, "check"), (missing, ""), (absent, ""), (words.RATES_NOTE, "")):
        if note:
            components.html(p(class_=["pg-note", look])[note])


def facts(shown: CoverageView) -> None:
    """The figures of the area in one line, and how counts on the page are shown."""
    area, unit = shown.coverage.area(shown.kecamatan), shown.coverage.unit
    if area is None:
        components.html(p(".pg-note")[words.note(shown.coverage)])
        return
    look = "check" if area["over"] else ""
    basis = "Realisasi" if shown.coverage.money == "realised" else "Anggaran"
    items = [("Sasaran", words.count(area, "target"), unit, ""),
             ("Penerima", words.count(area, "recipients"), unit, ""),
             *((name, printed, note if printed[:1].isdigit() else "", mark) for name, printed, note, mark in (
                 ("Cakupan bersih", words.rate(area, "net_rate"), "persen", ""),
                 ("Cakupan kotor", words.rate(area), "persen", look),
                 ("Belum terjangkau", words.gap(area), unit, ""))),
             *((name, formats.rupiah(area[column]), note, "") for name, column, note in (
                 ("Anggaran", "budget", ""), ("Realisasi", "realised", ""),
                 (f"{basis} per penerima", "per_recipient", f"/{unit}")) if not formats.is_missing(area[column]))]
    if formats.is_missing(area["budget"]) and formats.is_missing(area["realised"]):
        items.append(("Anggaran", words.money(area, "budget"), "", "quiet"))
    components.html(program_tables.facts(items), p(".pg-note")[words.note(shown.coverage)])


def gaps(shown: CoverageView) -> None:
    """The card of the chosen village, then where most lack, where the rate is lowest, and what is above 100."""
    village_card(shown)
    lists = finished.made_once(shown.build, shown.audience, "cakupan, daftar", shown.choice, lambda: _lists(shown))
    for tab, written in zip(st.tabs(list(lists)), lists.values(), strict=True):
        with tab:
            components.html(written)


def _lists(shown: CoverageView) -> dict[str, Markup]:
    """What each tab says, by its label."""
    rows, unit, regions = shown.coverage.inside(shown.kecamatan), shown.coverage.unit, reference.regions(shown.build)
    over = questions(rows)
    asked = p(".pg-note")["Tanyakan kepada pemasok data: sasaran tahun mana, dan apakah ada penerima yang tercatat dua "
                          "kali atau pindah desa."] if len(over) else None
    return {
        "Terbanyak belum": _list(by_gap(rows), regions, lambda area: f"{words.gap(area)} {unit}", _counted(unit),
                                 "Tidak ada desa/kelurahan yang diketahui kekurangan."),
        "Cakupan terendah": _list(by_rate(rows), regions, lambda area: f"{words.rate(area, 'net_rate')} persen",
                                  _counted(unit), "Tidak ada persentase yang dapat ditampilkan."),
        f"Di atas 100 ({formats.number(len(over))})": markup(
            _list(over, regions, lambda area: _percent(words.rate(area)), _counted(unit),
                  "Tidak ada desa/kelurahan di atas 100 persen."), asked),
    }


def _percent(printed: str) -> str:
    return f"{printed} persen" if printed[:1].isdigit() else printed


def _counted(unit: str) -> Callable[[pd.Series], str]:
    return lambda area: f"{words.count(area, 'recipients')} dari {words.count(area, 'target')} {unit}"


def _list(rows: pd.DataFrame, regions: Mapping[str, Region], told: Callable[[pd.Series], str],
          note: Callable[[pd.Series], str], nothing: str) -> Markup:
    if rows.empty:
        return markup(p(".pg-note")[nothing])
    top = rows.head(LISTED)
    areas = [area for _, area in top.iterrows()]
    rest = f"dan {formats.number(len(rows) - LISTED)} lainnya; lihat Menurut wilayah, per desa/kelurahan."
    return markup(program_tables.ranked(top, regions, [told(area) for area in areas], [note(area) for area in areas]),
                  p(".pg-note")[rest] if len(rows) > LISTED else None)


def village_card(shown: CoverageView) -> None:
    """The village chosen on the map or on another page."""
    code, regions = controls.scope().village, reference.regions(shown.build)
    if code is None:
        return
    village = regions[code]
    name = f"{village.level.capitalize()} {village.name}"
    if code not in shown.coverage.villages.index:
        told = f"Program ini belum punya data di {name}."
    else:
        area = frames.row(shown.coverage.villages, code)
        told = (f"{words.count(area, 'recipients')} penerima dari {words.count(area, 'target')} {shown.coverage.unit} "
                f"sasaran: {_percent(words.rate(area, 'net_rate'))} (bersih). Belum terjangkau: {words.gap(area)}.")
    components.html(section(".pg-card")[h3[name], p[told]])
    access.link("profil", f"Profil {name}", ":material/location_on:")


def table(shown: CoverageView) -> None:
    """Kecamatan, or the villages of one or all; lowest rate first, then what is to be checked."""
    components.section(f"{plain(shown.program.name)} {words.when(shown.coverage)} menurut wilayah",
                       "Cakupan bersih terendah di atas, lalu yang di atas 100 persen (periksa data), lalu yang tanpa "
                       "persentase.")
    detail = program_link.VILLAGES if shown.kecamatan else program_link.detail_switch()
    components.html(_area_table(shown, detail))


def _area_table(shown: CoverageView, detail: str) -> Markup:
    regions, found, unit = reference.regions(shown.build), shown.coverage, shown.coverage.unit
    by_kecamatan = detail == program_link.KECAMATAN and not shown.kecamatan
    money = by_kecamatan and found.kecamatan[["budget", "per_recipient"]].notna().any(axis=None)
    areas = by_attention(found.kecamatan if by_kecamatan else found.inside(shown.kecamatan))
    columns = [*program_tables.of_words("Kecamatan" if by_kecamatan else "Desa/kelurahan"),
               *program_tables.count_heads(unit)]
    if money:
        columns += program_tables.of_figures("Anggaran", f"Rupiah per {unit}")
    rows: list[Row] = []
    for code, area in areas.iterrows():
        region = regions[str(code)]
        note = "" if by_kecamatan or shown.kecamatan else regions[str(region.parent)].name
        address = access.address("program", {
            program_link.PROGRAM: program_link.PROGRAM.chosen(), program_link.DETAIL: program_link.DETAIL.chosen(),
            program_link.PART: program_link.AREAS, controls.YEAR: found.year, **controls.of_place(region)})
        name = program_tables.named(address, region.name, note)
        look = "on" if code == controls.scope().village else ""
        rows.append(Row((name, *program_tables.counts(area), *(_money(area) if money else [])), look))
    rows += _absent(shown, by_kecamatan)
    total = found.area(shown.kecamatan)
    if total is not None:
        rows.insert(0, Row((program_tables.text(shown.place), *program_tables.counts(total),
                            *(_money(total) if money else [])), "sum"))
    return program_tables.table(columns, rows, f"{shown.program.name} {words.when(found)}, satuan {unit}")


def _money(area: pd.Series) -> list[Cell]:
    return [program_tables.figure(words.money(area, name)) for name in ("budget", "per_recipient")]


def _absent(shown: CoverageView, by_kecamatan: bool) -> list[Row]:
    """Kecamatan, or villages of the chosen kecamatan, without a row."""
    regions, found = reference.regions(shown.build), shown.coverage
    if by_kecamatan:
        codes = [code for code, region in regions.items()
                 if region.level is Level.KECAMATAN and code not in found.kecamatan.index]
    else:
        codes = [code for code in reference.village_codes(shown.build) if code not in found.villages.index
                 and shown.kecamatan in (None, regions[code].parent)]
    return [Row((program_tables.text(regions[code].name), program_tables.text(formats.MISSING, "muted")))
            for code in codes]


class Sourced(Protocol):
    """What rows of submissions, or of the sample, were made into."""

    @property
    def is_sample(self) -> bool:
        """Whether it is made up."""

    @property
    def submissions(self) -> Collection[str]:
        """The submissions it is made of."""


def sources(build: Database, found: Sequence[Sourced]) -> list[tuple[str, str | None]]:
    """Sample by its name, submissions by file and day."""
    known = answers.submissions(build)
    told: list[tuple[str, str | None]] = [(SAMPLE_SOURCE, None)] if any(one.is_sample for one in found) else []
    for name in sorted({name for one in found for name in one.submissions}):
        if name in known:
            told.append((f"berkas {source_words.received(known[name])}", None))
    return told


def source_text(build: Database, found: Sequence[Sourced]) -> str:
    """'Sumber: …' as one line for a chart."""
    told = "; ".join(title for title, _ in sources(build, found))
    return f"Sumber: {told}." if told else ""
