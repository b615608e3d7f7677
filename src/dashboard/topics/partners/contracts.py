"""Datasets of collaboration: partners, what they pledge and deliver (as in a 4W table), what residents do together."""

from __future__ import annotations

from dashboard.intake.common import UNIT_WORDS
from dashboard.intake.contract import Column, Contract, Kind

GROUP = "mitra"
"""The three are read together: sample partners go as soon as one real row of any of them arrives."""
GOVERNMENT, BUSINESS, UNIVERSITY, COMMUNITY, MEDIA = HELIX = (
    "pemerintah", "usaha", "perguruan tinggi", "komunitas", "media")
_HELIX_WORDS = (("pemerintah", GOVERNMENT), ("usaha", BUSINESS), ("bisnis", BUSINESS), ("swasta", BUSINESS),
                ("perusahaan", BUSINESS), ("kampus", UNIVERSITY), ("akademi", UNIVERSITY), ("universitas", UNIVERSITY),
                ("perguruan", UNIVERSITY), ("masyarakat", COMMUNITY), ("komunitas", COMMUNITY), ("lsm", COMMUNITY),
                ("pers", MEDIA), ("media", MEDIA))
KINDS = ("Baznas", "instansi vertikal", "perusahaan", "BUMN/BUMD", "bank", "koperasi", "perguruan tinggi", "sekolah",
         "LSM", "organisasi keagamaan", "organisasi masyarakat", "kelompok warga", "media", "lainnya")
_KIND_WORDS = (("baznas", "Baznas"), ("zakat", "Baznas"), ("bumn", "BUMN/BUMD"), ("bumd", "BUMN/BUMD"),
               ("pt", "perusahaan"), ("cv", "perusahaan"), ("perusahaan", "perusahaan"), ("bpr", "bank"),
               ("universitas", "perguruan tinggi"), ("yayasan", "LSM"), ("ormas", "organisasi masyarakat"))
PLANNED, RUNNING, DONE, ON_HOLD, CANCELLED = STATUSES = (
    "direncanakan", "berjalan", "selesai", "ditunda", "dibatalkan")
_STATUS_WORDS = (("rencana", PLANNED), ("direncanakan", PLANNED), ("proses", RUNNING), ("berjalan", RUNNING),
                 ("jalan", RUNNING), ("selesai", DONE), ("tuntas", DONE), ("tunda", ON_HOLD), ("ditunda", ON_HOLD),
                 ("tertunda", ON_HOLD), ("batal", CANCELLED), ("dibatalkan", CANCELLED))
SECTORS = ("kesehatan", "pendidikan", "sosial-ekonomi", "pangan", "energi", "pertanian", "perikanan", "perumahan",
           "adminduk", "lainnya")
"""The nine sectors of SLRT, so that needs and help are told in the same words."""
UNITS = ("KK", "jiwa", "unit", "paket", "kg")
OF_PEOPLE = ("KK", "jiwa", "unit", "paket")
"""Units that count families, persons, or what each of them gets one of."""
_UNIT_WORDS = (*UNIT_WORDS, ("paket", "paket"), ("kilogram", "kg"))
ACTIVITIES = ("kerja bakti", "bedah rumah", "bantuan pangan", "penghijauan", "layanan kesehatan", "pelatihan",
              "lainnya")
_PLACE = (Column("village", "Desa/kelurahan", Kind.VILLAGE, required=True,
                 aliases=("Desa", "Kelurahan", "Kode desa", "Nama desa", "Lokasi"),
                 note="Satu baris satu desa; kode, atau nama bersama kolom Kecamatan", example="«desa»"),
          Column("kecamatan", "Kecamatan", note="Wajib bila desa ditulis dengan nama", example="Bakung"))

