"""Spellings of places in files."""

from __future__ import annotations

from dashboard.intake.contract import Column, Contract, Kind

PLACE_ALIASES = Contract(
    "place_aliases", "Ejaan lain wilayah",
    "Ejaan nama desa dan kecamatan yang muncul di berkas dan wilayah yang dimaksud.",
    (
        Column("alias", "Ejaan di berkas", required=True, example="Plandirjo (Bakung)",
               note="Desa/kelurahan selalu dengan kecamatannya dalam kurung; kecamatan cukup namanya"),
        Column("region", "Kode wilayah", Kind.PLACE, required=True, example="«desa»"),
    ),
    key=("alias",), check="dashboard.topics.areas.checks:place_aliases", supplier="«pengelola»",
    frequency="sewaktu-waktu, bila berubah",
    concept="Padanan ejaan nama wilayah dengan kodenya",
)
