"""Columns and choices that several datasets share."""

from __future__ import annotations

from dashboard.intake.contract import Column, Filled, Kind

_DUTIES = ("Pelaksana", "Pengampu", "Penanggung Jawab", "Pelaksana/Penanggung Jawab", "Pelaksana Program",
           "Pelaksana Kegiatan")

AGENCY_HEADINGS = (
    "OPD", "SKPD", "PD", "Nama OPD", "Nama SKPD", "Nama Perangkat Daerah", "OPD/Perangkat Daerah",
    "Perangkat Daerah/OPD", "SKPD/OPD", "OPD/SKPD", "Instansi", "Dinas/Instansi", "Instansi/OPD",
    *(f"{body} {duty}" for body in ("Perangkat Daerah", "OPD", "SKPD", "PD", "Instansi") for duty in _DUTIES))
STRATEGIES = {
    "1": "Pengurangan beban pengeluaran",
    "2": "Peningkatan pendapatan",
    "3": "Penurunan jumlah kantong kemiskinan",
}
"""Inpres 8/2025 (before it Inpres 4/2022)."""
STRATEGY_WORDS = (("beban", "1"), ("pendapatan", "2"), ("kantong", "3"))
"""What tells the strategies apart, however a file words them."""
UNITS = ("KK", "jiwa", "unit")
"""Units of recipients; families and persons are never divided by each other."""
UNIT_WORDS = (("keluarga", "KK"), ("kpm", "KK"), ("orang", "jiwa"), ("rumah", "unit"),
              ("tangga", "KK"))
"""A household ("rumah tangga") is neither a family nor a house: its two words contradict, so it is refused."""
YEAR = Column("year", "Tahun", Kind.YEAR, required=True, minimum=2015, maximum=2045,
              aliases=("Tahun Anggaran", "TA", "Tahun Rencana"), example="2025")
AGENCY = Column("agency", "Perangkat Daerah", Kind.AGENCY, required=True,
                note="Nama, singkatan, atau kode OPD; ejaan lain ditambahkan lewat dataset alias OPD",
                aliases=AGENCY_HEADINGS, example="Dinas Sosial")
PLACE_CODES = Filled("places", "VARCHAR[]", "Kode lokasi",
                     "Kode wilayah Kemendagri dari teks lokasi, dipisah titik koma")
"""What the reader finds in a column of places."""
