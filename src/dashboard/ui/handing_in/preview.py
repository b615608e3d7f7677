"""What was understood of a file, before anything is stored: sums that add up, messages, changes, every row's fate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st
from htpy import Element, Node, b, div, i, p, small, span

from dashboard.core.formats import number, tanggal
from dashboard.intake.contract import Contract
from dashboard.intake.preview import Message, Preview, Severity
from dashboard.intake.row_fates import stretches
from dashboard.registry import contracts
from dashboard.render.files.marked_file import marked_file
from dashboard.render.files.tables import csv_bytes
from dashboard.render.words import submission_words as words
from dashboard.store.submissions.changes import RowChanges
from dashboard.ui.drawn import components, downloads
from dashboard.ui.drawn.word_table import word_table
from dashboard.ui.handing_in.state import Upload

_SHOWN_MESSAGES = 60
_SHOWN_ROWS = 200
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def sums(upload: Upload) -> None:
    """Rows and rupiah as equations, and what would change."""
    preview = upload.preview
    lines = [words.rows_equation(preview), words.rupiah_equation(preview)]
    components.html(div(".sums")[[_equation(line) for line in lines if line]])
    if preview.accepted:
        components.html(p(".second")[b["Dibanding yang tersimpan:"], f" {words.change_line(upload.changes)}"])


def _equation(parts: Sequence[tuple[str, str, str]]) -> Element:
    return p[[[i[sign] if sign else None, span[b[amount], " ", small[word]]] for sign, amount, word in parts]]


def details(upload: Upload) -> None:
    """Messages, changes and rows, one part each."""
    preview, changes = upload.preview, upload.changes
    names = (f"Pesan ({number(len(preview.messages))})",
             f"Perubahan ({number(len(changes.new) + len(changes.changed) + len(changes.gone))})",
             f"Nasib baris ({number(preview.rows_read)})")
    told, changed, rows = st.tabs(names)
    with told:
        _messages(preview)
    with changed:
        _changes(contracts()[upload.dataset], changes)
    with rows:
        _rows(preview)


def _messages(preview: Preview) -> None:
    messages = preview.messages
    if not messages:
        components.empty("Tidak ada pesan.", "Semua baris dan kolom terbaca tanpa keraguan.")
        return
    ordered = sorted(messages, key=lambda message: _ORDER[message.severity])
    rows: list[list[Node]] = [
        [span(class_=["fate", message.severity])[words.SEVERITIES[message.severity]], message.message,
         _place(message)] for message in ordered[:_SHOWN_MESSAGES]]
    word_table("Pesan", {"Jenis": 14, "Pesan": 52, "Di mana": 34}, rows, len(ordered))
    table = pd.DataFrame([(message.sheet, message.row or None, message.column, words.SEVERITIES[message.severity],
                           message.message) for message in ordered],
                         columns=["lembar", "baris", "kolom", "jenis", "pesan"])
    with st.container(horizontal=True):
        if preview.rejected_count:
            downloads.button("Berkas dengan kesalahan ditandai (XLSX)", "perbaiki.xlsx", downloads.XLSX,
                             lambda: marked_file(preview),
                             help="Perbaiki sel berwarna menurut kolom terakhir, lalu unggah berkas itu")
        downloads.button("Semua pesan (CSV)", "pesan-pemeriksaan.csv", downloads.CSV, lambda: csv_bytes(table))


def _place(message: Message) -> str:
    parts = [f"lembar {message.sheet}" if message.sheet else "", f"baris {message.row}" if message.row else "",
             f"kolom {message.column}" if message.column else ""]
    return ", ".join(part for part in parts if part) or "seluruh berkas"


def _changes(contract: Contract, changes: RowChanges) -> None:
    if changes.nothing:
        components.empty(words.change_line(changes), "Menyerahkan berkas ini tidak mengubah angka di dasbor.")
        return
    _frame("Baris berubah: nilai lama dan baru", _renamed(contract, changes.values(contract, _SHOWN_ROWS)),
           len(changes.changed), "berubah")
    _frame("Baris hilang: tersimpan, tetapi tidak ada lagi di berkas ini", _renamed(contract, changes.gone),
           len(changes.gone), "hilang")
    _frame("Baris baru", _renamed(contract, changes.new), len(changes.new), "baru")


def _renamed(contract: Contract, frame: pd.DataFrame) -> pd.DataFrame:
    """Columns under the headings that people know; columns without any value are left out."""
    names = {column.name: column.heading for column in contract.columns}
    names |= {"line": "Urutan", "target_count": "Banyak sasaran", "target_unit": "Satuan sasaran",
              "places": "Kode lokasi", "column": "Kolom", "before": "Sebelum", "after": "Sesudah"}
    return frame.rename(columns=names).dropna(axis=1, how="all")


def _frame(title: str, frame: pd.DataFrame, count: int, name: str) -> None:
    if not count:
        return
    first = f"{number(_SHOWN_ROWS)} baris pertama dari " if count > _SHOWN_ROWS else ""
    shown = f"{first}{number(count)} baris"
    components.html(p(".chart-title")[title], p(".note")[shown])
    part = frame.head(_SHOWN_ROWS)
    whole = {str(column): 0 for column in part.select_dtypes("number")
             if not (part[column].dropna() % 1).any() and column not in ("Tahun", "Triwulan")}
    mixed = {column: part[column].map(_text) for column in part.columns
             if part[column].dtype == object or pd.api.types.is_datetime64_any_dtype(part[column])}
    components.data_table(part.assign(**mixed), whole, key=f"kelola_tabel_{name}", alt=title, missing="")


def _text(value: object) -> str | None:
    """Cells of mixed kinds (before and after, lists of codes) as text."""
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, date):
        return tanggal(value)
    if isinstance(value, int | float):
        return number(value, 0 if float(value).is_integer() else 2)
    return value if isinstance(value, str) else ", ".join(map(str, value)) if hasattr(value, "__iter__") else str(value)


def _rows(preview: Preview) -> None:
    """Every row's fate in stretches, and the rejected rows with their reasons."""
    if preview.rejected_count:
        table = preview.rejected.rename(columns={"sheet": "Lembar", "row": "Baris", "text": "Isi", "reason": "Alasan"})
        shown = table[["Baris", "Alasan", "Isi", "Lembar"]]
        _frame("Baris ditolak", shown, len(shown), "ditolak")
        downloads.button("Baris ditolak (CSV)", "baris-ditolak.csv", downloads.CSV, lambda: csv_bytes(shown))
    found = stretches(preview.fates)
    found["fate"] = found["fate"].map({str(fate): word for fate, word in words.FATES.items()})
    named = found.rename(columns={"sheet": "Lembar", "first": "Dari baris", "last": "Sampai baris", "fate": "Nasib",
                                  "rows": "Banyak baris"})
    _frame("Setiap baris berkas, berurutan", named, len(named), "nasib")
    downloads.button("Nasib setiap baris (CSV)", "nasib-baris.csv", downloads.CSV, lambda: csv_bytes(named))
