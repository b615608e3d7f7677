"""What happened, for whoever answers for the dashboard: who came in, what was handed in, taken along or refused.

Nobody's data stand here: accounts by their names, files by the numbers of their submissions. Kept for two years.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dashboard.core import settings
from dashboard.core.actor import Action, Actor
from dashboard.core.domain import NotAllowed, StoreError
from dashboard.store.chain import RecordChain
from dashboard.store.engine.chosen import engine
from dashboard.store.policy import require

_LOG = logging.getLogger("dashboard")
_MONTHS = 24
_MOST, _SECONDS = 60, 60
"""Refusals noted in so many seconds: a stranger who tries passwords must not fill the disk."""


class Event(StrEnum):
    """What is noted; the value is what the page says."""

    SIGNED_IN = "masuk"
    SIGNED_OUT = "keluar"
    SIGN_IN_REFUSED = "masuk ditolak"
    PASSWORD = "kata sandi diganti"  # noqa: S105  # a word for people
    ACCOUNT = "akun diubah"
    HANDED_IN = "kiriman diserahkan"
    WITHDRAWN = "kiriman ditarik"
    PURGE_ASKED = "penghapusan diusulkan"
    PURGE_DROPPED = "usul penghapusan dibatalkan"
    PURGED = "kiriman dihapus"
    EXACT_FILE = "angka tepat diunduh"
    BACKUP = "cadangan dibuat"
    RESTORED = "cadangan dipulihkan"
    REFUSED = "hak ditolak"


@dataclass(frozen=True)
class AuditEntry:
    """One event. `at` is UTC; `by`: name of the account, "" of whoever is none of ours; `role` in words."""

    number: int
    at: datetime
    event: str
    by: str
    role: str
    what: str


def note(event: Event, by: Actor, what: str = "") -> None:
    """Put it on record. What cannot be written is told to the server's log and stops nobody."""
    if event in (Event.REFUSED, Event.SIGN_IN_REFUSED) and not _refusals.has_room():
        return
    try:
        chain().add({"event": event.value, "by": by.name, "role": by.role_words, "what": what}, keep_months=months())
    except StoreError as error:
        _LOG.error("audit: %s %s %s: %s", event.value, by.name, what, error)


@contextmanager
def refusals_noted(by: Actor, what: str) -> Iterator[None]:
    """Whatever is refused in here for want of a right is put on record, and raised on."""
    try:
        yield
    except NotAllowed:
        note(Event.REFUSED, by, what)
        raise


def entries(reader: Actor) -> list[AuditEntry]:
    """Everything on record, newest first. Raises NotAllowed or StoreError."""
    require(reader, Action.READ_AUDIT)
    return [AuditEntry(link.number, link.at, *(str(link.told[name]) for name in ("event", "by", "role", "what")))
            for link in reversed(chain().links())]


def damage(reader: Actor) -> list[str]:
    """What was done to the record by hand, a sentence each. Raises NotAllowed."""
    require(reader, Action.READ_AUDIT)
    return chain().damage()


def months() -> int:
    """For how many months events are kept: `DASHBOARD_AUDIT_MONTHS`, usually 24."""
    asked = os.environ.get("DASHBOARD_AUDIT_MONTHS", "").strip()
    return max(1, int(asked)) if asked.isdigit() else _MONTHS


def chain() -> RecordChain:
    """The record of this dashboard."""
    return RecordChain(settings.home() / "audit", engine().lines("audit"))


class _Refusals:
    """How many refusals were noted just now."""

    def __init__(self) -> None:
        self._times: deque[float] = deque()
        self._lock = threading.Lock()

    def has_room(self) -> bool:
        now = time.monotonic()
        with self._lock:
            while self._times and self._times[0] <= now - _SECONDS:
                self._times.popleft()
            if len(self._times) >= _MOST:
                return False
            self._times.append(now)
            return True


_refusals = _Refusals()