PARTNERS = Contract(
    "partners", "Mitra gotong royong", "Lembaga yang ikut menanggulangi kemiskinan, menurut lima unsur pentahelix.",
    (
        Column("code", "Kode mitra", required=True, note="Pendek dan tetap, misalnya m-01", example="m-01"),
        Column("name", "Nama lembaga", required=True, aliases=("Mitra", "Nama mitra", "Lembaga", "Organisasi"),
               note="Nama lembaga, bukan nama orang", example="PT Contoh Sejahtera", free_text=True),
        Column("helix", "Unsur pentahelix", Kind.CHOICE, required=True, choices=HELIX, spellings=_HELIX_WORDS,
               aliases=("Unsur", "Helix", "Kelompok"), example="usaha"),
        Column("kind", "Jenis lembaga", Kind.CHOICE, required=True, choices=KINDS, spellings=_KIND_WORDS,
               aliases=("Jenis",), example="perusahaan"),
        Column("since", "Terdaftar sejak (tahun)", Kind.YEAR, required=True, minimum=2000, maximum=2045,
               aliases=("Terdaftar sejak", "Sejak", "Tahun terdaftar"), example="2024"),
        Column("until", "Terdaftar sampai (tahun)", Kind.YEAR, minimum=2000, maximum=2045,
               aliases=("Terdaftar sampai", "Sampai"), note="Kosong bila masih bermitra"),
    ),
    key=("code",), group=GROUP, shown_on="gotong-royong", check="dashboard.topics.partners.checks:partners",
    supplier="«pengelola», forum TJSLP, Bagian Kesra",
    frequency="sewaktu-waktu, bila berubah",
    concept="Lembaga mitra penanggulangan kemiskinan",
)
PLEDGES = Contract(
    "partner_pledges", "Janji dan penyaluran mitra",
    "Apa yang dijanjikan dan disalurkan tiap mitra, di desa mana, melengkapi program apa (4W).",
    (
        Column("code", "Kode janji", required=True, note="Tetap dan tidak dipakai ulang", example="j-2026-001"),
        Column("partner", "Kode mitra", required=True, note="Mitra yang sudah terdaftar", example="m-01",
               refers="partners", refers_word="mitra"),
        Column("what", "Bentuk bantuan", required=True, aliases=("Bantuan", "Kegiatan", "Uraian"),
               example="Perbaikan rumah", free_text=True),
        Column("sector", "Bidang", Kind.CHOICE, required=True, choices=SECTORS, aliases=("Sektor",),
               example="perumahan"),
        Column("program", "Program yang dilengkapi", Kind.PROGRAM, aliases=("Program", "Kode program"),
               note="Program pemerintah yang dibantu; kosong bila berdiri sendiri", example="rtlh"),
        *_PLACE,
        Column("pledged_on", "Tanggal janji", Kind.DATE, required=True, aliases=("Tanggal komitmen", "Tanggal"),
               example="12 Februari 2026"),
        Column("period", "Periode", Kind.PERIOD, required=True, aliases=("Tahun",),
               note="Kapan bantuan dijanjikan sampai", example="2026"),
        Column("unit", "Satuan", Kind.CHOICE, choices=UNITS, spellings=_UNIT_WORDS,
               note="Wajib bila ada jumlah; satuan berbeda tidak dijumlahkan", example="unit"),
        Column("pledged_quantity", "Jumlah dijanjikan", Kind.NUMBER, minimum=0, maximum=1e7, unit_column="unit",
               aliases=("Volume dijanjikan",), example="4", protected=True),
        Column("delivered_quantity", "Jumlah disalurkan", Kind.NUMBER, minimum=0, maximum=1e7, unit_column="unit",
               aliases=("Volume disalurkan", "Realisasi jumlah"), note="Kosong berarti belum dilaporkan", example="3",
               protected=True),
        Column("pledged_rupiah", "Nilai dijanjikan (Rp)", Kind.RUPIAH, minimum=0, maximum=1e12,
               aliases=("Nilai janji", "Komitmen (Rp)"), example="Rp 80.000.000"),
        Column("delivered_rupiah", "Nilai disalurkan (Rp)", Kind.RUPIAH, minimum=0, maximum=1e12,
               aliases=("Nilai realisasi", "Realisasi (Rp)"), note="Kosong berarti belum dilaporkan",
               example="Rp 60.000.000"),
        Column("status", "Status", Kind.CHOICE, required=True, choices=STATUSES, spellings=_STATUS_WORDS,
               example=RUNNING),
        Column("reported_on", "Tanggal laporan", Kind.DATE, note="Laporan terakhir mitra tentang janji ini",
               aliases=("Tanggal lapor", "Dilaporkan"), example="30 Juni 2026"),
        Column("evidence", "Tautan bukti", Kind.LINK, aliases=("Bukti",), example="https://«situs».go.id/"),
    ),
    key=("code",), period=("period",), group=GROUP, shown_on="gotong-royong",
    check="dashboard.topics.partners.checks:pledges", supplier="tiap mitra, dihimpun «pengelola»",
    frequency="triwulanan",
    shown_rows="dashboard.topics.partners.rules.shown_rows:pledges",
    shown_note="Jumlah orang, keluarga, rumah, atau paket tidak dimuat pada janji yang punya rupiah, karena harga "
               "satuan akan membukanya.",
    concept="Bantuan mitra yang dijanjikan dan disalurkan",
    notes=("Tiap baris punya jumlah dengan satuannya, nilai rupiah, atau keduanya; rupiah tidak pernah dijumlahkan "
           "dengan satuan lain.",),
)
COMMUNITY_ACTIVITIES = Contract(
    "community_activities", "Kegiatan gotong royong warga",
    "Kegiatan bersama warga di desa/kelurahan: kapan, apa, berapa peserta dan berapa jam.",
    (
        Column("code", "Kode kegiatan", required=True, note="Tetap dan tidak dipakai ulang", example="g-2026-001"),
        Column("date", "Tanggal kegiatan", Kind.DATE, required=True, aliases=("Tanggal",), example="8 Maret 2026"),
        *_PLACE,
        Column("kind", "Jenis kegiatan", Kind.CHOICE, required=True, choices=ACTIVITIES,
               spellings=(("bakti", "kerja bakti"), ("bedah", "bedah rumah"), ("rehab", "bedah rumah"),
                          ("sembako", "bantuan pangan"), ("pohon", "penghijauan"), ("posyandu", "layanan kesehatan"),
                          ("latih", "pelatihan")), aliases=("Jenis", "Kegiatan"), example="kerja bakti"),
        Column("participants", "Jumlah peserta", Kind.INTEGER, required=True, minimum=0, maximum=100_000,
               aliases=("Peserta",), note="Banyaknya orang; tanpa nama", example="45",
               unit="orang", protected=True),
        Column("hours", "Lama (jam)", Kind.NUMBER, minimum=0, maximum=240, aliases=("Jam", "Lama"), example="3",
               unit="jam"),
    ),
    key=("code",), group=GROUP, shown_on="gotong-royong", supplier="pemerintah desa, lewat kecamatan dan DPMD",
    frequency="bulanan",
    shown_rows="dashboard.topics.partners.rules.shown_rows:activities",
    shown_note="Jumlah peserta tiap kegiatan tidak dimuat; jumlahnya menurut desa dan tahun ada di halaman Gotong "
               "Royong & Mitra.",
    concept="Kegiatan gotong royong warga",
)
