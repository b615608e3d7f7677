"""All that the draft chapter says about one indicator, from the same functions as the page Analisis."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.answers.world import World
from dashboard.core.domain import Indicator, QueryError
from dashboard.core.regency import regency
from dashboard.queries import reference, values
from dashboard.render.words import trend_words
from dashboard.statistics.disputes import disputes
from dashboard.statistics.over_time.relevance import published
from dashboard.statistics.over_time.segments import with_segments
from dashboard.statistics.over_time.timeline import FIRST_YEAR
from dashboard.topics.indicators.rules.trend import Trend
from dashboard.topics.steps.rules import co_movement as pairs
from dashboard.topics.steps.rules import comparators as like
from dashboard.topics.steps.rules import forecast as fan
from dashboard.topics.steps.rules import linkage
from dashboard.topics.steps.rules.co_movement import CoMovement
from dashboard.topics.steps.rules.comparators import Comparators, PlaceAmongComparators
from dashboard.topics.steps.rules.five_step import FiveSteps
from dashboard.topics.steps.rules.forecast import Forecast
from dashboard.topics.steps.rules.linkage import FIRST_SUPPORT, Linkage
from dashboard.topics.steps.rules.target_path import TargetPath, target_paths


@dataclass(frozen=True)
class ChapterFacts:
    """One indicator. `own`: the regency's published figures with `segment`; `breaks`: all method breaks;
    `disputed`: sentences on figures about which sources disagree."""

    trend: Trend
    steps: FiveSteps
    group: Comparators | None
    place: PlaceAmongComparators | None
    link: Linkage | None
    pair: CoMovement | None
    paths: tuple[TargetPath, ...]
    forecast: Forecast | None
    own: pd.DataFrame
    breaks: pd.DataFrame
    disputed: tuple[str, ...] = ()

    @property
    def indicator(self) -> Indicator:
        """The outcome."""
        return self.trend.indicator

    @property
    def is_sample(self) -> bool:
        """Whether any figure of the indicator is made up."""
        return bool(self.trend.own["is_sample"].fillna(False).astype(bool).any())


def facts(world: World, name: str, support: str | None) -> ChapterFacts:
    """Raises QueryError with what is known when there is no such indicator, or no figure of it for the regency."""
    if name not in world.catalogue:
        raise QueryError(f"Indikator “{name}” tidak dikenal. Pakai salah satu dari: {', '.join(world.catalogue)}.")
    shown, steps = world.trend(name), world.steps(name)
    if shown is None or steps is None:
        raise QueryError(f"{world.catalogue[name].name} belum punya angka untuk {regency().label}, jadi babnya tidak "
                         "dapat disusun. Pilih indikator lain.")
    indicator = world.catalogue[name]
    frames = {measure: world.kabkota_values(measure) for measure in like.MEASURES if measure in world.catalogue}
    group = like.comparators(indicator, world.catalogue, frames)
    own_place = steps.relative_position
    place = like.place(group, world.kabkota_values(name), indicator, own_place.year) if group and own_place else None
    link, pair = _linked(world, name, support)
    own = shown.own[(shown.own["region_code"] == regency().code) & (shown.own["indicator"] == name)]
    own = own[own["year"].isin(published(own, indicator, regency().code).index) & (own["year"] >= FIRST_YEAR)]
    return ChapterFacts(shown, steps, group, place, link, pair,
                        target_paths(shown, steps.development, world.today.year),
                        fan.forecast(shown.own, world.kabkota_values(name), indicator, world.breaks),
                        with_segments(own, world.breaks), world.breaks,
                        tuple(trend_words.disputed(disputes(reference.conflicts(world.database), [name],
                                                            regency().codes))))


def _linked(world: World, name: str, support: str | None) -> tuple[Linkage | None, CoMovement | None]:
    """Step 5 with the indicator asked for; without one, or when the two may not be linked, with the usual one, else
    with the first of the catalogue that may."""
    if support is not None and support not in world.catalogue:
        raise QueryError(f"Indikator pendukung “{support}” tidak dikenal. Pakai salah satu dari: "
                         f"{', '.join(world.catalogue)}.")
    for other in dict.fromkeys([*([support] if support else []), FIRST_SUPPORT, *world.catalogue]):
        if other in world.catalogue and linkage.may_be_linked(world.catalogue[name], world.catalogue[other]):
            link = world.link(name, other)
            if link is not None:
                series = values.series(world.database, [name, other], [regency().code])
                return link, pairs.co_movement(world.catalogue[name], world.catalogue[other], series, world.breaks)
    return None, None
