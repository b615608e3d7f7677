"""How far two registers differ in each village, as a layer of the map: the last class is far apart, whichever
is the larger.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import SAMPLE_BADGE, Direction, Indicator
from dashboard.queries import reference
from dashboard.render.shading import Shading, shade
from dashboard.render.village_layer import VillageLayer
from dashboard.topics.registers import answers
from dashboard.topics.registers.rules.difference import Differences
from dashboard.topics.registers.words import registers as words

ID = "register_selisih"
LIMITS = (5.0, 10.0, 20.0, 35.0)
"""Class limits, percent of the first register."""
NONE = "belum dapat dibandingkan"


def indicator(found: Differences) -> Indicator:
    """The measure described like an indicator of the catalogue."""
    first, second = words.names(found)
    sample = f" · {SAMPLE_BADGE}" if found.is_sample else ""
    name = f"Selisih {second} terhadap {first}{sample}"
    return Indicator(
        id=ID, name=name, short_name=name,
        definition=f"{words.of(found.second)} dibanding {words.of(found.first)}, dalam {found.first.unit}: besar "
        f"selisihnya tanpa memandang mana yang lebih banyak. {words.NOT_POVERTY}",
        unit=f"persen dari {first}", decimals=1, direction=Direction.LOWER, dimension="Register", scale="rate",
        concept=ID, series=words.label(found.first.series),
        comparability="Register tidak mendata dengan cara yang sama; selisih adalah bahan bertanya.",
        period_rule="Tahun", delta_unit="poin persen", minimum=0, maximum=100_000, publisher="Dinas Sosial",
        breaks=LIMITS)


def shading(found: Differences, codes: Sequence[str], source: str) -> Shading:
    """The painted state; villages without both counts, or with too few families, are hatched."""
    own = found.villages["relative"].abs().rename_axis("region_code")
    plain = shade(indicator(found), _year(found), "Tahun", own, codes, none_word=NONE)
    rows = found.villages.to_dict("index")
    texts = tuple(_text(found, rows[code]) if text else "" for code, text in zip(codes, plain.texts, strict=True))
    return replace(plain, texts=texts, period=words.when(found.second.period, found.second.cutoff), source=source,
                   names=("hampir sama", "sedikit berbeda", "berbeda", "jauh berbeda", "sangat jauh berbeda"),
                   ends=("hampir sama", "jauh berbeda"))


def layers(world: World) -> list[VillageLayer]:
    """The layer of the two usual registers; none without two."""
    codes = reference.village_codes(world.database)
    found = answers.usual_differences(world.database, world.audience)
    if found is None or found.villages.empty:
        return []
    source = answers.source(world.database, found.is_sample)
    values = found.villages["relative"].abs().dropna()
    figures = pd.DataFrame({
        "indicator": ID, "year": _year(found), "period": "Tahun", "region_code": values.index,
        "value": values.to_numpy(), "source": source, "source_url": None, "is_derived": True,
        "is_sample": found.is_sample})
    return [VillageLayer(indicator(found), shading(found, codes, source), figures, lambda area:
                         words.headline(found, area, f"Kecamatan {world.name(area)}" if area else ""))]


def _year(found: Differences) -> int:
    return int(found.second.period[:4])


def _text(found: Differences, row: dict[Any, Any]) -> str:
    first, second = words.names(found)
    told = f"; {words.BEYOND}" if row["beyond"] else ""
    return (f"{formats.signed(row['relative'], 1)} persen: {second} {formats.number(row['second'])}, {first} "
            f"{formats.number(row['first'])} {found.first.unit}{told}")
