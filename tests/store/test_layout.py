"""A program meets a home of another version: an older one is migrated, a newer one is left alone with a sentence."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.core import settings
from dashboard.core.domain import DashboardError, StoreError
from dashboard.store import layout
from dashboard.store.backup import backup, read_through
from dashboard.store.database import served_build
from dashboard.store.durable import replace_private_file
from dashboard.store.identity.accounts import add_account
from dashboard.store.lock import only_writer
from dashboard.store.private_files import only_changer
from dashboard.store.submissions.journal import findings
from handing_in import AGENCIES, KEEPER, PROGRAMS, store


@pytest.fixture
def home(tiny_data: Callable[..., Path]) -> Path:
    tiny_data()
    store("agencies", AGENCIES)
    return settings.home()


def stamp(home: Path, content: object) -> None:
    (home / "format.json").write_text(json.dumps(content), "utf-8")


def all_files(home: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in home.rglob("*") if path.is_file() and path.suffix != ".lock"}


def test_an_older_home_is_migrated_by_the_first_write(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(path: Path, content: bytes) -> None:
        if path.name == "format.json":
            raise OSError(28, "No space left on device")
        replace_private_file(path, content)

    (home / "format.json").unlink()
    for path in home.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert layout.version() == 1 and findings() == [], "an older home is read as it is"
    with monkeypatch.context() as patch:
        patch.setattr(layout, "replace_private_file", fails)
        with pytest.raises(StoreError, match="tidak muat"):
            store("programs", PROGRAMS)
    assert layout.version() == 1
    store("programs", PROGRAMS)
    assert layout.version() == layout.VERSION and findings() == []
    assert [path for path in [home, *home.rglob("*")] if path.stat().st_mode & 0o077] == []


def test_a_newer_home_is_left_alone(home: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    stamp(home, {"version": layout.VERSION + 1})
    before = all_files(home)
    for work in (lambda: store("programs", PROGRAMS), lambda: add_account("Siti", "jambu-mete-7", KEEPER),
                 served_build, lambda: backup(tmp_path / "x.zip", KEEPER)):
        with pytest.raises(StoreError, match=r"versi dasbor yang lebih baru .*Perbarui programnya"):
            work()
    for command in (["build"], ["check"], ["sql", "SELECT 1"]):
        assert main(command) == 1
        assert "versi dasbor yang lebih baru" in "".join(capsys.readouterr())
    assert all_files(home) == before


@pytest.mark.parametrize("content", ["x", [], {}, {"version": "dua"}, {"version": None}])
def test_a_damaged_stamp_is_told(home: Path, content: object) -> None:
    stamp(home, content)
    with pytest.raises(StoreError, match=r"Penanda .* rusak"):
        store("programs", PROGRAMS)
    layout.refuse_newer()  # readers go on


def test_a_backup_carries_the_layout(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = backup(tmp_path / "x.zip", KEEPER)
    assert read_through(made.path, KEEPER).files == made.files
    monkeypatch.setattr(layout, "VERSION", layout.VERSION - 1)
    with pytest.raises(StoreError, match="lebih baru"):
        read_through(made.path, KEEPER)


def test_root_does_not_write_in_the_home_of_another_user(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid():
        monkeypatch.setattr(os, "geteuid", lambda: 0)
    else:
        os.chown(home, 1, -1)
    for way in (only_writer, only_changer):
        with pytest.raises(DashboardError, match="sebagai root"), way():
            pass
