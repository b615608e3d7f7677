"""Datasets of the registers: counts by village, what changed between two dates of data, discrepancies being checked."""

from __future__ import annotations

from dashboard.intake.common import AGENCY_HEADINGS, UNIT_WORDS
from dashboard.intake.contract import Column, Contract, Kind

GROUP = "register"
"""The three are read together: sample goes as soon as one real row of any of them arrives."""
REGISTERS = ("DTSEN", "DTKS", "P3KE", "BDT 2015", "Sidaksos")
NATIONAL, PROVINCIAL, REGIONAL, SCORE = DECILE_BASES = ("nasional", "provinsi", "kabupaten", "kelas skor")
"""Among whom families are ranked; a class of scores is no rank at all."""
DOMICILE, CARD = VILLAGE_BASES = ("domisili", "KTP")
"""Whose village: where the family lives, or where its identity card says."""
UNITS = ("KK", "jiwa")
DECILES = 10
FOUND, ASKED, EXPLAINED, CORRECTED = STATES = ("ditemukan", "ditanyakan", "dijelaskan", "diperbaiki")
"""The way of a discrepancy, in order."""
OPEN = (FOUND, ASKED)
UNREGISTERED, WRONG_DECILE = "tidak terdaftar", "desil keliru"
KINDS = (UNREGISTERED, WRONG_DECILE, "selisih jumlah", "tercatat ganda", "pindah atau meninggal", "desa keliru")

_VILLAGE = Column("village", "Desa/kelurahan", Kind.VILLAGE, required=True, aliases=("Desa", "Kode desa"),
                  example="«desa»")
_KECAMATAN = Column("kecamatan", "Kecamatan", note="Wajib bila desa ditulis dengan nama")
_REGISTER = Column("register", "Register", Kind.CHOICE, required=True, choices=REGISTERS, example="DTSEN")
_UNIT = Column("unit", "Satuan", Kind.CHOICE, required=True, choices=UNITS, spellings=UNIT_WORDS[:3], example="KK")
_DECILE_BASIS = Column(
    "decile_basis", "Dasar desil", Kind.CHOICE, choices=DECILE_BASES, default=NATIONAL, aliases=("Jenis desil",),
    spellings=(("skor", SCORE), ("nasional", NATIONAL), ("provinsi", PROVINCIAL), ("kabupaten", REGIONAL),
               ("kota", REGIONAL)),
    note="Peringkat di antara siapa; kosong berarti nasional. Register yang memakai skor sendiri: kelas skor",
    example=NATIONAL)
_VILLAGE_BASIS = Column(
    "village_basis", "Dasar desa", Kind.CHOICE, choices=VILLAGE_BASES, default=DOMICILE, aliases=("Desa menurut",),
    spellings=(("tempat tinggal", DOMICILE), ("ktp", CARD)),
    note="Desa tempat tinggal atau desa pada KTP; kosong berarti domisili", example=DOMICILE)


def _count(name: str, heading: str, note: str, example: str, *aliases: str, required: bool = True) -> Column:
    return Column(name, heading, Kind.INTEGER, required=required, minimum=0, maximum=200_000, note=note,
                  example=example, aliases=aliases, unit_column="unit", protected=True)


