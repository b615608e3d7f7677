"""One file holds all that cannot be made again: taken while it runs, proven, and put back into an empty home."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.core import settings
from dashboard.core.actor import VISITOR, Role, person
from dashboard.core.domain import NotAllowed, StoreError
from dashboard.publish.build import build
from dashboard.publish.verification import verify
from dashboard.store import backup as module
from dashboard.store.backup import backup, read_through, restore
from dashboard.store.database import open_current
from dashboard.store.identity.accounts import actor_of, add_account, sign_in
from handing_in import AGENCIES, JATEN, KEEPER, PROGRAMS, covered, publish, store

NAME, PASSWORD = "Siti Aminah", "jambu-mete-7"


def handed_in() -> None:
    store("agencies", AGENCIES)
    store("programs", PROGRAMS)
    publish("coverage", [covered(JATEN, "2025", 40)])
    add_account(NAME, PASSWORD, KEEPER)


@pytest.fixture(autouse=True)
def world(live_after: Callable[[Callable[[], None]], Path]) -> None:
    live_after(handed_in)


def empty(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Path:
    monkeypatch.setenv("DASHBOARD_HOME", str(folder))
    return folder


def test_all_comes_back_and_gives_the_same_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    token, key = sign_in(NAME, PASSWORD), (settings.home() / "rounding.key").read_bytes()
    made = backup(tmp_path / "cadangan.zip", KEEPER)
    assert made.files == len(zipfile.ZipFile(made.path).namelist()) - 1
    empty(monkeypatch, tmp_path / "baru")
    assert main(["restore", str(made.path)]) == 0
    assert (settings.home() / "rounding.key").read_bytes() == key
    assert open_current().rows("SELECT recipients FROM coverage")[1] == [(40,)]
    assert verify(KEEPER).problems == []
    assert actor_of(token) == VISITOR, "sessions do not travel"
    assert actor_of(sign_in(NAME, PASSWORD)).name == NAME
    assert {path.stat().st_mode & 0o077 for path in settings.accounts().iterdir()} == {0}


def test_a_home_that_holds_something_is_left_as_it_is(tmp_path: Path) -> None:
    made = backup(tmp_path / "cadangan.zip", KEEPER)
    with pytest.raises(StoreError, match="tidak kosong"):
        restore(made.path, KEEPER)
    assert verify(KEEPER).problems == []


@pytest.mark.parametrize("spoil", ["bit", "cut", "lacking", "more", "elsewhere", "text"])
def test_a_backup_that_is_not_whole_restores_nothing(spoil: str, tmp_path: Path,
                                                     monkeypatch: pytest.MonkeyPatch) -> None:
    path = backup(tmp_path / "cadangan.zip", KEEPER).path
    content = bytearray(path.read_bytes())
    if spoil == "bit":
        content[200] ^= 1
        path.write_bytes(content)
    elif spoil == "cut":
        path.write_bytes(content[:-100])
    elif spoil == "text":
        path.write_text("bukan zip", "utf-8")
    else:
        rewritten = tmp_path / "lain.zip"
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(rewritten, "w") as new:
            for name in old.namelist()[1 if spoil == "lacking" else 0:]:
                new.writestr(name, old.read(name))
            if spoil != "lacking":
                new.writestr("accounts/columns.json" if spoil == "more" else "../../jahat.txt", "{}")
        path = rewritten
    home = empty(monkeypatch, tmp_path / "baru")
    with pytest.raises(StoreError):
        restore(path, KEEPER)
    assert not home.exists() or not list(home.iterdir())
    assert not (tmp_path.parent / "jahat.txt").exists()


def test_wherever_a_bit_is_flipped_it_is_said_in_a_sentence_or_changes_nothing(tmp_path: Path) -> None:
    path = backup(tmp_path / "cadangan.zip", KEEPER).path
    content, found = path.read_bytes(), 0
    ends = [*range(60), *range(len(content) - 120, len(content)), *range(60, len(content) - 120, 20_011)]
    for place in ends:
        spoilt = bytearray(content)
        spoilt[place] ^= 1 << place % 8
        path.write_bytes(spoilt)
        try:
            read_through(path, KEEPER)
        except StoreError:
            found += 1
    assert found > len(ends) / 2, "dates, rights and comments of a ZIP file are not what is kept"


def test_in_a_folder_the_newest_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in range(1, 5):
        (tmp_path / f"dasbor-2026010{day}T000000Z.zip").write_bytes(b"")
    (tmp_path / "catatan.txt").write_text("milik orang lain", "utf-8")
    made = backup(tmp_path, KEEPER, keep=2)
    assert sorted(path.name for path in tmp_path.glob("*.zip")) == ["dasbor-20260104T000000Z.zip", made.path.name]
    assert (tmp_path / "catatan.txt").exists()


def test_neither_over_an_old_one_nor_into_the_home_itself(tmp_path: Path) -> None:
    (tmp_path / "ada.zip").write_bytes(b"x")
    for target in (tmp_path / "ada.zip", settings.home() / "cadangan.zip"):
        with pytest.raises(StoreError):
            backup(target, KEEPER)
    assert (tmp_path / "ada.zip").read_bytes() == b"x"


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(path: Path, _: object) -> None:
        path.write_bytes(b"separuh")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "_write", fails)
    (tmp_path / "tujuan").mkdir()
    with pytest.raises(StoreError, match="cadangan tidak muat"):
        backup(tmp_path / "tujuan", KEEPER)
    assert list((tmp_path / "tujuan").iterdir()) == []


def test_only_the_keeper_takes_and_reads_backups(tmp_path: Path) -> None:
    made = backup(tmp_path / "cadangan.zip", person("Admin", Role.ADMIN))
    for who in (VISITOR, person("Perencana"), person("Operator", Role.AGENCY, "dinsos")):
        for way in (lambda who=who: backup(tmp_path / "lain.zip", who), lambda who=who: restore(made.path, who),
                    lambda who=who: read_through(made.path, who)):
            with pytest.raises(NotAllowed):
                way()


def test_it_is_whole_while_somebody_hands_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    done: list[Path] = []
    thread = threading.Thread(target=lambda: done.append(backup(tmp_path / "cadangan.zip", KEEPER).path))
    thread.start()
    publish("coverage", [covered(JATEN, "2024", 30)])
    thread.join()
    empty(monkeypatch, tmp_path / "baru")
    restore(done[0], KEEPER)
    shutil.rmtree(settings.builds())
    build()
    assert verify(KEEPER).problems == []
