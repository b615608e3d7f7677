"""Several servers on one PostgreSQL: handed in on one, shown on all; a server that is lost takes nothing with it."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.core import settings
from dashboard.core.actor import Role, command_line
from dashboard.core.domain import StoreError, SubmissionError
from dashboard.publish import build as build_module
from dashboard.publish.build import build
from dashboard.publish.erasing import confirm, propose
from dashboard.publish.hand_in import take_back
from dashboard.publish.verification import verify
from dashboard.store import audit
from dashboard.store.building.build_times import kept_builds
from dashboard.store.database import current_build_id, open_current, served_build
from dashboard.store.identity import accounts
from dashboard.store.identity.accounts import Seat
from dashboard.store.rounding_key import rounding_key
from dashboard.store.sharing.offer import read_offer
from dashboard.store.submissions import journal
from dashboard.store.submissions.record import submissions
from handing_in import AGENCIES, JATEN, KEEPER, SUKOREJO, covered, publish, store
from postgres_room import PostgresServer
from postgres_servers import Turn, begin, shown_here

PASSWORD = "kuda-hijau-melompat-9"  # noqa: S105  # of nobody
OTHER = command_line("cli:lain")


def recipients() -> dict[str, int]:
    database = open_current()
    found = dict(database.rows("SELECT village, recipients FROM dashboard.base.coverage WHERE NOT is_sample")[1])
    database.close()
    return found


def test_handed_in_on_one_shown_on_the_other_and_back(to: Turn) -> None:
    begin()
    first = current_build_id()
    to("b")
    assert shown_here() == first == current_build_id() and shown_here() is None and not served_build().notice
    assert recipients() == {JATEN: 41} and [entry.dataset for entry in submissions()] == [
        "agencies", "programs", "coverage"]
    database = open_current()
    assert all((settings.generated_static() / name).is_file() for name in database.assets().names)
    database.close()

    second = publish("coverage", [covered(SUKOREJO, "2025", 44)])
    assert second.build and recipients() == {JATEN: 41, SUKOREJO: 44}
    to("a")
    assert shown_here() == second.build.build_id and recipients() == {JATEN: 41, SUKOREJO: 44}
    assert kept_builds().keys() >= {first, second.build.build_id}
    taken = take_back(second.submission.id, KEEPER, "keliru")
    to("b")
    assert taken.build and shown_here() == taken.build.build_id and recipients() == {JATEN: 41}
    for name in ("a", "b"):
        to(name)
        assert journal.findings() == [] and len(submissions()) == 4
        assert verify(KEEPER).problems == []
    assert {path.stat().st_mode & 0o077 for path in settings.submissions().rglob("*")} == {0}


def test_published_builds_may_lie_in_an_object_store(to: Turn, bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_OBJECTS", f"s3://{bucket}/blitar")
    begin()
    first = current_build_id()
    to("b")
    assert shown_here() == first
    second = publish("coverage", [covered(SUKOREJO, "2025", 44)])
    to("a")
    assert second.build and shown_here() == second.build.build_id and verify(KEEPER).problems == []


def test_who_came_in_on_one_is_known_on_the_other(to: Turn) -> None:
    accounts.add_account("Siti", PASSWORD, KEEPER, Seat(Role.AGENCY, "dinsos"))
    token = accounts.sign_in("Siti", PASSWORD)
    to("b")
    assert accounts.actor_of(token).agency == "dinsos"
    accounts.sign_out(token)
    to("a")
    assert accounts.actor_of(token).is_visitor
    assert [entry.event for entry in audit.entries(KEEPER)][:2] == ["keluar", "masuk"]


def test_the_same_file_on_another_server_is_the_one_stored_before(to: Turn) -> None:
    begin()
    to("b")
    again = publish("coverage", [covered(JATEN, "2025", 41)])
    assert again.repeated and len(submissions()) == 3 and recipients() == {JATEN: 41}


def test_a_server_that_is_lost_takes_nothing_with_it(to: Turn, tmp_path: Path) -> None:
    begin()
    key, shown = rounding_key(), current_build_id()
    before = {path.relative_to(settings.home()): path.read_bytes() for path in settings.submissions().rglob("*.*")
              if path.is_file()}
    shutil.rmtree(tmp_path / "a")
    to("a")
    assert len(submissions()) == 3 and shown_here() == shown and rounding_key() == key
    assert {path: (settings.home() / path).read_bytes() for path in before} == before


def test_what_is_erased_goes_from_all_servers(to: Turn, address: str, tmp_path: Path,
                                              postgres_server: PostgresServer) -> None:
    begin()
    stored = submissions()[-1]
    to("b")
    shown_here()
    held = {path.name for path in (tmp_path / "objek/objek").iterdir()}
    propose(stored.id, KEEPER, "kolom salah")
    to("a")
    done = confirm(stored.id, OTHER)
    assert done.purge.id == stored.id
    rows = postgres_server.ask(f"SELECT name FROM submission_file WHERE submission = '{stored.id}'", address)
    assert rows == [("tombstone.json",)]
    note = read_offer(str(postgres_server.ask("SELECT note FROM published", address)[0][0]).encode())
    assert set(note.builds) == {done.build.build_id}
    assert {path.name for path in (tmp_path / "objek/objek").iterdir()} == note.digests != held
    to("b")
    assert shown_here() == done.build.build_id and recipients() == {} and kept_builds().keys() == {done.build.build_id}
    assert [path.name for path in (settings.submissions() / "coverage" / stored.id).iterdir()] == ["tombstone.json"]
    with pytest.raises(SubmissionError, match="dihapus untuk selamanya"):
        publish("coverage", [covered(JATEN, "2025", 41)])
    assert verify(KEEPER).problems == []


def test_a_clock_that_is_behind_makes_later_ids_all_the_same(to: Turn, monkeypatch: pytest.MonkeyPatch) -> None:
    class Behind(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime.now(UTC) - timedelta(minutes=10)

    begin()
    first = current_build_id()
    to("b")
    with monkeypatch.context() as patch:
        patch.setattr(build_module, "datetime", Behind)
        assert build().build_id > first


def test_a_copy_changed_by_hand_is_copied_again_by_check(to: Turn) -> None:
    begin()
    path = submissions()[-1].rows_path
    whole = path.read_bytes()
    path.write_bytes(b"lain")
    assert verify(KEEPER).problems == [] and path.read_bytes() == whole


def test_a_home_with_submissions_of_its_own_is_not_overwritten(to: Turn, monkeypatch: pytest.MonkeyPatch,
                                                              postgres_server: PostgresServer) -> None:
    begin()
    to("b")
    with monkeypatch.context() as patch:
        patch.delenv("DASHBOARD_STORE")
        store("agencies", AGENCIES)
    with pytest.raises(StoreError, match="berisi kiriman sendiri"):
        shown_here()
    to("a")
    monkeypatch.setenv("DASHBOARD_STORE", postgres_server.new_database())
    with pytest.raises(StoreError, match="basis data PostgreSQL yang lain"):
        build()
    monkeypatch.delenv("DASHBOARD_STORE")
    with pytest.raises(StoreError, match="salinan dari PostgreSQL"):
        build()


def test_what_lies_in_a_copy_and_is_not_on_record_is_set_aside(to: Turn) -> None:
    begin()
    own = submissions()[-1].folder
    number = f"{int(own.name[:8]) + 1}{own.name[8:]}"
    shutil.copytree(own, own.with_name(number))
    assert verify(KEEPER).problems == [] and not own.with_name(number).exists()
    assert (settings.home() / "tidak-tercatat" / f"coverage-{number}").is_dir()


def test_another_rounding_key_is_refused(to: Turn) -> None:
    build()
    to("b")
    (settings.home() / "rounding.key").write_bytes(bytes(32))
    with pytest.raises(StoreError, match="Kunci pembulatan"):
        build()
    with pytest.raises(StoreError, match="Kunci pembulatan"):
        shown_here()
