"""Wrong addresses, no rights, newer tables, PostgreSQL or the objects gone: a sentence, and pages go on."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import psycopg
import pytest

from dashboard.__main__ import main
from dashboard.core import settings
from dashboard.core.domain import AccountError, DashboardError, StoreError
from dashboard.publish.build import build
from dashboard.store.database import current_build_id, served_build
from dashboard.store.engine import chosen, connections
from dashboard.store.engine.addresses import complete, reason
from dashboard.store.engine.chosen import postgres_engine
from dashboard.store.identity import accounts
from dashboard.store.lock import only_writer
from dashboard.store.private_files import only_changer
from dashboard.store.sharing.offer import read_offer
from dashboard.store.submissions import journal
from dashboard.store.submissions.record import submissions
from handing_in import AGENCIES, SUKOREJO, covered, publish
from postgres_room import PASSWORD, PostgresServer
from postgres_servers import Turn, begin, servers, shown_here

NEVER = "127.0.0.1:9"
WRONG = {
    "another program": f"mysql://uji:{PASSWORD}@{NEVER}/x", "no address": PASSWORD,
    "a port that is none": f"postgresql://uji:{PASSWORD}@127.0.0.1:abc/x",
    "an @ in the password": f"postgresql://uji:x@{PASSWORD}@{NEVER}/x",
    "a % in the password": f"postgresql://uji:%zz{PASSWORD}@{NEVER}/x",
    "a word that is none": f"postgresql://uji:{PASSWORD}@{NEVER}/x?kata={PASSWORD}",
    "nobody there": f"postgresql://uji:{PASSWORD}@{NEVER}/x",
    "no such machine": f"postgresql://uji:{PASSWORD}@tidak-ada.invalid/x",
    "no such database": "{server}/tidak_ada", "no such person": "{server_of:orang}/postgres",
    "another password": "{server_with:salah-r4hasia}/postgres",
}


@pytest.mark.parametrize("which", WRONG)
def test_a_wrong_address_is_a_sentence_without_the_password(to: Turn, monkeypatch: pytest.MonkeyPatch, which: str,
                                                            postgres_server: PostgresServer,
                                                            capsys: pytest.CaptureFixture[str],
                                                            caplog: pytest.LogCaptureFixture) -> None:
    given = {"no such database": postgres_server.address("tidak_ada"),
             "no such person": postgres_server.address(user="orang"),
             "another password": postgres_server.address(password=f"salah-{PASSWORD}")}.get(which, WRONG[which])
    monkeypatch.setenv("DASHBOARD_STORE", given)
    begun = time.monotonic()
    assert main(["follow", "--once"]) == 1 and main(["build"]) == 1
    with pytest.raises(DashboardError) as refused:
        publish("agencies", AGENCIES)
    with pytest.raises(AccountError, match="PostgreSQL"):  # which lets nobody in, and disturbs nobody who looks
        accounts.actor_of("x")
    assert time.monotonic() - begun < 20
    told = capsys.readouterr()
    everything = f"{told.out} {told.err} {caplog.text} {refused.value} {refused.getrepr(style='long')}"
    assert "PostgreSQL" in told.err and "Traceback" not in told.err
    assert PASSWORD not in everything.replace(repr(given), "").replace(given, ""), "nor a part of it"
    said = told.err + told.out + caplog.text + str(refused.value)
    assert given not in said and "127.0.0.1" not in said, "visitors read sentences too"
    assert not settings.submissions().exists() or not list(settings.submissions().glob("*/*"))


@pytest.mark.parametrize(("told", "why"), [
    ("the database system is starting up", "sedang dimulai"), ("the database system is in recovery mode", "dimulai"),
    ("the database system is shutting down", "sedang dihentikan"), ('database "x" does not exist', "tidak ada di sana"),
])
def test_a_server_that_starts_or_stops_is_not_called_without_a_database(told: str, why: str) -> None:
    assert why in reason(psycopg.OperationalError(f"connection to server failed: FATAL:  {told}"))


def test_an_address_may_name_several_machines_and_is_waited_for_only_shortly() -> None:
    parts = psycopg.conninfo.conninfo_to_dict(
        complete("postgresql://dasbor:r4%40hasia@pg1,pg2:5433/blitar?target_session_attrs=read-write"))
    assert parts["password"] == "r4@" + "hasia" and parts["host"] == "pg1,pg2" and parts["dbname"] == "blitar"
    assert int(str(parts["connect_timeout"])) <= 5


def test_without_rights_it_says_which(to: Turn, postgres_server: PostgresServer, address: str,
                                      monkeypatch: pytest.MonkeyPatch) -> None:
    postgres_server.ask(f"CREATE ROLE terbatas LOGIN PASSWORD '{PASSWORD}'")
    limited = address.replace("//uji:", "//terbatas:")
    monkeypatch.setenv("DASHBOARD_STORE", limited)
    with pytest.raises(StoreError, match=r"tidak berhak.*pemilik"):
        build()
    postgres_engine().close()
    monkeypatch.setenv("DASHBOARD_STORE", address)
    begin()
    monkeypatch.setenv("DASHBOARD_STORE", limited)
    with pytest.raises(StoreError, match="tidak berhak"):
        publish("coverage", [covered(SUKOREJO, "2025", 44)])
    with pytest.raises(AccountError, match="tidak berhak"):
        accounts.actor_of("x")
    postgres_server.ask("DROP ROLE terbatas")


def test_newer_tables_are_left_alone(to: Turn, postgres_server: PostgresServer, address: str) -> None:
    begin()
    postgres_server.ask("INSERT INTO schema_version VALUES (99)", address)
    refused = r"lebih baru \(bentuk 99.*Perbarui program"
    with pytest.raises(StoreError, match=refused):  # of a program that was started before
        publish("coverage", [covered(SUKOREJO, "2025", 44)])
    with pytest.raises(AccountError, match=refused), only_changer():
        pass
    postgres_engine().close()
    chosen._ENGINES.clear()
    assert main(["build"]) == 1 and main(["follow", "--once"]) == 1
    assert postgres_server.ask("SELECT max(version) FROM schema_version", address) == [(99,)]
    assert current_build_id() and not served_build().notice


def test_another_program_in_that_database_is_not_disturbed(to: Turn, postgres_server: PostgresServer,
                                                           address: str) -> None:
    postgres_server.ask("CREATE TABLE chain (lain text)", address)
    with pytest.raises(StoreError, match="hanya dipakai dasbor"):
        build()
    assert postgres_server.ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", address) == [(1,)]


@pytest.fixture
def own_server() -> PostgresServer:
    """One that may be stopped."""
    return PostgresServer()


def test_while_postgresql_is_gone_pages_go_on_and_nothing_is_taken(
        tiny_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_server: PostgresServer) -> None:
    own_server.start()
    try:
        servers(tiny_once, tmp_path, own_server.new_database(), monkeypatch)
        begin()
        shown, known = current_build_id(), submissions()
        own_server.stop()
        begun = time.monotonic()
        assert current_build_id() == shown and submissions() == known
        with pytest.raises(AccountError, match=r"tidak terjangkau \(.*yang baru belum tersimpan"):
            accounts.actor_of("x")
        for _ in range(20):
            assert submissions() == known
        with pytest.raises(StoreError, match="tidak terjangkau"):
            publish("coverage", [covered(SUKOREJO, "2025", 44)])
        assert main(["follow", "--once"]) == 1 and main(["check"]) == 1
        assert time.monotonic() - begun < 15
        own_server.start()
        publish("coverage", [covered(SUKOREJO, "2025", 44)])
        assert len(submissions()) == len(known) + 1 and journal.findings() == []
    finally:
        own_server.remove()


def test_whoever_lost_the_lock_writes_no_more(to: Turn, postgres_server: PostgresServer) -> None:
    begin()
    with pytest.raises(StoreError, match="tidak terjangkau"), only_writer():
        postgres_server.ask("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
        with postgres_engine().together():
            pytest.fail("the lock is gone")


def test_without_the_place_for_builds_nothing_is_stored(to: Turn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                        postgres_server: PostgresServer, address: str) -> None:
    begin()
    shown = current_build_id()
    (tmp_path / "objek").rename(tmp_path / "objek-pergi")
    (tmp_path / "objek").write_text("bukan folder", "utf-8")
    with pytest.raises(StoreError, match=r"^Penyimpanan objek \(DASHBOARD_OBJECTS\) tidak terjangkau\. Yang sudah"):
        publish("coverage", [covered(SUKOREJO, "2025", 44)])
    assert current_build_id() == shown and len(submissions()) == 3 and not served_build().notice
    assert postgres_server.ask("SELECT number FROM chain WHERE name = 'journal'", address) == [(3,)]
    to("b")
    assert main(["follow", "--once"]) == 1
    (tmp_path / "objek").unlink()
    (tmp_path / "objek-pergi").rename(tmp_path / "objek")
    assert shown_here() == shown
    publish("coverage", [covered(SUKOREJO, "2025", 44)])
    monkeypatch.setenv("DASHBOARD_OBJECTS", "")
    with pytest.raises(StoreError, match="DASHBOARD_OBJECTS belum diisi"):
        build()


def test_a_damaged_object_is_not_shown_and_the_next_build_mends_it(to: Turn, tmp_path: Path, address: str,
                                                                   postgres_server: PostgresServer) -> None:
    begin()
    to("b")
    first = shown_here()
    to("a")
    publish("coverage", [covered(SUKOREJO, "2025", 44)])
    offer = read_offer(str(postgres_server.ask("SELECT note FROM published", address)[0][0]).encode())
    path = tmp_path / "objek/objek" / offer.builds[offer.build]
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    to("b")
    with pytest.raises(StoreError, match="rusak: isinya bukan"):
        shown_here()
    assert current_build_id() == first
    to("a")
    mended = build().build_id
    to("b")
    assert shown_here() == mended


def test_a_note_of_a_newer_program_is_refused(to: Turn, postgres_server: PostgresServer, address: str) -> None:
    begin()
    note = json.loads(str(postgres_server.ask("SELECT note FROM published", address)[0][0])) | {"layout": 99}
    postgres_server.ask(f"UPDATE published SET note = '{json.dumps(note)}'", address)
    to("b")
    with pytest.raises(StoreError, match="lebih baru"):
        shown_here()


def test_backups_are_made_where_the_record_is(to: Turn, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin()
    assert main(["backup", str(tmp_path / "x.zip")]) == 1 and "pg_dump" in capsys.readouterr().err
    assert main(["restore", str(tmp_path / "x.zip")]) == 1 and "pg_restore" in capsys.readouterr().err
    assert main(["check"]) == 0, capsys.readouterr()
    assert main(["share", str(tmp_path / "objek")]) == 1 and "DASHBOARD_OBJECTS" in capsys.readouterr().err
    assert main(["follow", str(tmp_path / "lain")]) == 1 and "tanpa TEMPAT" in capsys.readouterr().err


def test_a_full_copy_elsewhere_is_not_needed_to_hand_in(to: Turn, tmp_path: Path) -> None:
    """A server that has never copied a build takes the first file that comes to it."""
    begin()
    to("b")
    shutil.rmtree(settings.cache())
    publish("coverage", [covered(SUKOREJO, "2025", 44)])
    to("a")
    assert shown_here() and len(submissions()) == 4


def test_postgresql_that_stands_still_holds_up_nobody_for_long(to: Turn, postgres_server: PostgresServer,
                                                               monkeypatch: pytest.MonkeyPatch) -> None:
    """Its machine answers for it, so that no bound of TCP or of its own ends the wait."""
    begin()
    accounts.actor_of("x")  # leaves a connection behind that looks whole
    shown, patient = current_build_id(), connections.READING
    postgres_server.freeze()
    try:
        monkeypatch.setattr(connections, "READING", 0.5)
        for _ in range(3):
            begun = time.monotonic()
            with pytest.raises(AccountError, match="PostgreSQL"):
                accounts.actor_of("x")
            assert served_build().build_id == shown and len(submissions()) == 3, "pages go on"
            assert time.monotonic() - begun < 60, "some seconds, and not for ever"
        with pytest.raises(StoreError, match="PostgreSQL"):
            publish("coverage", [covered(SUKOREJO, "2025", 7)])
    finally:
        postgres_server.thaw()
    monkeypatch.setattr(connections, "READING", patient)
    monkeypatch.setattr(connections, "_PAUSE_SECONDS", 0.0)
    publish("coverage", [covered(SUKOREJO, "2025", 7)])
    assert current_build_id() > shown and len(submissions()) == 4
