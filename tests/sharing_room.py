"""Two machines for tests of sharing: one hands in and publishes, the other shows copies."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.store.database import open_current
from handing_in import AGENCIES, JATEN, PROGRAMS, covered, publish, store

Turn = Callable[[str], None]
"""Go to the machine "utama", where something was handed in, or "tampil", which has its rounding key."""


def handed_in() -> None:
    store("agencies", AGENCIES)
    store("programs", PROGRAMS)
    publish("coverage", [covered(JATEN, "2025", 41)])


def recipients() -> int:
    """What the served build says of the one village."""
    database = open_current()
    found = database.rows("SELECT recipients FROM coverage")[1][0][0]
    database.close()
    return int(found)
