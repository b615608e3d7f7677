"""News of a month, asked of a build and of the one that stood before that month. What comes back is shared and must not
be altered."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

from dashboard.answers.world import World
from dashboard.core.domain import HistoryError, StoreError
from dashboard.store.building.build_times import end_of_day, newest_until
from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.store.past import known_builds, open_past
from dashboard.topics.news import words
from dashboard.topics.news.blocks.arrivals import arrivals
from dashboard.topics.news.blocks.duties import duties, held
from dashboard.topics.news.blocks.releases import releases
from dashboard.topics.news.blocks.submissions import submission_news
from dashboard.topics.news.rules import Month, News, NewsItem


def news(database: Database, month: Month) -> News:
    """Everything of the month, for all readers. What a history cannot give now is asked again the next time."""
    try:
        return _compared(database, month)
    except HistoryError as error:
        return _news(database, month, [], str(error))


@memoised(4)
def _compared(database: Database, month: Month) -> News:
    """With the figures that came. Raises HistoryError."""
    return _news(database, month, *_came(World(database, today=month.until), month))


def _news(database: Database, month: Month, came: Sequence[NewsItem], lacking: str) -> News:
    world = World(database, today=month.until)
    items = [*came, *releases(world, month, with_arrived=bool(lacking)), *duties(world, month), *held(world, month),
             *submission_news(world, month)]
    return News(month, tuple(items), lacking)


def _came(world: World, month: Month) -> tuple[list[NewsItem], str]:
    """Figures that came, and why they cannot be told, "" when they can. Raises HistoryError."""
    made = {name: at for name, at in known_builds().items() if name <= world.database.build_id}
    before = newest_until(made, end_of_day(month.before))
    if before is None:
        return [], words.no_build(month.before)
    until = (newest_until(made, end_of_day(month.until)) if month.is_over else None) or world.database.build_id
    try:
        with closing(open_past(before)) as then, closing(open_past(until)) as now:
            found = arrivals(world, then, now)
    except HistoryError:
        raise
    except StoreError:  # tidied away meanwhile
        found = None
    return ([], words.old_build(month.before)) if found is None else (list(found), "")
