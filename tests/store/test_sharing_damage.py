"""What is damaged, hostile, stopped or left over on the way between servers: never shown, and mended."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.publish.build import build
from dashboard.store.database import current_build_id, path_of
from dashboard.store.sharing.following import follow
from dashboard.store.sharing.giving import share
from dashboard.store.sharing.objects import NOTE, FolderObjects
from handing_in import JATEN, covered, publish
from sharing_room import Turn, recipients


@pytest.mark.parametrize("spoil", ["bit", "cut", "gone"])
def test_a_damaged_object_is_not_shown_and_is_written_again(spoil: str, at: Turn, between: FolderObjects,
                                                            tmp_path: Path) -> None:
    share(between)
    at("tampil")
    shown = follow(between)
    at("utama")
    build()
    offer = share(between)
    assert offer
    path = tmp_path / "bersama/objek" / offer.builds[offer.build]
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.unlink()
    if spoil != "gone":
        path.write_bytes(content if spoil == "bit" else content[:-5])
    at("tampil")
    with pytest.raises(StoreError, match="belum ada" if spoil == "gone" else "bukan yang dinamai"):
        follow(between)
    assert current_build_id() == shown, "what was shown stays"
    at("utama")
    share(between)
    at("tampil")
    assert follow(between) == offer.build


HOSTILE: list[Any] = [
    b"", b"{", b"[]", b"\xff", {"build": "x"}, {"files": {"../../tembus.js": "0" * 64}},
    {"files": {"/tembus.js": "0" * 64}}, {"files": {"a/b/c.js": "0" * 64}}, {"files": {"ok.js": "../../x"}},
    {"builds": {"../x": "0" * 64}}, {"builds": {}}, {"build": "20260101T000000000000-00000000"}, {"layout": 99},
    {"layout": "dua"}, {"key": "lain"},
    b"[" * 200_000, b'{"build": "x", "builds": {}, "files": {}, "key": "", "layout": Infinity}',
]


@pytest.mark.parametrize("change", HOSTILE, ids=range(len(HOSTILE)))
def test_a_note_that_is_not_ours_changes_nothing(change: Any, at: Turn, between: FolderObjects,
                                                 tmp_path: Path) -> None:
    share(between)
    path = tmp_path / "bersama" / NOTE
    path.write_bytes(change if isinstance(change, bytes) else json.dumps(
        {**json.loads(path.read_bytes()), **change}).encode())
    at("tampil")
    with pytest.raises(StoreError):
        follow(between)
    assert not list(tmp_path.rglob("*tembus*")) and [path.name for path in settings.home().rglob("*")] == [
        "rounding.key"]


def test_stopped_anywhere_it_shows_the_old_build_or_the_new_one(at: Turn, between: FolderObjects,
                                                               monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk, a place that goes away: after each of the steps that write."""
    share(between)
    at("tampil")
    shown = [follow(between)]
    at("utama")
    publish("coverage", [covered(JATEN, "2025", 44)])
    offer = share(between)
    at("tampil")
    assert offer
    for path in settings.generated_static().rglob("*.js*"):  # more to fetch
        path.unlink()
    fetch, steps = FolderObjects.fetch, 0
    for reason in (errno.ENOSPC, errno.ESTALE):
        for stop in range(3):
            steps = 0

            def failing(self: FolderObjects, digest: str, target: Path, stop: int = stop, reason: int = reason) -> None:
                nonlocal steps
                steps += 1
                if steps > stop:
                    raise OSError(reason, "uji")
                fetch(self, digest, target)

            monkeypatch.setattr(FolderObjects, "fetch", failing)
            with pytest.raises(StoreError if reason == errno.ENOSPC else OSError):
                follow(between)
            assert current_build_id() == shown[0] and not list(settings.builds().glob(".*duckdb*"))
    monkeypatch.setattr(FolderObjects, "fetch", fetch)
    assert follow(between) == offer.build and recipients() == 44


def test_a_share_killed_after_its_note_still_forgets(at: Turn, between: FolderObjects, tmp_path: Path) -> None:
    share(between)
    left = tmp_path / "bersama/objek" / ("a" * 64)
    left.write_bytes(b"erased")
    (tmp_path / "bersama/objek/lost+found").mkdir()
    assert share(between) is None and not left.exists()


def test_a_damaged_old_build_does_not_stop_sharing(at: Turn, between: FolderObjects) -> None:
    old = current_build_id()
    build()
    path_of(old).write_bytes(b"x" * 50_000)
    offer = share(between)
    assert offer and offer.build == current_build_id() and old not in offer.builds


def test_what_is_damaged_or_left_over_here_is_mended(at: Turn, between: FolderObjects) -> None:
    share(between)
    at("tampil")
    shown = follow(between)
    assert shown
    script = next(settings.generated_static().glob("*.js"))
    whole = script.read_bytes()
    script.write_bytes(b"x")
    path_of(shown).write_bytes(b"x" * 50_000)
    left = settings.builds() / f".dashboard-{shown}.duckdb.999"
    left.write_bytes(b"half")
    assert follow(between) == shown and recipients() == 41 and script.read_bytes() == whole and not left.exists()
