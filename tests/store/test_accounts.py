"""Accounts: hashes and not passwords, sessions that end everywhere."""

from __future__ import annotations

import io
import json
import logging
import os
import stat
import subprocess
import sys

import pytest

from dashboard.__main__ import main
from dashboard.core import settings
from dashboard.core.actor import VISITOR, person
from dashboard.core.domain import AccountError
from dashboard.store.identity import passwords, sessions
from dashboard.store.identity.accounts import (
    SignInRefused,
    accounts,
    actor_of,
    add_account,
    disable_account,
    reset_account,
    sign_in,
)
from dashboard.store.identity.sessions import end_session
from handing_in import KEEPER

NAME, PASSWORD = "Siti Aminah (Dinsos)", "jambu-mete-7"
DEAR = passwords._HASHER
KEPT = ("--role", "perencana", "--password-stdin", "--keep-password")
pytestmark = pytest.mark.usefixtures("cheap_accounts")


def wrong(name: str, times: int) -> None:
    for _ in range(times):
        with pytest.raises(SignInRefused):
            sign_in(name, "bukan ini sandinya")


def test_right_password_signs_in_and_the_name_is_as_registered() -> None:
    add_account(NAME, PASSWORD, KEEPER)
    assert actor_of(sign_in("  siti  AMINAH (dinsos)", PASSWORD)) == person(NAME)


def test_only_an_argon2id_hash_is_kept_and_only_the_server_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_HASHER", DEAR)
    add_account(NAME, PASSWORD, KEEPER)
    token = sign_in(NAME, PASSWORD)
    folder = settings.accounts()
    written = "".join(path.read_text("utf-8") for path in folder.glob("*.json"))
    assert "$argon2id$v=19$m=65536,t=3" in written
    assert PASSWORD not in written and token not in written
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.glob("*.json")} == {0o600}


@pytest.mark.parametrize("password", ["pendek", "aaaaaaaaaaaaaaa", "x" * 20 + "abcd" * 70, "siti aminah (DINSOS)", "",
                                      "1234567890", "password12", "Blitar2026", "kemiskinan2026"])
def test_weak_passwords_are_refused_and_nothing_is_made(password: str) -> None:
    with pytest.raises(AccountError, match="Kata sandi"):
        add_account(NAME, password, KEEPER)
    assert accounts() == []


@pytest.mark.parametrize("name", ["", "x", "<script>", "a\0b", "3505012345678901", "3505 0123 4567 8901", "x" * 61,
                                  "-a"])
def test_unfit_names_are_refused(name: str) -> None:
    with pytest.raises(AccountError, match="Nama akun"):
        add_account(name, PASSWORD, KEEPER)


def test_an_account_is_not_made_twice() -> None:
    add_account(NAME, PASSWORD, KEEPER)
    with pytest.raises(AccountError, match="sudah ada"):
        add_account(NAME.upper(), "sandi yang lain", KEEPER)
    assert sign_in(NAME, PASSWORD)


def test_unknown_wrong_and_disabled_are_told_in_the_same_words() -> None:
    add_account(NAME, PASSWORD, KEEPER)
    add_account("Budi", PASSWORD, KEEPER)
    disable_account("budi", KEEPER)
    told = set()
    for name, password in ((NAME, "salah sama sekali"), ("Tidak Ada", PASSWORD), ("Budi", PASSWORD), ("", "")):
        with pytest.raises(SignInRefused) as caught:
            sign_in(name, password)
        told.add(str(caught.value))
    assert told == {"Nama atau kata sandi salah."}


def test_unknown_names_are_checked_against_a_hash_of_the_same_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    add_account(NAME, PASSWORD, KEEPER)
    seen: list[str] = []
    real = passwords.matches
    monkeypatch.setattr(passwords, "matches", lambda *given: seen.append(given[0]) or real(*given))
    for name in (NAME, "Tidak Ada"):
        with pytest.raises(SignInRefused):
            sign_in(name, "salah sama sekali")
    assert len({hashed.rsplit("$", 2)[0] for hashed in seen}) == 1 and len(seen) == 2


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    add_account(NAME, PASSWORD, KEEPER)
    sign_in(NAME, PASSWORD)
    wrong(NAME, 1)
    assert not [record for record in caplog.records if "Siti" in record.getMessage() or PASSWORD in record.getMessage()]


