"""What commands know before they read a file: the codes of the published build, made first when there is none."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.core.domain import QueryError, StoreError
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.store.database import open_current
from dashboard.store.reference_codes import reference_codes


def current_reference(progress: Callable[[str], None] = lambda _: None) -> ReferenceCodes:
    """The codes of the published build; on a fresh machine, or after an update of the program, builds first."""
    try:
        return _of_current()
    except (StoreError, QueryError):
        from dashboard.publish.build import build

        build(progress)
        return _of_current()


def _of_current() -> ReferenceCodes:
    database = open_current()
    try:
        return reference_codes(database)
    finally:
        database.close()
