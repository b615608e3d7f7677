"""Counts of families and persons in the registers."""

from __future__ import annotations

from dashboard.intake.common import UNIT_WORDS
from dashboard.intake.contract import Column, Contract, Kind

REGISTERS = ("DTSEN", "DTKS", "P3KE", "BDT 2015", "Sidaksos")
REGISTRY_COUNTS = Contract(
    "registry_counts", "Jumlah dalam register", "Banyaknya keluarga atau jiwa per desil dalam tiap register.",
    (
        Column("register", "Register", Kind.CHOICE, required=True, choices=REGISTERS, example="DTSEN"),
        Column("decile", "Desil", Kind.INTEGER, required=True, minimum=1, maximum=10,
               note="Peringkat kesejahteraan nasional 1-10, bukan ukuran kemiskinan", example="1"),
        Column("village", "Desa/kelurahan", Kind.VILLAGE, required=True, aliases=("Desa", "Kode desa"),
               example="35.05.05.2003"),
        Column("kecamatan", "Kecamatan", note="Wajib bila desa ditulis dengan nama"),
        Column("period", "Periode", Kind.PERIOD, required=True, aliases=("Tahun",), example="2025-TW3"),
        Column("unit", "Satuan", Kind.CHOICE, required=True, choices=("KK", "jiwa"),
               spellings=UNIT_WORDS[:3], example="KK"),
        Column("count", "Jumlah", Kind.INTEGER, required=True, minimum=0, maximum=200_000, example="85",
               unit_column="unit"),
    ),
    key=("register", "decile", "village", "period", "unit"), period=("period",), shown_on="program",
    supplier="Dinas Sosial, BPS, Kemensos",
)
