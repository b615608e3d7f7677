"""Waiting after wrong passwords: it grows, it ends, and nothing gets around it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading

import pytest

from dashboard.core import settings
from dashboard.core.domain import AccountError
from dashboard.store.identity import passwords, sign_in_attempts
from dashboard.store.identity.accounts import SignInRefused, add_account, sign_in
from dashboard.store.identity.sign_in_attempts import TooEarly, delay
from handing_in import KEEPER

NAME, PASSWORD = "Siti Aminah (Dinsos)", "jambu-mete-7"
pytestmark = pytest.mark.usefixtures("cheap_accounts")


def wrong(name: str, times: int) -> None:
    for _ in range(times):
        with pytest.raises(SignInRefused):
            sign_in(name, "bukan ini sandinya")


def test_delay_grows_and_has_an_end() -> None:
    assert [delay(failures) for failures in range(8)] == [0, 0, 0, 2, 4, 8, 16, 32]
    assert delay(12) == 900 and delay(10**6) == 900


@pytest.mark.parametrize("name", [NAME, "Tidak Ada"])
def test_after_three_wrong_passwords_one_waits_also_without_an_account(name: str, clock: list[float]) -> None:
    add_account(NAME, PASSWORD, KEEPER)
    wrong(name, 3)
    with pytest.raises(TooEarly, match="dalam 2 detik"):
        sign_in(name, PASSWORD)
    clock[0] += 1.9
    with pytest.raises(TooEarly):
        sign_in(name, PASSWORD)
    clock[0] += 0.2
    wrong(name, 1)
    with pytest.raises(TooEarly, match="dalam 4 detik"):
        sign_in(name, PASSWORD)


def test_the_right_password_ends_the_waiting(clock: list[float]) -> None:
    add_account(NAME, PASSWORD, KEEPER)
    wrong(NAME, 3)
    clock[0] += 3
    assert sign_in(NAME, PASSWORD)
    wrong(NAME, 3)


def test_others_do_not_wait() -> None:
    add_account(NAME, PASSWORD, KEEPER)
    add_account("Budi", PASSWORD, KEEPER)
    wrong(NAME, 3)
    assert sign_in("Budi", PASSWORD)


def test_a_restart_does_not_end_the_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    add_account(NAME, PASSWORD, KEEPER)
    with monkeypatch.context() as patch:
        patch.setattr(sign_in_attempts, "delay", lambda _: 0)
        wrong(NAME, 8)
    script = ("import sys; from dashboard.store.identity.accounts import sign_in\n"
              "try: sign_in(sys.argv[1], sys.argv[2])\nexcept Exception as error: print(type(error).__name__)")
    told = subprocess.run([sys.executable, "-c", script, NAME, PASSWORD], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "TooEarly"


def test_many_attempts_at_once_do_not_get_around_it(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    add_account(NAME, PASSWORD, KEEPER)
    monkeypatch.setattr(passwords, "matches", lambda *_: None)
    outcomes: list[str] = []

    def attempt() -> None:
        try:
            sign_in(NAME, "salah sama sekali")
        except AccountError as error:
            outcomes.append(type(error).__name__)

    threads = [threading.Thread(target=attempt) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["SignInRefused"] * 3 + ["TooEarly"] * 9


def test_a_clock_set_back_does_not_lock_out_for_long(clock: list[float]) -> None:
    add_account(NAME, PASSWORD, KEEPER)
    wrong(NAME, 3)
    clock[0] -= 10**7
    with pytest.raises(TooEarly) as caught:
        sign_in(NAME, PASSWORD)
    assert caught.value.seconds <= 2


def test_attempts_name_nobody_and_stay_bounded(clock: list[float]) -> None:
    with pytest.raises(SignInRefused):
        sign_in("sandi-rahasia-di-kolom-nama", "x")
    written = (settings.accounts() / "attempts.json").read_text("utf-8")
    assert "rahasia" not in written and len(json.loads(written)) == 1
    clock[0] += 25 * 3600
    sign_in_attempts.begin_attempt("lain")
    assert len(json.loads((settings.accounts() / "attempts.json").read_text("utf-8"))) == 1
