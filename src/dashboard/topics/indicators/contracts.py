"""Figures of indicators and targets of planning documents, handed in on top of the published facts."""

from __future__ import annotations

from dashboard.core.domain import MONTH_OF_PERIOD
from dashboard.intake.common import YEAR
from dashboard.intake.contract import Column, Contract, Kind

TARGET_STATUS = ("menurut dokumen", "disimpulkan", "menunggu dokumen", "belum diperiksa")
"""How sure a target is: read in the document itself; inferred; told by others while the document is not at hand; told,
and not yet checked against the document. Empty: not said."""
OBSERVATIONS = Contract(
    "observations", "Angka indikator", "Angka BPS atau instansi lain yang baru terbit.",
    (
        Column("indicator", "Indikator", Kind.INDICATOR, required=True, example="p0"),
        Column("region", "Wilayah", Kind.REGION, required=True, note="Kode Kemendagri atau BPS", example="«bps»"),
        YEAR,
        Column("period_name", "Periode", Kind.CHOICE, required=True, aliases=("Bulan",),
               choices=tuple(MONTH_OF_PERIOD), note="Tahun untuk angka setahun", example="Maret"),
        Column("value", "Nilai", Kind.NUMBER, required=True, example="7,57", unit="menurut indikator"),
        Column("source_title", "Sumber", required=True, example="BPS «kabupaten», BRS 15 Juli 2026"),
        Column("source_url", "Tautan sumber", example="https://«situs».bps.go.id/..."),
        Column("note", "Catatan", free_text=True),
        Column("se", "Galat baku", Kind.NUMBER, aliases=("Standard error", "SE"),
               note="Galat baku (standard error) terbitan, dalam satuan nilainya", unit="menurut indikator"),
        Column("rse", "RSE", Kind.NUMBER, aliases=("Relative standard error",),
               note="Galat baku relatif terbitan, persen dari nilai; isi ini atau galat baku, jangan keduanya",
               unit="persen"),
        Column("se_source", "Sumber galat baku", note="Wajib bila galat baku atau RSE diisi"),
    ),
    key=("indicator", "region", "year", "period_name"), period=("year",), shown_on="tren", facts="observation",
    check="dashboard.topics.indicators.checks:observations", supplier="BPS, «pengelola»",
    frequency="menurut kalender rilis tiap indikator",
    concept="Indikator kemiskinan dan pembangunan",
)
TARGETS = Contract(
    "targets", "Target pembangunan", "Target indikator dari RPJMD, RPJPD, RKPD.",
    (
        Column("document", "Dokumen", required=True, example="RPJMD «kabupaten» 2025-2029"),
        Column("indicator", "Indikator", Kind.INDICATOR, required=True, example="p0"),
        Column("region", "Wilayah", Kind.REGION, required=True, example="«bps»"),
        YEAR,
        Column("target", "Target", Kind.NUMBER, example="6,5", unit="menurut indikator"),
        Column("target_low", "Target bawah", Kind.NUMBER, unit="menurut indikator"),
        Column("target_high", "Target atas", Kind.NUMBER, unit="menurut indikator"),
        Column("status", "Status", Kind.CHOICE, choices=TARGET_STATUS, example=TARGET_STATUS[0],
               note="Seberapa pasti angka ini: dibaca pada dokumennya sendiri, disimpulkan, atau hanya dikutip orang"),
        Column("source_title", "Sumber", required=True, example="Perda «kabupaten» ..."),
        Column("source_url", "Tautan sumber"),
    ),
    key=("document", "indicator", "region", "year"), period=("year",), shown_on="tren", facts="target",
    check="dashboard.topics.indicators.checks:targets", supplier="«pengelola»",
    frequency="bila dokumen perencanaan ditetapkan atau diubah",
    concept="Target indikator dalam dokumen perencanaan",
)
