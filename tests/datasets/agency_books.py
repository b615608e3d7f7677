"""Workbooks as agencies make them: titles, merged headings, strategy rows, codes written once, totals, signatures."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

SINGLE = ["No", "Strategi", "Perangkat Daerah", "Kode", "Program", "Kegiatan", "Sub Kegiatan"]
AFTER = ["Alokasi Anggaran (Rp)", "Sumber Pembiayaan", "Sifat Bantuan", "Lokasi", "Jumlah Sasaran Penerima Manfaat",
         "Besaran Manfaat", "Jenis Bantuan", "Durasi Penerimaan"]
SEMESTERS = ["Semester 1", "Semester 2", "Total"]
QUARTERS = ["TW I", "TW II", "TW III", "TW IV", "Total"]
FIRST_ROW = 7
"""The first row below the form's heading and its row of column numbers."""


def saved(book: Workbook) -> bytes:
    """The workbook as XLSX."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def workbook(rows: Iterable[Sequence[Any]], title: str = "Data") -> bytes:
    """One sheet with these rows."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return saved(book)


def rat_form(rows: Iterable[Sequence[Any]], realised: Sequence[str] = (), title: str = "RAT",
             year: str = "TAHUN 2025") -> bytes:
    """The RAT matrix with 18, 21 or 23 columns: three title rows, a heading of two merged rows, column numbers."""
    book = Workbook()
    fill_rat_sheet(book.active, rows, realised, title, year)
    return saved(book)


def fill_rat_sheet(sheet: Worksheet, rows: Iterable[Sequence[Any]], realised: Sequence[str], title: str,
                   year: str) -> None:
    """Writes the form into a sheet; a row of one text is merged over the whole width."""
    sheet.title = title
    width = 18 + len(realised)
    sheet.append(["MATRIKS RENCANA AKSI TAHUNAN (RAT) PENANGGULANGAN KEMISKINAN"])
    sheet.append([f"KABUPATEN BLITAR {year}"])
    sheet.append([])
    sheet.append([*SINGLE, "Aktivitas", None, None, *AFTER, *(["Realisasi (Rp)"] if realised else [])])
    sheet.append([*[None] * 7, "Langsung", "Tidak langsung", "Penunjang", *[None] * 8, *realised])
    for row in (1, 2):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    for column in (*range(1, 8), *range(11, 19)):
        sheet.merge_cells(start_row=4, end_row=5, start_column=column, end_column=column)
    sheet.merge_cells("H4:J4")
    if realised:
        sheet.merge_cells(start_row=4, end_row=4, start_column=19, end_column=width)
    sheet.append(list(range(1, width + 1)))
    for cells in rows:
        sheet.append(list(cells))
        if len(cells) == 1:
            sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=width)


def action(number: Any = None, agency: Any = None, code: Any = None, program: Any = None, activity: Any = None,
           sub: Any = None, amount: Any = None, location: Any = None, target: Any = None, strategy: Any = None,
           realised: Sequence[Any] = ()) -> list[Any]:
    """One row of the form."""
    return [number, strategy, agency, code, program, activity, sub, "Penyaluran bantuan", None, None, amount,
            "APBD Kabupaten", "Berkelanjutan", location, target, "Rp300.000 per bulan", "Uang tunai", "12 bulan",
            *realised]
