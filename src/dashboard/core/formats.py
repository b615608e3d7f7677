"""Numbers, money, dates and periods as an Indonesian reader writes them. Nothing else may format a figure."""

from __future__ import annotations

import math
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from dashboard.core.domain import Indicator

LOCALE = "id_ID"
MISSING = "belum tersedia"
ABOUT, HIDDEN = "≈", "tidak ditampilkan"
"""Before a rounded count in a text, and for what would give it away; a file that says so is not taken back."""
MINUS = "\u2212"
"""The true minus sign: as wide as "+", and never broken from its number at the end of a line."""

_LARGER = {"ribu ": "juta ", "juta ": "miliar ", "miliar ": "triliun "}
"""The next scale of an amount of rupiah, a thousand times this one."""
_BILLION = Decimal(10) ** 9
_TRILLION = Decimal(10) ** 12
_TOGETHER = ((_TRILLION, " triliun", 2), (_BILLION, " miliar", 2), (Decimal(10) ** 6, " juta", 1), (Decimal(1), "", 0))
"""Scales of amounts that stand together: how large, its word, decimals."""


def is_missing(value: float | None) -> bool:
    """True for None, NaN and pandas' NA: there is no figure to print."""
    if value is None:
        return True
    try:
        return not math.isfinite(value)
    except TypeError:  # pandas.NA refuses to become a float
        return True


def lower_first(text: str) -> str:
    """'tanpa indikator di Renja': as within a sentence."""
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """As a sentence begins."""
    return text[:1].upper() + text[1:]


def shortened(text: str, length: int = 60) -> str:
    """A text as it is quoted in a sentence or a list: one line, at most `length` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def number(value: float | None, decimals: int = 0) -> str:
    """'7,57', '1.223.745', '−2,29'; "belum tersedia" when missing. Halves round away from zero."""
    if value is None or is_missing(value):
        return MISSING
    return _decimal(_rounded(value, decimals), decimals)


def signed(value: float | None, decimals: int = 0) -> str:
    """'+0,59', '−0,59', and '0,00' without a sign when it rounds to zero."""
    if value is None or is_missing(value):
        return MISSING
    rounded = _rounded(value, decimals)
    return ("+" if rounded > 0 else "") + _decimal(rounded, decimals)


def rupiah(value: float | None) -> str:
    """'Rp1.250.000', from a billion on 'Rp71,5 miliar', from a trillion on 'Rp1,25 triliun'."""
    if value is None or is_missing(value):
        return MISSING
    amount = Decimal(repr(float(value)))
    sign = MINUS if amount < 0 else ""
    amount = abs(amount)
    if amount >= _TRILLION or _rounded(amount / _BILLION, 1) >= 1000:
        return f"{sign}Rp{_shortest(amount / _TRILLION, 2)} triliun"
    if amount >= _BILLION:
        return f"{sign}Rp{_shortest(amount / _BILLION, 1)} miliar"
    whole = _rounded(amount, 0)
    return f"{sign if whole else ''}Rp{_decimal(whole, 0)}"


def rupiah_alike(*values: float | None) -> list[str]:
    """Amounts that stand together, in one scale: 'Rp1,75 miliar', 'Rp0,61 miliar'. Where `rupiah` gives several it is
    the largest in which the smallest amount is a tenth or more; 'Rp0' stays."""
    printed = [rupiah(value) for value in values]
    known = [abs(Decimal(repr(float(value)))) for value in values if value is not None and not is_missing(value)]
    amounts = [amount for amount in known if _rounded(amount, 0)]
    if len({text.partition(" ")[2] for text, value in zip(printed, values, strict=True)
            if not is_missing(value) and text != "Rp0"}) < 2:
        return printed
    size, word, decimals = next(one for one in _TOGETHER if one[0] == 1 or min(amounts) >= one[0] / 10)
    return [text if is_missing(value) or text == "Rp0" else _scaled(value, size, word, decimals)
            for text, value in zip(printed, values, strict=True)]


def _scaled(value: float | None, size: Decimal, word: str, decimals: int) -> str:
    amount = Decimal(repr(float(value or 0)))
    return f"{MINUS if amount < 0 else ''}Rp{_decimal(_rounded(abs(amount) / size, decimals), decimals)}{word}"


@lru_cache(maxsize=4096)  # lists of meetings and months name the same days at every rerun
def tanggal(day: date) -> str:
    """'24 November 2026'."""
    return str(format_date(day, "d MMMM y", locale=LOCALE))


@lru_cache(maxsize=1024)
def month(day: date) -> str:
    """'September 2026'."""
    return str(format_date(day, "MMMM y", locale=LOCALE))


def period(year: int, period: str = "Tahun") -> str:
    """'Maret 2025', or only '2024' when the figure is of the whole year."""
    return str(year) if period in ("", "Tahun") else f"{period} {year}"


def dated(name: str, when: str) -> str:
    """'Skor IDM 2024', 'IPM Maret 2025'; 'PDRB per kapita ADHK 2010 tahun 2024' lest two numbers meet."""
    return f"{name}{' tahun ' if name[-1:].isdigit() and when[:1].isdigit() else ' '}{when}"


def value_with_unit(value: float | None, indicator: Indicator) -> str:
    """'7,57 persen', 'Rp405.123/kapita/bulan', '73,44' for an index, the class word for an ordinal one."""
    number_part, unit_part = value_parts(value, indicator)
    return _joined(number_part, unit_part)


def value_parts(value: float | None, indicator: Indicator) -> tuple[str, str]:
    """The number and the unit apart, for a card: ('7,57', 'persen'), ('Rp405.123', '/kapita/bulan')."""
    if value is None or is_missing(value):
        return MISSING, ""
    if indicator.categories:
        return indicator.categories.get(int(value), MISSING), ""
    if indicator.unit == "rupiah":
        return rupiah(value), ""
    return _amount(value, indicator.decimals, indicator.unit)


def difference_with_unit(delta: float | None, indicator: Indicator) -> str:
    """'+0,59 poin persen', '−Rp8.759/kapita/bulan': a signed difference with the unit of a difference."""
    if delta is None or is_missing(delta):
        return MISSING
    text = signed(delta, indicator.decimals)
    sign = text[0] if text[0] in f"+{MINUS}" else ""
    return sign + amount_with_unit(delta, indicator)


def amount_with_unit(delta: float, indicator: Indicator) -> str:
    """'0,59 poin persen': a difference without its sign, as after the word "turun" or "naik"."""
    if indicator.delta_unit == "rupiah":
        return rupiah(abs(delta))
    return _joined(*_amount(abs(delta), indicator.decimals, indicator.delta_unit))


def beside(value: float, indicator: Indicator) -> str:
    """'9,50' of a figure beside one of the same unit; money with its scale, which depends on its size: 'Rp12,85
    juta'."""
    return value_parts(value, indicator)[0] if "Rp" in indicator.unit else number(value, indicator.decimals)


