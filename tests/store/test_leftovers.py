"""What lies in DASHBOARD_HOME is for the server's account only, and nothing of a killed process stays there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.core import settings
from dashboard.publish.verification import verify
from dashboard.store.backup import backup
from dashboard.store.identity.accounts import add_account, sign_in
from dashboard.store.leftovers import sweep
from handing_in import AGENCIES, KEEPER, publish, store


def dead_process() -> int:
    """The number of a process that has ended."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def test_everything_is_for_the_servers_account_only(tiny_data: Callable[..., Path], tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        tiny_data()
        publish("agencies", AGENCIES)
        add_account("Siti", "jambu-mete-7", KEEPER)
        sign_in("Siti", "jambu-mete-7")
        made = backup(tmp_path / "cadangan.zip", KEEPER)
        assert verify(KEEPER).problems == []
    finally:
        os.umask(old)
    found = [settings.home(), *settings.home().rglob("*"), made.path]
    assert {path.name for path in found} >= {"CURRENT", "journal", "HEAD.json", "rounding.key", "manifest.json"}
    assert [str(path) for path in found if path.stat().st_mode & 0o077] == []


def test_what_killed_processes_left_goes_with_the_next_write_and_with_check(
        tiny_data: Callable[..., Path], tmp_path: Path) -> None:
    tiny_data()
    home, gone = settings.home(), dead_process()

    def leave() -> list[Path]:
        left = [home / "submissions" / f".tmp-{gone}" / "20260101T000000000000" / "rows.parquet",
                home / "builds" / f".tmp-{gone}.duckdb", home / "builds" / f".tmp-{gone}.duckdb.wal",
                home / "cache" / "ground-1.half", home / "static" / f".desa.json.{gone}.1.tmp",
                home.parent / f".{home.name}.{gone}.tmp" / "submissions" / "x"]
        for path in left:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"rahasia")
        return left

    kept = home.parent / f".{home.name}.{os.getpid()}.tmp"
    kept.mkdir()
    other = home.parent / ".orang-lain.1.tmp"
    other.write_text("x", "utf-8")
    for work in (lambda: store("agencies", AGENCIES), lambda: verify(KEEPER)):
        left = leave()
        work()
        assert [path for path in left if path.exists()] == []
    assert kept.exists() and other.exists(), "a restore that goes on, and what is none of ours"
    folder = tmp_path / "cadangan"
    folder.mkdir()
    half = folder / f".dasbor-20260101T000000Z.zip.{gone}.tmp"
    half.write_bytes(b"rahasia")
    backup(folder, KEEPER)
    assert not half.exists()


def test_what_cannot_be_removed_stops_nobody(tiny_data: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    tiny_data()
    left = settings.builds() / ".tmp-1.duckdb"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"x")

    def fails(self: Path, missing_ok: bool = False) -> None:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", fails)
        assert sweep() == [] and left.exists()
    assert sweep() == [left.name]
