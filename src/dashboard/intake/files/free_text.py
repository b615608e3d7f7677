"""Which words of a remark may tell of one person: a phone number, or a name beside an address or an illness.

A remark may be about many ("Data penderita TBC di Kecamatan Bakung"), so this only warns; a NIK is refused elsewhere.
"""

from __future__ import annotations

import re

from dashboard.intake.files.person_numbers import plain_digits

_PHONE = re.compile(r"(?<![0-9.])(?:\+?62|0)[ .\-]?8[0-9]{1,2}(?:[ .\-]?[0-9]{3,4}){2,3}(?![0-9])")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+")
_ADDRESS = re.compile(
    r"\bRT\.?\s*\d{1,3}\b(?:\s*[/,]?\s*RW\.?\s*\d{1,3}\b)?|\bRW\.?\s*\d{1,3}\b"
    r"|\b(?:jln|jl|jalan|gang|gg)\b\.?\s+[\w. ]{2,40}?\s(?:no|nomor)\b\.?\s*\d+"
    r"|\bd/a\b|\b(?:beralamat|alamat|bertempat tinggal|rumahnya)\b", re.IGNORECASE)
_HOUSE = re.compile(r"\bRT\.?\s*\d{1,3}\b[\s/,]*RW\.?\s*\d{1,3}\b", re.IGNORECASE)
_ILLNESS = re.compile(
    r"\b(?:menderita|mengidap|penderita|sakit(?:nya)?|penyakit|diagnos[ai]s?|TBC?|tuberkulosis|HIV|AIDS|kanker|stroke"
    r"|ODGJ|gangguan jiwa|depresi|lumpuh|difabel|disabilitas|stunting|gizi buruk|kusta|diabetes|jantung|gagal ginjal"
    r"|hamil|demam berdarah|DBD|hepatitis|epilepsi|katarak|tunanetra|tunarungu|tunagrahita)\b", re.IGNORECASE)
_BIRTH = re.compile(r"\b(?:lahir|umur|usia|berusia|berumur)\s*:?\s*\d[\d./-]*", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:[Bb]apak|[Ii]bu|[Pp]ak|[Bb]u|[Mm]bah|[Ss]dri?|[Ss]audar[ai]|[Aa]nanda|[Nn]enek|[Kk]akek|[Aa]lm|[Aa]lmarhum(?:ah)?"
    r"|Hj?|Mo?c?h?|a\.?n|[Aa]tas nama|[Nn]ama|[Kk]eluarga|[Ww]arga)\b\.?:?"
    r"\s+([A-Z][a-z']+\b(?:\s+[A-Z][a-z']+\b){0,3})")
_NAMES = re.compile(r"\b[A-Z][a-z']{2,}(?:\s+(?:[A-Z][a-z']{2,}\b|[A-Z]\b|bin\b|binti\b)){1,3}")
_INSTITUTIONS = frozenset({
    "dinas", "badan", "kecamatan", "kec", "kabupaten", "kab", "desa", "kelurahan", "kel", "dusun", "program",
    "kegiatan", "sub", "bupati", "wakil", "camat", "lurah", "kepala", "sekretaris", "sekretariat", "ketua",
    "puskesmas", "rumah", "rsud", "posyandu", "bank", "dana", "bantuan", "balai", "kantor", "kementerian",
    "menteri", "gubernur", "provinsi", "jawa", "data", "rapat", "tim", "tkpk", "forum", "peraturan",
    "surat", "hari", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu", "januari", "februari", "maret",
    "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember", "triwulan",
    "semester", "tahun", "bidang", "bagian", "sasaran", "kartu", "jaminan", "kerja", "pemerintah", "pusat",
    "statistik", "sosial", "kesehatan", "pendidikan", "keluarga", "harapan", "indonesia", "pasar", "sekolah",
    "jalan", "gang", "strategi", "asisten", "penjabat", "staf", "universitas", "yayasan", "baznas", "pkk", "tp"})
"""Words with which capitals do not name a person."""


def personal_words(text: str) -> tuple[str, ...]:
    """The words that may tell of one person, in the order of the text; empty when nothing does."""
    plain = plain_digits(text)
    plain = plain if any(map(str.islower, plain)) else plain.title()  # capitals throughout tell no names
    alone = [found.group().strip() for pattern in (_PHONE, _MAIL) for found in pattern.finditer(plain)]
    about = [found.group().strip() for pattern in (_ADDRESS, _ILLNESS, _BIRTH) for found in pattern.finditer(plain)]
    names = _persons(plain)
    # A house and an illness point to somebody even when no name is told by its capitals.
    pointed = bool(_HOUSE.search(plain) and _ILLNESS.search(plain))
    found = alone + (names + about if pointed or (names and (about or alone)) else [])
    whole = [word for word in dict.fromkeys(found) if not any(word != other and word in other for other in found)]
    return tuple(sorted(whole, key=plain.find))


def _persons(text: str) -> list[str]:
    """Names, as far as capitals and forms of address tell."""
    titled = [found.group(1) for found in _TITLE.finditer(text) if not _is_institution(found.group(1))]
    return titled + [name for found in _NAMES.finditer(text) if not _is_institution(name := found.group())
                     and not _follows_institution(text[:found.start()])]


def _is_institution(name: str) -> bool:
    return bool(_ILLNESS.search(name)) or any(word.strip(".'").lower() in _INSTITUTIONS for word in name.split())


def _follows_institution(before: str) -> bool:
    """"desa Sumber Agung" is a place."""
    words = before.split()
    return bool(words) and words[-1].strip(".,:").lower() in _INSTITUTIONS
