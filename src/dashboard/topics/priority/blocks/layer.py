"""How often each village is among the first, as the map paints it: always and never have classes of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import Direction, Indicator
from dashboard.queries import reference
from dashboard.render.shading import NO_DATA, Shading, key_of
from dashboard.render.village_layer import VillageLayer
from dashboard.topics.priority import answers
from dashboard.topics.priority.rules.ranking import Priority
from dashboard.topics.priority.rules.stability import ALWAYS, NEVER
from dashboard.topics.priority.words import priority as words

ID = "prioritas_desa"
NAMES = ("tidak pernah", "jarang", "kadang", "sering", "selalu")
_THIRDS = (1 / 3, 2 / 3)
_RANGES = ("0 persen", "di bawah 33 persen", "33 sampai 67 persen", "di atas 67 persen", "100 persen")
NONE = "tidak ikut diurutkan"


def indicator(found: Priority) -> Indicator:
    """The measure described like an indicator of the catalogue."""
    name = f"Prioritas desa: sering masuk {found.first} terlemah"
    return Indicator(
        id=ID, name=name, short_name=name, definition=f"{words.rule(found)} {words.NOT_POVERTY}", unit="persen bobot",
        decimals=1, direction=Direction.LOWER, dimension="Desa", scale="rate", concept=ID, series="hitungan",
        comparability="Hanya untuk kriteria, kepentingan, dan normalisasi yang disebut.", period_rule="Tahun",
        delta_unit="poin persen", minimum=0, maximum=100, publisher="Hitungan dasbor",
        breaks=(0.01, 100 / 3, 200 / 3, 99.99))


def grades(found: Priority, codes: Sequence[str]) -> str:
    """One class a village in file order."""
    rows = found.villages
    classes = {str(code): _grade(group, share) for code, group, share in
               zip(rows.index, rows["group"], rows["share"], strict=True)}
    return "".join(classes.get(code, NO_DATA) for code in codes)


def _grade(group: str, share: float) -> str:
    if group in (ALWAYS, NEVER):
        return "4" if group == ALWAYS else "0"
    return str(1 + sum(share > third for third in _THIRDS))


def shading(found: Priority, codes: Sequence[str], year: int, when: str, source: str) -> Shading:
    """The painted state; `when`: of when the criteria are, in words."""
    measure, painted = indicator(found), grades(found, codes)
    rows = found.villages.to_dict("index")
    return Shading(
        key=key_of(ID, year, "Tahun"), indicator=ID, name=measure.name, short_name=measure.short_name, unit="",
        period=when, order=year * 100 + 12, ramp="attention", grades=painted,
        texts=tuple(_text(found, rows.get(code)) for code in codes),
        ranks=tuple(int(rows[code]["rank"]) if code in rows else 0 for code in codes), ranked=len(rows),
        words=_RANGES, names=NAMES, counts=tuple(painted.count(str(grade)) for grade in range(len(NAMES))),
        ends=(NAMES[0], NAMES[-1]), none_word=NONE, none_count=painted.count(NO_DATA), source=source)


def _text(found: Priority, row: dict[Any, Any] | None) -> str:
    if row is None:
        return ""
    return (f"{words.group(found, str(row['group']))} masuk {found.first} terlemah ({words.share(row['share'])} persen "
            f"bobot); peringkat {formats.number(row['rank'])}, {words.band(row['low'], row['high'])}")


def figures(found: Priority, year: int, source: str) -> pd.DataFrame:
    """Its rows, as queries.observations.village_values has them."""
    rows = found.villages
    return pd.DataFrame({"indicator": ID, "year": year, "period": "Tahun", "region_code": rows.index,
                         "value": rows["share"].to_numpy() * 100, "source": source, "source_url": None,
                         "is_derived": True, "is_sample": False})


def layers(world: World) -> list[VillageLayer]:
    """The layer of the weights in force; none where nothing can be weighed."""
    codes, regions = reference.village_codes(world.database), reference.regions(world.database)
    now = answers.in_force(world.database, world.audience)
    if now is None:
        return []
    source = now.source.removeprefix("Sumber: ")
    return [VillageLayer(
        indicator(now.priority), shading(now.priority, codes, now.year, now.when, source),
        figures(now.priority, now.year, source),
        lambda area: words.headline(now.priority, lambda code: area in (None, regions[code].parent),
                                    f"Kecamatan {world.name(area)}" if area else ""))]
