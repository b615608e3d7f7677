"""Every dataset that people hand in."""

from __future__ import annotations

from dashboard.core.domain import MONTH_OF_PERIOD
from dashboard.intake.contract import Column, Contract, Kind
from dashboard.topics.meetings.contracts import MEETING_CONTRACTS
from dashboard.topics.rat.headings import (
    AGENCY,
    AID_KIND,
    AID_NATURE,
    ALLOCATION,
    BENEFIT,
    DURATION,
    FUNDING_SOURCE,
    LOCATION,
    REALISED_TOTAL,
    RECIPIENTS,
    STRATEGY,
    SUB_CODE,
    kind_of_activity,
    named,
    quarter_realised,
    semester_realised,
)

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
_UNIT_WORDS = (("keluarga", "KK"), ("kpm", "KK"), ("orang", "jiwa"), ("rumah", "unit"),
               ("tangga", "KK"))
"""A household ("rumah tangga") is neither a family nor a house: its two words contradict, so it is refused."""
FUNDING = ("APBD Kabupaten", "APBD Provinsi", "APBN", "DAK", "DBHCHT", "Dana Desa", "CSR/Baznas", "Lainnya")
ACCUMULATION = ("jumlah", "posisi akhir")
"""How quarters add up to a year: their sum, or the last one."""
TARGET_STATUS = ("menurut dokumen", "disimpulkan", "menunggu dokumen", "belum diperiksa")
"""How sure a target is: read in the document itself; inferred; told by others while the document is not at hand; told,
and not yet checked against the document. Empty: not said."""
REGISTERS = ("DTSEN", "DTKS", "P3KE", "BDT 2015", "Sidaksos")

_YEAR = Column("year", "Tahun", Kind.YEAR, required=True, minimum=2015, maximum=2045,
               aliases=("Tahun Anggaran", "TA", "Tahun Rencana"), example="2025")
_AGENCY = Column("agency", "Perangkat Daerah", Kind.AGENCY, required=True,
                 note="Nama, singkatan, atau kode OPD; ejaan lain ditambahkan lewat dataset alias OPD",
                 aliases=AGENCY, example="Dinas Sosial")
_SUB_CODE = Column("sub_code", "Kode Sub Kegiatan", Kind.CODE, required=True, aliases=SUB_CODE,
                   example="1.06.05.2.02.0004")

