"""The shareable part of the address: which choices it holds, and which of them do not exist."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from dashboard.core.domain import BLITAR, Level, Region, Scope
from dashboard.ui.plain_text import short

KECAMATAN, VILLAGE, INDICATOR, YEAR = "kec", "desa", "ind", "tahun"
PLACE = (KECAMATAN, VILLAGE)
NAMES = (*PLACE, INDICATOR, YEAR)
"""Names in the address. They and the codes behind them are a contract with every link people have saved."""

COMPARED = "banding"
"""Codes of kabupaten/kota to compare with, parted by commas ("35.06,35.04")."""
MOST_COMPARED = 5
"""As many as there are colours that can be told apart beside the fixed three."""

MAP_LEVEL, PEERS = "tingkat", "kabkota"
"""The level of the map and its value for the 38 kabupaten/kota; here because the server reads it before any page."""

_WHOLE = "Ditampilkan seluruh kabupaten."


@dataclass(frozen=True)
class Link:
    """What an address asks for, and a sentence for each value in it that does not exist."""

    scope: Scope
    problems: tuple[str, ...] = ()


def read(params: Mapping[str, str], regions: Mapping[str, Region], indicators: Collection[str]) -> Link:
    """The scope an address names; unknown values are left out and named in `problems`."""
    problems: list[str] = []
    kecamatan = _region(params.get(KECAMATAN), regions, {Level.KECAMATAN}, "kecamatan", problems)
    instead = f"Ditampilkan Kecamatan {regions[kecamatan].label}." if kecamatan else _WHOLE
    village = _region(params.get(VILLAGE), regions, {Level.DESA, Level.KELURAHAN}, "desa/kelurahan", problems, instead)
    indicator = one(params.get(INDICATOR), indicators, "indikator", "Ditampilkan indikator bawaan.", problems)
    scope = Scope(kecamatan, village, indicator, _year(params.get(YEAR), problems))
    if village and kecamatan and regions[village].parent != kecamatan:
        problems.append(f"Tautan menyebut kecamatan {regions[kecamatan].label}, padahal {regions[village].label} "
                        f"ada di kecamatan lain; dipakai kecamatan desa itu.")
    if village:
        scope = replace(scope, kecamatan=regions[village].parent)
    return Link(scope, tuple(problems))


def read_compared(text: str, regions: Mapping[str, Region]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The kabupaten/kota that an address names for comparison, and a sentence for each that cannot be shown."""
    codes: list[str] = []
    problems: list[str] = []
    for code in dict.fromkeys(part.strip() for part in text[:1000].split(",") if part.strip()):
        known = code in regions and regions[code].level in (Level.KABUPATEN, Level.KOTA) and code != BLITAR
        if not known:
            problems.append(f"Tautan menyebut kabupaten/kota pembanding “{short(code)}” yang tidak dikenal; dilewati.")
        elif len(codes) == MOST_COMPARED:
            problems.append(f"Paling banyak {MOST_COMPARED} pembanding; {regions[code].label} dilewati.")
        else:
            codes.append(code)
    return tuple(codes), tuple(problems)


def _region(code: str | None, regions: Mapping[str, Region], levels: set[Level], word: str,
            problems: list[str], instead: str = _WHOLE) -> str | None:
    return one(code, [code] if code in regions and regions[code].level in levels else [], word, instead, problems)


def one(value: str | None, known: Collection[str], word: str, instead: str, problems: list[str]) -> str | None:
    """The value of a link if it is known, else None and a sentence in `problems`: what was meant (`word`), what the
    link says, what is shown `instead`."""
    if not value or value in known:
        return value or None
    problems.append(f"Tautan menyebut {word} “{short(value)}” yang tidak dikenal. {instead}")
    return None


def _year(text: str | None, problems: list[str]) -> int | None:
    if not text:
        return None
    if text.isascii() and text.isdigit() and 1900 <= int(text) <= 2100:
        return int(text)
    problems.append(f"Tautan menyebut tahun “{short(text)}” yang tidak dikenal. Ditampilkan tahun terbaru.")
    return None


def write(scope: Scope) -> dict[str, str]:
    """Address parameters of a scope; choices not made are left out. A village says its kecamatan by itself."""
    values = {KECAMATAN: None if scope.village else scope.kecamatan, VILLAGE: scope.village,
              INDICATOR: scope.indicator, YEAR: scope.year}
    return chosen(values)


def chosen(values: Mapping[str, object]) -> dict[str, str]:
    """Parameters of an address: what was not chosen (None) is left out."""
    return {name: str(value) for name, value in values.items() if value is not None}
