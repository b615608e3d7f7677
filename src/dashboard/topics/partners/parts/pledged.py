"""First and last part of the page: pledges by age, goods by unit, reporting; and the list of partners."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st
from htpy import b, i, p, span

from dashboard.core import formats
from dashboard.core.regency import regency
from dashboard.render.table import Cell, Row, linked
from dashboard.store.building import build_times
from dashboard.topics.partners import answers, words
from dashboard.topics.partners.blocks import charts
from dashboard.topics.partners.parts import files, link
from dashboard.topics.partners.parts.page import PartnersView
from dashboard.topics.partners.rules.collaboration import day_of
from dashboard.topics.partners.rules.pledges import AGES, by_partner, shown_rows
from dashboard.topics.programs.parts import tables
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.kept import figures as kept_figures
from dashboard.ui.shell import access

_KEY = p(".gr-key")[span[i(".delivered"), "disalurkan"], span[i(".undelivered"), "dilaporkan belum disalurkan"],
                    span[i(".unreported"), "belum dilaporkan"]]


def pledged(shown: PartnersView) -> None:
    """Pledged against delivered by age of the pledge, goods by unit, and which companies report."""
    left, right = st.columns([5, 3], gap="large")
    with left:
        _ages(shown)
        if shown.village:
            _here(shown)
        _goods(shown)
    with right:
        _reporting(shown)
    components.source_line(shown.sources)
    files.pledges(shown)


def _ages(shown: PartnersView) -> None:
    day = day_of(shown.year, build_times.today())
    amounts, ages = answers.ages(shown.build, shown.audience, *shown.choice, day), [word for word, _ in AGES]
    if not any(one.lines for one in amounts):
        components.empty(f"Belum ada janji bernilai rupiah yang tercatat di {shown.place}.",
                         f"Tiap mitra melaporkan janjinya kepada {regency().agency_short}; barang tanpa "
                         "harga ada di tabel.")
        return
    heading = (words.by_age(amounts, tuple(ages), day),
               f"Rupiah semua janji sampai {shown.year} menurut umur janji per {formats.tanggal(day)}",
               shown.source_text)
    kept_figures.chart("partner_ages", shown.build, shown.audience, shown.choice, lambda: charts.by_age(
        amounts, ages, heading, components.theme(), sample=shown.collaboration.is_sample))
    components.html(_KEY)


def _goods(shown: PartnersView) -> None:
    """Quantities by unit; each unit is a row of its own and nothing adds them."""
    found = answers.goods(shown.build, shown.audience, *shown.choice)
    if not found:
        return
    components.section(f"Barang, tenaga, dan sasaran untuk {shown.year}", words.APART_NOTE)
    columns = [*tables.of_words("Satuan"),
               *tables.of_figures("Janji", "Dijanjikan", "Disalurkan", "Janji belum dilaporkan")]
    rows = [Row((tables.text(goods.unit), tables.figure(formats.number(goods.lines)),
                 tables.figure(words.goods(goods.pledged)), tables.figure(words.delivered(goods)),
                 tables.figure(formats.number(goods.unreported)))) for goods in found]
    components.html(tables.table(columns, rows, f"Jumlah menurut satuan, {shown.place}, {shown.year}"))
    components.notes(words.note(exact=shown.audience.exact), _hidden(shown))


def _reporting(shown: PartnersView) -> None:
    """How many companies on the list reported, by year, and which did not. The list is that of the kabupaten."""
    told = shown.collaboration.reporting(shown.year)
    components.section("Perusahaan yang melapor", words.reporting(told))
    columns = [*tables.of_words("Tahun"), *tables.of_figures("Terdaftar", "Melapor", "Persen")]
    rows = []
    for year in shown.collaboration.years:
        one = shown.collaboration.reporting(year)
        rows.append(Row((tables.text(str(year)), tables.figure(formats.number(one.listed)),
                         tables.figure(formats.number(one.reported)), tables.figure(words.rate(one.rate))),
                        "on" if year == shown.year else ""))
    components.html(tables.table(columns, rows, "Perusahaan terdaftar di kabupaten dan yang melapor", slim=True))
    if told.silent:
        components.html(p(".pg-note")[b[f"Belum melapor {told.year}:"], f" {', '.join(told.silent)}."])
    components.notes("Lapor = sedikitnya satu janji perusahaan itu bertanggal laporan pada tahun itu.")


def listed(shown: PartnersView) -> None:
    """Partners of a helix or of all, with what they pledged for the year here; one of them with its pledges."""
    with st.container(key="filters_partners", horizontal=True, vertical_alignment="bottom"):
        helix = controls.select_or_all(link.HELIX_CHOICE, "Unsur pentahelix", "Semua unsur")
        partner = controls.select_or_all(link.PARTNER, "Mitra", "Semua mitra")
    if partner:
        _one(shown, partner)
    known = shown.collaboration.listed(shown.year)
    known = known if helix is None else known[known["helix"] == helix]
    if known.empty:
        components.empty("Belum ada mitra yang terdaftar dengan pilihan ini.",
                         f"Daftar mitra diserahkan {regency().agency_short}, forum TJSLP, dan Bagian Kesra.",
                         "python -m dashboard import partners BERKAS.xlsx --by NAMA")
        return
    frame = by_partner(known, shown.rows)
    title = f"Mitra terdaftar {shown.year}: {formats.number(len(frame))} lembaga"
    if shown.kecamatan:
        frame = frame[frame["lines"] > 0]
        title = f"{title}, {formats.number(len(frame))} dengan janji di {shown.place}"
    components.section(title, "Penyaluran rupiah terbanyak di atas; janji barang tanpa harga dihitung sebagai janji, "
                       "tidak sebagai rupiah.")
    if frame.empty:
        return
    columns = [*tables.of_words("Mitra", "Unsur", "Jenis"),
               *tables.of_figures("Janji", "Desa", "Program", "Dijanjikan", "Disalurkan", "Belum dilaporkan")]
    rows = [Row(_row(shown, str(code), row), "on" if code == partner else "") for code, row in frame.iterrows()]
    components.html(tables.table(columns, rows, f"Mitra dan janjinya untuk {shown.year}, {shown.place}"))
    components.source_line(shown.sources)
    files.partners(shown, frame)


def _row(shown: PartnersView, code: str, row: pd.Series) -> tuple[Cell, ...]:
    address = access.address("gotong-royong", {
        link.PART: link.LISTED, link.PARTNER: code, link.HELIX_CHOICE: link.HELIX_CHOICE.chosen(),
        controls.YEAR: shown.year, controls.KECAMATAN: shown.kecamatan, controls.VILLAGE: shown.village})
    none = "–" if pd.isna(row["pledged"]) else "belum dilaporkan"
    money = [tables.figure(none if pd.isna(row[name]) else formats.rupiah(row[name]))
             for name in ("pledged", "delivered", "unreported")]
    counts = [tables.figure(formats.number(row[name])) for name in ("lines", "villages", "programs")]
    return (tables.named(address, str(row["name"])), tables.text(row["helix"]), tables.text(row["kind"]), *counts,
            *money)


def _one(shown: PartnersView, partner: str) -> None:
    """Every pledge of one partner in the area, of all years, the newest first."""
    rows = shown.collaboration.lines(None, shown.kecamatan, shown.village)
    name = shown.collaboration.names[partner]
    components.section(name, f"Semua janji lembaga ini di {shown.place}, yang terbaru di atas. {_hidden(shown)}")
    _one_by_one(shown, rows[rows["partner"] == partner], f"Janji {name}", ("Desa/kelurahan", lambda row: shown.regions[
        row["region_code"]].label))


def _here(shown: PartnersView) -> None:
    """Every pledge for the year in the village."""
    components.section(f"Janji untuk {shown.year} di sini", _hidden(shown))
    _one_by_one(shown, shown.rows, f"Janji di {shown.place}", ("Mitra", lambda row: row["partner_name"]))


def _hidden(shown: PartnersView) -> str:
    return "" if shown.audience.exact else words.HIDDEN_NOTE


def _one_by_one(shown: PartnersView, rows: pd.DataFrame, caption: str,
                named: tuple[str, Callable[[pd.Series], str]]) -> None:
    """A table of pledges, the newest first; `named`: head and cell of the column that tells them apart."""
    own = shown_rows(rows, shown.collaboration.rounding).sort_values(["pledged_on", "code"], ascending=False)
    if own.empty:
        components.notes("Belum ada janji yang tercatat di wilayah ini.")
        return
    columns = [*tables.of_words("Bantuan", named[0], "Program", "Tanggal janji", "Status"),
               *tables.of_figures("Jumlah", "Rupiah"), *tables.of_words("Bukti")]
    components.html(tables.table(columns, [Row(_pledge(row, named[1](row))) for _, row in own.iterrows()], caption))


def _pledge(row: pd.Series, named: str) -> tuple[Cell, ...]:
    program = "berdiri sendiri" if pd.isna(row["program_name"]) else row["program_name"]
    evidence = Cell(linked("bukti", row["evidence"]), "words") if isinstance(row["evidence"], str) else tables.text("–")
    return (tables.text(row["what"]), tables.text(named), tables.text(program),
            tables.text(formats.tanggal(row["pledged_on"])), tables.text(row["status"]),
            tables.figure(_of(row, "quantity", formats.number, f" {row['unit']}")
                          if pd.isna(row["unit"]) or not pd.isna(row["pledged_quantity"]) else formats.HIDDEN),
            tables.figure(_of(row, "rupiah", formats.rupiah, "")), evidence)


def _of(row: pd.Series, kind: str, written: Callable[[float], str], unit: str) -> str:
    """'3 dari 4 unit'; 'belum dilaporkan dari 4 unit'; '–' where this kind is not known or not shown."""
    pledged, delivered = row[f"pledged_{kind}"], row[f"delivered_{kind}"]
    if pd.isna(pledged):
        return "–"
    return f"{'belum dilaporkan' if pd.isna(delivered) else written(delivered)} dari {written(pledged)}{unit}"
