"""The analysis of one indicator, as pages, slides and the chapter ask it. What comes back is shared and must not be
altered."""

from __future__ import annotations

from datetime import date

from dashboard.core.regency import regency
from dashboard.queries import availability, observations, reference
from dashboard.statistics.notes import as_published
from dashboard.statistics.over_time import timeline
from dashboard.statistics.target_check import TargetCheck
from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.topics.indicators.answers import known_trend, trend
from dashboard.topics.steps.rules import co_movement as pairs
from dashboard.topics.steps.rules import comparators as like
from dashboard.topics.steps.rules import forecast as fan
from dashboard.topics.steps.rules import linkage
from dashboard.topics.steps.rules.co_movement import CoMovement
from dashboard.topics.steps.rules.comparators import Comparators, PlaceAmongComparators
from dashboard.topics.steps.rules.five_step import FiveSteps
from dashboard.topics.steps.rules.five_step import five_steps as analyse
from dashboard.topics.steps.rules.forecast import Forecast
from dashboard.topics.steps.rules.linkage import Linkage
from dashboard.topics.steps.rules.target_path import TargetPath, target_checks, target_paths


@memoised(200)
def five_steps(database: Database, indicator: str, today: date) -> FiveSteps:
    """Steps 1 to 4 of one indicator. The regency must have a figure."""
    return analyse(trend(database, indicator, (), today), reference.method_breaks(database))


def known_steps(database: Database, indicator: str, today: date) -> FiveSteps | None:
    """The same; None when the regency has no figure."""
    return None if known_trend(database, indicator, today) is None else five_steps(database, indicator, today)


@memoised(200)
def supports(database: Database, indicator: str) -> tuple[str, ...]:
    """Indicators that this one may be linked with over the kabupaten/kota, in catalogue order."""
    catalogue, own = reference.indicators(database), observations.kabkota_values(database, indicator)
    return tuple(name for name, other in catalogue.items() if linkage.may_be_linked(catalogue[indicator], other)
                 and linkage.common_year(own, observations.kabkota_values(database, name)))


@memoised(200)
def link(database: Database, indicator: str, support: str) -> Linkage | None:
    """Step 5: two indicators over the kabupaten/kota; None where one of them is not in the catalogue."""
    catalogue = reference.indicators(database)
    if indicator not in catalogue or support not in catalogue:
        return None
    return linkage.link(catalogue[indicator], catalogue[support], observations.kabkota_values(database, indicator),
                        observations.kabkota_values(database, support))


@memoised(200)
def co_movement(database: Database, indicator: str, support: str) -> CoMovement | None:
    """Step 5: two indicators of the regency over time."""
    catalogue = reference.indicators(database)
    return pairs.co_movement(catalogue[indicator], catalogue[support],
                             observations.series(database, (indicator, support), (regency().code,)),
                             reference.method_breaks(database))


@memoised(200)
def comparators(database: Database, indicator: str,
                today: date) -> tuple[Comparators | None, PlaceAmongComparators | None]:
    """The kabupaten like ours for judging this indicator, and the place among them."""
    catalogue, steps = reference.indicators(database), five_steps(database, indicator, today)
    frames = {name: observations.kabkota_values(database, name) for name in like.MEASURES if name in catalogue}
    group = like.comparators(catalogue[indicator], catalogue, frames)
    if group is None or steps.relative_position is None:
        return group, None
    return group, like.place(group, observations.kabkota_values(database, indicator), catalogue[indicator],
                             steps.relative_position.year)


@memoised(200)
def paths(database: Database, indicator: str, today: date) -> tuple[TargetPath, ...]:
    """The way to each target, as it is on this day."""
    return target_paths(trend(database, indicator, (), today), five_steps(database, indicator, today).development,
                        today.year)


@memoised(200)
def checks(database: Database, indicator: str, today: date) -> dict[str, list[TargetCheck]]:
    """Targets of the indicator and its sister series, by series, as they stand on a day against published figures."""
    catalogue = reference.indicators(database)
    related = timeline.siblings(catalogue[indicator], catalogue,
                                availability.newest(database, regency().code)["indicator"])
    wanted = [catalogue[indicator], *related]
    ids = tuple(series.id for series in wanted)
    own = timeline.figures(observations.series(database, ids, regency().codes), wanted)
    targets = observations.targets(database, ids, regency().codes)
    return {series.id: target_checks(own, targets, series, today.year)
            for series in (as_published(wanted[0], own), *related)}


@memoised()
def with_targets(database: Database) -> tuple[str, ...]:
    """Indicators that some document sets a target for, in catalogue order; their figures may be missing."""
    catalogue = reference.indicators(database)
    known = set(observations.targets(database, tuple(catalogue), regency().codes)["indicator"])
    return tuple(name for name in catalogue if name in known)


@memoised(200)
def forecast(database: Database, indicator: str, today: date) -> Forecast | None:
    """The next years and the back-test."""
    shown = trend(database, indicator, (), today)
    return fan.forecast(shown.own, observations.kabkota_values(database, indicator),
                        reference.indicators(database)[indicator], reference.method_breaks(database))
