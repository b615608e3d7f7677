"""The same promises over both engines: files in a folder, rows in PostgreSQL."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.core.domain import AccountError
from dashboard.store import audit
from dashboard.store import chain as chain_module
from dashboard.store.chain import RecordChain
from dashboard.store.engine.chosen import engine
from dashboard.store.engine.interface import Engine
from dashboard.store.identity import accounts, sessions, sign_in_attempts
from dashboard.store.identity.accounts import Seat
from dashboard.store.lock import only_writer
from dashboard.store.private_files import only_changer, read_entry, read_private, write_private
from dashboard.store.rounding_key import rounding_key
from dashboard.store.submissions import column_choices
from handing_in import KEEPER

PASSWORD = "kuda-hijau-melompat-9"  # noqa: S105  # of nobody


@pytest.fixture(params=["folder", "postgres"])
def shared(request: pytest.FixtureRequest, cheap_accounts: None, tmp_path: Path,
           monkeypatch: pytest.MonkeyPatch) -> Engine:
    if request.param == "postgres":
        monkeypatch.setenv("DASHBOARD_STORE", request.getfixturevalue("address"))
        monkeypatch.setenv("DASHBOARD_OBJECTS", str(tmp_path / "objek"))
    return engine()


def test_entries_are_replaced_as_a_whole_and_read_one_by_one(shared: Engine) -> None:
    assert read_private("x.json") == {} and read_entry("x.json", "a") is None
    with only_changer():
        write_private("x.json", {"a": {"n": [1, 2.5, None]}, "kunci “ü”": "teks", "c": False})
    with only_changer():
        write_private("x.json", {**read_private("x.json"), "a": 3} | {"d": {}})
    assert read_private("x.json") == {"a": 3, "kunci “ü”": "teks", "c": False, "d": {}}
    assert read_entry("x.json", "kunci “ü”") == "teks" and read_entry("y.json", "a") is None
    with only_changer():
        write_private("x.json", {"d": {}})
    assert read_private("x.json") == {"d": {}}


def test_changes_of_many_threads_are_all_there(shared: Engine) -> None:
    def add(number: int) -> None:
        with only_changer():
            write_private("x.json", {**read_private("x.json"), str(number): number})

    threads = [threading.Thread(target=add, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(read_private("x.json").values()) == list(range(12))


def test_an_account_comes_in_stays_and_goes(shared: Engine) -> None:
    made = accounts.add_account("Siti", PASSWORD, KEEPER, Seat())
    with pytest.raises(accounts.SignInRefused):
        accounts.sign_in("Siti", "bukan itu", "10.0.0.1")
    token = accounts.sign_in("Siti", PASSWORD, "10.0.0.1")
    assert accounts.actor_of(token).name == "Siti" and accounts.accounts() == [made]
    with pytest.raises(AccountError, match="sudah ada"):
        accounts.add_account("siti", PASSWORD, KEEPER, Seat())
    accounts.sign_out(token)
    assert accounts.actor_of(token).is_visitor
    assert [entry.event for entry in audit.entries(KEEPER)] == [
        "keluar", "masuk", "masuk ditolak", "akun diubah"] and audit.damage(KEEPER) == []


def test_a_name_that_nobody_can_have_is_a_wrong_name(shared: Engine) -> None:
    accounts.add_account("Siti", PASSWORD, KEEPER, Seat())
    for name in ("Siti\0", "\0", "' OR 1=1 --", "%s", "x" * 100_000):
        with pytest.raises(accounts.SignInRefused):
            accounts.sign_in(name, PASSWORD, "10.0.0.1")


def test_whoever_is_wrong_too_often_waits(shared: Engine, clock: list[float]) -> None:
    for _ in range(3):
        sign_in_attempts.begin_attempt("siti", "10.0.0.1")
    with pytest.raises(sign_in_attempts.TooEarly):
        sign_in_attempts.begin_attempt("siti", "10.0.0.1")
    sign_in_attempts.begin_attempt("siti", "10.0.0.2")
    sign_in_attempts.forget_attempts("siti", "10.0.0.1")
    sign_in_attempts.begin_attempt("siti", "10.0.0.1")


def test_sessions_run_out(shared: Engine, clock: list[float]) -> None:
    with only_changer():
        token = sessions.start_session("siti")
    assert sessions.session_account(token) == "siti"
    clock[0] += sessions.LIFETIME
    assert sessions.session_account(token) is None


def test_a_session_of_a_server_whose_clock_is_ahead_holds(shared: Engine, clock: list[float]) -> None:
    with only_changer():
        token = sessions.start_session("siti")
    clock[0] -= 600
    assert (sessions.session_account(token) == "siti") == shared.is_shared
    clock[0] -= 600
    assert sessions.session_account(token) is None


def test_meanings_of_headings_are_remembered(shared: Engine) -> None:
    column_choices.remember(KEEPER, "coverage", {"KK": "recipients"})
    column_choices.remember(KEEPER, "coverage", {"Desa": ""})
    assert column_choices.remembered(KEEPER, "coverage") == {"KK": "recipients", "Desa": ""}


def chain(name: str = "uji") -> RecordChain:
    return RecordChain(Path(name), engine().lines(name))


def test_a_chain_hangs_together_and_lets_old_months_go(shared: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not chain().is_begun and chain().links() == [] and chain().damage() == []
    for number in range(4):
        chain().add({"what": f"kejadian {number}", "teks": "“ü” 'x' %s"})
    assert chain().is_begun and [link.number for link in chain().links()] == [1, 2, 3, 4]
    assert chain().links()[2].told["what"] == "kejadian 2" and chain().damage() == [] and not chain("lain").is_begun

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime(2031, 3, 1, tzinfo=UTC)

    class Earlier(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime(2029, 3, 1, tzinfo=UTC)

    with monkeypatch.context() as patch:
        patch.setattr(chain_module, "datetime", Later)
        chain().add({"what": "kemudian"}, keep_months=24)
        assert [link.number for link in chain().links()] == [5] and chain().damage() == []
        patch.setattr(chain_module, "datetime", Earlier)
        chain().add({"what": "jam mundur"})
        patch.setattr(chain_module, "datetime", Later)
        chain().add({"what": "jam maju"}, keep_months=24)
    assert [link.number for link in chain().links()] == [5, 6, 7] and chain().damage() == []


def test_many_processes_add_at_once_and_no_line_is_lost(shared: Engine) -> None:
    script = ("from pathlib import Path; from dashboard.store.chain import RecordChain\n"
              "from dashboard.store.engine.chosen import engine\n"
              "for n in range(10): RecordChain(Path('uji'), engine().lines('uji')).add({'what': n})")
    running = [subprocess.Popen([sys.executable, "-c", script]) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    assert len(chain().links()) == 30 and chain().damage() == []


def test_one_writer_at_a_time_and_a_killed_one_frees_the_lock(shared: Engine) -> None:
    holds = "import time\nfrom dashboard.store.lock import only_writer\nwith only_writer():\n"
    first = subprocess.Popen([sys.executable, "-c", f"{holds}    print('di dalam', flush=True); time.sleep(600)"],
                             stdout=subprocess.PIPE, text=True)
    assert first.stdout and first.stdout.readline() == "di dalam\n"
    waiting = threading.Event()
    came_in = threading.Event()

    def second() -> None:
        with only_writer(lambda _: waiting.set()):
            came_in.set()

    thread = threading.Thread(target=second)
    thread.start()
    assert waiting.wait(30) and not came_in.wait(0.3)
    first.kill()
    first.communicate()
    assert came_in.wait(30)
    thread.join()


def test_there_is_one_rounding_key(shared: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = rounding_key()
    assert rounding_key() == key and len(key) == 32
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path / "lain"))
    assert (rounding_key() == key) == shared.is_shared


def test_lines_changed_in_postgresql_show(address: str, cheap_accounts: None, monkeypatch: pytest.MonkeyPatch,
                                          postgres_server: object) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", address)
    for number in range(3):
        chain().add({"what": number})
    assert hasattr(postgres_server, "ask")
    line = json.loads(str(postgres_server.ask("SELECT line FROM chain_line WHERE number = 2", address)[0][0]))
    line["told"]["what"] = 9
    postgres_server.ask(f"UPDATE chain_line SET line = '{json.dumps(line)}' WHERE number = 2", address)
    assert len(chain().damage()) == 1 and "baris 2" in chain().damage()[0]
    postgres_server.ask("DELETE FROM chain_line WHERE number = 3", address)
    assert len(chain().damage()) == 2
