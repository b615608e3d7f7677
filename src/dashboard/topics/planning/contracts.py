"""Datasets of planning: links of the chain that no other dataset holds, how codes changed, what agencies ask."""

from __future__ import annotations

from dataclasses import replace

from dashboard.intake.common import AGENCY, PLACE_CODES, STRATEGIES, STRATEGY_WORDS, YEAR
from dashboard.intake.contract import Column, Contract, Kind
from dashboard.intake.values.activity_codes import EXAMPLE

GROUP = "perencanaan"
"""Links and crosswalk are read together."""
RPJMD, RPKD, RAT, RENJA, APBD = DOCUMENTS = ("RPJMD", "RPKD", "RAT", "Renja", "APBD")
"""The chain, in its order."""
OF_CODES = (RAT, RENJA, APBD)
"""Documents whose lines are sub kegiatan."""
_DOCUMENT_WORDS = (("rpjmd", RPJMD), ("rpkd", RPKD), ("rat", RAT), ("aksi", RAT), ("renja", RENJA), ("apbd", APBD),
                   ("dpa", APBD))
NOMENCLATURES = ("Permendagri 90/2019", "Kepmendagri 050-3708/2020", "Kepmendagri 050-5889/2021",
                 "Kepmendagri 900.1.15.5-1317/2023", "Kepmendagri 900.1.15.5-3406/2024", "Kepmendagri 900.1-2850/2025",
                 "Kepmendagri 900.1-861/2026")
"""Versions of the nomenclature, the oldest first; data/catalogue/nomenclatures.csv says more of each."""
_NOMENCLATURE_WORDS = (("90 tahun 2019", NOMENCLATURES[0]), *zip(
    ("90 2019", "3708", "5889", "1317", "3406", "2850", "861"), NOMENCLATURES, strict=True))


def _nomenclature(name: str, heading: str, example: str, *, required: bool) -> Column:
    return Column(name, heading, Kind.CHOICE, required=required, choices=NOMENCLATURES, spellings=_NOMENCLATURE_WORDS,
                  aliases=("Nomenklatur", "Versi nomenklatur", "Dasar kode") if name == "nomenclature" else (),
                  note="Aturan asal kode; nomornya saja juga dimengerti", example=example)


PLANNING_LINKS = Contract(
    "planning_links", "Mata rantai perencanaan",
    "Sasaran RPJMD, prioritas RPKD, induk tiap sub kegiatan RAT, dan rupiahnya dalam APBD.",
    (
        Column("document", "Dokumen", Kind.CHOICE, required=True, choices=DOCUMENTS, spellings=_DOCUMENT_WORDS,
               example=APBD),
        YEAR,
        Column("reference", "Kode mata rantai", aliases=("Kode sasaran", "Kode prioritas"),
               note="Pendek dan tetap; wajib untuk RPJMD dan RPKD, untuk yang lain boleh kosong", example="rpkd-03"),
        AGENCY,
        Column("strategy", "Strategi", Kind.CHOICE, choices=tuple(STRATEGIES), spellings=STRATEGY_WORDS,
               note="Wajib untuk RPKD; sub kegiatan RAT sudah menyebutnya", example="1"),
        Column("sub_code", "Kode Sub Kegiatan", Kind.CODE, aliases=("Kode", "Kode Rekening", "Kode Sub"),
               note="Wajib untuk RAT, Renja, dan APBD", example=EXAMPLE),
        _nomenclature("nomenclature", "Nomenklatur kode", NOMENCLATURES[-2], required=False),
        Column("name", "Uraian", aliases=("Nama", "Sasaran", "Prioritas", "Sub Kegiatan"), free_text=True,
               note="Bunyi sasaran atau prioritas; wajib untuk RPJMD dan RPKD", example="Menurunkan beban pengeluaran"),
        Column("parent", "Kode induk", aliases=("Induk", "Menginduk ke"),
               note="RPKD menginduk ke RPJMD, RAT ke RPKD; sub kegiatan tersambung dengan kodenya", example="rpjmd-01"),
        Column("rupiah", "Anggaran (Rp)", Kind.RUPIAH, minimum=0, maximum=1e13, aliases=("Pagu", "Pagu (Rp)", "Rupiah"),
               note="Wajib untuk APBD", example="Rp 1.250.000.000"),
        Column("location", "Lokasi", Kind.PLACES, aliases=("Desa", "Kecamatan", "Desa/kecamatan", "Lokasi kegiatan"),
               note="Kosong pada APBD berarti lokasi baris RAT-nya; pada RPKD: desa prioritas yang ditetapkan",
               example="Kecamatan Bakung: Desa Plandirejo, Bululawang"),
    ),
    key=("year", "document", "reference"), whole=("year", "document", "agency"), period=("year",), group=GROUP,
    filled=(PLACE_CODES,), shown_on="sinkronisasi",
    check="dashboard.topics.planning.checks:links", supplier="«pengelola» (RPJMD, RPKD, RAT) dan BPKAD (APBD)",
    frequency="tahunan, diperbarui bila anggaran berubah",
    concept="Keterkaitan sasaran, prioritas, sub kegiatan, dan anggaran",
    notes=("Sub kegiatan RAT dan indikator Renja tidak diminta lagi: diambil dari dataset rat_matrix dan rat_targets; "
           "baris RAT di sini hanya menyebut prioritas yang dilayaninya.",
           "Kolom places (kode wilayah dari teks lokasi) diisi pembaca."),
)
CODE_CROSSWALK = Contract(
    "code_crosswalk", "Padanan kode sub kegiatan", "Kode lama dan penggantinya, berlaku mulai tahun anggaran tertentu.",
    (
        replace(YEAR, heading="Berlaku mulai tahun", aliases=("Tahun", "Tahun Anggaran", "Mulai tahun")),
        Column("code_from", "Kode lama", Kind.CODE, required=True, example="1.01.01.2.02.01"),
        _nomenclature("nomenclature_from", "Nomenklatur kode lama", NOMENCLATURES[2], required=True),
        Column("code_to", "Kode baru", Kind.CODE, required=True, example=EXAMPLE),
        _nomenclature("nomenclature_to", "Nomenklatur kode baru", NOMENCLATURES[-2], required=True),
        Column("source", "Sumber padanan", required=True, note="Lampiran, halaman, atau surat", free_text=True,
               example="Lampiran Kepmendagri 900.1-861/2026"),
    ),
    key=("year", "code_from"), period=("year",), group=GROUP, shown_on="sinkronisasi",
    check="dashboard.topics.planning.checks:crosswalk", supplier="«pengelola» dan BPKAD",
    frequency="bila nomenklatur diubah",
    concept="Padanan kode sub kegiatan antarversi nomenklatur",
)