REGISTRY_COUNTS = Contract(
    "registry_counts", "Jumlah dalam register", "Banyaknya keluarga atau jiwa per desil dalam tiap register.",
    (
        _REGISTER,
        Column("decile", "Desil", Kind.INTEGER, required=True, minimum=1, maximum=DECILES, aliases=("Kelas skor",),
               note="Peringkat kesejahteraan 1-10 atau kelas skor, bukan ukuran kemiskinan", example="1",
               unit="peringkat"),
        _VILLAGE, _KECAMATAN,
        Column("period", "Periode", Kind.PERIOD, required=True, aliases=("Tahun",), example="2025-TW3"),
        _UNIT,
        Column("count", "Jumlah", Kind.INTEGER, required=True, minimum=0, maximum=200_000, example="85",
               unit_column="unit", protected=True),
        _DECILE_BASIS, _VILLAGE_BASIS,
        Column("cutoff", "Tanggal data", Kind.DATE, aliases=("Cut off", "Cut-off", "Tanggal cut off"),
               note="Hari keadaan data; kosong berarti hanya periodenya yang diketahui", example="17 September 2025"),
        _count("verified", "Terverifikasi", "Dari jumlah itu yang sudah diverifikasi lewat musdes atau SPTJM; kosong "
               "berarti belum diketahui", "60", "Sudah diverifikasi", required=False),
    ),
    key=("register", "decile", "village", "period", "unit", "decile_basis", "village_basis"), period=("period",),
    group=GROUP, shown_on="register", check="dashboard.topics.registers.checks:counts",
    supplier="Dinas Sosial, BPS, Kemensos",
    frequency="tiap pemutakhiran register, paling sering triwulanan",
    shown_rows="dashboard.topics.registers.rules.shown_rows:counts",
    shown_note="Baris yang jumlah tampilnya 0 tidak dimuat, dan banyaknya yang terverifikasi tidak dimuat.",
    concept="Keluarga dan jiwa dalam register sosial ekonomi menurut peringkat kesejahteraan",
    notes=("Keluarga (KK) dan jiwa adalah baris tersendiri dan tidak pernah dijumlahkan.",
           "Berkas serah terima DTSEN per keluarga atau anggota memuat NIK, sehingga ditolak seluruhnya; jumlahkan per "
           "desa dahulu."),
)
REGISTER_CHANGES = Contract(
    "register_changes", "Perubahan register", "Keluarga atau jiwa yang masuk, keluar, dan berpindah desil di antara "
    "dua tanggal data satu register.",
    (
        _REGISTER, _VILLAGE, _KECAMATAN,
        Column("cutoff_from", "Tanggal data lama", Kind.DATE, required=True, aliases=("Dari tanggal",),
               example="17 September 2025"),
        Column("cutoff", "Tanggal data baru", Kind.DATE, required=True, aliases=("Sampai tanggal",),
               example="17 September 2026"),
        _UNIT,
        _count("entered", "Masuk", "Belum ada pada tanggal lama", "12", "Keluarga masuk"),
        _count("left", "Keluar", "Tidak ada lagi pada tanggal baru", "9", "Keluarga keluar"),
        _count("moved_4", "Pindah 4-6 desil", "Naik atau turun 4 sampai 6 desil (Signifikan)", "15", "Signifikan"),
        _count("moved_7", "Pindah 7 desil atau lebih", "Naik atau turun 7 desil atau lebih (Ekstrem)", "2", "Ekstrem"),
        _DECILE_BASIS, _VILLAGE_BASIS,
    ),
    key=("register", "village", "cutoff_from", "cutoff", "unit", "decile_basis", "village_basis"), group=GROUP,
    period=("cutoff",), shown_on="register", check="dashboard.topics.registers.checks:changes",
    supplier="Dinas Sosial, BPS",
    frequency="tiap pemutakhiran register, paling sering triwulanan",
    shown_rows="dashboard.topics.registers.rules.shown_rows:changes",
    concept="Dinamika isi register sosial ekonomi di antara dua tanggal data",
)
REGISTER_CHECKS = Contract(
    "register_checks", "Daftar periksa register", "Ketidaksesuaian register yang ditemukan di desa, dan sampai mana "
    "penyelesaiannya.",
    (
        Column("code", "Kode temuan", required=True, note="Tetap dan tidak dipakai ulang", example="t-2026-001"),
        _VILLAGE, _KECAMATAN, _REGISTER,
        Column("kind", "Jenis temuan", Kind.CHOICE, required=True, choices=KINDS, aliases=("Jenis", "Temuan"),
               spellings=(("belum terdaftar", UNREGISTERED), ("salah desil", WRONG_DECILE), ("ganda", KINDS[3]),
                          ("meninggal", KINDS[4]), ("pindah", KINDS[4])), example=UNREGISTERED),
        _UNIT,
        _count("count", "Jumlah", "Keluarga atau jiwa yang terkena temuan ini", "7", "Banyaknya"),
        Column("state", "Keadaan", Kind.CHOICE, required=True, choices=STATES, aliases=("Status",),
               spellings=(("dijawab", EXPLAINED), ("selesai", CORRECTED)), example=ASKED),
        Column("agency", "Perangkat Daerah", Kind.AGENCY, required=True, aliases=("Oleh", *AGENCY_HEADINGS),
               note="OPD yang mencatat keadaan itu, bukan nama orang", example="Dinas Sosial"),
        Column("date", "Tanggal keadaan", Kind.DATE, required=True, aliases=("Tanggal",), example="3 Oktober 2026"),
    ),
    key=("code", "state"), group=GROUP, owners=("agency",), shown_on="register",
    check="dashboard.topics.registers.checks:findings",
    supplier="desa lewat kecamatan, Dinas Sosial, OPD pengelola program",
    frequency="sewaktu-waktu, bila ada temuan atau keadaannya berubah",
    shown_rows="dashboard.topics.registers.rules.shown_rows:findings",
    concept="Ketidaksesuaian isi register dengan keadaan di desa",
    notes=("Satu temuan punya satu baris untuk tiap keadaan yang sudah dilaluinya: ditemukan, ditanyakan, dijelaskan, "
           "diperbaiki.",),
)
OVERLAP_GROUP = "irisan"
"""What the reconciliation (src/reconcile) lets out and nothing else. Its counts are protected where they are made, so a
visitor gets the same rows as whoever is signed in."""
STEP = 5
"""What a protected count is a multiple of (statistics.rounding.BASE)."""
BOTH, ONLY_FIRST, ONLY_SECOND, SEVERAL, TWICE = OVERLAP_STATES = (
    "keduanya", "hanya yang pertama", "hanya yang kedua", "beberapa program", "tercatat ganda")
