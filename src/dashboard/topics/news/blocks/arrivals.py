"""Figures that a build has and an older one has not, or has otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.answers.world import World
from dashboard.core.domain import QueryError, StoreError
from dashboard.queries import reference
from dashboard.store.database import Database
from dashboard.topics.meetings import queries as meetings
from dashboard.topics.meetings.rules.what_changed import compare_figures
from dashboard.topics.meetings.words import changed as words
from dashboard.topics.news.rules import EVERYBODY, NewsItem, NewsKind, NewsState


def arrivals(world: World, before: Database, until: Database | None = None) -> Sequence[NewsItem] | None:
    """What `until` (None: the build of the world) has beside `before`; None when one of them cannot be asked."""
    catalogue, regions = reference.indicators(world.database), reference.regions(world.database)
    try:
        found = compare_figures(meetings.figures(before), meetings.figures(until or world.database), catalogue)
    except (StoreError, QueryError, KeyError):  # made before there was such a view, or damaged
        return None
    if found.nothing:
        return ()
    return [NewsItem(NewsState.NEW, NewsKind.FIGURE, line, None, "", EVERYBODY, "tren", {"ind": indicator})
            for indicator, line in words.figure_items(found, catalogue, regions, then="sebelumnya")]
