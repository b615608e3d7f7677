"""The sentences of the maps: what the picture shows, said in words for those who cannot see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from dashboard.core import formats
from dashboard.core.domain import Direction, Indicator
from dashboard.render.words.wording import rank_key, tied
from dashboard.statistics.attention import Attention, as_mapped
from dashboard.statistics.classes import ends
from dashboard.statistics.ranking import Position

Name = Callable[[str], str]
"""Words for a region code."""

MOST_NAMED = 2
"""More regions than this at one end are counted, not all named."""

_ENDS = {Direction.LOWER: ("tertinggi", "terendah"), Direction.HIGHER: ("terendah", "tertinggi"),
         Direction.NONE: ("terbesar", "terkecil")}
"""Words for the end that needs most attention and for the other one."""


def village_finding(found: Attention, indicator: Indicator, when: str, noun: str, name: Name, group: Name,
                    within: str | None = None) -> str:
    """'Ketahanan ekonomi 2024 terendah di Desa X, Kecamatan Y (0,5000); 23 dari 220 desa masuk kelas lebih lemah,
    paling banyak di Kecamatan Z (7 dari 12, 58 persen).' `noun`: what the regions are called; `within`: the kecamatan
    asked about."""
    place = f" di {within}" if within else ""
    head = f"{formats.dated(indicator.short_name, when)}{place}"
    direction = as_mapped(indicator).direction
    start = f"{head} {_ENDS[direction][0]} {_at(found.first, found.first_value, indicator, noun, name)}"
    if direction is Direction.NONE:
        return f"{start}, {_ENDS[direction][1]} {_at(found.last, found.last_value, indicator, noun, name)}."
    return f"{start}; {_weak(found, noun, indicator)}{_crowd(found, group)}."


def _at(codes: Sequence[str], value: float, indicator: Indicator, noun: str, name: Name) -> str:
    printed = formats.value_with_unit(value, indicator)
    if len(codes) <= MOST_NAMED:
        return f"di {' dan '.join(name(code) for code in codes)} ({printed})"
    return f"di {formats.number(len(codes))} {noun} ({printed})"


def _weak(found: Attention, noun: str, indicator: Indicator) -> str:
    word = ends(as_mapped(indicator))[1]
    if not found.weak:
        return f"tidak ada {noun} yang masuk kelas {word}"
    return f"{formats.number(found.weak)} dari {formats.number(found.rated)} {noun} masuk kelas {word}"


def _crowd(found: Attention, group: Name) -> str:
    if not found.groups or len(found.groups) > MOST_NAMED or found.in_group < MOST_NAMED:
        return ""
    told = " dan ".join(
        f"{group(code)} ({formats.number(found.in_group)} dari {formats.number(size)}, "
        f"{formats.number(100 * found.in_group / size)} persen)"
        for code, size in zip(found.groups, found.group_sizes, strict=True))
    return f", paling banyak di Kecamatan {told}"


def category_finding(values: pd.Series, indicator: Indicator, when: str, noun: str,
                     within: str | None = None) -> str:
    """'Status IDM 2024: dari 220 desa, 111 Mandiri, 108 Maju, 1 Berkembang. …' for an ordinal indicator."""
    known = [int(value) for value in values.dropna()]
    parts = ", ".join(f"{formats.number(known.count(number))} {indicator.categories.get(number, str(number))}"
                      for number in sorted(set(known), reverse=True))
    place = f" di {within}" if within else ""
    return (f"{formats.dated(indicator.short_name, when)}{place}: dari {formats.number(len(known))} {noun}, {parts}. "
            f"Tingkatan tidak mengurutkan {noun} satu per satu.")


def kabkota_finding(found: Attention, indicator: Indicator, when: str, name: Name, own_name: str,
                    own_value: float | None, own: Position | None) -> str:
    """'Persentase penduduk miskin (P0) Maret 2025 tertinggi di Kabupaten X (20,83 persen), terendah di Kota Y (3,06
    persen); Kabupaten Blitar 7,57 persen, peringkat 13 dari 38.'"""
    noun = "kabupaten/kota"
    first, last = _ENDS[as_mapped(indicator).direction]
    sentence = (f"{formats.dated(indicator.short_name, when)} {first} "
                f"{_at(found.first, found.first_value, indicator, noun, name)}, "
                f"{last} {_at(found.last, found.last_value, indicator, noun, name)}")
    if own_value is None:
        return f"{sentence}; {own_name} {formats.MISSING}."
    sentence += f"; {own_name} {formats.value_with_unit(own_value, indicator)}"
    return f"{sentence}, {place_line(own, indicator)}." if own and not indicator.is_count else f"{sentence}."


def place_line(place: Position, indicator: Indicator) -> str:
    """'peringkat 13 dari 38 (1 = paling rendah)'."""
    return (f"peringkat {formats.number(place.rank)} dari {formats.number(place.of)}{tied(place)} "
            f"{rank_key(place, as_mapped(indicator))}")


def incomplete(found: Attention, noun: str) -> str:
    """'Baru 24 dari 38 kabupaten/kota yang punya angka.'; empty when all have one."""
    if found.rated == found.total:
        return ""
    return f"Angka ada untuk {formats.number(found.rated)} dari {formats.number(found.total)} {noun}."
