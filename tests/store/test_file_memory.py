"""What was found out about a file holds under another name, until the file changes; failures are not kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.publish.build import build
from dashboard.store.building import whole
from dashboard.store.database import path_of, served_build
from dashboard.store.file_memory import FileMemory


def test_a_finding_goes_with_the_file(tmp_path: Path) -> None:
    asked: list[Path] = []
    memory = FileMemory[int](most=2)

    def look(path: Path) -> int:
        asked.append(path)
        return len(path.read_bytes())

    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"123")
    assert [memory.found(one, look), memory.found(one, look)] == [3, 3] and asked == [one]
    one.rename(other)
    assert memory.found(other, look) == 3 and asked == [one]
    other.write_bytes(b"1234")
    assert memory.found(other, look) == 4 and asked == [one, other]
    with pytest.raises(FileNotFoundError):
        memory.found(one, look)
    for number in range(2):
        (tmp_path / str(number)).write_bytes(b"x")
        memory.put(tmp_path / str(number), number)
    assert memory.found(other, look) == 4 and asked == [one, other, other], "of many only the last"


def test_what_failed_is_looked_at_again(tmp_path: Path) -> None:
    memory, file = FileMemory[int](), tmp_path / "file"
    file.write_bytes(b"1")
    with pytest.raises(ZeroDivisionError):
        memory.found(file, lambda _: 1 // 0)
    assert memory.found(file, lambda _: 7) == 7


def test_what_was_just_published_is_not_read_again_until_it_changes(tiny_data: Callable[..., Path],
                                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    tiny_data()
    path = path_of(build().build_id)
    asked: list[Path] = []
    real = whole.read_through
    monkeypatch.setattr(whole, "read_through", lambda file: asked.append(file) or real(file))
    assert not served_build().notice and asked == []
    path.write_bytes(path.read_bytes()[:-1])
    assert whole.damage(path) and asked == [path]
