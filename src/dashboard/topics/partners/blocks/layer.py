"""Two layers of the village map: who took part in gotong royong, and how many partners help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import pandas as pd

from dashboard.answers.world import World
from dashboard.core.domain import Direction, Indicator
from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.render.shading import Shading, shade
from dashboard.render.village_layer import VillageLayer
from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.store.policy import Audience
from dashboard.topics.partners import words
from dashboard.topics.partners.answers import collaboration, participation, source
from dashboard.topics.partners.rules.participation import Participation
from dashboard.topics.partners.rules.pledges import not_cancelled

TOGETHER, HELPED = "gotong_royong_peserta", "mitra_membantu"
NO_ACTIVITY, NO_PARTNER = "belum ada kegiatan tercatat", "belum ada mitra tercatat"
_LIMITS = {TOGETHER: (25.0, 50.0, 100.0, 200.0), HELPED: (2.0, 3.0, 4.0, 6.0)}
_TOLD = {TOGETHER: ("Peserta gotong royong", "Orang yang hadir pada kegiatan bersama warga; yang hadir dua kali "
                    f"dihitung dua kali. {words.ROUNDED_NOTE}", "orang", "pemerintah desa"),
         HELPED: ("Mitra yang membantu", "Banyaknya lembaga yang berjanji membantu di desa/kelurahan itu, janji yang "
                  "batal tidak dihitung.", "mitra", "«pengelola»")}


def indicator(layer: str, *, sample: bool) -> Indicator:
    """A layer described like an indicator of the catalogue."""
    word, definition, unit, publisher = _TOLD[layer]
    name = word + (" · DATA CONTOH" if sample else "")
    return Indicator(
        id=layer, name=name, short_name=name, definition=definition, unit=unit, decimals=0,
        direction=Direction.HIGHER, dimension="Gotong royong & mitra", scale="count", concept=layer, series=word,
        comparability="Boleh dibandingkan antartahun bila pencatatannya sama lengkap.", period_rule="Tahun",
        delta_unit=unit, minimum=0, maximum=1_000_000, publisher=regency().said(publisher), breaks=_LIMITS[layer])


def shading(layer: str, values: pd.Series, year: int, codes: Sequence[str], *, sample: bool, cited: str) -> Shading:
    """The painted state; villages without a record are hatched."""
    none = NO_ACTIVITY if layer == TOGETHER else NO_PARTNER
    return replace(shade(indicator(layer, sample=sample), year, "Tahun", values, codes, none_word=none), source=cited)


def participants(found: Participation) -> pd.Series:
    """Shown participants by village with a recorded activity."""
    return found.villages["participants"].rename_axis("region_code")


@memoised(40)
def painted(database: Database, audience: Audience, year: int) -> Shading:
    """Participants by village of a year, without a figure where nothing is recorded; of a build that has partners. Must
    not be altered."""
    found = participation(database, audience, year)
    values = participants(found) if found else pd.Series(dtype=float)
    return shading(TOGETHER, values, year, reference.village_codes(database), sample=bool(found and found.is_sample),
                   cited="")


def helpers(rows: pd.DataFrame) -> pd.Series:
    """Partners with a standing pledge by village."""
    return not_cancelled(rows).groupby("region_code")["partner"].nunique().astype(float)


def layers(world: World) -> list[VillageLayer]:
    """Both in the newest year that has any; none where nothing is recorded."""
    known = collaboration(world.database, world.audience)
    if known is None:
        return []
    cited, codes, made = source(world.database, known), reference.village_codes(world.database), []
    taken = next((one for year in known.years if (one := known.participation(year))), None)
    if taken:
        made.append(_layer(TOGETHER, participants(taken), taken.year, codes, cited, known.is_sample,
                           partial(words.participation, taken, world.name)))
    year = known.newest_pledged
    if year is not None:
        helped = helpers(known.lines(year))
        made.append(_layer(HELPED, helped, year, codes, cited, known.is_sample,
                           lambda area: words.helped(known.lines(year, area), year, world.name(area) if area else "")))
    return made


def _layer(layer: str, values: pd.Series, year: int, codes: Sequence[str], cited: str, sample: bool,
           finding: Callable[[str | None], str]) -> VillageLayer:
    figures = pd.DataFrame({
        "indicator": layer, "year": year, "period": "Tahun", "region_code": values.index, "value": values.to_numpy(),
        "source": cited, "source_url": None, "is_derived": True, "is_sample": sample})
    painted = shading(layer, values, year, codes, sample=sample, cited=cited)
    return VillageLayer(indicator(layer, sample=sample), painted, figures, finding)
