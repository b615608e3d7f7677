"""Remarks that may tell of one person are noticed, those about many are not."""

from __future__ import annotations

import pytest
from agency_books import workbook

from dashboard.intake.files.free_text import personal_words
from dashboard.intake.preview import Severity
from dashboard.intake.read import read
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.topics.rat.contracts import RAT_REALISATION

PERSONS = [
    ("Bantu Siti Aminah RT 03 RW 02 Kademangan yang menderita TBC", ("Siti Aminah", "RT 03 RW 02", "TBC")),
    ("Ibu Sumiati, alamat Jl. Merdeka No. 5", ("Sumiati", "Jl. Merdeka No. 5")),
    ("Hubungi 0812-3456-7890", ("0812-3456-7890",)), ("Pak Slamet sakit stroke", ("Slamet", "stroke")),
    ("a.n. Budi Santoso lahir 12-3-1980", ("Budi Santoso", "lahir 12-3-1980")),
    ("kirim ke siti@contoh.id", ("siti@contoh.id",)), ("Bapak Joko umur 65", ("Joko", "umur 65")),
    ("SITI AMINAH RT 03 RW 02 MENDERITA TBC", ("Siti Aminah", "Rt 03 Rw 02", "Tbc")),
    ("bantu siti aminah rt 03 rw 02 yang menderita tbc", ("rt 03 rw 02", "tbc")),
    ("Rumah H. Slamet RT 3", ("Slamet", "RT 3")), ("M. Yusuf, RT 01", ("Yusuf", "RT 01")),
    ("Sdr. Ahmad d/a Krajan", ("Ahmad", "d/a")),
]


@pytest.mark.parametrize(("text", "words"), PERSONS)
def test_words_about_one_person(text: str, words: tuple[str, ...]) -> None:
    found = " ".join(personal_words(text))
    assert all(word in found for word in words)


@pytest.mark.parametrize("text", [
    "Penanganan TBC di Kecamatan Bakung oleh Dinas Kesehatan", "Memadankan sasaran sembako dengan DTSEN",
    "Data penerima belum padan", "Dinas Sosial mendata penyandang disabilitas di Desa Sumber Agung",
    "Rehab 12 rumah di RT 03 Desa Ngaglik", "Wakil Bupati memimpin rapat penurunan stunting",
    "Anggaran Rp 1.250.000.000 belum cair", "Ibu Hamil mendapat makanan tambahan", "telepon kantor (0342) 801234",
    "Kode 1.06.05.2.02.0004", "", "Program Keluarga Harapan untuk penyandang disabilitas",
    "REHAB 12 RUMAH DI RT 03 DESA NGAGLIK", "PENANGANAN TBC DI KECAMATAN BAKUNG OLEH DINAS KESEHATAN",
])
def test_remarks_about_many(text: str) -> None:
    assert personal_words(text) == ()


def test_a_remark_in_a_file_is_warned_of_with_its_place_and_not_repeated(codes: ReferenceCodes) -> None:
    head = ["Tahun", "Triwulan", "OPD", "Kode Sub Kegiatan", "Indikator", "Realisasi", "Kendala"]
    rows = [[2025, 3, "dinsos", f"1.06.05.2.02.000{number}", "Jumlah keluarga", 5, text]
            for number, text in enumerate(["Data belum padan", "Pak Slamet sakit stroke"], start=1)]
    found = read(RAT_REALISATION, workbook([head, *rows]), "a.xlsx", codes)
    assert found.accepted == 2
    (message,) = [one for one in found.messages if "seseorang" in one.message]
    assert (message.row, message.column, message.severity) == (3, "G: Kendala", Severity.WARNING)
    assert "Slamet" not in message.message
