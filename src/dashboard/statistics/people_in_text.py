"""Counts of persons and families inside texts, as a visitor may read them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from dashboard.core import formats
from dashboard.statistics.rounding import Rounding

_PEOPLE = (r"(?:kk|kpm|krt|rtm|rtsm|klg|keluarga|kepala (?:keluarga|rumah tangga)|"
           r"rumah(?! sakit| ibadah| makan| dinas| singgah| produksi| pompa| burung| potong| kaca| duka)(?: ?tangga)?|"
           r"ruta|rtlh|jiwa|orang(?! ?utan)(?: ?tua)?|org|warga|masyarakat|penduduk|peserta|penerima|calon penerima|"
           r"siswa|siswi|murid|pelajar|santri|santriwati|mahasiswa|guru|kader|anggota|balita|baduta|batita|bayi|"
           r"anak(?! sungai| tangga| perusahaan)|lansia|lanjut usia|"
           r"ibu(?! ?kota)|bumil|janda|duda|yatim|korban|pasien|penderita|penyandang|"
           r"disabilitas|difabel|difable|petani|peternak|nelayan|pedagang|pekerja|tenaga kerja|pegawai|karyawan|"
           r"pelaku usaha|umkm|ukm|ikm|buruh|pemuda|perempuan|wanita|laki-laki|pria|remaja|pmks|ppks|pmi|wbs|odgj|"
           r"wus|pus|catin|mustahik|dhuafa|"
           r"individu|kasus)")
_OF_FAMILIES = rf"(?:{_PEOPLE}|jamban|sambungan rumah|sr|tangki septik|kursi roda)"
"""People, or pieces of which one family or person has one."""
_COUNT = (r"(?:\d{1,3}(?:\.\d{3})+(?:,0+)?|"
          r"(?!(?:19|20)\d\d(?!\d|\s*(?:kk|kpm|krt|jiwa|orang)\b))\d+(?:[,.]0{1,2}(?!\d))?)")
"""Thousands with dots or without; a 2026 that no unit of people follows is a year."""
_WORDS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
          "dua belas", "tiga belas", "empat belas")
_ONE = "seorang"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV")
_WORD = rf"(?:{'|'.join(reversed(_WORDS))}|{_ONE}|(?-i:{'|'.join(reversed(_ROMAN))})(?![\w.]))"
_AGAIN = r"(?:\s*\((?:\d[\d.]*|[a-z ]*(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|puluh|belas|ratus|ribu)" \
         r"[a-z ]*)\))?"
"""The same count once more in brackets: '3 (tiga)', 'tiga (3)'."""
_BESIDE = rf"[\s-]*(?:\([^)]*\)\s*|\*\)\s*|(?:unit|buah|paket)\s+)?\(?{_OF_FAMILIES}\b(?! cukup| satu)"
_NO_COUNT = "".join(rf"(?<!\b{word} )" for word in (
    "salah", "desil", "tahap", "triwulan", "tw", "kelas", "rt", "rw", "sdn", "smpn", "sman", "pasal", "tipe", "tahun",
    "usia", "umur", "nomor", "golongan", "tingkat", "angkatan", "gelombang", "semester", "termin", "eselon", "wilayah",
    "zona", "blok", "seri"))
_ALONE = rf"(?<![{formats.ABOUT}\w.,-]){_NO_COUNT}"
_UNTIL = rf"(?:\s*(?:-|–|sampai|hingga|atau|dari|s/d|s\.?d\.?)\s*{_COUNT}|" \
         rf"(?:\s*,\s*{_COUNT})*\s*,?\s*(?:dan|serta|&)\s*{_COUNT})?"
"""Up to another count, or a list of counts before the one unit: '3, 4, dan 5 KK'."""
_BEFORE = rf"{_ALONE}(?:{_COUNT}|{_WORD}){_UNTIL}{_AGAIN}(?![\d.,]*\d)(?={_BESIDE})"
_NAMED = "|".join(rf"(?<=\b{word}{mark})" for word in (
    "kk", "kpm", "krt", "orang", "jiwa", "penerima", "keluarga", "siswa", "lansia", "rtlh", "anak", "warga", "peserta",
    "laki-laki", "perempuan", "sasaran") for mark in (": ", ":", " = ", "=", r" \(", r"\(", " sebanyak "))
_NAMED = rf"{_NAMED}|" + "|".join(rf"(?<=\b{word} )" for word in ("kk", "kpm", "krt", "jiwa", "laki-laki", "perempuan",
                                                                  "penerima"))
_THINGS = (r"\s*(?:desa|kecamatan|kelurahan|bulan|tahun|kali|hari|jam|menit|kelompok|unit|paket|persen|%|va\b|watt|kg|"
           r"kilogram|liter|ekor|meter|m2|m\b|cm|ha\b|hektare|ribu|juta)")
_AFTER = rf"{_ALONE}(?:{_NAMED}){_COUNT}(?![\d.,]*\d)(?!\s*[-–]\s*\d+\s*tahun)(?!{_THINGS})"
_COUNTED = re.compile(rf"{_BEFORE}|{_AFTER}", re.IGNORECASE)
_BARE = re.compile(rf"(?<=\A){_COUNT}(?=\s*\Z)")
_PRICE = re.compile(r"Rp\.?\s*\d[\d.,]*(?:\s*(?:ribu|juta|miliar|rb|jt))?", re.IGNORECASE)
_PIECES = ("unit", "buah", "paket", "titik", "sambungan", "sr")
_FAMILY_THINGS = re.compile(r"\b(?:rumah|rtlh|jamban|tangki septik|sambungan)\b", re.IGNORECASE)


def counts_people(unit: object) -> bool:
    """'KK', 'orang', 'siswa SD'; not 'unit', 'dokumen'."""
    return isinstance(unit, str) and bool(re.search(rf"\b{_PEOPLE}\b", unit, re.IGNORECASE))


def of_people(unit: object, indicator: object) -> bool:
    """Whether an amount is one of people: by its unit, or a piece of what one family has ('unit' of 'rumah'; not
    'persen' of it)."""
    return counts_people(unit) or (isinstance(unit, str) and unit.strip().lower() in _PIECES
                                   and isinstance(indicator, str) and bool(_FAMILY_THINGS.search(indicator)))


def rounded_text(rounding: Rounding, text: str, what: str, records: Iterable[str], *, bare: bool = False,
                 few: bool = False) -> str:
    """'3 KK' -> '≈5 KK', '1.003 KK' -> '≈1.005 KK'; `bare`: also a '3' alone, where the text tells how many get it;
    `few`: they are few, or would tell few, so the text tells neither counts ('sejumlah KK', which could be added up)
    nor rupiah."""
    def told(found: re.Match[str]) -> str:
        counts = _numbers(found[0])
        return "sejumlah" if few or len(counts) != 1 else \
            f"{formats.ABOUT}{formats.number(rounding.count(counts[0], what, records))}"

    text = _COUNTED.sub(told, _BARE.sub(told, text.strip()) if bare else text)
    return _PRICE.sub("sejumlah rupiah", text) if few else text


def _numbers(written: str) -> list[float]:
    """What one count says: '1.003', 'tiga', 'seorang', 'III'; of '3-5' both."""
    if written.lower() == _ONE:
        return [1.0]
    for names, word in ((_WORDS, written.lower()), (_ROMAN, written)):
        if word in names:
            return [float(names.index(word) + 1)]
    written = re.sub(r"\(.*\)", "", written) if re.match(r"\d", written) else written
    found = re.findall(r"\d{1,3}(?:\.\d{3})+|\d+", re.sub(r"[,.]0{1,2}\b(?!\d)", "", written))
    return [float(one.replace(".", "")) for one in found]


def fewest(rounding: Rounding, text: object, what: str, records: Iterable[str], *, bare: bool = False) -> float:
    """The smallest count of people in a text, as shown; infinite when there is none."""
    found = [one for pattern in ((_COUNTED, _BARE) if bare else (_COUNTED,)) for one in pattern.findall(text.strip())
             ] if isinstance(text, str) else []
    return min((rounding.count(count, what, records) for one in found for count in _numbers(one)), default=math.inf)
