"""Worlds to test against: the data we ship, and a tiny one that can be checked by eye. Both are really built."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))  # importlib mode does not; worlds.py is shared by all tests

from dashboard.store.build import build
from dashboard.store.database import Database, open_current
from worlds import write_tiny

# The same examples in every run, and no stop-watch: a busy machine must not turn a test red.
settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")

ROOT = Path(__file__).resolve().parents[1]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright keeps an event loop running in this thread once it has started."""
    items.sort(key=lambda item: item.path.is_relative_to(ROOT / "tests" / "browser"))


@pytest.fixture(scope="session")
def shipped_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A DASHBOARD_HOME with a build of the data we ship."""
    home = tmp_path_factory.mktemp("shipped")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_HOME", str(home))
        patch.delenv("DASHBOARD_DATA", raising=False)
        build()
    return home


@pytest.fixture
def shipped(shipped_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The shipped build, opened; DASHBOARD_HOME points to it."""
    monkeypatch.setenv("DASHBOARD_HOME", str(shipped_home))
    monkeypatch.delenv("DASHBOARD_DATA", raising=False)
    database = open_current()
    yield database
    database.close()


@pytest.fixture
def tiny_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Writes a tiny world and points DASHBOARD_DATA and an empty DASHBOARD_HOME at it; takes worlds.py's changes."""

    def make(**changes: Any) -> Path:
        monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path / "home"))
        monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "data"))
        return write_tiny(tmp_path / "data", **changes)

    return make


@pytest.fixture
def tiny(tiny_data: Callable[..., Path]) -> Iterator[Database]:
    """The tiny world, built and opened."""
    tiny_data()
    build()
    database = open_current()
    yield database
    database.close()


@pytest.fixture
def no_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A DASHBOARD_HOME in which nothing has been built."""
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path / "empty"))
    return tmp_path / "empty"
