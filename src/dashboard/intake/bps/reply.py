"""One reply of model "data": lists of codes with words, and cells whose key is the codes written one after the other.

The key of a cell is vervar + var + turvar + tahun + turtahun without separators ("7315" + "31" + "0" + "99" + "0"), and
their lengths vary: keys are built from the lists. Cutting a key up, or matching its beginning, reads wrong cells.
"""

from __future__ import annotations

import html
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from dashboard.core.domain import DashboardError

_LISTS = ("vervar", "var", "turvar", "tahun", "turtahun")
_FIRST_YEAR = 1900
_MOST_KEYS = 2_000_000
_NUMBER = re.compile(r"-?\d+([.,]\d+)?")
_NONE = ("", "-", "–", "...", "…", "na", "n/a", "null")


class NotRead(DashboardError):
    """A reply of BPS that cannot be trusted; nothing of it is taken."""


@dataclass(frozen=True)
class BpsItem:
    """A code of one of the lists, and its words."""

    code: str
    label: str


@dataclass(frozen=True)
class BpsFigure:
    """A figure: of which area, of what of the variable (`derived`), of which `year` and part of it (`period`, in the
    words of BPS)."""

    area: BpsItem
    derived: str
    year: int
    period: str
    value: float


@dataclass(frozen=True)
class Reply:
    """A variable with its unit and figures. `unread`: cells that are no number; `unknown`: cells that the lists do not
    explain."""

    title: str
    unit: str
    cells: tuple[BpsFigure, ...]
    unread: int
    unknown: int


def read_reply(content: bytes) -> Reply | None:
    """None when BPS holds nothing of what was asked. Raises NotRead."""
    try:
        told = json.loads(content)
    except ValueError:
        raise NotRead("Jawaban BPS bukan JSON. Coba lagi nanti; bila tetap begitu, bentuknya berubah.") from None
    if not isinstance(told, dict):
        raise NotRead("Jawaban BPS bukan objek JSON. Bentuk jawabannya berubah; tidak ada yang dibaca.")
    if told.get("status") != "OK":
        raise NotRead(f"BPS menolak: {_plain(told.get('message', 'tanpa alasan'))[:200]}")
    if told.get("data-availability") != "available":
        return None
    lists = {name: _items(told, name) for name in _LISTS}
    if len(lists["var"]) != 1:
        raise NotRead(f"Jawaban BPS memuat {len(lists['var'])} variabel, bukan satu; tidak ada yang dibaca.")
    content_ = told.get("datacontent")
    if not isinstance(content_, dict):
        raise NotRead("Jawaban BPS tanpa “datacontent”; bentuk jawabannya berubah, tidak ada yang dibaca.")
    years = {item.code: _year(item) for item in lists["tahun"]}
    variable = told["var"][0]
    return _filled(_plain(variable.get("label", "")), _plain(variable.get("unit", "")), _keys(lists), years, content_)


def _filled(title: str, unit: str, keys: Mapping[str, tuple[BpsItem, ...] | None], years: Mapping[str, int],
            content: Mapping[str, Any]) -> Reply:
    cells, unread, unknown = [], 0, 0
    for key, raw in content.items():
        if key not in keys:
            unknown += 1
            continue
        named = keys[key]
        if named is None:
            raise NotRead(f"Sel {key} dalam jawaban BPS dapat berarti dua angka; tidak ada yang dibaca.")
        value = _number(raw)
        if value is None:
            unread += 1
            continue
        area, _, derived, year, period = named
        cells.append(BpsFigure(area, derived.label, years[year.code], period.label, value))
    return Reply(title, unit, tuple(cells), unread, unknown)


def _keys(lists: Mapping[str, list[BpsItem]]) -> dict[str, tuple[BpsItem, ...] | None]:
    """What each key may mean; None where two readings write the same key."""
    if math.prod(map(len, lists.values())) > _MOST_KEYS:
        raise NotRead("Jawaban BPS terlalu besar untuk dibaca sekaligus. Minta lebih sedikit tahun.")
    found: dict[str, tuple[BpsItem, ...] | None] = {}
    for named in product(*(lists[name] for name in _LISTS)):
        key = "".join(item.code for item in named)
        found[key] = None if key in found else named
    return found


def _items(told: Mapping[str, Any], name: str) -> list[BpsItem]:
    rows = told.get(name)
    if not isinstance(rows, list) or not rows:
        raise NotRead(f"Daftar “{name}” tidak ada dalam jawaban BPS; bentuk jawabannya berubah, tidak ada yang dibaca.")
    found = []
    for row in rows:
        code = str(row.get("val", "")) if isinstance(row, dict) and not isinstance(row.get("val"), bool) else ""
        if not (code.isascii() and code.isdigit()):
            raise NotRead(f"Daftar “{name}” dalam jawaban BPS memuat kode yang bukan angka; tidak ada yang dibaca.")
        found.append(BpsItem(code, _plain(row.get("label", ""))))
    if len({item.code for item in found}) < len(found):
        raise NotRead(f"Daftar “{name}” dalam jawaban BPS memuat satu kode dua kali; tidak ada yang dibaca.")
    return found


def _year(item: BpsItem) -> int:
    year = _FIRST_YEAR + int(item.code)
    if item.label != str(year):
        raise NotRead(f"Tahun “{item.label}” dalam jawaban BPS berkode {item.code}, yang berarti {year}; tidak ada "
                      "yang dibaca.")
    return year


def _number(raw: object) -> float | None:
    """A number, also as text with a point or a comma for decimals; None for what is none."""
    if isinstance(raw, bool):
        return None
    if isinstance(raw, int | float):
        return float(raw) if math.isfinite(raw) else None
    text = str(raw).strip()
    if text.lower() in _NONE or not _NUMBER.fullmatch(text):
        return None
    return float(text.replace(",", "."))


def _plain(text: object) -> str:
    """Without marks of HTML and double blanks."""
    return " ".join(re.sub(r"<[^>]*>", " ", html.unescape(html.unescape(str(text)))).split())
