"""Reads texts such as "500 KK" or "1.250 orang" into a number and a unit."""

from __future__ import annotations

import re
from typing import NamedTuple

from dashboard.intake.values.numbers import read_number
from dashboard.intake.values.words import normalise


class Recipients(NamedTuple):
    """A count and its unit (KK, jiwa, unit, or the word in the text); None where the text does not say one number."""

    number: float | None
    unit: str | None


_NUMBER = re.compile(r"\d[\d.,]*")
_UNITS = (
    (re.compile(r"\b(?:kk|kepala keluarga|keluarga|kpm)\b"), "KK"),
    (re.compile(r"\b(?:jiwa|orang|org|penduduk|siswa|balita|lansia|anak|peserta)\b"), "jiwa"),
    (re.compile(r"\b(?:unit|rumah(?! tangga))\b"), "unit"),
)
_NO_UNIT = {"", "sasaran", "penerima", "manfaat"}
_LONGEST_UNIT = 30


def count_and_unit(text: str) -> Recipients:
    """"500 KK" -> (500, KK); "3 kelompok" -> (3, kelompok); several numbers -> (None, None)."""
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1:
        return Recipients(None, None)
    count = read_number(numbers[0].rstrip(".,"), whole=True)[0]
    words = normalise(_NUMBER.sub(" ", text))
    units = [unit for pattern, unit in _UNITS if pattern.search(words)]
    if len(units) > 1:
        units = [units[0]] if units[0] == "KK" and "kepala keluarga" in words else []
        return Recipients(count if units else None, units[0] if units else None)
    if units:
        return Recipients(count, units[0])
    return Recipients(count, None if words in _NO_UNIT else words[:_LONGEST_UNIT])
