"""Servers of one dashboard for tests: each with a home of its own, one PostgreSQL, one place for published builds."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.store.engine.chosen import postgres_engine
from handing_in import AGENCIES, JATEN, PROGRAMS, covered, publish, store

Turn = Callable[[str], None]
"""Go to the server of this name."""


def servers(world: Path, folder: Path, address: str, patch: pytest.MonkeyPatch, *, with_home: bool = False) -> Turn:
    """All have the data folder of this world, and what a build keeps for the next one, but no build; `with_home`: the
    first one, "a", has the whole home."""
    patch.setenv("DASHBOARD_STORE", address)
    (folder / "objek").mkdir()
    patch.setenv("DASHBOARD_OBJECTS", str(folder / "objek"))
    patch.setenv("DASHBOARD_DATA", str(world / "data"))

    def turn(name: str) -> None:
        home = folder / name
        patch.setenv("DASHBOARD_HOME", str(home))
        if not home.exists():
            shutil.copytree(world / "home/cache", home / "cache")

    if with_home:
        shutil.copytree(world / "home", folder / "a")
    turn("a")
    shutil.copy(world / "home/rounding.key", folder / "a")  # what is kept holds for this key
    return turn


def shown_here() -> str | None:
    """What `follow` does once; the id of what is new here."""
    return postgres_engine().keep_up()


def begin() -> None:
    """Three datasets are handed in on this server, and published."""
    store("agencies", AGENCIES)
    store("programs", PROGRAMS)
    publish("coverage", [covered(JATEN, "2025", 41)])
