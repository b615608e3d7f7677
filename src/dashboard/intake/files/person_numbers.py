"""NIK and nomor KK in a text, however they are written: sixteen digits that begin with a region and a date."""

from __future__ import annotations

import html
import re
import unicodedata

_PROVINCES = frozenset(map(str, (*range(11, 20), 21, *range(31, 37), 51, 52, 53, *range(61, 66), *range(71, 77), 81, 82,
                                 *range(91, 97))))
"""Permendagri 72/2019 with the provinces of Papua of 2022."""
_LAST_KAB = 79
_WOMEN = 40  # added to the day of birth
_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LENGTH = 16
_PAUSE = r"[ .\-/\\_:|*+'’`´()\[\]·•~#]{1,8}|,"
"""Not ", " and not "%": so people write lists of figures."""
_RUN = re.compile(rf"[0-9](?:(?:{_PAUSE})?[0-9]){{15,}}")
_GROUP = re.compile(r"[0-9]+")
_LIKE_DIGITS = str.maketrans("OoQIl|", "000111")
_LOOKALIKE = re.compile(r"(?<![A-Za-z0-9])[0-9OoQIl](?:[ .\-/]?[0-9OoQIl]){15}(?![A-Za-z0-9])")
_LEAST_DIGITS = 9  # among look-alikes, so that words are none
_SHORTENED = re.compile(r"(?<![0-9.,])([0-9])(?:[.,]([0-9]{1,15}))?[ ]?[eE][ ]?\+?0?15(?![0-9])")
_OTHERS = re.compile(
    r"(?<![0-9])(?<![0-9]\.)(?:"
    r"(?<![0-9]/)(?:0?[1-9]|[12][0-9]|3[01])([-/.])(?:0?[1-9]|1[0-2])\1(?:19|20)[0-9]{2}(?!\1?[0-9])"  # 12/03/2025
    r"|(?<![0-9]/)(?:19|20)[0-9]{2}([-/.])(?:0[1-9]|1[0-2])\2(?:0[1-9]|[12][0-9]|3[01])(?!\2?[0-9])"  # 2025-03-12
    r"|[0-9]\.[0-9]{2}\.[0-9]{2}\.[0-9]\.[0-9]{2}\.[0-9]{4}(?![0-9])"  # code of a sub kegiatan
    r"|[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[12][0-9]{3}(?![0-9]|[ .\-/]?[0-9]{6}(?![0-9]))"  # code of a village
    r")")
_HIDDEN = {"Cf", "Cc"}


def is_person_number(digits: str) -> bool:
    """True for sixteen digits of a region, a date (women: day plus 40) and a serial, as NIK and nomor KK have."""
    if len(digits) != _LENGTH or digits[:2] not in _PROVINCES:
        return False
    kab, kec, day, month = (int(digits[place:place + 2]) for place in (2, 4, 6, 8))
    day -= _WOMEN if day > _WOMEN else 0
    return 1 <= kab <= _LAST_KAB and kec > 0 and 1 <= month <= 12 and 1 <= day <= _DAYS[month]


def holds_person_number(text: str) -> bool:
    """True when a NIK or nomor KK stands in the text: whole, in groups, in digits of another script or look-alikes,
    or as a spreadsheet shortens it."""
    if len(text) < 5:
        return False
    plain = plain_digits(text)
    others = _OTHERS.sub("#", plain)
    return _in_groups_somewhere(others) or _shortened(plain) or any(map(_is_disguised, _LOOKALIKE.findall(others)))


def plain_digits(text: str) -> str:
    """Digits of any script as 0-9, any kind of space or line break as one space, any dash as "-"; unseen characters
    are left out."""
    text = html.unescape(text) if "&" in text else text
    if text.isascii() and text.isprintable():
        return text
    return "".join(_plain(one) for one in unicodedata.normalize("NFKC", text))


def _plain(one: str) -> str:
    if one.isspace():
        return " "
    kind = unicodedata.category(one)
    if kind == "Nd":
        return str(unicodedata.decimal(one))
    return "" if kind in _HIDDEN else "-" if kind == "Pd" or one == "−" else one


def _is_disguised(text: str) -> bool:
    """Letters O and l among digits, as a scanner or a careful hand writes them."""
    if not any(one.isalpha() for one in text) or sum(one.isdigit() for one in text) < _LEAST_DIGITS:
        return False
    return is_person_number("".join(_GROUP.findall(text.translate(_LIKE_DIGITS))))


def _in_groups_somewhere(plain: str) -> bool:
    return any(_in_groups(plain, run.start(), run.end()) for run in _RUN.finditer(plain))


def _in_groups(text: str, start: int, end: int) -> bool:
    """Whether neighbouring groups of digits together are a number of a person; a longer group is never cut."""
    groups = [(found.start(), _unfilled(found.group())) for found in _GROUP.finditer(text, start, end)]
    for first in range(len(groups)):
        digits = ""
        for last in range(first, len(groups)):
            digits += groups[last][1]
            if len(digits) >= _LENGTH:
                break
        if is_person_number(digits) and not _is_fraction(text, [place for place, _ in groups[first:last + 1]],
                                                         [group for _, group in groups[first:last + 1]]):
            return True
    return False


def _unfilled(group: str) -> str:
    """Without the zeros in front with which a program fills a longer field."""
    return group.lstrip("0") if len(group) > _LENGTH else group


def _is_fraction(text: str, places: list[int], groups: list[str]) -> bool:
    """0.3505121203850001 and 120.3051203850012 are results of a division."""
    if len(groups) == 1:
        return re.search(r"(?<![0-9.,])[0-9][.,]$", text[max(places[0] - 3, 0):places[0]]) is not None
    pair = len(groups) == 2 and text[places[1] - 1] in ".," and places[1] - places[0] == len(groups[0]) + 1
    return pair and len(groups[0]) not in (6, 8, 12)


def _shortened(plain: str) -> bool:
    """3,50512E+15: what is left of the digits must be how such a number begins."""
    return any(_may_begin(found.group(1) + (found.group(2) or "")) for found in _SHORTENED.finditer(plain))


def _may_begin(digits: str) -> bool:
    """Of a number cut short as much as is there is judged; the least that tells is the kabupaten."""
    known = digits.rstrip("0")
    if len(known) < 4:
        return False
    ending = "3505120101850001"  # of nobody; only the missing digits are taken from it
    whole = known + ending[len(known):]
    return is_person_number(whole) or (len(known) in (7, 9) and any(
        is_person_number(known + digit + ending[len(known) + 1:]) for digit in "0123456789"))
