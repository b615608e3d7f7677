"""One writer at a time, across processes: whoever hands in or builds holds this lock; a killed holder frees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from dashboard.core import settings
from dashboard.core.domain import BuildError
from dashboard.store.durable import make_folder
from dashboard.store.free_space import not_written
from dashboard.store.layout import bring_up_to_date
from dashboard.store.leftovers import sweep
from dashboard.store.sharing.follower import refuse_follower

_WAIT_SECONDS = 600
"""Twenty-five agencies handing in on the last evening queue here; each takes seconds."""


@contextmanager
def only_writer(progress: Callable[[str], None] = lambda _: None) -> Iterator[None]:
    """Hold the write lock of DASHBOARD_HOME. Raises BuildError when another holds it for ten minutes, or when the
    folder cannot be written; StoreError when a newer program has written there, or where another server is copied."""
    refuse_follower()
    folder = settings.builds()
    lock = FileLock(folder / "build.lock", mode=0o600)
    try:
        make_folder(folder)
        _acquire(lock, progress)
    except OSError as error:
        raise BuildError(not_written("Basis data", folder, error)) from None
    try:
        bring_up_to_date()
        sweep()  # of those who held it and were killed
        yield
    finally:
        lock.release()


def _acquire(lock: FileLock, progress: Callable[[str], None]) -> None:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        progress("Menunggu pembangunan lain selesai")
        try:
            lock.acquire(timeout=_WAIT_SECONDS)
        except Timeout:
            raise BuildError("Pembangunan lain sedang berjalan lebih dari sepuluh menit. Tunggu sampai selesai, "
                             "lalu ulangi.") from None
