"""The datasets of the ledger: what was done about a figure that two sources tell differently, and who says that one is
wrong."""

from __future__ import annotations

from dataclasses import replace

from dashboard.core.actor import Action
from dashboard.core.case_states import ASKED, DECIDED, EXPLAINED, FIXED, OPEN, STATES
from dashboard.intake.common import YEAR
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
        Column("chosen_source", "Sumber yang dipakai", example="Bappeda «kabupaten»"),
        Column("explanation", "Penjelasan", aliases=("Keterangan", "Catatan"), free_text=True,
               note="Wajib bila dijelaskan: mengapa kedua sumber berbeda",
               example="Angka lama memakai data sebelum pemutakhiran"),
        Column("evidence", "Tautan bukti", Kind.LINK, aliases=("Bukti",), example="https://«situs».go.id/"),
    ),
    key=("code", "date"), group="perkara", shown_on="angka-berbeda", needs=Action.RECORD,
    check="dashboard.topics.differences.checks:cases", supplier="«pengelola», sekretariat TKPK",
    frequency="tiap ada perkembangan",
    concept="Penyelesaian angka yang diceritakan berbeda oleh dua sumber",
    notes=("Perkara dicatat dari facts/conflicts.csv atau ditemukan sendiri bila angka kiriman berbeda dari angka "
           "himpunan atau kiriman lain; kodenya ada pada halaman Angka berbeda dan view figure_differences.",),
)

INDICATORS = "observations"
"""What a report is about when it names no dataset: figures of the catalogue's indicators."""
LONGEST = {"item": 120, "period_name": 40, "shown": 60, "source": 200, "why": 500}
"""Characters that a report may have, by column."""
FIGURE_REPORTS = Contract(
    "figure_reports", "Laporan angka salah",
    "Angka yang dilaporkan salah: angka mana, di mana, kapan, yang benar menurut sumber mana, dan mengapa.",
    (
        Column("code", "Kode laporan", required=True, aliases=("Kode",), example="laporan-2026-11-28-kfmwzt"),
        Column("date", "Tanggal", Kind.DATE, required=True, example="28 November 2026"),
        Column("data", "Data", default=INDICATORS, note="Kode dataset; kosong berarti angka indikator",
               example=INDICATORS),
        Column("indicator", "Indikator", Kind.INDICATOR, note="Wajib untuk angka indikator", example="p0"),
        Column("item", "Angka yang mana", note="Wajib untuk data lain, misalnya Penerima · RTLH; tanpa angkanya"),
        Column("region", "Wilayah", Kind.REGION, required=True, note="Kode Kemendagri atau BPS", example="«kode»"),
        replace(YEAR, minimum=1990),
        Column("period_name", "Periode", required=True, aliases=("Bulan",), note="Tahun untuk angka setahun",
               example="Maret"),
        Column("shown", "Angka yang tampil", note="Seperti tertulis pada dasbor", example="7,57 persen"),
        Column("value", "Angka yang benar", Kind.NUMBER, note="Kosong bila belum diketahui; tidak pernah ditebak",
               unit="menurut angka yang dilaporkan",
               example="7,65"),
        Column("source", "Sumber angka yang benar", note="Wajib bila angka yang benar diisi",
               example="«kabupaten» Dalam Angka 2026"),
        Column("source_url", "Tautan sumber", Kind.LINK, example="https://«situs».bps.go.id/"),
        Column("why", "Alasan", required=True, aliases=("Penjelasan", "Keterangan"), free_text=True,
               example="Buku terbitan memuat angka lain"),
    ),
    key=("code",), group="perkara", shown_on="angka-berbeda", for_all=True,
    check="dashboard.topics.differences.checks:reports",
    supplier="Siapa pun yang masuk",
    frequency="sewaktu-waktu, bila ada yang menemukan angka salah",
    concept="Laporan tentang angka yang dianggap salah",
    notes=("Tiap laporan menjadi perkara terbuka pada halaman Angka berbeda; laporan tentang angka yang sudah punya "
           "perkara membuka perkara itu lagi. Nama pelapor hanya terlihat oleh yang masuk.",),
)
