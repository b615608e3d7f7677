"""Which variable of BPS is which indicator (data/catalogue/bps_variables.csv), and whose figure a cell is."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.core.domain import INDONESIA, MONTH_OF_PERIOD, Level, Region
from dashboard.intake.bps.reply import BpsFigure, NotRead, Reply

COLUMNS = ("domain", "variable", "indicator", "title", "unit", "derived", "annual_means", "factor")
_NATION = "9999"
_ANNUAL = ("tahun", "tahunan")
_CITY = re.compile(r"^(kota|kotamadya)\b", re.IGNORECASE)
_KIND = re.compile(r"^(provinsi|prov\.?|kabupaten|kab\.?|kota|kotamadya|kecamatan|kec\.?|desa|kelurahan)\s+",
                   re.IGNORECASE)


@dataclass(frozen=True)
class Variable:
    """A variable of a domain ('0000' the nation, '3505' the kabupaten). Its reply must hold `title` and be in `unit`;
    `derived`: the words, any of them, of the part that is taken (the whole, not the towns); `annual_means`: the period
    of what BPS files under the whole year, "" when that is no figure of ours; `factor`: to our unit."""

    domain: str
    variable: int
    indicator: str
    title: str
    unit: str
    derived: tuple[str, ...]
    annual_means: str
    factor: float


@dataclass(frozen=True)
class Figure:
    """One row of observations. `period`: one of MONTH_OF_PERIOD."""

    indicator: str
    region: str
    year: int
    period: str
    value: float


def read_variables(path: Path) -> tuple[Variable, ...]:
    """Raises NotRead naming the row."""
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            rows = list(csv.DictReader(handle))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise NotRead(f"{path} tidak dapat dibaca ({error}).") from None
    found = []
    for number, row in enumerate(rows, start=2):
        try:
            one = Variable(str(row["domain"]), int(row["variable"]), row["indicator"], row["title"], row["unit"],
                           tuple(row["derived"].split("|")), row["annual_means"], float(row["factor"]))
        except (KeyError, TypeError, ValueError, AttributeError):
            raise NotRead(f"{path} baris {number}: kolomnya harus {', '.join(COLUMNS)}; variabel dan pengali "
                          "berupa angka.") from None
        if not re.fullmatch(r"\d{4}", one.domain) or one.annual_means not in ("", *MONTH_OF_PERIOD):
            raise NotRead(f"{path} baris {number}: domain empat angka, dan annual_means kosong atau salah satu dari "
                          f"{', '.join(MONTH_OF_PERIOD)}.")
        found.append(one)
    return tuple(found)


def figures(reply: Reply, variable: Variable, regions: Mapping[str, Region],
            periods: Iterable[str]) -> tuple[list[Figure], list[str]]:
    """The figures of regions we hold, in `periods` of the indicator, and a sentence for each kind of what was left.
    Raises NotRead when this is not the variable that was meant."""
    if _folded(variable.title) not in _folded(reply.title):
        raise NotRead(f"Variabel {variable.variable} domain {variable.domain} kini berjudul “{reply.title}”, bukan "
                      f"“{variable.title}”. Periksa bps_variables.csv; tidak ada yang dibaca.")
    if _folded(variable.unit) != _folded(reply.unit):
        raise NotRead(f"Variabel {variable.variable} domain {variable.domain} bersatuan “{reply.unit}”, bukan "
                      f"“{variable.unit}”. Periksa bps_variables.csv; tidak ada yang dibaca.")
    wanted, known = set(periods), {region.bps_code: region for region in regions.values() if region.bps_code}
    found, left = [], dict.fromkeys(("bagian lain", "periode lain", "wilayah lain"), 0)
    for cell in reply.cells:
        period, region = _period(cell, variable), _region(cell, known)
        if _folded(cell.derived) not in map(_folded, variable.derived):
            left["bagian lain"] += 1
        elif period not in wanted:
            left["periode lain"] += 1
        elif region is None:
            left["wilayah lain"] += 1
        else:
            found.append(Figure(variable.indicator, region.code, cell.year, period, cell.value * variable.factor))
    if reply.cells and not found and left["bagian lain"] == len(reply.cells):
        raise NotRead(f"Variabel {variable.variable} domain {variable.domain} tidak memuat bagian "
                      f"“{'” atau “'.join(variable.derived)}”. Periksa bps_variables.csv.")
    told = [f"{count} angka {what} tidak diambil" for what, count in left.items() if count]
    told += [f"{reply.unread} sel bukan angka"] if reply.unread else []
    return found, told + ([f"{reply.unknown} sel tanpa penjelasan dalam daftar BPS"] if reply.unknown else [])


def _period(cell: BpsFigure, variable: Variable) -> str:
    """'Maret' of 'Semester 1 (Maret)'; '' of what is no period of ours."""
    words = _folded(cell.period)
    if words in _ANNUAL:
        return variable.annual_means
    months = [name for name in MONTH_OF_PERIOD if re.search(rf"\b{name.lower()}\b", words)]
    return months[0] if len(months) == 1 else ""


def _region(cell: BpsFigure, known: Mapping[str, Region]) -> Region | None:
    """By the code of BPS, when the words agree: Kota Blitar (3572) is never Kabupaten Blitar (3505)."""
    code = INDONESIA if cell.area.code == _NATION else cell.area.code
    region = known.get(code) or known.get(re.sub("^(..)00$", r"\1", code))
    if region is None or bool(_CITY.match(cell.area.label)) != (region.level is Level.KOTA):
        return None
    return region if _name(cell.area.label) == _name(region.name) else None


def _name(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", _folded(_KIND.sub("", text.strip())))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
