"""Servers that share a PostgreSQL; nothing stays open from one test to the next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.store.engine import chosen
from postgres_servers import Turn, servers


@pytest.fixture(autouse=True)
def closed_afterwards() -> Iterator[None]:
    yield
    for one in chosen._ENGINES.values():
        one.close()
    chosen._ENGINES.clear()


@pytest.fixture
def to(tiny_once: Path, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> Turn:
    """Go to the server of this name, "a" at first; none has a build."""
    return servers(tiny_once, tmp_path, address, monkeypatch)
