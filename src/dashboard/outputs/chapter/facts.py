"""All that the draft chapter says about one indicator, from the same functions as the page Analisis."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.answers.world import World
from dashboard.core.domain import Indicator, QueryError
from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.render.words import trend_words
from dashboard.statistics.disputes import disputes
from dashboard.statistics.over_time.relevance import published
from dashboard.statistics.over_time.segments import with_segments
from dashboard.statistics.over_time.timeline import FIRST_YEAR
from dashboard.topics.indicators import answers as indicator_answers
from dashboard.topics.indicators.rules.trend import Trend
from dashboard.topics.steps import answers as step_answers
from dashboard.topics.steps.rules import linkage
from dashboard.topics.steps.rules.co_movement import CoMovement
from dashboard.topics.steps.rules.comparators import Comparators, PlaceAmongComparators
from dashboard.topics.steps.rules.five_step import FiveSteps
from dashboard.topics.steps.rules.forecast import Forecast
from dashboard.topics.steps.rules.linkage import FIRST_SUPPORT, Linkage
from dashboard.topics.steps.rules.target_path import TargetPath


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
    catalogue, breaks = reference.indicators(world.database), reference.method_breaks(world.database)
    if name not in catalogue:
        raise QueryError(f"Indikator “{name}” tidak dikenal. Pakai salah satu dari: {', '.join(catalogue)}.")
    shown = indicator_answers.known_trend(world.database, name, world.today)
    steps = step_answers.known_steps(world.database, name, world.today)
    if shown is None or steps is None:
        raise QueryError(f"{catalogue[name].name} belum punya angka untuk {regency().label}, jadi babnya tidak "
                         "dapat disusun. Pilih indikator lain.")
    indicator = catalogue[name]
    group, place = step_answers.comparators(world.database, name, world.today)
    link, pair = _linked(world, name, support)
    own = shown.own[(shown.own["region_code"] == regency().code) & (shown.own["indicator"] == name)]
    own = own[own["year"].isin(published(own, indicator, regency().code).index) & (own["year"] >= FIRST_YEAR)]
    return ChapterFacts(shown, steps, group, place, link, pair,
                        step_answers.paths(world.database, name, world.today),
                        step_answers.forecast(world.database, name, world.today), with_segments(own, breaks), breaks,
                        tuple(trend_words.disputed(disputes(reference.conflicts(world.database), [name],
                                                            regency().codes))))


def _linked(world: World, name: str, support: str | None) -> tuple[Linkage | None, CoMovement | None]:
    """Step 5 with the indicator asked for; without one, or when the two may not be linked, with the usual one, else
    with the first of the catalogue that may."""
    catalogue = reference.indicators(world.database)
    if support is not None and support not in catalogue:
        raise QueryError(f"Indikator pendukung “{support}” tidak dikenal. Pakai salah satu dari: "
                         f"{', '.join(catalogue)}.")
    for other in dict.fromkeys([*([support] if support else []), FIRST_SUPPORT, *catalogue]):
        if other in catalogue and linkage.may_be_linked(catalogue[name], catalogue[other]):
            link = step_answers.link(world.database, name, other)
            if link is not None:
                return link, step_answers.co_movement(world.database, name, other)
    return None, None
