"""Counts of people within texts: few are not told however they are written, and everything else stays."""

from __future__ import annotations

import re

import pytest
from rounding_attack import rounding

from dashboard.statistics.people_in_text import counts_people, of_people, rounded_text

SUB = ["a", "1"]


@pytest.mark.parametrize("text", ["3 KK", "5 orang lansia dan 122 anak", "0 jiwa", "7 keluarga", "14 KK",
                                  "RAT 2026: 16 kk", "1.003 KK", "12.345 jiwa di 248 desa", "1003 warga"])
def test_a_count_in_a_text_is_rounded_by_the_draw_of_its_sub_kegiatan(text: str) -> None:
    by = rounding()

    def told(found: re.Match[str]) -> str:
        number = int(found[0].replace(".", ""))
        if number in (2026, 248):
            return found[0]
        return "≈" + f"{by.count(number, 'rat', SUB):,.0f}".replace(",", ".")

    assert rounded_text(by, text, "rat", SUB) == re.sub(r"\d[\d.]*", told, text)
    few = rounded_text(by, text, "rat", SUB, few=True)
    assert "sejumlah" in few and "≈" not in few


@pytest.mark.parametrize(("text", "expected"), [
    ("3,00 KK", "sejumlah KK"), ("tiga KK", "sejumlah KK"), ("Penerima: 3", "Penerima: sejumlah"),
    ("KK 3", "KK sejumlah"), ("3 calon penerima", "sejumlah calon penerima"), ("3 (tiga) KRT", "sejumlah KRT"),
    ("tiga (3) KK", "sejumlah KK"), ("KPM: 3", "KPM: sejumlah"), ("KK = 3", "KK = sejumlah"),
    ("KK (3)", "KK (sejumlah)"),
    ("penerima sebanyak 3", "penerima sebanyak sejumlah"), ("3 unit jamban", "sejumlah unit jamban"),
    ("3 SR", "sejumlah SR"), ("3.0 KK", "sejumlah KK"), ("3 (KK)", "sejumlah (KK)"), ("3 s/d 5 KK", "sejumlah KK"),
    ("97 dari 100 KK", "sejumlah KK"), ("3 wanita", "sejumlah wanita"), ("1995 KK", "sejumlah KK"),
    ("laki-laki 3, perempuan 2", "laki-laki sejumlah, perempuan sejumlah"), ("3-5 orang", "sejumlah orang"),
    ("Desa A, B, C: 3, 4, dan 5 KK", "Desa A, B, C: sejumlah KK"), ("4 dan 2 anak", "sejumlah anak"),
    ("3 unit RTLH", "sejumlah unit RTLH"), ("3 rumah", "sejumlah rumah"), ("2 guru", "sejumlah guru"),
    ("BLT Rp300.000 per KK bagi 8 KK", "BLT sejumlah rupiah per KK bagi sejumlah KK"),
    ("seorang lansia", "sejumlah lansia"), ("III KK", "sejumlah KK"), ("XII orang lansia", "sejumlah orang lansia"),
    ("Seorang janda dan IV anak", "sejumlah janda dan sejumlah anak"),
    ("penerima 3 desa, 12 bulan", "penerima 3 desa, 12 bulan"),
])
def test_however_few_people_are_written_they_are_not_told(text: str, expected: str) -> None:
    assert rounded_text(rounding(), text, "rat", SUB, few=True) == expected


@pytest.mark.parametrize("text", [
    "4 unit", "12 bulan", "3 kelompok", "2,5 orang", "", "3", "tahun 2026 warga miskin", "1,2 juta jiwa",
    "salah satu keluarga", "per KK 2 ekor", "KK 450 VA", "penerima 20 kg", "orang 24 jam", "perempuan 15-49 tahun",
    "Desil 4 KPM", "Tahap 1 KPM", "kelas 6 siswa", "RT 3 warga", "Pasal 34 warga", "Satu Keluarga Satu Sarjana",
    "Kelas III siswa", "Tahap II KPM", "Angkatan IV peserta", "Lantai I rumah sakit", "PAUD X. Warga", "seorang diri",
    "Dua anak cukup", "2 anak sungai", "1 ibu kota", "3 orang utan", "3 rumah singgah", "3 rumah sakit",
    "10 (Sepuluh) Ha", "3 desa dan 4 kelompok tani"])
def test_everything_else_stays(text: str) -> None:
    assert rounded_text(rounding(), text, "rat", SUB) == text


def test_a_bare_number_counts_where_the_text_tells_how_many_there_are() -> None:
    assert rounded_text(rounding(), " 3 ", "rat", SUB, bare=True).startswith("≈")


@pytest.mark.parametrize(("unit", "expected"), [
    ("KK", True), ("orang", True), ("siswa SD", True), ("unit", False), ("dokumen", False), ("desa", False),
    (None, False), (float("nan"), False), ("sambungan rumah", True), ("KRT", True),
])
def test_units_of_people(unit: object, expected: bool) -> None:
    assert counts_people(unit) is expected


def test_a_unit_of_what_one_family_has_counts_families() -> None:
    assert of_people("unit", "Jumlah rumah korban bencana yang dibangun") and not of_people("unit", "Jembatan")
    assert not of_people("persen", "Persentase rumah layak huni")
