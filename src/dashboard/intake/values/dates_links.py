"""Reads dates as people write them, and links that may be shown: only http and https."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from dashboard.core.formats import number, shortened
from dashboard.intake.values.words import normalise

LONGEST_LINK = 500
_MONTHS = {
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "mei": 5, "jun": 6, "jul": 7, "agu": 8, "agt": 8, "ags": 8,
    "sep": 9, "okt": 10, "nov": 11, "nop": 11, "des": 12, "may": 5, "aug": 8, "oct": 10, "dec": 12,
}
"""First three letters of a month, Indonesian and English."""
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00:00)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})")
_IN_WORDS = re.compile(r"(?:(?:senin|selasa|rabu|kamis|jumat|jum at|sabtu|minggu) )?(\d{1,2}) ([a-z]{3})[a-z]* (\d{4})")
_ISO_MONTH, _MONTH_FIRST = re.compile(r"(\d{4})[-/](\d{1,2})"), re.compile(r"(\d{1,2})[./\-](\d{4})")
_MONTH_IN_WORDS = re.compile(r"(?:bulan )?([a-z]{3})[a-z]* (\d{4})")
_FIRST_YEAR, _LAST_YEAR = 2015, 2045
_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f<>\"'`\\]")
"""Characters that no address has as they are; with them a link could leave the place where it is shown."""


def read_date(text: str) -> tuple[str | None, str]:
    """('2026-11-24', '') of '24/11/2026' (day first), '24 November 2026' or '2026-11-24'; else (None, the problem)."""
    found = _parts(text.strip())
    if found is None:
        return None, f"Tanggal '{shortened(text)}' tidak dikenal; tulis seperti 24/11/2026 atau 24 November 2026"
    year, month, day = found
    try:
        read_as = date(year, month, day)
    except ValueError:
        return None, f"Tanggal '{shortened(text)}' tidak ada di kalender; periksa hari dan bulannya"
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None, f"Tahun {year} di luar {_FIRST_YEAR}-{_LAST_YEAR}; periksa tanggalnya"
    return read_as.isoformat(), ""


def read_month(text: str) -> tuple[str | None, str]:
    """('2026-07', '') of 'Juli 2026', '07/2026', '2026-07', or the first of a month; else (None, the problem)."""
    found = _month(text.strip())
    if found is None or not 1 <= found[1] <= 12:
        return None, f"Bulan '{shortened(text)}' tidak dikenal; tulis seperti Juli 2026, 07/2026, atau 2026-07"
    year, month = found
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None, f"Tahun {year} di luar {_FIRST_YEAR}-{_LAST_YEAR}; periksa bulannya"
    return f"{year}-{month:02}", ""


def _month(text: str) -> tuple[int, int] | None:
    """(year, month) as written; a day other than the first is not a month."""
    if iso := _ISO_MONTH.fullmatch(text):
        return int(iso[1]), int(iso[2])
    if plain := _MONTH_FIRST.fullmatch(text):
        return int(plain[2]), int(plain[1])
    words = _MONTH_IN_WORDS.fullmatch(normalise(text))
    if words and words[1] in _MONTHS:
        return int(words[2]), _MONTHS[words[1]]
    day = _parts(text)
    return (day[0], day[1]) if day and day[2] == 1 else None


def _parts(text: str) -> tuple[int, int, int] | None:
    """(year, month, day) as written."""
    iso = _ISO.fullmatch(text)
    if iso:
        return int(iso[1]), int(iso[2]), int(iso[3])
    plain = _DAY_FIRST.fullmatch(text)
    if plain:
        return int(plain[3]), int(plain[2]), int(plain[1])
    words = _IN_WORDS.fullmatch(normalise(text))
    if words and words[2] in _MONTHS:
        return int(words[3]), _MONTHS[words[2]], int(words[1])
    return None


def read_link(text: str) -> tuple[str | None, str]:
    """(address, '') of an http or https address; else (None, the problem)."""
    if len(text) > LONGEST_LINK:
        return None, f"Tautan lebih dari {number(LONGEST_LINK)} huruf; pakai tautan yang lebih pendek"
    if is_link(text):
        return text, ""
    return None, f"Tautan '{shortened(text)}' tidak dapat dipakai; tulis alamat lengkap yang diawali https:// atau http://"


def is_link(text: object) -> bool:
    """Whether this may be shown as a link: http or https, with a host, without a sign-in name in it."""
    if not isinstance(text, str) or len(text) > LONGEST_LINK or _UNSEEN.search(text):
        return False
    try:
        parts = urlsplit(text)
        host, user = parts.hostname, parts.username
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and user is None
