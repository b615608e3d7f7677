"""Datasets of the yearly action plan (RAT): the matrix, its targets, its quarterly reports."""

from __future__ import annotations

from dashboard.intake.common import AGENCY, STRATEGIES, STRATEGY_WORDS, YEAR
from dashboard.intake.contract import Column, Contract, Kind
from dashboard.topics.rat.headings import (
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

FUNDING = ("APBD Kabupaten", "APBD Provinsi", "APBN", "DAK", "DBHCHT", "Dana Desa", "CSR/Baznas", "Lainnya")
ACCUMULATION = ("jumlah", "posisi akhir")
"""How quarters add up to a year: their sum, or the last one."""
_SUB_CODE = Column("sub_code", "Kode Sub Kegiatan", Kind.CODE, required=True, aliases=SUB_CODE,
                   example="1.06.05.2.02.0004")
RAT_MATRIX = Contract(
    "rat_matrix", "Matriks RAT", "Matriks Rencana Aksi Tahunan (18 kolom; 21 atau 23 kolom dengan realisasi).",
    (
        YEAR,
        Column("number", "Nomor", aliases=("No", "No Urut"), example="1"),
        Column("strategy", "Strategi", Kind.CHOICE, required=True, choices=tuple(STRATEGIES), spellings=STRATEGY_WORDS,
               aliases=STRATEGY, note="Nama atau nomor strategi; boleh sebagai baris judul di atas kelompoknya",
               example="Pengurangan beban pengeluaran"),
        AGENCY,
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
               aliases=semester_realised(1, "I"), in_template=False),
        Column("realised_s2", "Realisasi Semester 2 (Rp)", Kind.RUPIAH, minimum=0, maximum=1e13,
               aliases=semester_realised(2, "II"), in_template=False),
        Column("realised_total", "Realisasi total (Rp)", Kind.RUPIAH, minimum=0, maximum=1e13,
               aliases=REALISED_TOTAL),
    ),
    key=("year", "agency", "sub_code", "line"), whole=("year", "agency"), period=("year",), group="rat",
    owners=("agency",), reader="dashboard.topics.rat.form", shown_on="rat", view="rat_actions",
    filled=(("line", "INTEGER"), ("target_count", "DOUBLE"), ("target_unit", "VARCHAR"), ("places", "VARCHAR[]")),
    supplier="tiap OPD, dihimpun Bappedalitbang",
    notes=("Kolom line (urutan baris dalam satu sub kegiatan) dan target_count, target_unit (dari teks sasaran), "
           "places (kode wilayah dari teks lokasi) diisi pembaca.",),
)
RAT_TARGETS = Contract(
    "rat_targets", "Target RAT/Renja", "Indikator, satuan, dan target tiap sub kegiatan per triwulan.",
    (
        YEAR, AGENCY, _SUB_CODE,
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
    owners=("agency",), shown_on="rat",
    view="rat_indicators", check="dashboard.topics.rat.checks:targets",
    supplier="tiap OPD, dari Renja/RKPD",
)
RAT_REALISATION = Contract(
    "rat_realisation", "Realisasi RAT", "Realisasi fisik dan rupiah tiap sub kegiatan per triwulan.",
    (
        YEAR,
        Column("quarter", "Triwulan", Kind.QUARTER, required=True, example="3"),
        AGENCY, _SUB_CODE,
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
    owners=("agency",), shown_on="rat",
    view="rat_reports", check="dashboard.topics.rat.checks:realisation",
    supplier="tiap OPD, paling lambat akhir bulan setelah triwulan",
)
