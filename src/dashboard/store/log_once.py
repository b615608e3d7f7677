"""What is asked again each second is told once: a sentence for the log, as long as the process lives."""

from __future__ import annotations

import logging
from functools import lru_cache

_LOG = logging.getLogger("dashboard")


@lru_cache(maxsize=64)
def log_once(text: str) -> None:
    """An error that was not told yet."""
    _LOG.error(text)
