"""Datasets of the planning chain: its links that no other dataset holds, and how codes changed from year to year."""

from __future__ import annotations

from dataclasses import replace

from dashboard.intake.common import AGENCY, STRATEGIES, STRATEGY_WORDS, YEAR
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
    filled=(("places", "VARCHAR[]"),), shown_on="sinkronisasi",
    check="dashboard.topics.planning.checks:links", supplier="Bappedalitbang (RPJMD, RPKD, RAT) dan BPKAD (APBD)",
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
    check="dashboard.topics.planning.checks:crosswalk", supplier="Bappedalitbang dan BPKAD",
)
