"""Counts of persons and families inside texts, as a visitor may read them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from dashboard.core import formats
from dashboard.statistics.rounding import Rounding

_PEOPLE = (r"(?:kk|kpm|krt|keluarga|kepala (?:keluarga|rumah tangga)|rumah(?! sakit| ibadah| makan| dinas)(?: tangga)?|"
           r"ruta|rtlh|jiwa|orang|org|warga|penduduk|peserta|penerima|calon penerima|siswa|siswi|murid|pelajar|santri|"
           r"mahasiswa|guru|kader|anggota|balita|bayi|anak|lansia|ibu|bumil|janda|yatim|korban|pasien|penyandang|"
           r"disabilitas|difabel|petani|peternak|nelayan|pedagang|pekerja|tenaga kerja|pelaku usaha|umkm|buruh|pemuda|"
           r"perempuan|laki-laki|remaja|pmks|ppks|wbs|odgj|individu)")
_COUNT = r"(?:\d{1,3}(?:\.\d{3})+|(?!(?:19|20)\d\d(?!\d))\d+)(?:,0+)?"
"""Thousands with dots or without; a bare 2026 is a year."""
_WORDS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
          "dua belas", "tiga belas", "empat belas")
_WORD = rf"(?:{'|'.join(reversed(_WORDS))})"
_BESIDE = rf"\s*(?:\([^)]*\)\s*|\*\)\s*|unit\s+)?{_PEOPLE}\b"
_ALONE = rf"(?<![{formats.ABOUT}\w.,-])"
_UNTIL = rf"(?:\s*(?:-|–|sampai|s\.?d\.?)\s*{_COUNT})?"
_BEFORE = rf"{_ALONE}(?:{_COUNT}|{_WORD}){_UNTIL}(?![\d.,]*\d)(?={_BESIDE})"
_NAMED = "|".join(rf"(?<=\b{word}{mark})" for word in ("kk", "orang", "jiwa", "penerima", "laki-laki", "perempuan")
                  for mark in (": ", " "))
_THINGS = r"\s*(?:desa|kecamatan|kelurahan|bulan|tahun|kali|hari|kelompok|unit|paket|persen|%)"
_AFTER = rf"{_ALONE}(?:{_NAMED}){_COUNT}(?![\d.,]*\d)(?!{_THINGS})"
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


def _numbers(told: str) -> list[float]:
    """What one count says: '1.003', 'tiga'; of '3-5' both."""
    if told.lower() in _WORDS:
        return [float(_WORDS.index(told.lower()) + 1)]
    return [float(one.replace(".", "")) for one in re.findall(r"\d{1,3}(?:\.\d{3})+|\d+", re.sub(r",0+\b", "", told))]


def fewest(rounding: Rounding, text: object, what: str, records: Iterable[str], *, bare: bool = False) -> float:
    """The smallest count of people in a text, as shown; infinite when there is none."""
    found = [one for pattern in ((_COUNTED, _BARE) if bare else (_COUNTED,)) for one in pattern.findall(text.strip())
             ] if isinstance(text, str) else []
    return min((rounding.count(count, what, records) for one in found for count in _numbers(one)), default=math.inf)
