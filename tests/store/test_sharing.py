"""One server builds, others show copies: equal builds, nothing half, nothing handed in there, told when unreached."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.publish.build import build
from dashboard.store.database import current_build_id, open_current, path_of, served_build
from dashboard.store.sharing import follower, giving
from dashboard.store.sharing.follower import LATE, SILENT, notice
from dashboard.store.sharing.following import follow
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
                                                             capsys: pytest.CaptureFixture[str],
                                                             monkeypatch: pytest.MonkeyPatch) -> None:
    share(between)
    at("tampil")
    follow(between)
    with pytest.raises(StoreError, match="hanya menampilkan salinan"):
        build()
    with pytest.raises(StoreError, match="menyalin server lain"):
        share(between)
    for words in (["build"], ["import", "coverage", "x.xlsx"], ["user", "list"], ["monthly", "--to", "x"],
                  ["withdraw", "x", "--reason", "y"], ["backup", "x"]):
        assert main(words) == 1
        told = capsys.readouterr().err
        assert f"`{words[0]}` tidak dijalankan" in told and "server utama dasbor; " in told
    monkeypatch.setenv("DASHBOARD_MAIN", "https://kelola.example.go.id")
    assert main(["build"]) == 1 and "server utama dasbor (https://kelola.example.go.id);" in capsys.readouterr().err


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


@pytest.fixture
def passing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let time pass here; `day=` only on the clock of the day, as when somebody sets it."""
    ahead, days = [0.0], [timedelta()]
    monkeypatch.setattr(follower, "_ticks", lambda: 1000.0 + ahead[0])
    monkeypatch.setattr(follower, "_today", lambda: datetime.now(UTC) + days[0])

    def pass_by(time: timedelta = timedelta(), day: timedelta = timedelta()) -> None:
        ahead[0] += time.total_seconds()
        days[0] += time + day

    return pass_by


def test_out_of_touch_it_goes_on_and_says_since_when(at: Turn, between: FolderObjects, tmp_path: Path,
                                                     passing: Callable[..., None]) -> None:
    assert notice() == "", "the main server copies nobody"
    share(between)
    at("tampil")
    shown = follow(between)
    assert served_build().notice == ""
    (tmp_path / "bersama").rename(tmp_path / "hilang")
    with pytest.raises(OSError, match=NOTE):
        follow(between)
    passing(LATE)
    assert "belum diperbarui sejak" in notice() and "WIB" in notice()
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


def test_no_server_is_filled_that_lets_nobody_in(at: Turn, tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    at("tampil")
    monkeypatch.setenv("DASHBOARD_PUBLIC", "off")
    assert main(["follow", str(tmp_path / "bersama"), "--once"]) == 1
    assert "akun hanya ada di server utama" in capsys.readouterr().err


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


def test_a_share_that_died_is_noticed_by_its_silence(at: Turn, between: FolderObjects, passing: Callable[..., None],
                                                     monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the clocks of the two say: theirs are never compared."""
    def beat(main_clock: datetime) -> None:
        at("utama")
        monkeypatch.setattr(giving, "_now", lambda: main_clock)
        share(between)
        at("tampil")
        follow(between)

    wrong = datetime(2001, 1, 1, tzinfo=UTC)
    beat(wrong)
    for day in (timedelta(), timedelta(minutes=10), -timedelta(minutes=20)):
        passing(SILENT - timedelta(seconds=1), day)
        follow(between)
        assert notice() == "", "not silent for long enough"
        wrong -= timedelta(minutes=7)  # set back at the main server
        beat(wrong)
    passing(SILENT, -timedelta(minutes=10))
    follow(between)
    assert "Server utama tidak memberi kabar sejak" in notice()
    beat(wrong + timedelta(minutes=1))
    assert notice() == ""


def test_the_note_is_not_written_for_every_second(at: Turn, between: FolderObjects,
                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    share(between)
    first = between.note()
    share(between)
    assert between.note() == first
    monkeypatch.setattr(giving, "_now", lambda: datetime.now(UTC) + timedelta(seconds=31))
    assert share(between) is None and between.note() != first, "nothing new, and a sign of life"


def test_after_a_restart_of_the_machine_the_clock_of_the_day_serves(at: Turn, between: FolderObjects,
                                                                    passing: Callable[..., None],
                                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    share(between)
    at("tampil")
    follow(between)
    monkeypatch.setattr(follower, "_boot", lambda: "lain")
    assert notice() == ""
    passing(day=LATE)
    assert "belum diperbarui sejak" in notice()


def test_who_cannot_fetch_says_so_after_a_while(at: Turn, between: FolderObjects, tmp_path: Path,
                                                passing: Callable[..., None]) -> None:
    share(between)
    at("tampil")
    follow(between)
    passing(LATE)
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
