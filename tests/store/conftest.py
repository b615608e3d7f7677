"""Accounts that cost little to make, a clock that tests can set, and two machines that share."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard.core import settings
from dashboard.store.identity import passwords
from dashboard.store.sharing.objects import FolderObjects
from postgres_room import PostgresServer
from s3_room import S3Server
from sharing_room import Turn, handed_in


@pytest.fixture
def cheap_accounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No accounts yet, and hashes that cost little."""
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path))
    monkeypatch.setattr(passwords, "_HASHER", passwords.PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    passwords.nobodys_hash.cache_clear()
    yield
    passwords.nobodys_hash.cache_clear()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time as attempts and sessions see it: clock[0] seconds."""
    now = [1_800_000_000.0]
    monkeypatch.setattr(time, "time", lambda: now[0])
    return now


@pytest.fixture
def at(live_after: Callable[[Callable[[], None]], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Turn:
    """Go to the machine "utama", where something was handed in, or "tampil", which has its rounding key."""
    homes = {"utama": live_after(handed_in) and settings.home(), "tampil": tmp_path / "tampil"}
    homes["tampil"].mkdir()
    shutil.copy(homes["utama"] / "rounding.key", homes["tampil"])

    def turn(name: str) -> None:
        monkeypatch.setenv("DASHBOARD_HOME", str(homes[name]))

    turn("utama")
    return turn


@pytest.fixture
def between(tmp_path: Path) -> FolderObjects:
    return FolderObjects(tmp_path / "bersama")


@pytest.fixture(scope="session")
def s3_server() -> Iterator[S3Server]:
    """One object store for all tests of a worker."""
    server = S3Server()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def bucket(s3_server: S3Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty one, with the environment variables that lead there."""
    for name, value in s3_server.environment.items():
        monkeypatch.setenv(name, value)
    return s3_server.new_bucket()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One PostgreSQL for all tests of a worker."""
    server = PostgresServer()
    server.start()
    yield server
    server.remove()


@pytest.fixture
def address(postgres_server: PostgresServer) -> str:
    """Of an empty database in it."""
    return postgres_server.new_database()
