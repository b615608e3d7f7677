"""Builds of the past: those that are kept as files, and where servers keep a history of builds, all that were
published."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from dashboard.store.building.build_times import kept_builds
from dashboard.store.database import Database, path_of
from dashboard.store.engine.chosen import engine


def known_builds() -> dict[str, datetime]:
    """When each build that can be asked was made, in order; one that cannot is refused by `past_file`, and no older one
    takes its place."""
    return dict(sorted({**engine().published(), **kept_builds()}.items()))


def past_file(build_id: str) -> Path:
    """Where the database of this build lies, perhaps read back from the history just now. Raises HistoryError
    where there is a history and it cannot give it."""
    return engine().past(build_id) or path_of(build_id)


def open_past(build_id: str) -> Database:
    """That build. Raises StoreError."""
    return Database(build_id, path=past_file(build_id))
