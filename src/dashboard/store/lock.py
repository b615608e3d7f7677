"""One writer at a time, across processes: whoever hands in or builds holds this lock; a killed holder frees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from dashboard import settings
from dashboard.domain import BuildError

_WAIT_SECONDS = 600
"""Twenty-five agencies handing in on the last evening queue here; each takes seconds."""


@contextmanager
def only_writer(progress: Callable[[str], None] = lambda _: None) -> Iterator[None]:
    """Hold the write lock of DASHBOARD_HOME. Raises BuildError when another holds it for ten minutes."""
    folder = settings.builds()
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / "build.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        progress("Menunggu pembangunan lain selesai")
        try:
            lock.acquire(timeout=_WAIT_SECONDS)
        except Timeout:
            raise BuildError("Pembangunan lain sedang berjalan lebih dari sepuluh menit. Tunggu sampai selesai, "
                             "lalu ulangi.") from None
    try:
        yield
    finally:
        lock.release()
