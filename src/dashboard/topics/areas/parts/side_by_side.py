"""Parts of the page that sets areas side by side: the choice, the two tables, the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from htpy import li, p, ul

from dashboard.core import formats
from dashboard.core.domain import Level, Region
from dashboard.queries import observations, reference
from dashboard.render.files.tables import csv_bytes
from dashboard.render.table import Cell, below, link
from dashboard.render.words import source_words
from dashboard.store.database import Database
from dashboard.topics.areas import answers
from dashboard.topics.areas.parts import profile as profile_parts
from dashboard.topics.areas.rules import side_by_side
from dashboard.topics.areas.rules.area import score_table as score_table_of
from dashboard.topics.areas.rules.area import standings
from dashboard.topics.areas.rules.profile import VILLAGES, area_name, kind
from dashboard.topics.areas.rules.side_by_side import FEWEST, MOST, ComparedIndicator
from dashboard.topics.areas.words import side_by_side as words
from dashboard.ui.choices import controls, parameters
from dashboard.ui.choices.parameters import Several
from dashboard.ui.drawn import area_tables, components

_known = controls.places(Level.KECAMATAN, *VILLAGES)
_LIST = "side_by_side_list"
_FIRST = 28
"""Percent of a table's width that names the lines."""
AREAS = Several("wilayah", _known, (), "wilayah", "dilewati.",
                most=MOST,
                too_many=lambda build, code: f"Paling banyak {MOST} wilayah; {_known(build)[code].label} dilewati.")
PARAMETERS = (*controls.PLACE, AREAS, controls.YEAR)


@dataclass(frozen=True)
class SideBySideView:
    """What is compared: the areas, all that is known of each, and what stands on a line together."""

    build: Database
    areas: tuple[Region, ...]
    figures: tuple[pd.DataFrame, ...]
    scores: tuple[ComparedIndicator, ...]
    others: tuple[ComparedIndicator, ...]

    @property
    def names(self) -> list[str]:
        """With their level; none is that of another place."""
        return [f"{area.level.capitalize()} {area.label}" for area in self.areas]


def choose(build: Database) -> SideBySideView | None:
    """The list of areas and the year; None as long as fewer than two areas are chosen."""
    regions, known = reference.regions(build), _known(build)
    asked = AREAS.chosen()
    if not asked and (here := controls.scope().village or controls.scope().kecamatan):
        asked = (here,)
    chosen, left = side_by_side.of_one_kind(asked, regions) if asked else ((), ())
    if left:
        st.warning("Desa dan kecamatan tidak dibandingkan satu sama lain; "
                   f"{words.listed([area_name(regions[code]) for code in left])} dilewati.", icon=":material/link_off:")
    kinds = {kind(regions[code]) for code in chosen}
    offered = [code for code, region in known.items() if not kinds or kind(region) in kinds]
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        st.multiselect(
            f"Wilayah yang dibandingkan ({FEWEST} sampai {MOST})",
            sorted(offered, key=lambda code: (regions[code].level is not Level.KECAMATAN, regions[code].label)),
            key=_LIST, format_func=lambda code: _label(regions, code), max_selections=MOST,
            placeholder="Ketik nama desa, kelurahan, atau kecamatan",
            on_change=parameters.laid_ready(AREAS, _LIST, list(chosen)))
        if len(chosen) < FEWEST:
            return None
        level = kind(regions[chosen[0]])
        figures = tuple(observations.area_values(build, code) for code in chosen)
        scores = profile_parts.scores(build, level)
        years = side_by_side.years(figures, scores)
        year = controls.YEAR.chosen()
        if len(years) > 1 or year not in (None, *years):
            year = controls.select(
                controls.YEAR, "Tahun", [None, *years], lambda one: str(one) if one else "Terbaru yang sama",
                lacking=lambda wanted, _: f"Tahun {wanted} belum tersedia untuk wilayah ini. Ditampilkan tahun "
                                          "terbaru yang sama.")
    catalogue = reference.indicators(build)
    rest = [one for one in catalogue.values() if one not in scores]
    return SideBySideView(build, tuple(regions[code] for code in chosen), figures,
                          tuple(side_by_side.lines(figures, scores, year)),
                          tuple(side_by_side.lines(figures, rest, year)))


def starts(build: Database) -> None:
    """Comparisons that many ask for, each one tap: the chosen place with its neighbours, both ends of the kecamatan,
    the weakest villages."""
    regions = reference.regions(build)
    found: list[tuple[str, tuple[str, ...]]] = []
    here = controls.scope().village or controls.scope().kecamatan
    if here:
        near = [code for code in reference.neighbours(build, here)["code"]
                if kind(regions[code]) == kind(regions[here])][:MOST - 1]
        if near:
            found.append((f"{area_name(regions[here])} dengan tetangganya", (here, *near)))
    for level in (Level.KECAMATAN, Level.DESA):
        shown = profile_parts.scores(build, level)
        peers = answers.compared(build, level)
        rated: list[str] = list(score_table_of(peers.values, list(peers.parents), shown[0], []).dropna(
            subset=["rank"]).index) if shown else []
        if len(rated) >= MOST:
            found.append(("Kecamatan terlemah dan terkuat", (rated[0], rated[-1])) if level is Level.KECAMATAN
                         else (f"{MOST} desa terlemah", tuple(rated[:MOST])))
    if found:
        components.html(p(".note")["Mulai dari:"], ul(".pw-gaps.pw-more")[[
            li[link(f"{title}: {words.listed([regions[code].label for code in codes])}",
                    parameters.here({AREAS: codes}))] for title, codes in found]])


