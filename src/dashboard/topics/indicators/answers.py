"""What is asked of indicators, by pages, slides and papers alike. What comes back is shared and must not be altered."""

from __future__ import annotations

from datetime import date
from functools import partial

import pandas as pd

from dashboard.core.regency import regency
from dashboard.queries import availability, observations, reference
from dashboard.statistics.over_time import timeline
from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.topics.indicators.rules.overview import HEADLINE, Known, Overview
from dashboard.topics.indicators.rules.overview import overview as analyse_overview
from dashboard.topics.indicators.rules.poverty_shape import PovertyShape
from dashboard.topics.indicators.rules.poverty_shape import shape as analyse_shape
from dashboard.topics.indicators.rules.trend import Trend, TrendFacts
from dashboard.topics.indicators.rules.trend import trend as analyse_trend


@memoised()
def headline_series(database: Database) -> pd.DataFrame:
    """The headline indicators of the regency, the province and the nation."""
    return observations.series(database, HEADLINE, regency().codes)


@memoised(2)
def overview(database: Database, today: date) -> Overview:
    """On this day: headline findings, places among the 38, what is old."""
    breaks = reference.method_breaks(database)
    held = Known(availability.newest(database, regency().code),
                 availability.newest(database, regency().province.code), reference.releases(database))
    return analyse_overview(reference.indicators(database), headline_series(database),
                            partial(observations.kabkota_values, database), held, breaks, today,
                            observations.targets(database, HEADLINE, (regency().code,)))


@memoised()
def shape(database: Database) -> PovertyShape:
    """What depth and line add to the rate of poverty."""
    return analyse_shape(reference.indicators(database), partial(observations.kabkota_values, database))


@memoised(200)
def trend(database: Database, indicator: str, chosen: tuple[str, ...], today: date) -> Trend:
    """Everything about one indicator over time and against others, on this day. The regency must have a figure."""
    catalogue, places = reference.indicators(database), reference.regions(database)
    related = timeline.siblings(catalogue[indicator], catalogue,
                                availability.newest(database, regency().code)["indicator"])
    ids, codes = (indicator, *(item.id for item in related)), (*regency().codes, *chosen)
    facts = TrendFacts(observations.series(database, ids, codes), observations.kabkota_values(database, indicator),
                       observations.targets(database, ids, regency().codes), reference.method_breaks(database), today,
                       reference.releases(database))
    return analyse_trend(catalogue[indicator], related, chosen, {code: places[code].label for code in codes}, facts)


def known_trend(database: Database, indicator: str, today: date) -> Trend | None:
    """The same without further regions; None when the regency has no figure."""
    has_figure = (availability.newest(database, regency().code)["indicator"] == indicator).any()
    return trend(database, indicator, (), today) if indicator in reference.indicators(database) and has_figure else None