OF_ONE_LIST = (SEVERAL, TWICE)
"""Said of a list with itself."""
OF_A_RUN = ("computed", "unit", "village_basis", "matched", "precision", "recall", "fingerprint")
"""What all rows of a run share."""
_FROM = ("Ditulis oleh perkakas rekonsiliasi di PC Dinas Sosial (docs/REKONSILIASI.md) dan diserahkan apa adanya; "
         "menghitung sendiri tidak diterima.")
_ROUNDED = "Kelipatan 5: sudah dilindungi di PC Dinas Sosial"

_RUN = Column("run", "Putaran", Kind.MONTH, required=True, note="Tahun dan bulan putaran", example="2026-11")


def _shown(name: str, heading: str, example: str, note: str = _ROUNDED) -> Column:
    return Column(name, heading, Kind.INTEGER, required=True, minimum=0, maximum=200_000, note=note, example=example,
                  unit_column="unit", protected=True)


def _percent(name: str, heading: str, note: str, example: str) -> Column:
    return Column(name, heading, Kind.NUMBER, required=True, minimum=0, maximum=100, note=note, example=example,
                  unit="persen")


def _day(name: str, heading: str, example: str, note: str = "") -> Column:
    return Column(name, heading, Kind.DATE, required=True, example=example, note=note)


_QUALITY = (
    Column("village_basis", "Dasar desa", Kind.CHOICE, required=True, choices=VILLAGE_BASES, example="domisili"),
    _percent("matched", "Tingkat padan (persen)", "Baris yang berpadanan dari semua baris semua daftar", "86.4"),
    _percent("precision", "Perkiraan presisi (persen)", "Perkiraan, bukan pemeriksaan lapangan", "99.96"),
    _percent("recall", "Perkiraan sensitivitas (persen)", "Perkiraan, bukan pemeriksaan lapangan", "98.21"),
    Column("fingerprint", "Sidik kunci", required=True, note="Membedakan kunci instansi, tidak membukanya",
           example="7f3a-90bc-12de"),
)
OVERLAPS = Contract(
    "register_overlaps", "Irisan daftar", "Per desa dan pasangan daftar: berapa yang ada di keduanya atau hanya di "
    "salah satu, menerima beberapa program, atau tercatat ganda.",
    (
        _RUN, _VILLAGE,
        Column("first", "Daftar pertama", required=True, note="Register atau kode program", example="DTSEN"),
        Column("second", "Daftar kedua", required=True, note="Sama dengan yang pertama untuk beberapa program dan "
               "tercatat ganda", example="pkh"),
        _UNIT,
        Column("state", "Keadaan", Kind.CHOICE, required=True, choices=OVERLAP_STATES, example=BOTH),
        _shown("count", "Jumlah", "85"),
        _day("cutoff_first", "Tanggal data pertama", "17 September 2026"),
        _day("cutoff_second", "Tanggal data kedua", "1 Oktober 2026"),
        _day("computed", "Tanggal pemadanan", "3 November 2026"),
        *_QUALITY,
    ),
    key=("run", "village", "first", "second", "unit", "state"), whole=("run",), period=("run",), group=OVERLAP_GROUP,
    shown_on="register", check="dashboard.topics.registers.checks:overlaps", supplier="Dinas Sosial",
    frequency="sesudah tiap putaran rekonsiliasi, paling sering triwulanan",
    shown_rows="dashboard.topics.registers.rules.shown_rows:overlaps",
    concept="Kecocokan isi register dan daftar penerima program", notes=(_FROM,),
)
DECILES_RECEIVED = Contract(
    "register_deciles", "Penerima menurut desil", "Per desa, program, dan desil: berapa yang terdaftar dalam "
    "register dan berapa dari mereka yang menerima.",
    (
        _RUN, _VILLAGE,
        Column("program", "Program", Kind.PROGRAM, required=True, example="pkh"),
        Column("register", "Register", Kind.CHOICE, required=True, choices=REGISTERS, example="DTSEN"),
        Column("decile_basis", "Dasar desil", Kind.CHOICE, required=True, choices=DECILE_BASES, example="nasional"),
        _UNIT,
        Column("decile", "Desil", Kind.INTEGER, required=True, minimum=0, maximum=10, unit="peringkat",
               note="0: terdaftar tanpa desil", example="1"),
        _shown("listed", "Terdaftar", "85"),
        _shown("recipients", "Penerima", "40", f"Dari yang terdaftar itu. {_ROUNDED}"),
        _day("cutoff_register", "Tanggal data register", "17 September 2026"),
        _day("cutoff_program", "Tanggal data program", "1 Oktober 2026"),
        _day("computed", "Tanggal pemadanan", "3 November 2026"),
        *_QUALITY,
    ),
    key=("run", "village", "program", "register", "decile_basis", "unit", "decile"), whole=("run",), period=("run",),
    group=OVERLAP_GROUP, shown_on="register",
    check="dashboard.topics.registers.checks:deciles", supplier="Dinas Sosial",
    frequency="sesudah tiap putaran rekonsiliasi, paling sering triwulanan",
    shown_rows="dashboard.topics.registers.rules.shown_rows:deciles",
    concept="Sasaran dan penerima program menurut peringkat kesejahteraan", notes=(_FROM,),
)