def _scale(unit: str) -> str:
    """'ribu ' of 'ribu Rp/orang'; empty for whole rupiah and what is no money."""
    before, money, _ = unit.partition("Rp")
    return before if money and before in _LARGER else ""


def _amount(value: float, decimals: int, unit: str) -> tuple[str, str]:
    """A number and its unit as printed: "Rp" goes in front, a thousand thousands are a million, "indeks" and "rasio"
    are left unsaid."""
    if unit in ("", "indeks", "rasio"):
        return number(value, decimals), ""
    before, money, after = unit.partition("Rp")
    if not money or before not in ("", *_LARGER):
        return number(value, decimals), unit
    size = abs(_rounded(value, decimals))
    while before in _LARGER and size >= 1000:
        size, before, decimals = size / 1000, _LARGER[before], 2
    printed = number(float(size), decimals) + (f" {before.strip()}" if before else "")
    return f"{MINUS if value < 0 and size else ''}Rp{printed}", after.strip()


def _joined(text: str, unit: str) -> str:
    return text + ("" if not unit or unit.startswith("/") else " ") + unit


def _rounded(value: float | Decimal, decimals: int) -> Decimal:
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@lru_cache(maxsize=8192)  # a table of villages prints the same figures at every rerun
def _decimal(value: Decimal, decimals: int) -> str:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = str(format_decimal(abs(value), format=pattern, locale=LOCALE))
    return MINUS + text if value < 0 else text


def _shortest(value: Decimal, decimals: int) -> str:
    rounded = _rounded(value, decimals).normalize()
    exponent = rounded.as_tuple().exponent
    return _decimal(rounded, max(0, -exponent) if isinstance(exponent, int) else 0)
