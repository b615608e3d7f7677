"""What is kept is known by the code that made it; damage and a moved module are noticed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.core import settings
from dashboard.store import kept

ROOM = "store/building"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package's code of one room, to be changed."""
    shutil.copytree(kept._PACKAGE / ROOM, tmp_path / ROOM)
    monkeypatch.setattr(kept, "_PACKAGE", tmp_path)
    return tmp_path


def test_a_module_that_changes_changes_the_digest(package: Path) -> None:
    seen = {kept.code_of(ROOM)}
    for path in sorted((package / ROOM).glob("*.py")):
        path.write_text(path.read_text("utf-8") + "# changed\n", "utf-8")
        assert kept.code_of(ROOM) not in seen, path.name
        seen.add(kept.code_of(ROOM))


def test_a_library_that_changes_changes_the_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    before = kept.code_of(ROOM)
    monkeypatch.setattr(kept, "version", lambda name: "another")
    assert kept.code_of(ROOM) != before


@pytest.mark.parametrize("room", ["store/geometry.py", "store/elsewhere"])
def test_a_room_that_is_not_there_is_an_error(room: str) -> None:
    """As when a module moved: it would silently no longer count."""
    with pytest.raises(ValueError, match=room):
        kept.code_of(ROOM, room)


def test_only_what_was_written_whole_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path))
    kept.keep("toy", "a", b"one", 2)
    assert kept.read("toy", "a") == b"one" and kept.read("toy", "b") is None
    path, = settings.cache().iterdir()
    path.write_bytes(path.read_bytes()[:-1])
    assert kept.read("toy", "a") is None


def test_parts_come_back_as_they_were() -> None:
    parts = [b"", b"a\nb", bytes(range(256)) * 5]
    assert kept.unpack(kept.pack(parts)) == parts
