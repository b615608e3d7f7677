"""One server builds, others show copies: equal builds, nothing half, nothing handed in there, told when unreached."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.publish.build import build
from dashboard.store.database import current_build_id, open_current, path_of, served_build
from dashboard.store.sharing.following import LATE, follow, notice
from dashboard.store.sharing.giving import share
from dashboard.store.sharing.objects import NOTE, FolderObjects
from handing_in import JATEN, covered, publish
from sharing_room import Turn, recipients


def test_a_copy_shows_the_same_build_and_every_later_one(at: Turn, between: FolderObjects) -> None:
    first = share(between)
    assert first and share(between) is None, "told once"
    at("tampil")
    assert follow(between) == first.build and follow(between) is None
    assert current_build_id() == first.build and recipients() == 41
    database = open_current()
    assert all((settings.generated_static() / name).is_file() for name in database.assets().names)
    database.close()
    assert {path.stat().st_mode & 0o077 for path in settings.builds().iterdir()} == {0}

    at("utama")
    publish("coverage", [covered(JATEN, "2025", 44)])
    second = share(between)
    at("tampil")
    assert second and follow(between) == second.build == current_build_id() and recipients() == 44
    assert {path.stem.removeprefix("dashboard-") for path in settings.builds().glob("dashboard-*")} == set(
        second.builds), "what was published before can be compared with here too"


def test_what_the_main_server_no_longer_keeps_goes_everywhere(at: Turn, between: FolderObjects, tmp_path: Path) -> None:
    old = share(between)
    at("tampil")
    follow(between)
    at("utama")
    build()
    assert old
    path_of(old.build).unlink()
    share(between)
    assert not (tmp_path / "bersama/objek" / old.builds[old.build]).exists()
    at("tampil")
    follow(between)
    assert not path_of(old.build).exists()


def test_nothing_is_handed_in_or_built_where_copies_are_shown(at: Turn, between: FolderObjects,
                                                             capsys: pytest.CaptureFixture[str]) -> None:
    share(between)
    at("tampil")
    follow(between)
    with pytest.raises(StoreError, match="hanya menampilkan salinan"):
        build()
    with pytest.raises(StoreError, match="menyalin server lain"):
        share(between)
    assert main(["build"]) == 1 and "di server utama" in capsys.readouterr().err


def test_without_the_same_key_or_with_hand_ins_of_its_own_nothing_is_copied(at: Turn, between: FolderObjects) -> None:
    share(between)
    with pytest.raises(StoreError, match="kiriman sendiri"):
        follow(between)
    at("tampil")
    (settings.home() / "rounding.key").write_bytes(b"x" * 32)
    with pytest.raises(StoreError, match=r"Salin rounding\.key"):
        follow(between)
    (settings.home() / "rounding.key").unlink()
    with pytest.raises(StoreError, match=r"Salin rounding\.key"):
        follow(between)
    assert not (settings.home() / "rounding.key").exists(), "a key is never made here"


def test_two_main_servers_do_not_share_one_place(at: Turn, between: FolderObjects, tmp_path: Path,
                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    share(between)
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path / "lain"))
    build()
    with pytest.raises(StoreError, match="server utama lain"):
        share(between)


def test_out_of_touch_it_goes_on_and_says_since_when(at: Turn, between: FolderObjects, tmp_path: Path) -> None:
    assert notice() == "", "the main server copies nobody"
    share(between)
    at("tampil")
    shown = follow(between)
    assert served_build().notice == ""
    (tmp_path / "bersama").rename(tmp_path / "hilang")
    with pytest.raises(OSError, match=NOTE):
        follow(between)
    later = datetime.now(UTC) + LATE + timedelta(minutes=1)
    assert "belum diperbarui sejak" in notice(later) and "WIB" in notice(later)
    assert current_build_id() == shown
    (tmp_path / "hilang").rename(tmp_path / "bersama")
    assert follow(between) is None and notice() == ""


def test_the_commands_say_what_they_did(at: Turn, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = str(tmp_path / "bersama")
    at("tampil")
    assert main(["follow", place, "--once"]) == 1 and "Belum ada terbitan" in capsys.readouterr().err
    at("utama")
    assert main(["share", place, "--once"]) == 0 and "Dibagikan:" in capsys.readouterr().out
    assert main(["share", place, "--once"]) == 0 and "Sudah sama." in capsys.readouterr().out
    at("tampil")
    assert main(["follow", place, "--once"]) == 0 and "Tampil:" in capsys.readouterr().out


def test_files_of_a_build_that_went_go_too(at: Turn, between: FolderObjects) -> None:
    old = share(between)
    at("tampil")
    follow(between)
    unused = settings.generated_static() / "values-00000000.json"
    unused.write_text("{}", "utf-8")
    at("utama")
    build()
    assert old
    path_of(old.build).unlink()
    share(between)
    at("tampil")
    follow(between)
    assert not unused.exists()


def test_who_cannot_fetch_says_so_after_a_while(at: Turn, between: FolderObjects, tmp_path: Path) -> None:
    share(between)
    at("tampil")
    follow(between)
    state = settings.home() / "salinan.json"
    state.write_text(json.dumps({"reached": (datetime.now(UTC) - 2 * LATE).isoformat()}), "utf-8")
    at("utama")
    build()
    offer = share(between)
    assert offer
    (tmp_path / "bersama/objek" / offer.builds[offer.build]).unlink()
    at("tampil")
    with pytest.raises(StoreError):
        follow(between)
    assert "belum diperbarui sejak" in notice()


def test_a_main_server_is_not_made_a_copy_by_mistake(between: FolderObjects, at: Turn, tmp_path: Path,
                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    share(between)
    key = (settings.home() / "rounding.key").read_bytes()
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path / "lain"))
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain/rounding.key").write_bytes(key)
    build()
    with pytest.raises(StoreError, match="sebagai server utama"):
        follow(between)
    build()
