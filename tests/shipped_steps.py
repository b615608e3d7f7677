"""The five steps of one indicator of the data we ship, and the slides about them, for tests."""

from __future__ import annotations

import pickle
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dashboard.queries import observations, reference
from dashboard.store.building import build_times
from dashboard.store.database import Database, open_current
from dashboard.topics.indicators.rules.trend import Trend, TrendFacts, trend
from dashboard.topics.steps.rules.five_step import FiveSteps, five_steps
from meeting_rows import DAY
from worlds import ABOVE

if TYPE_CHECKING:
    from dashboard.render.slides.model import Deck

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


def gather_deck(home: Path, folder: Path) -> None:
    """Write into a new folder the usual slides about this home's build on DAY, for all workers."""
    from dashboard.outputs.slides.gather import deck  # what it imports takes long; fast tests need none of it

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_HOME", str(home))
        patch.delenv("DASHBOARD_DATA", raising=False)
        patch.setattr(build_times, "today", lambda: DAY)
        with closing(open_current()) as database:
            gathered = deck(database, today=DAY)
    folder.mkdir()
    (folder / "deck").write_bytes(pickle.dumps(gathered))


def kept_deck(folder: Path) -> Deck:
    """What gather_deck wrote there."""
    kept: Deck = pickle.loads((folder / "deck").read_bytes())  # noqa: S301 - our own
    return kept
