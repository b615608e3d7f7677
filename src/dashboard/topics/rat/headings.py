"""How regencies head the columns of the RAT form: the words of Permendagri 53/2020, Inpres 4/2022 and 8/2025 (OPPKPKE),
of the budget (DPA, Renja), and of the forms that OPD keep themselves. Parentheses such as "(Rp)" do not count."""

from __future__ import annotations

STRATEGY = (
    "Strategi OPPKPKE", "Strategi PPKE", "Strategi PKE", "Strategi PPKPKE", "Strategi OPPKE", "Strategi TKPK",
    "Strategi RAT", "Strategi RPKD", "Strategi Inpres", "Nama Strategi", "Kelompok Strategi", "Pilar Strategi",
    "Strategi Utama", "Strategi/Kebijakan", "Arah Strategi",
    *(f"Strategi {aim}" for aim in (
        "Penanggulangan Kemiskinan", "Percepatan Penanggulangan Kemiskinan", "Pengentasan Kemiskinan",
        "Percepatan Pengentasan Kemiskinan", "Penurunan Kemiskinan", "Pengurangan Kemiskinan",
        "Penghapusan Kemiskinan Ekstrem", "Percepatan Penghapusan Kemiskinan Ekstrem",
        "Pengentasan Kemiskinan dan Penghapusan Kemiskinan Ekstrem",
        "Optimalisasi Pelaksanaan Pengentasan Kemiskinan dan Penghapusan Kemiskinan Ekstrem")))
SUB_CODE = (
    "Kode", "Kode Rekening", "Kode Sub Kegiatan", "Kode Rekening Sub Kegiatan", "Kode Nomenklatur",
    "Kode Program/Kegiatan/Sub Kegiatan", "Kode Program, Kegiatan, dan Sub Kegiatan", "Kode Kegiatan/Sub Kegiatan",
    "Nomor Rekening Sub Kegiatan", "Kode Rek")
ALLOCATION = (
    "Anggaran", "Pagu", "Pagu Anggaran", "Jumlah Anggaran", "Alokasi", "Alokasi Dana", "Alokasi Pagu", "Pagu Indikatif",
    "Pagu Alokasi", "Pagu Dana", "Pagu DPA", "Anggaran DPA", "Pagu Sub Kegiatan", "Anggaran Sub Kegiatan",
    "Pagu Anggaran Sub Kegiatan", "Total Anggaran", "Total Pagu", "Jumlah Pagu", "Jumlah Dana", "Besaran Anggaran",
    "Nilai Anggaran", "Nilai Pagu", "Kebutuhan Anggaran", "Kebutuhan Pendanaan", "Anggaran APBD")
FUNDING_SOURCE = (
    "Sumber Dana", "Sumber Anggaran", "Sumber Pendanaan", "Sumber Pembiayaan/Pendanaan", "Sumber Dana/Pembiayaan",
    "Sumber Alokasi Anggaran", "Asal Dana", "Sumber")
AID_NATURE = ("Sifat", "Sifat Program", "Sifat Kegiatan", "Sifat Intervensi", "Sifat Bantuan/Intervensi",
              "Sifat Pemberian Bantuan")
LOCATION = (
    "Lokus", "Lokus Kegiatan", "Lokus Intervensi", "Lokasi/Lokus", "Lokasi Desa/Kelurahan", "Lokasi Kecamatan/Desa",
    "Lokasi Desa/Kecamatan",
    *(f"Lokasi {of}" for of in ("Kegiatan", "Sub Kegiatan", "Program", "Pelaksanaan", "Pelaksanaan Kegiatan",
                                "Sasaran", "Intervensi", "Bantuan", "Penerima Manfaat")))
RECIPIENTS = (
    "Sasaran", "Jumlah Sasaran", "Jumlah Sasaran Penerima", "Jumlah Penerima Manfaat", "Sasaran Penerima Manfaat",
    "Jumlah Penerima", "Penerima Manfaat", "Sasaran Penerima", "Target Sasaran", "Volume Sasaran",
    "Jumlah KPM", "Jumlah Sasaran KPM", "Jumlah Kelompok Sasaran", "Target Penerima Manfaat", "Jumlah Sasaran/Penerima",
    "Sasaran/Penerima Manfaat")
BENEFIT = ("Besaran", "Nilai Manfaat", "Nilai Bantuan", "Besaran Bantuan", "Besar Manfaat", "Besar Bantuan",
           "Besaran Manfaat/Bantuan", "Besaran Manfaat yang Diterima", "Jumlah Bantuan", "Nominal Bantuan",
           "Besaran Penerimaan Manfaat")
AID_KIND = ("Jenis", "Jenis Manfaat", "Jenis Intervensi", "Bentuk Bantuan", "Bentuk Intervensi",
            "Jenis Bantuan/Intervensi", "Jenis/Bentuk Bantuan", "Jenis Bantuan yang Diterima")
DURATION = (
    "Durasi", "Durasi Bantuan", "Durasi Penerimaan Manfaat", "Durasi Penerimaan Bantuan", "Durasi Pemberian Bantuan",
    "Durasi Pelaksanaan", "Jangka Waktu", "Jangka Waktu Penerimaan", "Lama Penerimaan", "Lama Bantuan",
    "Waktu Penerimaan", "Frekuensi", "Frekuensi Penerimaan")
REALISED_TOTAL = ("Total Realisasi", "Total", "Jumlah Realisasi", "Realisasi Kumulatif", "Realisasi Setahun",
                  "Realisasi Semester 1 + Semester 2", "Total Realisasi Anggaran", "Jumlah Realisasi Anggaran")
"""Not "Realisasi" alone, which stands above the columns of the quarters."""


def named(what: str, *more: str) -> tuple[str, ...]:
    """Headings of a column that names a program, kegiatan or sub kegiatan."""
    words = ("Nama", "Uraian", "Nama/Uraian", "Nomenklatur", "Rincian", "Judul")
    return (*(f"{word} {what}" for word in words), f"{what} OPD", f"{what} Perangkat Daerah", *more)


def kind_of_activity(kind: str) -> tuple[str, ...]:
    """Headings of the columns of direct, indirect and supporting activities."""
    return (kind, *(f"{what} {kind}" for what in ("Kegiatan", "Aktifitas", "Intervensi", "Sub Kegiatan")))


def quarter_realised(number: int, roman: str) -> tuple[str, ...]:
    """Headings of what was spent in a quarter."""
    return _realised(tuple(f"{word} {mark}" for word in ("TW", "Triwulan", "Tribulan", "Trw")
                           for mark in (roman, str(number))))


def semester_realised(number: int, roman: str) -> tuple[str, ...]:
    """Headings of what was spent in half a year."""
    return _realised(tuple(f"{word} {mark}" for word in ("Semester", "Smt", "Sem", "SM")
                           for mark in (roman, str(number))))


def _realised(times: tuple[str, ...]) -> tuple[str, ...]:
    return (*times, *(f"{what} {time}" for time in times
                      for what in ("Realisasi", "Realisasi Anggaran", "Realisasi Keuangan")))
