"""Parts of the page Angka Berbeda: the finding, the list, and how progress is recorded."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from htpy import p

from dashboard.render.table import link as to
from dashboard.render.table import markup
from dashboard.render.words.wording import long_names
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.topics.differences import answers, words
from dashboard.topics.differences.blocks import cells
from dashboard.topics.differences.contracts import FIGURE_CASES
from dashboard.topics.differences.parts import form, link
from dashboard.topics.differences.rules.cases import Case, Ledger
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components, downloads
from dashboard.ui.drawn.word_table import long_table
from dashboard.ui.handing_in.parts import DATASET
from dashboard.ui.kept import finished
from dashboard.ui.shell import access

_CSS = Path(__file__).with_name("beda.css")
_FIRST = 10
SOURCES = [("data/facts/conflicts.csv dan catatan angka", None), ("Kiriman Angka indikator lewat Kelola Data", None),
           ("Laporan angka salah", None)]


def opened(build: Database) -> Ledger:
    """The few styles of this page, its head, and every case."""
    st.html(_CSS)
    ledger = answers.ledger(build, access.audience())
    components.page_header("Angka Berbeda", ", ".join(long_names().values()))
    controls.elsewhere()
    components.headline(words.headline(ledger.own))
    if others := words.elsewhere(ledger):
        components.note(others)
    if told := words.orphans(ledger):
        st.warning(told, icon=":material/link_off:")
    return ledger


def listed(build: Database, ledger: Ledger) -> None:
    """The cases asked for, the open ones first."""
    link.filters()
    found = link.wanted(ledger)
    if not found:
        components.empty("Tidak ada perkara untuk pilihan ini.", "Ganti keadaan, indikator, atau wilayahnya.")
        return
    rows = finished.made_once(build, access.audience(), "baris angka berbeda", tuple(one.id for one in found),
                              lambda: [[markup(cell) for cell in cells.row(one)] for one in found])
    long_table("Yang masih terbuka dahulu; A ditulis lebih dahulu, bukan berarti lebih benar", cells.COLUMNS,
               rows, len(found), key="beda_semua", first=_FIRST, what="perkara")
    _download(build, found)


def _download(build: Database, found: list[Case]) -> None:
    downloads.table_downloads(build, lambda: cells.frame(found), "angka-berbeda", "Angka yang diceritakan berbeda",
                              SOURCES, decimals={"Selisih (persen dari A)": 2})


def recording(build: Database, ledger: Ledger) -> None:
    """How progress is handed in: typed here, or as a file."""
    components.section("Mencatat perkembangan")
    components.html(p(".second")[
        "Keadaan, OPD pemilik, keputusan rapat, dan angka yang dipakai diisi di sini atau diserahkan sebagai dataset ",
        to(FIGURE_CASES.title, access.address("kelola", {DATASET: FIGURE_CASES.id})),
        ". Kode perkara ada di bawah tiap angka dan pada berkas unduhan. Angka lain yang salah dilaporkan dari "
        "tautan “Angka ini salah?” di dekat sumbernya."])
    if ledger.cases:
        form.record(build, ledger, build_times.today())
