"""What a row tells of a person, made comparable: name, birth date, numbers, decile. Nothing here is ever printed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_TITLES = frozenset([
    "H", "HJ", "HAJI", "HAJJAH", "DR", "DRS", "DRA", "IR", "SE", "SH", "SPD", "SAG", "MPD", "MSI", "SPDI", "SKEP",
    "ALM", "ALMH", "BPK", "IBU", "TN", "NY", "SDR", "SDRI", "KH", "PROF", "LETDA", "SERDA"
])
_SAME = {name: spelling for spelling, names in {
    "MUHAMMAD": "MUHAMAD MOHAMAD MOHAMMAD MOCHAMAD MOCHAMMAD MUCHAMMAD MUCHAMAD MUH MOH MOCH MUCH MHD MD M",
    "SITI": "ST STI", "ABDUL": "ABD ABDL", "AHMAD": "ACHMAD ACHMAT AHMAT AKHMAD", "NUR": "NOER NOR",
    "SRI": "SRIE"}.items() for name in names.split()}
_LETTERS = re.compile(r"[^A-Z ]+")
_DOUBLED = re.compile(r"([A-Z])\1")
_OLD = (("OE", "U"), ("DJ", "J"), ("TJ", "C"), ("SJ", "SY"))
_MONTHS = {name: place for place, names in enumerate(
    ("JAN JANUARI JANUARY", "FEB FEBRUARI PEBRUARI", "MAR MARET", "APR APRIL", "MEI MAY", "JUN JUNI", "JUL JULI",
     "AGU AGS AGT AGUSTUS AUG", "SEP SEPT SEPTEMBER", "OKT OKTOBER OCT", "NOV NOVEMBER NOPEMBER",
     "DES DESEMBER DEC"), start=1) for name in names.split()}
_NIK = 16
_WOMEN = 40
"""Added to the day of birth in a NIK."""
_FIRST_YEAR = 1900
_EXCEL_DAY_ZERO = date(1899, 12, 30).toordinal()


def plain_name(text: str) -> str:
    """'H. Moch. Soeparno, S.Pd' → 'MUHAMAD SUPARNO'; '' for a text without letters."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().upper()
    words = _LETTERS.sub(" ", bare.split(",")[0].replace("'", "").replace("`", "").replace(".", " ")).split()
    kept = [_SAME.get(word, word) for word in words if word not in _TITLES] or words
    name = " ".join(kept)
    for old, new in _OLD:
        name = name.replace(old, new)
    return _DOUBLED.sub(r"\1", name)[:60]


def digits_of(text: str) -> str:
    """Sixteen digits of a NIK or nomor KK; '' for anything else, and for numbers that stand for 'none'."""
    plain = text.strip().strip("'`\"")
    digits = re.sub(r"[ .\-]", "", plain)
    if len(digits) != _NIK or not (digits.isascii() and digits.isdigit()) or len(set(digits)) < 4:
        return ""
    return "" if digits.startswith("0") else digits


def agrees(nik: str, birth: str) -> bool:
    """Whether the date in a NIK is the birth date that the row tells ('1990-02-17')."""
    if not nik or not birth:
        return False
    day = int(nik[6:8])
    day -= _WOMEN if day > _WOMEN else 0
    return (f"{day:02}", nik[8:10], nik[10:12]) == (birth[8:10], birth[5:7], birth[2:4])


def plain_date(text: str, today: date) -> str:
    """'17-02-1990', '17 Februari 1990', '1990-02-17 00:00:00', '32921' → '1990-02-17'; '' where it is no day."""
    bare = text.strip().upper()
    if not bare:
        return ""
    if bare.isdigit():
        return _of_digits(bare, today)
    parts = re.findall(r"[0-9]+|[A-Z]+", bare.split("T")[0] if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T", bare) else bare)
    if len(parts) < 3:
        return ""
    first, second, third = parts[:3]
    month = _MONTHS.get(second, 0) if second.isalpha() else int(second)
    if not (first.isdigit() and third.isdigit()):
        return ""
    year, day = (int(first), int(third)) if len(first) == 4 else (int(third), int(first))
    if len(first) != 4 and len(third) == 2:
        year += 2000 if year <= today.year % 100 else 1900
    return _day(year, month, day, today)


def _of_digits(bare: str, today: date) -> str:
    """19900217, 17021990, or a day as a spreadsheet counts it."""
    if len(bare) == 8:
        return (_day(int(bare[:4]), int(bare[4:6]), int(bare[6:]), today)
                or _day(int(bare[4:]), int(bare[2:4]), int(bare[:2]), today))
    if len(bare) == 5:
        found = date.fromordinal(_EXCEL_DAY_ZERO + int(bare))
        return _day(found.year, found.month, found.day, today)
    return ""


def _day(year: int, month: int, day: int, today: date) -> str:
    try:
        found = date(year, month, day)
    except ValueError:
        return ""
    return found.isoformat() if year >= _FIRST_YEAR and found <= today else ""


def decile_of(text: str) -> int | None:
    """1 to 10; None for anything else."""
    bare = text.strip().upper().removeprefix("DESIL").strip()
    bare = bare.split(".")[0].split(",")[0]
    return int(bare) if bare.isdigit() and len(bare) < 3 and 1 <= int(bare) <= 10 else None
