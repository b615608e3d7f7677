"""Small JSON files that only the server's account may read: replaced in one step, changed under one lock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from dashboard.core.domain import AccountError, StoreError
from dashboard.store.engine.chosen import engine
from dashboard.store.engine.copy_mark import refuse_copy
from dashboard.store.engine.interface import Engine
from dashboard.store.layout import refuse_newer


@contextmanager
def only_changer() -> Iterator[None]:
    """Hold the lock of the accounts, across processes. Raises AccountError, or StoreError when a newer program has
    written there."""
    refuse_newer()
    refuse_copy()
    with _engine().only_changer():
        yield


def read_private(name: str, *, replaceable: bool = False) -> dict[str, Any]:
    """The object of this name; empty when there is none, and when one that may be begun anew is damaged. Raises
    AccountError when another is damaged."""
    return _engine().read_private(name, replaceable=replaceable)


def read_entry(name: str, key: str, *, replaceable: bool = False) -> Any:
    """One entry of it, None when there is none: what each run of a page asks. Raises AccountError when damaged."""
    return _engine().read_entry(name, key, replaceable=replaceable)


def write_private(name: str, content: dict[str, Any]) -> None:
    """Replace it; a kill at any moment leaves the old or the new one. Needs the lock. Raises AccountError."""
    _engine().write_private(name, content)


def _engine() -> Engine:
    """A wrong address lets nobody in; whoever only looks is not disturbed."""
    try:
        return engine()
    except StoreError as error:
        raise AccountError(str(error)) from None
