"""The five steps of one indicator of the data we ship, for tests."""

from __future__ import annotations

from dashboard.queries import observations, reference
from dashboard.store.database import Database
from dashboard.topics.indicators.rules.trend import Trend, TrendFacts, trend
from dashboard.topics.steps.rules.five_step import FiveSteps, five_steps
from worlds import ABOVE

_trends: dict[tuple[str, str, int], Trend] = {}
_steps: dict[tuple[str, str, int], FiveSteps] = {}


def shipped_trend(database: Database, name: str, first: int = 0) -> Trend:
    """From the year `first` on; worked out once by each worker, not to be altered."""
    key = database.build_id, name, first
    if key not in _trends:
        catalogue, regions = reference.indicators(database), reference.regions(database)
        figures = observations.series(database, [name], ABOVE)
        facts = TrendFacts(figures[figures["year"] >= first], observations.kabkota_values(database, name),
                           observations.targets(database, [name], ABOVE), reference.method_breaks(database),
                           reference.build_info(database).data_date)
        _trends[key] = trend(catalogue[name], [], [], {code: regions[code].label for code in ABOVE}, facts)
    return _trends[key]


def shipped_steps(database: Database, name: str, first: int = 0) -> FiveSteps:
    """From the year `first` on; worked out once by each worker, not to be altered."""
    key = database.build_id, name, first
    if key not in _steps:
        _steps[key] = five_steps(shipped_trend(database, name, first), reference.method_breaks(database))
    return _steps[key]
