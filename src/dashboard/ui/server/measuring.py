"""What this process remembers of its own work: how often each page was drawn, how long that took, what went wrong.

Nobody's data: pages, kinds of choices and classes of errors; gone when the process ends. One line of the log a run.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

LOG = logging.getLogger("dashboard.pages")
_REMEMBERED = 500
"""Last runs of each page that quantiles are taken of."""

_started = time.monotonic()


@dataclass
class PageRuns:
    """Runs of one page since the process began: `count`, `errors`, and of the last 500 the milliseconds."""

    count: int = 0
    errors: int = 0
    last: deque[float] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))

    def quantile(self, share: float) -> float:
        """Milliseconds that this share of the last runs stayed within: the smallest such duration. 0.0 without one."""
        ordered = sorted(self.last)
        return ordered[max(0, -(-len(ordered) * round(share * 1000) // 1000) - 1)] if ordered else 0.0


class Measurements:
    """Runs by page, from all threads."""

    def __init__(self) -> None:
        self._pages: dict[str, PageRuns] = {}
        self._lock = threading.Lock()

    def note(self, page: str, milliseconds: float, error: str) -> None:
        """One run; `error`: class of what went wrong, "" when nothing did."""
        with self._lock:
            found = self._pages.setdefault(page, PageRuns())
            found.count += 1
            found.errors += bool(error)
            found.last.append(milliseconds)

    def pages(self) -> Mapping[str, PageRuns]:
        """A copy, by the page's address."""
        with self._lock:
            return {page: PageRuns(runs.count, runs.errors, deque(runs.last)) for page, runs in self._pages.items()}

    def all_runs(self) -> PageRuns:
        """Those of all pages together."""
        pages = self.pages().values()
        return PageRuns(sum(one.count for one in pages), sum(one.errors for one in pages),
                        deque(milliseconds for one in pages for milliseconds in one.last))


measured = Measurements()


def page_drawn(page: str, scope: Iterable[str], began: float, error: BaseException | None) -> None:
    """A run of a page ended: remember it, and tell the log. `scope`: names of the choices in its address, without what
    was chosen; `began`: time.perf_counter() at its start."""
    milliseconds = (time.perf_counter() - began) * 1000
    what = type(error).__name__ if error else ""
    measured.note(page, milliseconds, what)
    LOG.info("page", extra={"page": page or "/", "scope": sorted(scope), "ms": round(milliseconds, 1), "error": what})


def uptime_seconds() -> float:
    """Since this module was loaded, which serve.py does first."""
    return time.monotonic() - _started
