"""The dataset of notes: what planners want to stand beside a figure wherever it is drawn."""

from __future__ import annotations

from dataclasses import replace

from dashboard.core.domain import MONTH_OF_PERIOD
from dashboard.intake.common import YEAR
from dashboard.intake.contract import Column, Contract, Kind

LONGEST = 280
"""Characters of a note."""
FIGURE_NOTES = Contract(
    "figure_notes", "Catatan angka",
    "Catatan perencana tentang satu angka «kabupaten», kecamatan, atau desanya; tampil bersama angkanya.",
    (
        Column("indicator", "Indikator", Kind.INDICATOR, required=True, example="p0"),
        Column("region", "Wilayah", Kind.REGION, required=True, example="«kode»",
               note="Kode «kabupaten», kecamatan, atau desa/kelurahannya"),
        replace(YEAR, minimum=1990),
        Column("period_name", "Periode", Kind.CHOICE, required=True, aliases=("Bulan",),
               choices=tuple(MONTH_OF_PERIOD), note="Tahun untuk angka setahun", example="Maret"),
        Column("text", "Catatan", required=True, aliases=("Isi catatan", "Keterangan"), free_text=True,
               note=f"Paling banyak {LONGEST} huruf; tanpa nama orang", example="Susenas Maret 2021 pada masa pandemi"),
        Column("date", "Tanggal", Kind.DATE, required=True, note="Hari catatan ini ditulis",
               example="28 November 2026"),
    ),
    key=("indicator", "region", "year", "period_name", "text"), group="catatan", shown_on="periksa",
    check="dashboard.topics.figures.checks:notes", supplier="«pengelola» dan OPD pemilik angka",
    frequency="sewaktu-waktu, bila ada yang perlu diketahui pembaca",
    concept="Catatan perencana tentang angka indikator",
    notes=("Satu angka boleh punya beberapa catatan; catatan yang persis sama hanya tersimpan sekali. Nama akun yang "
           "mencatat hanya terlihat oleh yang masuk.",),
)
