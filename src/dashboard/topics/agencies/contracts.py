"""Who takes part: the agencies (OPD) and the spellings of their names in files."""

from __future__ import annotations

from dashboard.intake.contract import Column, Contract, Kind

AGENCIES = Contract(
    "agencies", "Perangkat daerah (OPD)", "Daftar OPD pelaksana program penanggulangan kemiskinan.",
    (
        Column("code", "Kode OPD", required=True, note="Pendek dan tetap, misalnya dinsos", example="dinsos"),
        Column("name", "Nama OPD", required=True, example="Dinas Sosial"),
        Column("short_name", "Singkatan", required=True, example="Dinsos"),
    ),
    key=("code",), shown_on="rat", lists=Kind.AGENCY, supplier="«pengelola»",
    frequency="sewaktu-waktu, bila berubah",
    concept="Perangkat daerah yang menjalankan urusan pemerintahan",
)
AGENCY_ALIASES = Contract(
    "agency_aliases", "Ejaan lain OPD", "Ejaan nama OPD yang muncul di berkas dan OPD yang dimaksud.",
    (
        Column("alias", "Ejaan di berkas", required=True, example="Dinsos «kab»"),
        Column("agency", "Kode OPD", Kind.AGENCY, required=True, example="dinsos"),
    ),
    key=("alias",), check="dashboard.intake.validate:check_alias", supplier="«pengelola»",
    frequency="sewaktu-waktu, bila berubah",
    concept="Padanan ejaan nama perangkat daerah dengan kodenya",
)
