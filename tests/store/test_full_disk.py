"""A disk that is full, or a limit on the size of files: what is published is whole, or nothing is, and it is said."""

from __future__ import annotations

import errno
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.core import settings
from dashboard.core.actor import person
from dashboard.core.domain import BuildError, DashboardError, StoreError
from dashboard.publish import publishing
from dashboard.publish.build import build
from dashboard.publish.hand_in import rehearse, take_back
from dashboard.store.building import assets
from dashboard.store.building.build_times import kept_builds
from dashboard.store.building.whole import read_through
from dashboard.store.database import Database, Served, path_of, served_build
from dashboard.store.free_space import BUILDS_THAT_FIT, not_written
from dashboard.store.submissions import record as record
from handing_in import AGENCIES, PROGRAMS, draft, publish

LEVELS = 12
_LIMITED = """
import resource, sys
from dashboard.__main__ import main
from dashboard.store import kept
from dashboard.store.building import assets
limit = int(sys.argv[1])
# What is laid out and kept is on other files; here the database alone meets the limit.
assets.lay_out = lambda *_: assets.Assets((), (), "", "")
kept.keep = lambda *_: None
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
sys.exit(main(["build"]))
"""


def free(patch: pytest.MonkeyPatch, count: int) -> None:
    """Let every disk have so many bytes free."""
    patch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9 - count, count))


@pytest.mark.parametrize("level", range(LEVELS))
def test_a_database_that_cannot_be_written_whole_is_never_published(tiny: Database, level: int) -> None:
    """The limit meets DuckDB in the middle of its own writes, at twelve places from the first byte to the last."""
    tiny.close()
    size = path_of(tiny.build_id).stat().st_size
    limit = size * level // (LEVELS - 1)
    told = subprocess.run([sys.executable, "-c", _LIMITED, str(limit)], capture_output=True, text=True, check=False)
    served = served_build()
    assert not served.notice and read_through(path_of(served.build_id), views=True)
    assert not list(settings.builds().glob(".tmp-*"))
    if told.returncode == 0:
        assert "Terbit: " in told.stdout and served.build_id != tiny.build_id
    else:
        assert served.build_id == tiny.build_id and kept_builds().keys() == {tiny.build_id}
        assert re.search("Gagal: .* batas ukuran berkas .* tidak ada yang disimpan", told.stderr), told.stderr
        assert "Terbit" not in told.stdout and "Traceback" not in told.stderr
    if level < LEVELS // 2:
        assert told.returncode == 1


@pytest.mark.parametrize("damage", ["cut", "log beside it", "rows"])
def test_a_finished_file_that_is_not_whole_is_not_published(tiny: Database, damage: str, tmp_path: Path) -> None:
    path = Path(shutil.copy(path_of(tiny.build_id), tmp_path / "selesai.duckdb"))
    rows = read_through(path, views=True)
    publishing.check_finished(path, rows)
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:-1])
    elif damage == "log beside it":
        path.with_name(f"{path.name}.wal").write_bytes(b"x")
    else:
        rows["observation"] += 1
    with pytest.raises(BuildError, match="tidak dapat ditulis"):
        publishing.check_finished(path, rows)


def test_every_way_refuses_beforehand_and_leaves_nothing(tiny: Database, monkeypatch: pytest.MonkeyPatch,
                                                         capsys: pytest.CaptureFixture[str]) -> None:
    tiny.close()
    stored = publish("agencies", AGENCIES).submission
    published = served_build()
    size = path_of(published.build_id).stat().st_size
    free(monkeypatch, BUILDS_THAT_FIT * size - 1)
    assert main(["build"]) == 1
    told = capsys.readouterr()
    assert re.search(rf"Gagal: Disk penuh: di {settings.builds()} tersisa [0-9,.]+ MB, sedangkan yang diperlukan "
                     r"[0-9,.]+ MB; tidak ada yang disimpan atau diterbitkan\. .*Kosongkan disk itu", told.err)
    assert "Periksa berkas" not in told.err and "Terbit" not in told.out
    for way in (lambda: publish("programs", PROGRAMS), lambda: take_back(stored.id, person("Uji"), "keliru"),
                lambda: rehearse(draft("programs", PROGRAMS))):
        with pytest.raises(DashboardError, match="Disk penuh"):
            way()
    assert [entry.status for entry in record.submissions()] == ["berlaku"]
    assert [path.name for path in settings.submissions().iterdir()] == ["agencies"]
    assert served_build() == published
    free(monkeypatch, BUILDS_THAT_FIT * size)
    assert build().build_id == served_build().build_id


def test_leftovers_of_a_dead_build_are_gone_before_space_is_asked_for(tiny: Database,
                                                                      monkeypatch: pytest.MonkeyPatch) -> None:
    left = settings.builds() / ".tmp-1.duckdb"
    left.write_bytes(b"x" * 1000)
    free(monkeypatch, 0)
    with pytest.raises(BuildError, match="Disk penuh"):
        build()
    assert not left.exists()


def test_a_full_disk_is_told_also_when_the_error_does_not_say_so(tmp_path: Path,
                                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    error = RuntimeError("database has been invalidated because of a previous fatal error")
    assert "Periksa izin" in not_written("Basis data", tmp_path, error)
    free(monkeypatch, 4096)
    assert not_written("Basis data", tmp_path, error).startswith(f"Disk penuh: di {tmp_path} tersisa 0,0 MB")


def test_a_map_layer_that_does_not_fit_is_told_and_leaves_nothing(tmp_path: Path,
                                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> None:
        path.write_bytes(content[:3])
        raise OSError(errno.ENOSPC, "No space left on device")

    def lay_out() -> assets.Assets:
        files = assets.value_files({"p0": {}}, {})
        return assets.lay_out(tmp_path / "static", assets.GeometryFiles(b"{}", b"{}"), files)

    with monkeypatch.context() as patch:
        patch.setattr(assets, "write_file", full)
        with pytest.raises(StoreError, match=f"Disk penuh: di {tmp_path}"):
            lay_out()
    assert [path for path in (tmp_path / "static").rglob("*") if path.is_file()] == []
    file = tmp_path / "static" / lay_out().values
    whole = file.read_bytes()
    file.write_bytes(b"\0" * len(whole))  # what a power cut leaves of a file that was not flushed
    assert lay_out().values == file.name and file.read_bytes() == whole


def test_tidying_that_fails_does_not_unsay_what_is_published(tiny_data: Callable[..., Path],
                                                             monkeypatch: pytest.MonkeyPatch,
                                                             caplog: pytest.LogCaptureFixture) -> None:
    tiny_data()

    def locked(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("dashboard.publish.build.remove_old_builds", locked)
    assert served_after(build().build_id) and "tidak dapat dirapikan" in caplog.text


def served_after(build_id: str) -> bool:
    """Whether this build is what is served."""
    return served_build() == Served(build_id)