WAITING, ACCEPTED, EXISTING, REFUSED = REQUEST_STATES = ("menunggu", "disetujui", "sudah ada", "ditolak")
CROSS_REQUESTS = Contract(
    "cross_requests", "Permintaan lintas OPD", "Apa yang diminta satu OPD dari OPD lain, dan apa jawabnya.",
    (
        Column("code", "Kode permintaan", required=True, note="Tetap dan tidak dipakai ulang",
               example="lintas-2026-001"),
        YEAR,
        Column("from_agency", "OPD peminta", Kind.AGENCY, required=True, aliases=("Peminta", "Dari OPD", "Dari"),
               example="Dinas Sosial"),
        Column("to_agency", "OPD yang diminta", Kind.AGENCY, required=True,
               aliases=("Diminta", "Kepada OPD", "Kepada", "OPD tujuan"), example="Dinas Kesehatan"),
        Column("what", "Yang diminta", required=True, aliases=("Permintaan", "Uraian", "Kegiatan yang diminta"),
               free_text=True, example="Sub kegiatan pemeriksaan kesehatan di desa prioritas"),
        Column("sub_code", "Kode Sub Kegiatan", Kind.CODE, aliases=("Kode",), note="Yang mau disambung, bila sudah ada",
               example=EXAMPLE),
        Column("asked", "Tanggal diminta", Kind.DATE, required=True, aliases=("Tanggal", "Tanggal permintaan"),
               example="12 Februari 2026"),
        Column("state", "Jawaban", Kind.CHOICE, required=True, choices=REQUEST_STATES, aliases=("Status",),
               spellings=(("tunggu", WAITING), ("belum", WAITING), ("setuju", ACCEPTED), ("diterima", ACCEPTED),
                          ("existing", EXISTING), ("tolak", REFUSED)),
               note="sudah ada: sudah dikerjakan tanpa perlu ditambah", example=ACCEPTED),
        Column("answered", "Tanggal jawab", Kind.DATE, aliases=("Dijawab", "Tanggal dijawab"),
               note="Kosong selama menunggu", example="3 Maret 2026"),
    ),
    key=("code",), period=("year",), group="permintaan", shown_on="sinkronisasi",
    owners=("from_agency", "to_agency"),
    check="dashboard.topics.planning.checks:requests", supplier="tiap OPD, dihimpun «pengelola»",
    frequency="sewaktu-waktu, bila ada permintaan atau jawaban",
    concept="Permintaan dukungan antarperangkat daerah",
)

