"""The dataset of progress: what was done about a figure that two sources tell differently."""

from __future__ import annotations

from dashboard.core.actor import Action
from dashboard.core.case_states import ASKED, DECIDED, EXPLAINED, FIXED, OPEN, STATES
from dashboard.intake.contract import Column, Contract, Kind

_WORDS = (("belum", OPEN), ("tanya", ASKED), ("ditanya", ASKED), ("dijelaskan", EXPLAINED), ("putus", DECIDED),
          ("diputus", DECIDED), ("perbaiki", FIXED), ("diganti", FIXED))

FIGURE_CASES = Contract(
    "figure_cases", "Perkembangan angka berbeda",
    "Riwayat tiap angka yang diceritakan berbeda oleh dua sumber: ditanyakan, dijelaskan, diputuskan, diperbaiki.",
    (
        Column("code", "Kode perkara", required=True, aliases=("Perkara", "Kode"),
               note="Seperti pada halaman Angka berbeda", example="01-miskin-ekstrem-2022"),
        Column("date", "Tanggal", Kind.DATE, required=True,
               note="Satu catatan tiap perkara tiap hari; yang terbaru menentukan keadaannya",
               example="24 November 2026"),
        Column("state", "Keadaan", Kind.CHOICE, required=True, choices=STATES, spellings=_WORDS,
               aliases=("Status",), example=ASKED),
        Column("agency", "OPD pemilik", Kind.AGENCY, aliases=("OPD", "Perangkat Daerah", "Pemilik"),
               note="OPD yang harus menjawab; kosong berarti penerbit menurut katalog", example="Dinas Sosial"),
        Column("meeting", "Kode rapat", note="Rapat TKPK yang memutuskan; wajib bila diputuskan",
               example="rapat-2026-11-24"),
        Column("chosen", "Angka yang dipakai", note="Wajib bila diputuskan; tulis angkanya", example="0,75"),
        Column("chosen_source", "Sumber yang dipakai", example="Bappeda Kabupaten Blitar"),
        Column("explanation", "Penjelasan", aliases=("Keterangan", "Catatan"), free_text=True,
               note="Wajib bila dijelaskan: mengapa kedua sumber berbeda",
               example="Angka lama memakai data sebelum pemutakhiran"),
        Column("evidence", "Tautan bukti", Kind.LINK, aliases=("Bukti",), example="https://blitarkab.go.id/"),
    ),
    key=("code", "date"), group="perkara", shown_on="angka-berbeda", needs=Action.RECORD,
    check="dashboard.topics.differences.checks:cases", supplier="Bappedalitbang, sekretariat TKPK",
    frequency="tiap ada perkembangan",
    concept="Penyelesaian angka yang diceritakan berbeda oleh dua sumber",
    notes=("Perkara dicatat dari facts/conflicts.csv atau ditemukan sendiri bila angka kiriman berbeda dari angka "
           "himpunan atau kiriman lain; kodenya ada pada halaman Angka berbeda dan view figure_differences.",),
)