def test_reset_ends_sessions_and_waiting_and_a_disabling() -> None:
    add_account(NAME, PASSWORD, KEEPER)
    token = sign_in(NAME, PASSWORD)
    disable_account(NAME, KEEPER)
    assert actor_of(token) == VISITOR
    wrong(NAME, 3)
    reset_account(NAME, "mangga-manalagi", KEEPER)
    assert actor_of(token) == VISITOR
    assert actor_of(sign_in(NAME, "mangga-manalagi")) == person(NAME)
    with pytest.raises(SignInRefused):
        sign_in(NAME, PASSWORD)


def test_a_reset_during_a_sign_in_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    add_account(NAME, PASSWORD, KEEPER)
    real = passwords.matches

    def slow(hashed: str, password: str) -> str | None:
        found = real(hashed, password)
        reset_account(NAME, "mangga-manalagi", KEEPER)
        return found

    monkeypatch.setattr(passwords, "matches", slow)
    with pytest.raises(SignInRefused):
        sign_in(NAME, PASSWORD)


def test_a_session_ends_by_signing_out_or_after_a_day(clock: list[float]) -> None:
    add_account(NAME, PASSWORD, KEEPER)
    one, two, three = (sign_in(NAME, PASSWORD) for _ in range(3))
    end_session(one)
    assert [actor_of(token).name for token in (one, two, three, "", "karangan")] == ["", NAME, NAME, "", ""]
    clock[0] += sessions.LIFETIME + 1
    assert actor_of(two) == VISITOR
    sign_in(NAME, PASSWORD)
    assert len(json.loads((settings.accounts() / "sessions.json").read_text("utf-8"))) == 1


def test_a_raised_cost_is_taken_up_at_the_next_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    add_account(NAME, PASSWORD, KEEPER)
    monkeypatch.setattr(passwords, "_HASHER", passwords.PasswordHasher(time_cost=2, memory_cost=64, parallelism=1))
    sign_in(NAME, PASSWORD)
    assert "t=2" in (settings.accounts() / "accounts.json").read_text("utf-8")
    assert sign_in(NAME, PASSWORD)


def test_a_damaged_file_lets_nobody_in() -> None:
    add_account(NAME, PASSWORD, KEEPER)
    token = sign_in(NAME, PASSWORD)
    (settings.accounts() / "accounts.json").write_text("{", "utf-8")
    for question in (lambda: sign_in(NAME, PASSWORD), lambda: actor_of(token),
                     lambda: add_account("Budi", PASSWORD, KEEPER)):
        with pytest.raises(AccountError, match="rusak"):
            question()


def test_two_processes_add_at_once_and_both_are_there() -> None:
    script = ("import sys; from dashboard.core.actor import command_line; "
              "from dashboard.store.identity.accounts import add_account; "
              "add_account(sys.argv[1], 'jambu-mete-7', command_line('cli:uji'))")
    running = [subprocess.Popen([sys.executable, "-c", script, f"Orang {number}"], env=os.environ.copy())
               for number in range(4)]
    assert [process.wait(60) for process in running] == [0, 0, 0, 0]
    assert [account.name for account in accounts()] == [f"Orang {number}" for number in range(4)]


def test_commands(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*arguments: str, typed: str = "") -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main(["user", *arguments])
        caught = capsys.readouterr()
        assert "jambu" not in caught.out + caught.err
        return code, caught.out + caught.err

    assert "Belum ada akun" in run("list")[1]
    assert run("add", NAME, *KEPT, typed="jambu-mete-7\n")[0] == 0
    assert actor_of(sign_in(NAME, "jambu-mete-7")) == person(NAME)
    assert run("add", NAME, *KEPT, typed="jambu-mete-8\n") == (1, f"Gagal: Akun “{NAME}” sudah ada. Kata "
                                                                    "sandi baru: `python -m dashboard user reset`.\n")
    assert run("reset", "Tidak Ada", "--password-stdin", typed="jambu-mete-8\n")[0] == 1
    assert run("reset", NAME, "--password-stdin", "--keep-password", typed="jambu-mete-9\n")[0] == 0
    assert sign_in(NAME, "jambu-mete-9")
    assert run("disable", NAME)[0] == 0
    listed = json.loads(run("list", "--json")[1])
    assert [(entry["name"], entry["disabled"]) for entry in listed] == [(NAME, True)]
    assert "nonaktif" in run("list")[1]


def test_a_password_is_asked_for_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(["jambu-mete-7", "jambu-mete-8", "jambu-mete-7", "jambu-mete-7"])
    monkeypatch.setattr("getpass.getpass", lambda _: next(typed))
    assert main(["user", "add", NAME, "--role", "perencana", "--keep-password"]) == 1 and accounts() == []
    assert main(["user", "add", NAME, "--role", "perencana", "--keep-password"]) == 0 and sign_in(NAME, "jambu-mete-7")