def _label(regions: Mapping[str, Region], code: str) -> str:
    region = regions[code]
    return f"{region.label}, Kec. {regions[region.parent].name}" if region.level in VILLAGES and region.parent \
        else area_name(region)


def headline(shown: SideBySideView) -> None:
    """Who is weakest by the score, and in which part the areas differ most."""
    if not shown.scores:
        components.headline(words.without_score(shown.names, len(shown.others)))
        return
    parts = [line for line in shown.scores[1:] if line.complete]
    components.headline(f"{words.weakest(shown.names, shown.scores[0])} {words.widest(parts)}".strip())


def score_table(shown: SideBySideView) -> None:
    """The scores, each with its rank among all areas of the kind and the mean of the kabupaten."""
    if not shown.scores:
        return
    components.section("Skor", ["Warna ", components.STRONG, ": lebih perlu perhatian. Peringkat 1 paling baik."])
    compared = answers.compared(shown.build, kind(shown.areas[0]))
    indicators = [line.indicator for line in shown.scores]
    placed = [{place.indicator.id: place for place in standings(compared, area.code, indicators)}
              for area in shown.areas]
    rows = []
    for line in shown.scores:
        cells = []
        for figure, places in zip(line.figures, placed, strict=True):
            place = places.get(line.indicator.id)
            heat = area_tables.heat(None if figure is None else figure["value"], line.indicator, formats.MISSING)
            ranked = place is not None and place.year == line.year and figure is not None
            rank = f"peringkat {place.in_kabupaten.rank} dari {place.in_kabupaten.of}" if ranked and place else ""
            cells.append(Cell([heat.content, below[rank] if rank else None], heat.kind, heat.fill, tip=heat.tip))
        mean = compared.kabupaten_mean(line.indicator, line.year)
        rows.append([_named(line), *cells, area_tables.number(mean, line.indicator.decimals)])
    _table(shown, rows, "Skor dan bagiannya", "Rata-rata desa di kabupaten")
    components.html(area_tables.scale(shown.scores[0].indicator))


def other_table(shown: SideBySideView) -> None:
    """All other figures known of at least two of the areas in the same year."""
    if not shown.others:
        return
    components.section("Angka lain pada tahun yang sama", "Jumlah tidak dinilai baik atau buruk: wilayah besar selalu "
                                                          "punya jumlah lebih besar.")
    rows = [[_named(line), *[_figure(line, figure) for figure in line.figures]] for line in shown.others]
    _table(shown, rows, "Angka yang diketahui untuk sedikitnya dua wilayah")


def _named(line: ComparedIndicator) -> Cell:
    return Cell([line.indicator.name, below[formats.period(line.year, line.period)]], tip=line.indicator.definition)


def _figure(line: ComparedIndicator, figure: side_by_side.Figure | None) -> Cell:
    if figure is None:
        return Cell(formats.MISSING, "muted")
    return area_tables.figure(figure, line.indicator, source_words.of_row(figure))


def _table(shown: SideBySideView, rows: Sequence[Sequence[Cell]], caption: str, *last: str) -> None:
    head = ["Indikator", *shown.names, *last]
    components.html(area_tables.table(head, rows, caption, range(1, len(head)), _FIRST))


def not_compared(shown: SideBySideView) -> None:
    """What only one of the areas has, or has in another year."""
    catalogue = reference.indicators(shown.build)
    lacking = side_by_side.only_one_has(shown.figures, [*shown.scores, *shown.others], catalogue)
    if lacking:
        names = words.listed([words.within(one.name) for one in lacking])
        components.note(f"Tidak dibandingkan karena hanya satu wilayah punya angkanya, atau tahunnya berbeda: {names}.")


def download(shown: SideBySideView) -> None:
    """The figures compared as CSV, each with its source."""
    frame = pd.DataFrame([{
        "kode_wilayah": area.code, "wilayah": name, "indikator": line.indicator.id, "nama": line.indicator.name,
        "tahun": line.year, "periode": line.period, "nilai": figure["value"], "satuan": figure["unit"],
        "hitungan": figure["is_derived"], "data_contoh": figure["is_sample"], "sumber": figure["source"],
        "alamat_sumber": figure["source_url"], "dibaca_dari": source_words.of_row(figure),
        "keraguan": source_words.caution(figure["note"])}
        for line in (*shown.scores, *shown.others)
        for area, name, figure in zip(shown.areas, shown.names, line.figures, strict=True) if figure is not None])
    if not frame.empty:
        codes = "-".join(area.code for area in shown.areas)
        st.download_button("Unduh perbandingan (CSV)", csv_bytes(frame), f"bandingkan-{codes}.csv", "text/csv",
                           icon=":material/download:", on_click="ignore")


def sources(shown: SideBySideView) -> list[tuple[str, str | None]]:
    """Where the figures compared come from."""
    return list(dict.fromkeys((str(figure["source"]), figure["source_url"])
                              for line in (*shown.scores, *shown.others) for figure in line.figures if figure))
