"""Servers of one dashboard for tests: each with a home of its own, one PostgreSQL, one place for published builds."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.store.engine.chosen import postgres_engine

Turn = Callable[[str], None]
"""Go to the server of this name."""


def servers(tiny_once: Path, folder: Path, address: str, patch: pytest.MonkeyPatch) -> Turn:
    """None has a build; all have the tiny data folder, and what a build keeps for the next one."""
    patch.setenv("DASHBOARD_STORE", address)
    patch.setenv("DASHBOARD_OBJECTS", str(folder / "objek"))
    patch.setenv("DASHBOARD_DATA", str(tiny_once / "data"))

    def turn(name: str) -> None:
        home = folder / name
        patch.setenv("DASHBOARD_HOME", str(home))
        if not home.exists():
            shutil.copytree(tiny_once / "home/cache", home / "cache")

    turn("a")
    shutil.copy(tiny_once / "home/rounding.key", folder / "a")  # what is kept holds for this key
    return turn


def shown_here() -> str | None:
    """What `follow` does once; the id of what is new here."""
    return postgres_engine().keep_up()