AGENCIES = Contract(
    "agencies", "Perangkat daerah (OPD)", "Daftar OPD pelaksana program penanggulangan kemiskinan.",
    (
        Column("code", "Kode OPD", required=True, note="Pendek dan tetap, misalnya dinsos", example="dinsos"),
        Column("name", "Nama OPD", required=True, example="Dinas Sosial"),
        Column("short_name", "Singkatan", required=True, example="Dinsos"),
    ),
    key=("code",), supplier="Bappedalitbang",
)
AGENCY_ALIASES = Contract(
    "agency_aliases", "Ejaan lain OPD", "Ejaan nama OPD yang muncul di berkas dan OPD yang dimaksud.",
    (
        Column("alias", "Ejaan di berkas", required=True, example="Dinsos Kab. Blitar"),
        Column("agency", "Kode OPD", Kind.AGENCY, required=True, example="dinsos"),
    ),
    key=("alias",), supplier="Bappedalitbang",
)
PROGRAMS = Contract(
    "programs", "Program bantuan", "Daftar program yang punya sasaran dan penerima, dengan satuannya.",
    (
        Column("code", "Kode program", required=True, example="rtlh"),
        Column("name", "Nama program", required=True, example="Rehabilitasi rumah tidak layak huni"),
        Column("agency", "Perangkat Daerah", Kind.AGENCY, required=True, aliases=("OPD",), example="Dinas Perkim"),
        Column("strategy", "Strategi", Kind.CHOICE, required=True, choices=tuple(STRATEGIES), spellings=STRATEGY_WORDS,
               note="1 beban pengeluaran, 2 pendapatan, 3 kantong kemiskinan", example="1"),
        Column("unit", "Satuan", Kind.CHOICE, required=True, choices=UNITS, spellings=_UNIT_WORDS, example="unit"),
    ),
    key=("code",), supplier="Bappedalitbang",
)
PROGRAM_ALIASES = Contract(
    "program_aliases", "Ejaan lain program", "Ejaan nama program yang muncul di berkas dan program yang dimaksud.",
    (
        Column("alias", "Ejaan di berkas", required=True, example="Rehab RTLH"),
        Column("program", "Kode program", Kind.PROGRAM, required=True, example="rtlh"),
    ),
    key=("alias",), supplier="Bappedalitbang",
)
PLACE_ALIASES = Contract(
    "place_aliases", "Ejaan lain wilayah",
    "Ejaan nama desa dan kecamatan yang muncul di berkas dan wilayah yang dimaksud.",
    (
        Column("alias", "Ejaan di berkas", required=True, example="Plandirjo (Bakung)",
               note="Desa/kelurahan selalu dengan kecamatannya dalam kurung; kecamatan cukup namanya"),
        Column("region", "Kode wilayah", Kind.PLACE, required=True, example="35.05.05.2003"),
    ),
    key=("alias",), supplier="Bappedalitbang",
)
RAT_MATRIX = Contract(
    "rat_matrix", "Matriks RAT", "Matriks Rencana Aksi Tahunan (18 kolom; 21 atau 23 kolom dengan realisasi).",
    (
        _YEAR,
        Column("number", "Nomor", aliases=("No", "No Urut"), example="1"),
        Column("strategy", "Strategi", Kind.CHOICE, required=True, choices=tuple(STRATEGIES), spellings=STRATEGY_WORDS,
               aliases=STRATEGY, note="Nama atau nomor strategi; boleh sebagai baris judul di atas kelompoknya",
               example="Pengurangan beban pengeluaran"),
        _AGENCY,
        Column("sub_code", "Kode", Kind.CODE, required=True, aliases=SUB_CODE,
               example="1.06.05.2.02.0004"),
        Column("program", "Program", required=True, aliases=named("Program"),
               example="Program Perlindungan dan Jaminan Sosial"),
        Column("activity", "Kegiatan", required=True, aliases=named("Kegiatan"),
               example="Pengelolaan data fakir miskin"),
        Column("sub_activity", "Sub Kegiatan", required=True, aliases=named("Sub Kegiatan", "Sub Kegiatan/Aktivitas"),
               example="Fasilitasi bantuan sosial keluarga"),
        Column("direct", "Aktivitas Langsung", aliases=kind_of_activity("Langsung"),
               example="Penyaluran bantuan sembako"),
        Column("indirect", "Aktivitas Tidak langsung", aliases=kind_of_activity("Tidak langsung")),
        Column("support", "Aktivitas Penunjang", aliases=kind_of_activity("Penunjang")),
        Column("allocation", "Alokasi anggaran (Rp)", Kind.RUPIAH, required=True, minimum=0, maximum=1e13,
               aliases=ALLOCATION, example="Rp 1.250.000.000,-"),
        Column("funding", "Sumber pembiayaan", aliases=FUNDING_SOURCE, example="APBD Kabupaten"),
        Column("aid_nature", "Sifat bantuan", aliases=AID_NATURE, example="Berkelanjutan"),
        Column("location", "Lokasi", Kind.PLACES, aliases=LOCATION,
               example="Kecamatan Bakung: Desa Plandirejo, Bululawang"),
        Column("target_text", "Jumlah sasaran penerima manfaat", aliases=RECIPIENTS,
               example="500 KK"),
        Column("benefit", "Besaran manfaat", aliases=BENEFIT, example="Rp300.000 per bulan"),
        Column("aid_kind", "Jenis bantuan", aliases=AID_KIND, example="Uang tunai"),
        Column("duration", "Durasi penerimaan", aliases=DURATION, example="12 bulan"),
        *(Column(f"realised_q{quarter}", f"Realisasi TW {roman} (Rp)", Kind.RUPIAH, minimum=0, maximum=1e13,
                 aliases=quarter_realised(quarter, roman))
          for quarter, roman in enumerate(("I", "II", "III", "IV"), start=1)),
        Column("realised_s1", "Realisasi Semester 1 (Rp)", Kind.RUPIAH, minimum=0, maximum=1e13,
               aliases=semester_realised(1, "I")),
        Column("realised_s2", "Realisasi Semester 2 (Rp)", Kind.RUPIAH, minimum=0, maximum=1e13,
               aliases=semester_realised(2, "II")),
        Column("realised_total", "Realisasi total (Rp)", Kind.RUPIAH, minimum=0, maximum=1e13,
               aliases=REALISED_TOTAL),
    ),
    key=("year", "agency", "sub_code", "line"), whole=("year", "agency"), period=("year",), group="rat",
    form="rat_matrix", supplier="tiap OPD, dihimpun Bappedalitbang",
    notes=("Kolom line (urutan baris dalam satu sub kegiatan) dan target_count, target_unit (dari teks sasaran), "
           "places (kode wilayah dari teks lokasi) diisi pembaca.",),
)
RAT_TARGETS = Contract(
    "rat_targets", "Target RAT/Renja", "Indikator, satuan, dan target tiap sub kegiatan per triwulan.",
    (
        _YEAR, _AGENCY, _SUB_CODE,
        Column("sub_activity", "Sub Kegiatan", required=True, example="Fasilitasi bantuan sosial keluarga"),
        Column("indicator", "Indikator", required=True, example="Jumlah keluarga yang menerima bantuan"),
        Column("unit", "Satuan", required=True, example="keluarga"),
        Column("direction", "Arah", Kind.CHOICE, required=True, choices=("naik", "turun"),
               note="naik: makin besar makin baik; turun: makin kecil makin baik", example="naik"),
        Column("accumulation", "Cara hitung", Kind.CHOICE, choices=ACCUMULATION,
               note="jumlah: triwulan dijumlahkan; posisi akhir: dipakai nilai triwulan terakhir", example="jumlah"),
        Column("baseline", "Kondisi awal", Kind.NUMBER, minimum=0, maximum=1e12,
               aliases=("Baseline", "Kondisi Dasar", "Data Awal", "Nilai Awal", "Capaian Awal", "Capaian Tahun Lalu",
                        "Capaian Tahun Sebelumnya", "Kondisi Tahun Lalu", "Kondisi Awal Tahun",
                        "Kondisi Awal (Baseline)", "Kondisi Kinerja Awal"),
               note="Capaian akhir tahun sebelumnya; perlu bila makin kecil makin baik, agar tanpa kemajuan tidak "
               "bernilai tinggi", example="460"),
        Column("target", "Target setahun", Kind.NUMBER, required=True, minimum=0, maximum=1e12, aliases=("Target",),
               example="500"),
        *(Column(f"target_q{quarter}", f"Target TW {roman}", Kind.NUMBER, minimum=0, maximum=1e12,
                 note="Target sampai dengan akhir triwulan (kumulatif); boleh kosong")
          for quarter, roman in enumerate(("I", "II", "III", "IV"), start=1)),
    ),
    key=("year", "agency", "sub_code", "indicator"), period=("year",), group="rat",
    supplier="tiap OPD, dari Renja/RKPD",
)
RAT_REALISATION = Contract(
    "rat_realisation", "Realisasi RAT", "Realisasi fisik dan rupiah tiap sub kegiatan per triwulan.",
    (
        _YEAR,
        Column("quarter", "Triwulan", Kind.QUARTER, required=True, example="3"),
        _AGENCY, _SUB_CODE,
        Column("indicator", "Indikator", required=True, example="Jumlah keluarga yang menerima bantuan"),
        Column("physical", "Realisasi fisik", Kind.NUMBER, minimum=0, maximum=1e12, aliases=("Realisasi", "Fisik"),
               note="Pada triwulan itu saja (bukan kumulatif); kosong berarti belum lapor", example="120"),
        Column("rupiah", "Realisasi anggaran (Rp)", Kind.RUPIAH, minimum=0, maximum=1e13,
               note="Pada triwulan itu saja (bukan kumulatif)", example="Rp 300.000.000"),
        Column("obstacle", "Kendala", example="Data penerima belum padan", free_text=True),
        Column("follow_up", "Tindak lanjut", example="Pemadanan dengan Dispendukcapil bulan depan",
               free_text=True),
    ),
    key=("year", "quarter", "agency", "sub_code", "indicator"), period=("year",), group="rat",
    supplier="tiap OPD, paling lambat akhir bulan setelah triwulan",
)
COVERAGE = Contract(
    "coverage", "Cakupan program", "Sasaran dan penerima tiap program di tiap desa/kelurahan.",
    (
        Column("program", "Program", Kind.PROGRAM, required=True, aliases=("Kode program", "Nama program"),
               example="rtlh"),
        Column("village", "Desa/kelurahan", Kind.VILLAGE, required=True,
               aliases=("Desa", "Kelurahan", "Kode desa", "Nama desa", "Nama desa/kelurahan", "Kode wilayah"),
               note="Kode Kemendagri atau BPS; nama hanya bersama kolom Kecamatan", example="35.05.05.2003"),
        Column("kecamatan", "Kecamatan", note="Wajib bila desa ditulis dengan nama", example="Bakung"),
        Column("period", "Periode", Kind.PERIOD, required=True, aliases=("Tahun",), example="2025"),
        Column("target", "Sasaran", Kind.INTEGER, minimum=0, maximum=200_000, example="120"),
        Column("target_unit", "Satuan sasaran", Kind.CHOICE, choices=UNITS, spellings=_UNIT_WORDS,
               aliases=("Satuan",), example="unit"),
        Column("recipients", "Penerima", Kind.INTEGER, required=True, minimum=0, maximum=200_000, example="95"),
        Column("recipients_unit", "Satuan penerima", Kind.CHOICE, choices=UNITS, spellings=_UNIT_WORDS, example="unit"),
        Column("budget", "Anggaran (Rp)", Kind.RUPIAH, minimum=0, maximum=1e12, example="Rp 190.000.000"),
        Column("realised", "Realisasi (Rp)", Kind.RUPIAH, minimum=0, maximum=1e12, example="Rp 150.000.000"),
    ),
    key=("program", "village", "period"), period=("period",), supplier="OPD pelaksana program",
    notes=("Satuan sasaran dan penerima harus sama dengan satuan program; KK dan jiwa tidak saling dibandingkan.",),
)
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
               spellings=_UNIT_WORDS[:3], example="KK"),
        Column("count", "Jumlah", Kind.INTEGER, required=True, minimum=0, maximum=200_000, example="85"),
    ),
    key=("register", "decile", "village", "period", "unit"), period=("period",),
    supplier="Dinas Sosial, BPS, Kemensos",
)
OBSERVATIONS = Contract(
    "observations", "Angka indikator", "Angka BPS atau instansi lain yang baru terbit.",
    (
        Column("indicator", "Indikator", Kind.INDICATOR, required=True, example="p0"),
        Column("region", "Wilayah", Kind.REGION, required=True, note="Kode Kemendagri atau BPS", example="3505"),
        _YEAR,
        Column("period_name", "Periode", Kind.CHOICE, required=True, aliases=("Bulan",),
               choices=tuple(MONTH_OF_PERIOD), note="Tahun untuk angka setahun", example="Maret"),
        Column("value", "Nilai", Kind.NUMBER, required=True, example="7,57"),
        Column("source_title", "Sumber", required=True, example="BPS Kabupaten Blitar, BRS 15 Juli 2026"),
        Column("source_url", "Tautan sumber", example="https://blitarkab.bps.go.id/..."),
        Column("note", "Catatan", free_text=True),
        Column("se", "Galat baku", Kind.NUMBER, aliases=("Standard error", "SE"),
               note="Galat baku (standard error) terbitan, dalam satuan nilainya"),
        Column("rse", "RSE", Kind.NUMBER, aliases=("Relative standard error",),
               note="Galat baku relatif terbitan, persen dari nilai; isi ini atau galat baku, jangan keduanya"),
        Column("se_source", "Sumber galat baku", note="Wajib bila galat baku atau RSE diisi"),
    ),
    key=("indicator", "region", "year", "period_name"), period=("year",), supplier="BPS, Bappedalitbang",
)
TARGETS = Contract(
    "targets", "Target pembangunan", "Target indikator dari RPJMD, RPJPD, RKPD.",
    (
        Column("document", "Dokumen", required=True, example="RPJMD Kabupaten Blitar 2025-2029"),
        Column("indicator", "Indikator", Kind.INDICATOR, required=True, example="p0"),
        Column("region", "Wilayah", Kind.REGION, required=True, example="3505"),
        _YEAR,
        Column("target", "Target", Kind.NUMBER, example="6,5"),
        Column("target_low", "Target bawah", Kind.NUMBER),
        Column("target_high", "Target atas", Kind.NUMBER),
        Column("status", "Status", Kind.CHOICE, choices=TARGET_STATUS, example=TARGET_STATUS[0],
               note="Seberapa pasti angka ini: dibaca pada dokumennya sendiri, disimpulkan, atau hanya dikutip orang"),
        Column("source_title", "Sumber", required=True, example="Perda Kabupaten Blitar ..."),
        Column("source_url", "Tautan sumber"),
    ),
    key=("document", "indicator", "region", "year"), period=("year",), supplier="Bappedalitbang",
)

CONTRACTS = {contract.id: contract for contract in (
    AGENCIES, AGENCY_ALIASES, PROGRAMS, PROGRAM_ALIASES, PLACE_ALIASES, RAT_MATRIX, RAT_TARGETS, RAT_REALISATION,
    COVERAGE, REGISTRY_COUNTS, OBSERVATIONS, TARGETS, *MEETING_CONTRACTS,
)}
