"""Monthly counts by village, agency and state."""

from __future__ import annotations

from dashboard.intake.common import AGENCY, UNIT_WORDS
from dashboard.intake.contract import Column, Contract, Kind

STATES = ("masuk", "menunggu", "selesai")
QUEUES = Contract(
    "antrean_loket", "Antrean loket", "Banyaknya keluarga yang datang ke loket tiap bulan.",
    (
        Column("month", "Bulan", Kind.MONTH, required=True, example="Juli 2026"),
        Column("village", "Desa/kelurahan", Kind.VILLAGE, required=True, aliases=("Desa", "Kode desa"),
               example="35.05.05.2003"),
        Column("kecamatan", "Kecamatan", note="Wajib bila desa ditulis dengan nama"),
        AGENCY,
        Column("state", "Keadaan", Kind.CHOICE, required=True, choices=STATES, example="masuk"),
        Column("unit", "Satuan", Kind.CHOICE, required=True, choices=("KK",), spellings=UNIT_WORDS[:2], example="KK"),
        Column("count", "Jumlah", Kind.INTEGER, required=True, minimum=0, maximum=100_000, unit_column="unit",
               example="7", protected=True),
    ),
    key=("month", "village", "agency", "state"), whole=("month", "agency"), period=("month",), shown_on="antrean",
    supplier="OPD yang punya loket", frequency="bulanan", concept="Antrean loket layanan",
    shown_rows="toys.antrean.rules:shown_rows", shown_note="Jumlah tiap bulan, desa, dan keadaan; yang tampil 0 tidak "
                                                           "dimuat.",
)
