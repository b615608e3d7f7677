"""The builds that are open: the published one and the one before it, which running pages may still be drawing. With
each its answers (store.memo), so that a rerun asks nothing twice."""

from __future__ import annotations

from dashboard.store.database import Database
from dashboard.ui.server.keeping import MadeOnce

_builds: MadeOnce[str, Database] = MadeOnce(2, is_heavy=False)
forget = _builds.clear
"""Drop all that is remembered of any build, as when something in them was erased."""


def opened(build_id: str) -> Database:
    """The build with this id. Raises StoreError when it cannot be opened."""
    return _builds.made(build_id, lambda: Database(build_id))
