"""Parts of the profile of one kecamatan or village."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path

import pandas as pd
import streamlit as st
from htpy import (
    Element,
    a,
    article,
    b,
    button,
    code,
    dd,
    div,
    dl,
    dt,
    fragment,
    h3,
    li,
    p,
    script,
    small,
    span,
    ul,
)
from markupsafe import Markup

from dashboard.core import formats
from dashboard.core.domain import Indicator, Level, Region
from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.render.drawings import locator
from dashboard.render.files.tables import csv_bytes
from dashboard.render.table import Cell, badges, differs
from dashboard.render.words import explained, figure_marks, remark_words, source_words
from dashboard.statistics import notes
from dashboard.store.database import Database
from dashboard.store.known_gaps import known_gaps
from dashboard.topics.areas import answers
from dashboard.topics.areas.blocks.area_strip import area_strip_svg
from dashboard.topics.areas.parts.outline_pictures import clickable, on_both, outlines
from dashboard.topics.areas.rules import profile
from dashboard.topics.areas.rules.area import AreaStanding, score_table
from dashboard.topics.areas.rules.profile import VILLAGES, area_name, peer_word
from dashboard.topics.areas.words import area as area_words
from dashboard.ui.choices import controls
from dashboard.ui.drawn import area_tables, components
from dashboard.ui.shell import access

PLACE, AROUND, PROGRAMS, SERVICES, OTHERS = ("Posisi", "Desa & tetangga", "Program & RAT", "Layanan & register",
                                            "Angka lain")
PART = controls.tabbed("bagian", "bagian", (PLACE, AROUND, PROGRAMS, SERVICES, OTHERS))
PARAMETERS = (*controls.PLACE, PART)
_CSS = Path(__file__).with_name("profil.css")
_PRINT = fragment[button("#cetak.pw-print", type="button")["Cetak"],
                  script[Markup("document.getElementById('cetak').onclick = () => window.print()")]]


def add_styles(printable: bool) -> None:
    """Our styles, and the print button for a page that is worth paper."""
    st.html(_CSS)
    if printable:
        with st.container(horizontal=True, horizontal_alignment="right", key="cetak_baris"):
            st.html(str(_PRINT), unsafe_allow_javascript=True, width="content")  # the script is ours and holds no data


def context(build: Database, region: Region) -> str:
    """What the area lies in: its kecamatan, or the kabupaten."""
    parent = reference.regions(build)[region.parent or regency().code]
    return area_name(parent)


def scores(build: Database, level: Level) -> list[Indicator]:
    """The score of this level and its parts, as far as the catalogue has them."""
    return profile.scores(reference.indicators(build), level)


def short_names(build: Database, shown: Sequence[Indicator]) -> list[str]:
    """Heads of columns: a mean over villages is called as the score of a village."""
    return profile.short_names(reference.indicators(build), shown)


def places_or_reason(found: Sequence[AreaStanding], region: Region) -> None:
    """Each score of the area: value, strip of all areas, means, ranks; or why there is none."""
    components.section(f"Posisi di {regency().label}")
    if not found:
        if region.level is Level.KELURAHAN:
            components.empty("Tidak dinilai, bukan bernilai nol.",
                             "Yang dapat menggambarkan kelurahan ini ada pada daftar yang belum tersedia di bawah.")
        else:
            components.empty(f"Indeks desa untuk {area_name(region)} belum tersedia.",
                             "Pemasok: Dinas Pemberdayaan Masyarakat dan Desa, dari Kementerian Desa.")
        return
    name, peers = area_name(region), peer_word(region.level)
    near = " · ◇ rata-rata kecamatan" if any(place.kecamatan_mean is not None for place in found) else ""
    legend = p(".legend")[b["●"], f" {name}{near} · ❙ rata-rata kabupaten · garis tipis {peers} lain, makin tinggi "
                          "makin banyak · dari kiri menurut peringkat: 1 paling baik"]
    components.html(div(".pw-places")[legend, [_place(one, name, peers) for one in found]])


def _place(standing: AreaStanding, name: str, peers: str) -> Element:
    indicator, decimals = standing.indicator, standing.indicator.decimals
    words = area_words.strip_words(standing, name)
    means = [f"◇ kecamatan {formats.number(standing.kecamatan_mean, decimals)}"] \
        if standing.kecamatan_mean is not None else []
    means.append(f"❙ kabupaten {formats.number(standing.kabupaten_mean, decimals)}")
    ranks = [(standing.in_kabupaten, f"{peers} di kabupaten")]
    if standing.in_kecamatan:
        ranks.append((standing.in_kecamatan, "di kecamatan"))
    shown = [span["peringkat ", b[str(place.rank)], f" dari {place.of} {where} ", small[area_words.ties(place)]]
             for place, where in ranks]
    marks = badges(figure_marks.badges(calculated=standing.is_derived, sample=standing.is_sample))
    picture = on_both(lambda theme: area_strip_svg(
        standing.value, standing.peers, standing.kecamatan_mean, standing.kabupaten_mean, indicator.direction,
        words, theme), words)
    return article(".pw-place")[
        div[h3[explained.opener(f"arti-{indicator.id}", indicator.name), marks],
            explained.card(f"arti-{indicator.id}", indicator.name, indicator.definition),
            p(".value")[formats.value_with_unit(standing.value, indicator), differs(standing.note)],
            p(class_=["against", standing.verdict])[area_words.against_mean(standing)]],
        div[div(".pw-strip")[picture], p(".means")[[span[mean] for mean in means]], p(".ranks")[shown],
            [p(".pw-remark")[f"{remark_words.TITLE}: {remark_words.dated_remark(one)}"]
             for one in notes.remarks(standing.note)[:remark_words.MOST]]]]


def place_card(build: Database, region: Region, figures: pd.DataFrame) -> None:
    """Where the area lies, its codes, size and status, and the way to the map."""
    kecamatan = region.parent if region.level in VILLAGES else region.code
    words = f"Letak {area_name(region)} di {regency().label}"
    shapes = outlines(build)
    picture = on_both(lambda theme: locator.locator_svg(shapes, region.code, kecamatan, words, theme), words)
    facts = [("Kode Kemendagri", region.code), ("Kode BPS", region.bps_code or formats.MISSING)]
    catalogue = reference.indicators(build)
    for row in figures[figures["indicator"].isin(profile.ordinal(catalogue))].to_dict("records"):
        indicator = catalogue[row["indicator"]]
        facts.append((formats.dated(indicator.short_name, formats.period(row["year"], row["period"])),
                      formats.value_with_unit(row["value"], indicator)))
    facts += _status_counts(catalogue, figures)
    rows = [(dt[name], dd[value]) for name, value in facts]
    on_map = access.address("peta", controls.of_place(region))
    if picture:
        picture = clickable(build, picture, locator.whole_box(shapes), controls.KECAMATAN.choices(build), region.code)
    components.html(div(".pw-locator")[picture], dl(".pw-facts")[rows],
                    p(".pw-more.pw-noprint")[a(href=on_map)["Lihat di Peta Desa"]])


def _status_counts(catalogue: Mapping[str, Indicator], figures: pd.DataFrame) -> list[tuple[str, str]]:
    """('Status desa 2024', '4 desa mandiri, 6 desa maju'); those of the newest year that are not zero."""
    found = profile.newest_status_counts(figures)
    if found is None:
        return []
    year, counts = found
    return [(f"Status desa {year}", area_words.status_counts(catalogue, counts))]


def shown_elsewhere(build: Database, found: Sequence[AreaStanding]) -> set[str]:
    """Indicators that the page shows outside the table of other figures."""
    return profile.shown_elsewhere(reference.indicators(build), found)


def around(build: Database, region: Region) -> None:
    """The villages inside a kecamatan, and who borders on the area."""
    if region.level is Level.KECAMATAN:
        components.section("Desa dan kelurahan di dalamnya")
        village_table(build, region.code)
    components.section("Tetangga")
    neighbour_part(build, region)


def neighbour_part(build: Database, region: Region) -> None:
    """Who shares an edge with the area: a table with scores and links, and a picture with names."""
    regions, near = reference.regions(build), reference.neighbours(build, region.code)
    level = profile.kind(region)
    shown = scores(build, level)[:1]
    peers = answers.compared(build, level)
    known: Mapping[Hashable, float] = (
        score_table(peers.values, list(peers.parents), shown[0], [])[shown[0].id].to_dict() if shown else {})
    left, right = st.columns([3, 2], gap="large")
    with left:
        head = ["Tetangga", "Kecamatan", "Batas bersama (km)", *short_names(build, shown)]
        rows = []
        for row in near.to_dict("records"):
            other = regions[row["code"]]
            inside = other.level in (*VILLAGES, Level.KECAMATAN)
            score = (area_tables.heat(known.get(other.code), shown[0]) if shown and inside
                     else area_tables.text(""))
            rows.append([area_tables.profile_link(other, other.label), area_tables.text(row["kecamatan"]),
                         area_tables.number(row["shared_km"], 1), score][: len(head)])
        if level is Level.KECAMATAN:
            head, rows = _without(head, rows, 1)
        caption = "Wilayah yang berbatasan langsung; yang terpanjang batasnya di atas"
        components.html(area_tables.table(head, rows, caption, range(len(head) - 2, len(head))),
                        area_tables.scale(shown[0]) if shown else None)
    with right:
        names = {code: regions[code].name for code in near["code"]}
        words = f"{area_name(region)} dan tetangganya: {', '.join(names.values())}"
        shapes = outlines(build)
        picture = on_both(lambda theme: locator.neighbour_svg(shapes, region.code, names, region.name, words,
                                                              theme), words)
        if picture:
            picture = clickable(build, picture, locator.near_box(shapes, region.code, names), names)
        components.html(div(".pw-nearby")[picture])


def _without(head: list[str], rows: list[list[Cell]], column: int) -> tuple[list[str], list[list[Cell]]]:
    return (head[:column] + head[column + 1:], [row[:column] + row[column + 1:] for row in rows])


def village_table(build: Database, kecamatan: str) -> None:
    """The villages of a kecamatan with their scores, the one that needs most attention first."""
    regions, shown = reference.regions(build), scores(build, Level.DESA)
    if not shown:
        return
    peers = answers.compared(build, Level.DESA)
    whole = score_table(peers.values, list(peers.parents), shown[0], shown[1:])
    inside = [code for code in whole.index if peers.parents[code] == kecamatan]
    names = short_names(build, shown)
    rows = [score_row(whole.loc[code], regions[code], shown, names, area_tables.text(_rank(whole, code), "number"))
            for code in inside]
    rows += [[area_tables.profile_link(region, region.name), *[area_tables.heat(None, one) for one in shown],
              area_tables.text(""), area_tables.text("kelurahan", "muted")]
             for region in regions.values() if region.level is Level.KELURAHAN and region.parent == kecamatan]
    head = ["Desa/kelurahan", *names, "Peringkat kabupaten", "Sisi terlemah"]
    components.html(area_tables.table(head, rows, "Yang paling perlu perhatian di atas; peringkat 1 paling baik",
                                      range(1, len(head) - 1)), area_tables.scale(shown[0]))


def _rank(table: pd.DataFrame, code: str) -> str:
    place = table["rank"][code]
    return "" if pd.isna(place) else f"{int(place)} dari {int(table['rank'].notna().sum())}"


def score_row(row: pd.Series, region: Region, shown: Sequence[Indicator], names: Sequence[str],
              *last: Cell) -> list[Cell]:
    weak = dict(zip((one.id for one in shown), names, strict=True)).get(row["weakest"], "")
    return [area_tables.profile_link(region, region.name),
            *(area_tables.heat(row[one.id], one, formats.MISSING) for one in shown), *last,
            area_tables.text(weak)]


def other_part(build: Database, region: Region, others: pd.DataFrame, programs: pd.DataFrame) -> None:
    """Figures and programme facts that have no place of their own; nothing when there are none."""
    if others.empty and programs.empty:
        return
    components.section("Angka lain yang diketahui")
    if len(others):
        components.html(area_tables.figures(others, reference.indicators(build), area_words.note, region.code))
    if len(programs):
        components.html(area_tables.programs(programs))


def download(build: Database, region: Region, figures: pd.DataFrame) -> None:
    """Every figure of the area as CSV, each row with its source."""
    names = figures["indicator"].map({name: one.name for name, one in reference.indicators(build).items()})
    table = pd.DataFrame({
        "kode_wilayah": region.code, "wilayah": area_name(region), "indikator": figures["indicator"], "nama": names,
        "tahun": figures["year"], "periode": figures["period"], "nilai": figures["value"],
        "satuan": figures["unit"], "hitungan": figures["is_derived"], "data_contoh": figures["is_sample"],
        "catatan": figures["note"].map(notes.of_fact), "sumber": figures["source"],
        "alamat_sumber": figures["source_url"],
        "dibaca_dari": [source_words.of_row(row) for row in figures.to_dict("records")],
        "keraguan": [source_words.caution(note) for note in figures["note"]],
        "catatan_perencana": figures["note"].map(remark_words.column),
    })
    st.download_button("Unduh semua angka (CSV)", csv_bytes(table), f"profil-{region.code}.csv", "text/csv",
                       icon=":material/download:", on_click="ignore")


def gaps(known: set[str], level: Level) -> list[Mapping[str, str]]:
    """What is missing for this level, as far as no known indicator fills it."""
    return profile.gaps(known_gaps(), known, level)


def gap_list(rows: Sequence[Mapping[str, str]]) -> None:
    """What is not available, who can supply it, and how it gets in."""
    items = [li[b[row["data"]], f": {formats.MISSING}. {row['catatan']}",
                f" Pemasok: {row['pemasok']}." if row["pemasok"] else None] for row in rows]
    components.html(div(".empty")[ul(".pw-gaps")[items], p(".note.pw-noprint")[
        "Cara memasukkan: tambahkan baris dengan sumbernya pada berkas di folder ", code["data/facts"],
        ", lalu jalankan ", code["python -m dashboard build"], "."]])
