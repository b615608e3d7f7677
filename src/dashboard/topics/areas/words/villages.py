"""The sentence of a village map: the same on the page, on the picture and on the slide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.core import formats
from dashboard.core.domain import Indicator, Level, Region
from dashboard.statistics.attention import attention
from dashboard.topics.areas.words import maps as map_words


def kecamatan_name(region: Region) -> str:
    """'Kecamatan Bakung'."""
    return f"Kecamatan {region.name}"


def village_name(village: Region) -> str:
    """'Desa Jaten', 'Kelurahan Kuningan'."""
    return f"{village.level.capitalize()} {village.name}"


def finding(values: pd.Series, breaks: Sequence[float], indicator: Indicator, when: str,
            regions: Mapping[str, Region], kecamatan: str | None) -> str:
    """From the figures by village code, NaN where there is none; of one kecamatan, or of all."""
    own = values[[kecamatan is None or regions[str(code)].parent == kecamatan for code in values.index]]
    rated = {regions[str(code)].level for code in own.dropna().index}
    noun = "desa" if rated == {Level.DESA} else "desa/kelurahan"
    place = kecamatan_name(regions[kecamatan]) if kecamatan else None
    found = attention(own, breaks, indicator, {str(code): regions[str(code)].parent for code in own.index})
    if found is None:
        return f"{formats.dated(indicator.short_name, when)} belum tersedia untuk {place or 'semua desa'}."
    if indicator.categories:
        return map_words.category_finding(own, indicator, when, noun, place)

    def name(code: str) -> str:
        own_name = village_name(regions[code])
        return own_name if place else f"{own_name}, {kecamatan_name(regions[str(regions[code].parent)])}"

    return map_words.village_finding(found, indicator, when, noun, name, lambda code: regions[code].name, place)
