"""Where published builds lie: one dashboard's, there before it is used, looked through by `check`, and laid again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.core.regency import RELEASE
from dashboard.publish.build import build
from dashboard.publish.verification import verify
from dashboard.store.building.build_times import kept_builds
from dashboard.store.database import current_build_id, served_build
from dashboard.store.sharing.objects import OBJECTS
from dashboard.store.sharing.offer import Offer, read_offer
from handing_in import AGENCIES, KEEPER, SUKOREJO, covered, publish, store
from postgres_room import PostgresServer
from postgres_servers import Turn, begin, shown_here


@pytest.fixture
def offer(postgres_server: PostgresServer, address: str) -> Callable[[], Offer]:
    """What is published just now."""
    return lambda: read_offer(str(postgres_server.ask("SELECT note FROM published", address)[0][0]).encode())


@pytest.fixture
def objects(to: Turn, tmp_path: Path) -> Path:
    return tmp_path / "objek" / OBJECTS


def problems() -> str:
    return " ".join(verify(KEEPER).problems)


@pytest.fixture
def kept(to: Turn) -> None:
    """Builds of former hand-ins are still kept."""
    begin()
    publish("coverage", [covered(SUKOREJO, "2025", 44)])
    assert len(kept_builds()) > 1


def test_a_place_has_one_dashboard(to: Turn, tmp_path: Path, postgres_server: PostgresServer, objects: Path,
                                   monkeypatch: pytest.MonkeyPatch) -> None:
    begin()
    before = {path.name for path in objects.iterdir()}
    other = postgres_server.new_database()
    monkeypatch.setenv("DASHBOARD_STORE", other)
    to("lain")
    with pytest.raises(StoreError, match="sudah dipakai dasbor lain"):
        build()
    assert {path.name for path in objects.iterdir()} == before
    assert not kept_builds(), "nothing is shown that others cannot fetch"


def test_a_place_of_share_is_not_taken(to: Turn, tmp_path: Path) -> None:
    (tmp_path / "objek/terbit.json").write_text('{"build": "x"}', "utf-8")
    with pytest.raises(StoreError, match="sudah dipakai dasbor lain"):
        build()


def test_objects_of_nobody_known_are_left(to: Turn, objects: Path) -> None:
    objects.mkdir()
    (objects / ("a" * 64)).write_bytes(b"x")
    with pytest.raises(StoreError, match="sudah dipakai dasbor lain"):
        build()
    assert [path.name for path in objects.iterdir()] == ["a" * 64]


def test_a_folder_that_is_not_there_is_not_made(to: Turn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                offer: Callable[[], Offer]) -> None:
    begin()
    before = offer()
    monkeypatch.setenv("DASHBOARD_OBJECTS", str(tmp_path / "tidak-terpasang"))
    with pytest.raises(StoreError, match="tidak terpasang"):
        publish("coverage", [covered(SUKOREJO, "2025", 44)])
    assert offer() == before and not (tmp_path / "tidak-terpasang").exists()
    monkeypatch.setenv("DASHBOARD_OBJECTS", "objek")
    with pytest.raises(StoreError, match="dari akar"):
        build()


def test_a_mount_point_without_its_disk_is_seen_and_a_new_place_is_said_to_be_one(
        to: Turn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, offer: Callable[[], Offer],
        capsys: pytest.CaptureFixture[str]) -> None:
    begin()
    before = offer()
    (tmp_path / "baru").mkdir()
    monkeypatch.setenv("DASHBOARD_OBJECTS", str(tmp_path / "baru"))
    with pytest.raises(StoreError, match=r"tidak berisi susunan yang sedang terbit.*--renew-objects"):
        publish("coverage", [covered(SUKOREJO, "2025", 44)])
    assert offer() == before and not list((tmp_path / "baru").iterdir())
    assert main(["check", "--renew-objects"]) == 0, capsys.readouterr()
    assert offer() == before and {path.name for path in (tmp_path / f"baru/{OBJECTS}").iterdir()} == before.digests
    to("b")
    assert shown_here() == before.build
    publish("coverage", [covered(SUKOREJO, "2025", 44)])
    assert problems() == ""


@pytest.mark.usefixtures("kept")
def test_an_old_build_that_is_lost_stops_nobody_and_is_told_until_somebody_lays_it_again(
        to: Turn, offer: Callable[[], Offer], objects: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = offer()
    [old, *_] = [name for name in before.builds if name != before.build]
    (objects / before.builds[old]).unlink()
    to("b")
    assert shown_here() == before.build and not served_build().notice, "what is shown is the newest"
    assert shown_here() is None and not served_build().notice
    assert old in problems() and "tidak menyimpannya" in problems()
    to("a")
    assert f"{old} di tempat objek" in problems() and "Server ini menyimpannya" in problems()
    assert main(["check", "--renew-objects"]) == 0, capsys.readouterr()
    to("b")
    shown_here()
    assert problems() == "" and old in kept_builds()


@pytest.mark.usefixtures("kept")
def test_what_nobody_has_any_more_is_no_longer_offered(
        to: Turn, tmp_path: Path, offer: Callable[[], Offer], objects: Path,
        capsys: pytest.CaptureFixture[str]) -> None:
    before = offer()
    [old, *_] = [name for name in before.builds if name != before.build]
    (objects / before.builds[old]).unlink()
    to("b")
    shown_here()
    assert main(["check", "--renew-objects"]) == 0
    assert f"Susunan {old} hilang" in capsys.readouterr().out
    assert offer().builds.keys() == before.builds.keys() - {old} and offer().build == before.build


def test_check_sees_what_is_damaged_there_and_an_old_build_here(
        to: Turn, offer: Callable[[], Offer], objects: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin()
    to("b")
    shown_here()
    to("a")
    publish("coverage", [covered(SUKOREJO, "2025", 44)])
    to("b")
    assert f"padahal yang terbit {offer().build}" in problems()
    shown_here()
    assert problems() == ""
    damaged = objects / offer().builds[offer().build]
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"x")
    assert "hilang atau rusak" in problems()
    to("c")
    with pytest.raises(StoreError, match="--renew-objects"):
        shown_here()
    to("a")
    assert main(["check", "--renew-objects"]) == 0, capsys.readouterr()
    to("c")
    assert shown_here() == offer().build == current_build_id()


def test_the_data_folder_of_another_regency_is_refused(to: Turn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                       offer: Callable[[], Offer]) -> None:
    begin()
    before = offer()
    other = shutil.copytree(settings.data(), tmp_path / "data-lain")
    release = other / RELEASE
    release.write_text(release.read_text("utf-8").replace("35.05", "35.07"), "utf-8")
    monkeypatch.setenv("DASHBOARD_DATA", str(other))
    to("b")
    for ask in (build, lambda: store("agencies", AGENCIES), shown_here):
        with pytest.raises(StoreError, match=r"milik dasbor wilayah 35\.05"):
            ask()
    assert offer() == before
