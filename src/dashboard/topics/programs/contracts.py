"""Datasets of the programmes of aid: the list, its spellings, and coverage by village."""

from __future__ import annotations

from dashboard.intake.common import STRATEGIES, STRATEGY_WORDS, UNIT_WORDS, UNITS
from dashboard.intake.contract import Column, Contract, Kind

PROGRAMS = Contract(
    "programs", "Program bantuan", "Daftar program yang punya sasaran dan penerima, dengan satuannya.",
    (
        Column("code", "Kode program", required=True, example="rtlh"),
        Column("name", "Nama program", required=True, example="Rehabilitasi rumah tidak layak huni"),
        Column("agency", "Perangkat Daerah", Kind.AGENCY, required=True, aliases=("OPD",), example="Dinas Perkim"),
        Column("strategy", "Strategi", Kind.CHOICE, required=True, choices=tuple(STRATEGIES), spellings=STRATEGY_WORDS,
               note="1 beban pengeluaran, 2 pendapatan, 3 kantong kemiskinan", example="1"),
        Column("unit", "Satuan", Kind.CHOICE, required=True, choices=UNITS, spellings=UNIT_WORDS, example="unit"),
    ),
    key=("code",), shown_on="program", lists=Kind.PROGRAM, supplier="«pengelola»",
    frequency="sewaktu-waktu, bila berubah",
    concept="Program bantuan pemerintah yang punya sasaran dan penerima",
)
PROGRAM_ALIASES = Contract(
    "program_aliases", "Ejaan lain program", "Ejaan nama program yang muncul di berkas dan program yang dimaksud.",
    (
        Column("alias", "Ejaan di berkas", required=True, example="Rehab RTLH"),
        Column("program", "Kode program", Kind.PROGRAM, required=True, example="rtlh"),
    ),
    key=("alias",), check="dashboard.intake.validate:check_alias", supplier="«pengelola»",
    frequency="sewaktu-waktu, bila berubah",
    concept="Padanan ejaan nama program dengan kodenya",
)
COVERAGE = Contract(
    "coverage", "Cakupan program", "Sasaran dan penerima tiap program di tiap desa/kelurahan.",
    (
        Column("program", "Program", Kind.PROGRAM, required=True, aliases=("Kode program", "Nama program"),
               example="rtlh"),
        Column("village", "Desa/kelurahan", Kind.VILLAGE, required=True,
               aliases=("Desa", "Kelurahan", "Kode desa", "Nama desa", "Nama desa/kelurahan", "Kode wilayah"),
               note="Kode Kemendagri atau BPS; nama hanya bersama kolom Kecamatan", example="«desa»"),
        Column("kecamatan", "Kecamatan", note="Wajib bila desa ditulis dengan nama", example="Bakung"),
        Column("period", "Periode", Kind.PERIOD, required=True, aliases=("Tahun",), example="2025"),
        Column("target", "Sasaran", Kind.INTEGER, unit_column="target_unit", minimum=0, maximum=200_000, example="120",
               protected=True),
        Column("target_unit", "Satuan sasaran", Kind.CHOICE, choices=UNITS, spellings=UNIT_WORDS,
               aliases=("Satuan",), example="unit"),
        Column("recipients", "Penerima", Kind.INTEGER, required=True, minimum=0, maximum=200_000, example="95",
               unit_column="recipients_unit", protected=True),
        Column("recipients_unit", "Satuan penerima", Kind.CHOICE, choices=UNITS, spellings=UNIT_WORDS, example="unit"),
        Column("budget", "Anggaran (Rp)", Kind.RUPIAH, minimum=0, maximum=1e12, example="Rp 190.000.000"),
        Column("realised", "Realisasi (Rp)", Kind.RUPIAH, minimum=0, maximum=1e12, example="Rp 150.000.000"),
    ),
    key=("program", "village", "period"), period=("period",), owners=("program",), shown_on="program",
    check="dashboard.topics.programs.checks:coverage", supplier="OPD pelaksana program",
    frequency="tahunan, boleh tiap triwulan",
    concept="Penerima manfaat program dibanding sasarannya",
    shown_rows="dashboard.topics.programs.rules.shown_rows:coverage",
    shown_note="Satu periode tiap tahun, seperti di halaman Cakupan Program; rupiah per desa tidak dimuat karena akan "
               "membuka hitungan kecil.",
    notes=("Satuan sasaran dan penerima harus sama dengan satuan program; KK dan jiwa tidak saling dibandingkan.",),
)
