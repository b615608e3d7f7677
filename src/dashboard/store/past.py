"""Builds of the past: those that are kept as files, and where servers keep a history of builds, all that were
published."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

from dashboard.core import settings
from dashboard.core.domain import HistoryError, StoreError
from dashboard.store.building.build_times import kept_builds
from dashboard.store.building.whole import damage
from dashboard.store.database import Database, path_of
from dashboard.store.engine.chosen import engine

_LOG = logging.getLogger("dashboard")


def known_builds() -> dict[str, datetime]:
    """When each build that can be asked was made, in order; one that cannot is refused by `past_file`, and no older one
    takes its place."""
    return dict(sorted({**_published(), **kept_builds()}.items()))


def _published() -> dict[str, datetime]:
    try:
        return dict(engine().published()) if settings.lake_place() else {}
    except StoreError:  # an address that is none, which every page says otherwise
        _LOG.warning("Riwayat susunan tidak dapat ditanya", exc_info=True)
        return {}


def past_file(build_id: str) -> Path:
    """Where the database of this build lies, perhaps read back from the history just now. Raises HistoryError
    where there is a history and it cannot give it."""
    kept = path_of(build_id)
    if not settings.lake_place() or not damage(kept):
        return kept
    try:
        return engine().past(build_id) or kept
    except HistoryError:
        raise
    except StoreError as error:
        raise HistoryError(str(error)) from None


def open_past(build_id: str) -> Database:
    """That build. Raises HistoryError, and StoreError for a file that is damaged."""
    return Database(build_id, path=past_file(build_id))
