"""Requests per 1,000 families as a layer of the village map: neither good nor bad, for many may mean much need or that
somebody writes it down."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import SAMPLE_BADGE, Direction, Indicator
from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.render.shading import NO_DATA, shade
from dashboard.render.village_layer import VillageLayer
from dashboard.topics.services import answers
from dashboard.topics.services.rules.per_families import PerFamilies
from dashboard.topics.services.words import services as words

ID = "layanan_permintaan"
LIMITS = (1.0, 2.0, 4.0, 8.0)
"""Class limits, requests per 1,000 families in a year so far."""
NONE = "belum tersedia"


def indicator(found: PerFamilies) -> Indicator:
    """The measure described like an indicator of the catalogue."""
    sample = f" · {SAMPLE_BADGE}" if found.is_sample else ""
    name = f"Permintaan layanan per 1.000 {found.unit}{sample}"
    return Indicator(
        id=ID, name=name, short_name=f"Permintaan layanan{sample}",
        definition=f"Berkas layanan SLRT yang masuk {words.months(found.months)}, dibagi {found.unit} ({found.source}, "
        f"{found.period}) kali 1.000. {words.ROUNDED_NOTE}",
        unit=f"per 1.000 {found.unit}", decimals=1, direction=Direction.NONE, dimension="Layanan", scale="rate",
        concept=ID, series="Layanan SLRT", comparability="Bergantung pula pada rajinnya fasilitator mencatat: "
        "permintaan sedikit belum tentu kebutuhan sedikit.", period_rule="Tahun",
        delta_unit=f"per 1.000 {found.unit}", minimum=0, maximum=1000, publisher="Dinas Sosial", breaks=LIMITS)


def layers(world: World) -> list[VillageLayer]:
    """The layer; none where there is nothing to divide by."""
    regions = reference.regions(world.database)
    found = answers.newest_rates(world.database, world.audience)
    if found is None:
        return []
    measure, year = indicator(found), int(found.months[-1][:4])
    codes = reference.village_codes(world.database)
    rates = found.rates.reindex(codes)
    plain = shade(measure, year, "Tahun", rates, codes, none_word=NONE)
    source = answers.source(world.database, "service_counts", found.is_sample)
    texts = tuple("" if grade == NO_DATA else f"{formats.number(rates[code], 1)} per 1.000 {found.unit}: "
                  f"{words.count(found.requests.of(code))} berkas"
                  for code, grade in zip(codes, plain.grades, strict=True))
    shading = replace(plain, texts=texts, period=words.months(found.months), source=source,
                      names=("paling sedikit", "sedikit", "sedang", "banyak", "paling banyak"),
                      ends=("sedikit permintaan", "banyak permintaan"))
    figures = pd.DataFrame({
        "indicator": ID, "year": year, "period": "Tahun", "region_code": rates.index, "value": rates.to_numpy(),
        "source": source, "source_url": None, "is_derived": True, "is_sample": found.is_sample})
    return [VillageLayer(measure, shading, figures, lambda area: words.per_families(
        found, area, f"Kecamatan {world.name(area)}" if area else regions[regency().code].label))]