DIRECT, INDIRECT, SUPPORT = SPENDING_KINDS = ("langsung", "tidak langsung", "penunjang")
YES, NO = TRAVEL = ("ya", "tidak")
INCENTIVE = "insentif"
"""Tagged spending, all spending and documents are read together."""
TAGGED_SPENDING = Contract(
    "tagged_spending", "Belanja penandaan kemiskinan",
    "Belanja tiap sub kegiatan yang ditandai untuk penanggulangan kemiskinan, menurut jenisnya.",
    (
        YEAR, AGENCY,
        Column("sub_code", "Kode Sub Kegiatan", Kind.CODE, required=True, aliases=("Kode", "Kode Rekening", "Kode Sub"),
               example=EXAMPLE),
        Column("name", "Sub Kegiatan", required=True, aliases=("Uraian", "Nama sub kegiatan"), free_text=True,
               example="Fasilitasi bantuan sosial keluarga"),
        Column("kind", "Jenis penandaan", Kind.CHOICE, required=True, choices=SPENDING_KINDS,
               aliases=("Jenis", "Penandaan", "Tagging"), spellings=(("support", SUPPORT), ("tdk", INDIRECT)),
               example=DIRECT),
        Column("travel", "Perjalanan dinas", Kind.CHOICE, choices=TRAVEL, aliases=("Perjadin",),
               spellings=(("y", YES), ("t", NO)), example=NO,
               note="ya bila baris ini belanja perjalanan dinas; kosong berarti tidak"),
        Column("pagu", "Pagu (Rp)", Kind.RUPIAH, required=True, minimum=0, maximum=1e13,
               aliases=("Anggaran (Rp)", "Pagu"), example="Rp 1.250.000.000"),
        Column("realised", "Realisasi (Rp)", Kind.RUPIAH, minimum=0, maximum=1e13, aliases=("Realisasi",),
               note="Sampai hari penyerahan; kosong berarti belum dilaporkan", example="Rp 900.000.000"),
    ),
    key=("year", "agency", "sub_code", "kind", "travel"), whole=("year", "agency"), period=("year",), group=INCENTIVE,
    owners=("agency",), shown_on="sinkronisasi", check="dashboard.topics.planning.checks:spending",
    supplier="BPKAD, dari tiap OPD",
    frequency="triwulanan",
    concept="Belanja daerah yang ditandai untuk penanggulangan kemiskinan",
)
REGIONAL_SPENDING = Contract(
    "regional_spending", "Seluruh belanja daerah",
    "Realisasi seluruh belanja daerah setahun: penyebut belanja penandaan.",
    (
        YEAR,
        Column("realised", "Realisasi seluruh belanja (Rp)", Kind.RUPIAH, required=True, minimum=1, maximum=1e14,
               aliases=("Realisasi belanja daerah (Rp)", "Realisasi (Rp)"), example="Rp 2.100.000.000.000"),
        Column("as_of", "Sampai tanggal", Kind.DATE, required=True, aliases=("Per tanggal", "Posisi"),
               example="30 September 2026"),
        Column("source", "Sumber angka", note="Laporan asalnya", free_text=True, example="LRA triwulan III 2026"),
    ),
    key=("year",), period=("year",), group=INCENTIVE, shown_on="sinkronisasi", supplier="BPKAD",
    frequency="triwulanan",
    concept="Belanja daerah",
)
INCENTIVE_DOCUMENTS = Contract(
    "incentive_documents", "Dokumen insentif fiskal",
    "Dokumen yang diminta untuk penilaian, tenggatnya, dan pengirimannya.",
    (
        YEAR,
        Column("code", "Kode dokumen", required=True, example="sk-tkpk"),
        Column("name", "Dokumen", required=True, aliases=("Nama dokumen",), free_text=True,
               example="SK TKPK 2025–2029"),
        Column("due", "Tenggat", Kind.DATE, aliases=("Batas waktu", "Paling lambat"), example="30 April 2026"),
        Column("sent", "Dikirim", Kind.DATE, aliases=("Tanggal dikirim", "Tanggal kirim"), note="Kosong bila belum",
               example="21 April 2026"),
        Column("evidence", "Tautan bukti", Kind.LINK, aliases=("Bukti",), example="https://«situs».go.id/"),
    ),
    key=("year", "code"), period=("year",), group=INCENTIVE, shown_on="sinkronisasi",
    supplier="«pengelola»",
    frequency="tahunan, diperbarui tiap pengiriman",
    concept="Kelengkapan dokumen penilaian insentif fiskal",
)
