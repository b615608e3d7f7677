"""Numbers as people write them: "Rp 1.250.000.000,-", "7,57", "7.57", "1,250,000", "(1.250)", "1,25 miliar".

What can be read in two ways is refused with a sentence, unless other values of the column settle it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd

from dashboard.core.formats import ABOUT, HIDDEN, shortened
from dashboard.intake.files.cells import Unreadable, as_text, is_blank

Read = tuple[float | int | None, str]
"""The number (None when blank or unreadable) and the problem ("" when none)."""
Plain = tuple[np.ndarray[Any, np.dtype[np.bool_]], np.ndarray[Any, np.dtype[np.float64]], bool]


class Convention(StrEnum):
    """Which sign parts decimals in a column."""

    INDONESIAN = "indonesian"
    ENGLISH = "english"
    UNKNOWN = "unknown"


_SPACES = re.compile(r"[\s\u00a0\u202f']+")
_CURRENCY = re.compile(r"^(?:rp\.?|idr)\s*|\s*(?:rupiah|idr)$", re.IGNORECASE)
_NOTHING_AFTER = re.compile(r"[.,]\s*[-–—=]+$")
_SCALE = re.compile(r"\s*(ribu|rb|juta|jt|miliar|milyar|triliun)\.?$", re.IGNORECASE)
_SCALES = {"ribu": 10**3, "rb": 10**3, "juta": 10**6, "jt": 10**6, "miliar": 10**9, "milyar": 10**9,
           "triliun": 10**12}
_DOTS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+")
_INDONESIAN = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+),\d+")
_ENGLISH = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)\.\d+")
_GROUPED_BY_SPACE = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?")
_TWO_WAYS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_HIDDEN = re.compile(rf"{ABOUT}\d|<10(?![\d.,]*\d)(?!\s*(?:%|persen))|^\s*(?:{HIDDEN}|ditutup)\s*$", re.IGNORECASE)
"""As written in files for visitors; "<10" and "ditutup" in those made until November 2026."""
_LONGEST = 40
_PLAIN_DIGITS = r"[0-9]{1,15}"
_PLAIN_DOTS = r"(?:Rp\.? ?)?[0-9]{1,3}(?:\.[0-9]{3}){2,4}(?:,-)?"


def convention(values: Iterable[object]) -> Convention:
    """What the unambiguous texts of a column agree on; UNKNOWN when they say nothing or contradict each other."""
    seen: set[Convention] = set()
    for value in values:
        if isinstance(value, str):
            says = _says(value)
            if says is not None:
                seen.add(says)
                if len(seen) == 2:
                    return Convention.UNKNOWN
    return seen.pop() if seen else Convention.UNKNOWN


def read_number(value: object, shown: Convention = Convention.UNKNOWN, whole: bool = False) -> Read:
    """The number in a cell. `whole`: of people or rupiah, where "1.250" can only be one thousand two hundred fifty."""
    if isinstance(value, str):
        problem = hidden_problem(value)
        return (None, problem) if problem else _read_text(value, shown, whole)
    if is_blank(value):
        return None, ""
    if isinstance(value, Unreadable):
        return None, value.problem
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        kind = "tanggal" if isinstance(value, date) else f"'{shortened(as_text(value))}'"
        return None, f"berisi {kind}, bukan angka; tulis angkanya"
    return value, ""


def hidden_problem(text: str) -> str:
    """Why a text that a file made for viewers says in place of a small count is not taken; "" for any other text."""
    if not _HIDDEN.search(text):
        return ""
    return (f"'{shortened(text)}' adalah hitungan yang disembunyikan dari pengunjung, bukan angkanya; unduh berkasnya "
            "lagi setelah masuk, atau tulis jumlah sebenarnya")


def read_plain(texts: pd.Series) -> Plain:
    """Which of many texts are plain digits or dotted thousands, their numbers, and whether any has dots.

    The rest is left to `read_number`; a million amounts take a second this way.
    """
    dotted = texts.str.fullmatch(_PLAIN_DOTS).to_numpy(dtype=bool)
    plain = texts.str.fullmatch(_PLAIN_DIGITS).to_numpy(dtype=bool) | dotted
    numbers = np.full(len(texts), np.nan)
    digits = texts[plain].str.removesuffix(",-").str.replace(r"[^0-9]", "", regex=True)
    numbers[plain] = pd.to_numeric(digits).to_numpy(dtype=float)
    return plain, numbers, bool(dotted.any())


def _read_text(text: str, shown: Convention, whole: bool) -> Read:
    if text.isdigit() and text.isascii() and len(text) < _LONGEST:
        return int(text), ""
    stripped, negative = _bare(text)
    if not stripped or not stripped.strip("-–—"):
        return None, ""
    refusal = f"'{shortened(text)}' bukan angka; tulis angka saja, misalnya 1250 atau 7,57"
    if len(stripped) > _LONGEST:
        return None, refusal
    scale = _SCALE.search(stripped)
    factor = 1
    if scale:
        stripped, factor = stripped[: scale.start()], _SCALES[scale.group(1).lower()]
    if _GROUPED_BY_SPACE.fullmatch(stripped):
        stripped = _SPACES.sub("", stripped)
    two_ways = _TWO_WAYS.fullmatch(stripped) is not None
    if two_ways and shown is Convention.UNKNOWN and not (whole and factor == 1):
        return None, _ambiguous(text, stripped)
    plain = _plain(stripped, shown, whole and factor == 1)
    if plain is None:
        return None, refusal
    exact = Decimal(plain) * factor * (-1 if negative else 1)
    return (int(exact) if exact == exact.to_integral_value() else float(exact)), ""


def _bare(text: str) -> tuple[str, bool]:
    """The text without currency, percent sign and sign, and whether it is negative."""
    bare = text.strip().replace("\u2212", "-").strip("'\u200b\ufeff ")
    negative = bare.startswith("(") and bare.endswith(")")
    if negative:
        bare = bare[1:-1].strip()
    bare = _CURRENCY.sub("", bare).strip()
    bare = _NOTHING_AFTER.sub("", bare).removesuffix("%").strip()
    if bare[:1] in "-–" and len(bare) > 1:
        negative, bare = True, _CURRENCY.sub("", bare[1:].strip())
    return bare.removeprefix("+").strip(), negative


def _plain(text: str, shown: Convention, whole: bool) -> str | None:
    """The number as Python writes it, or None when the text is not a number."""
    if text.isdigit() and text.isascii():
        return text
    if _TWO_WAYS.fullmatch(text):
        thousands = (whole and shown is Convention.UNKNOWN) or (shown is Convention.INDONESIAN) == ("." in text)
        return text.replace(".", "").replace(",", "") if thousands else text.replace(",", ".")
    if text.startswith("0") and re.fullmatch(r"0[.,]\d+", text):
        return text.replace(",", ".")
    if _DOTS.fullmatch(text):
        return text.replace(".", "")
    if _COMMAS.fullmatch(text):
        return text.replace(",", "")
    if _INDONESIAN.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    if _ENGLISH.fullmatch(text):
        return text.replace(",", "")
    return None


def _says(text: str) -> Convention | None:
    """The convention this one text proves, None when it proves none."""
    bare, _ = _bare(text[:_LONGEST])
    if _TWO_WAYS.fullmatch(bare) or not bare[:1].isdigit():
        return None
    if _DOTS.fullmatch(bare) or _INDONESIAN.fullmatch(bare):
        return Convention.INDONESIAN
    if _COMMAS.fullmatch(bare) or _ENGLISH.fullmatch(bare):
        return Convention.ENGLISH
    return None


def _ambiguous(text: str, number: str) -> str:
    whole = number.replace(".", "").replace(",", "")
    part = number.replace(".", ",").rstrip("0").rstrip(",")
    return (f"'{shortened(text)}' dapat berarti {whole} atau {part}; "
            f"tulis {whole} tanpa titik, atau {part} dengan koma")
