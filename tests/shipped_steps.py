"""The five steps of one indicator of the data we ship, for tests."""

from __future__ import annotations

from dashboard.analysis.five_step import FiveSteps, five_steps
from dashboard.analysis.trend import ABOVE, Facts, trend
from dashboard.queries import reference, values
from dashboard.store.database import Database


def shipped_steps(database: Database, name: str, first: int = 0) -> FiveSteps:
    """From the year `first` on."""
    catalogue, regions = reference.indicators(database), reference.regions(database)
    breaks, figures = reference.method_breaks(database), values.series(database, [name], ABOVE)
    facts = Facts(figures[figures["year"] >= first], values.kabkota_values(database, name),
                  values.targets(database, [name], ABOVE), breaks, reference.build_info(database).data_date)
    return five_steps(trend(catalogue[name], [], [], {code: regions[code].label for code in ABOVE}, facts), breaks)
