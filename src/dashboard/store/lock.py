"""One writer at a time, across processes: whoever hands in or builds holds this lock; a killed holder frees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dashboard.store.engine.chosen import engine
from dashboard.store.engine.copy_mark import refuse_copy
from dashboard.store.layout import bring_up_to_date
from dashboard.store.leftovers import sweep
from dashboard.store.rounding_key import agree
from dashboard.store.sharing.follower import refuse_follower


@contextmanager
def only_writer(progress: Callable[[str], None] = lambda _: None) -> Iterator[None]:
    """Hold the write lock. Raises BuildError when another holds it for ten minutes, or when DASHBOARD_HOME cannot be
    written; StoreError when a newer program has written there, or where another server is copied."""
    refuse_follower()
    refuse_copy()
    with engine().only_builder(lambda: progress("Menunggu pembangunan lain selesai")):
        bring_up_to_date()
        sweep()  # of those who held it and were killed
        engine().refresh()
        agree()
        yield
