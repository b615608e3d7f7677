"""Who comes in by a provider: our accounts say what they may do, and only who is named letter for letter has a seat."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dashboard.__main__ import main
from dashboard.core.actor import VISITOR, Role, person
from dashboard.core.domain import AccountError
from dashboard.store import audit
from dashboard.store.identity import provided
from dashboard.store.identity.accounts import (
    Seat,
    SignInRefused,
    accounts,
    actor_of,
    add_account,
    disable_account,
    reseat_account,
    reset_account,
    sign_in,
)
from dashboard.store.identity.provided import NoSeat, enter, leave
from dashboard.store.identity.sessions import LIFETIME
from handing_in import KEEPER

NAME, PASSWORD = "rini@blitarkab.go.id", "jambu-mete-7"
OPERATOR = Seat(Role.AGENCY, "dinsos")
pytestmark = pytest.mark.usefixtures("cheap_accounts")


@pytest.fixture(autouse=True)
def nothing_told_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provided, "_told", provided.deque(maxlen=1000))


@pytest.fixture(autouse=True)
def seat(cheap_accounts: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_SIGN_IN", "oidc")
    add_account(NAME, None, KEEPER, OPERATOR)


def claims(clock: list[float], **other: Any) -> dict[str, object]:
    return {"iss": "https://sso", "sub": "7", "iat": int(clock[0]), "email": NAME, **other}


def events(*kinds: audit.Event) -> list[tuple[str, str, str]]:
    return [(one.event, one.by, one.what) for one in audit.entries(KEEPER) if one.event in kinds]


@pytest.mark.parametrize("verified", [{}, {"email_verified": True}, {"email_verified": "true"}])
def test_the_claim_names_the_seat(clock: list[float], verified: dict[str, object]) -> None:
    enter(claims(clock, **verified), "t")
    assert actor_of("t") == person(NAME, Role.AGENCY, "dinsos")
    assert events(audit.Event.SIGNED_IN) == [("masuk", NAME, "")]


@pytest.mark.parametrize("verified", [False, "false", None, 0, ""])
def test_an_address_that_nobody_verified_is_nobodys(clock: list[float], verified: object) -> None:
    with pytest.raises(NoSeat, match="belum diverifikasi"):
        enter(claims(clock, email_verified=verified), "t")
    assert actor_of("t") == VISITOR


@pytest.mark.parametrize("name", [
    "RINI@blitarkab.go.id", "Rini@blitarkab.go.id", " rini@blitarkab.go.id", "rini@blitarkab.go.id ",
    "rini@blitarkab.go.id\n", "rini@blitarkab.go.id\u200b", "r\u0456ni@blitarkab.go.id", "\uff52ini@blitarkab.go.id",
    "r\u0131ni@blitarkab.go.id", "rini@blitar\u212aab.go.id", "rini@blitarkab.go.id\0", "rini@blitarkab.go.id.evil.id",
    "rini+x@blitarkab.go.id", "", "x", [NAME], {"email": NAME}, True, None, 7, NAME * 9])
def test_what_only_looks_like_a_name_opens_nothing(clock: list[float], name: object) -> None:
    with pytest.raises(NoSeat, match="sebagai pengunjung"):
        enter(claims(clock, email=name), "t")
    assert actor_of("t") == VISITOR


def test_another_claim_may_be_the_one_that_names(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_OIDC_CLAIM", "nip")
    add_account("198001012005011001"[:12], None, KEEPER, Seat(Role.LEADER))
    with pytest.raises(NoSeat, match="“nip”"):
        enter(claims(clock), "t")
    enter(claims(clock, nip="198001012005", email_verified=False), "t")
    assert actor_of("t") == person("198001012005", Role.LEADER)


def test_who_is_disabled_or_expired_is_out_at_once_and_told(clock: list[float]) -> None:
    enter(claims(clock), "t")
    disable_account(NAME, KEEPER)
    assert actor_of("t") == VISITOR
    for _ in range(3):
        with pytest.raises(NoSeat, match="tidak berlaku lagi"):
            enter(claims(clock), "t")
    assert events(audit.Event.SIGN_IN_REFUSED) == [("masuk ditolak", "", NAME)], "once a sign-in"
    reset_account(NAME, None, KEEPER)
    enter(claims(clock), "t")
    reseat_account(NAME, Seat(Role.AGENCY, "dinsos", date(2020, 1, 1)), KEEPER)
    with pytest.raises(NoSeat, match="tidak berlaku lagi"):
        enter(claims(clock), "t")


def test_of_a_stranger_the_record_keeps_no_name(clock: list[float]) -> None:
    for token in ("a", "a", "b"):
        with pytest.raises(NoSeat, match=r"Akun instansi orang@lain\.id belum terdaftar"):
            enter(claims(clock, email="orang@lain.id"), token)
    assert events(audit.Event.SIGN_IN_REFUSED) == [("masuk ditolak", "", "akun instansi yang tidak terdaftar")] * 2


def test_another_role_counts_at_the_next_look(clock: list[float]) -> None:
    enter(claims(clock), "t")
    reseat_account(NAME, Seat(Role.LEADER), KEEPER)
    enter(claims(clock), "t")
    assert actor_of("t") == person(NAME, Role.LEADER)


def test_whoever_signed_out_is_out_for_good(clock: list[float]) -> None:
    enter(claims(clock), "t")
    leave(claims(clock), "t")
    with pytest.raises(AccountError, match="sudah keluar"):
        enter(claims(clock), "t")
    assert actor_of("t") == VISITOR and events(audit.Event.SIGNED_OUT) == [("keluar", NAME, "")]
    clock[0] += 60
    enter(claims(clock), "another")
    assert actor_of("another").name == NAME


def test_a_sign_in_lasts_as_long_as_one_of_ours(clock: list[float]) -> None:
    then = claims(clock)
    enter(then, "t")
    clock[0] += LIFETIME - 1
    assert actor_of("t").name == NAME
    clock[0] += 1
    assert actor_of("t") == VISITOR
    with pytest.raises(AccountError, match="sudah berakhir"):
        enter(then, "t")
    leave_late = claims([clock[0] - LIFETIME - 5])
    with pytest.raises(AccountError, match="sudah berakhir"):
        leave(leave_late, "t")


@pytest.mark.parametrize("issued", [None, "1800000000", True])
def test_a_sign_in_without_a_time_opens_nothing(clock: list[float], issued: object) -> None:
    with pytest.raises(NoSeat, match="kapan Anda masuk"):
        enter(claims(clock, iat=issued), "t")


def test_a_sign_in_of_the_future_lasts_no_longer(clock: list[float]) -> None:
    enter(claims(clock, iat=clock[0] + 10 * LIFETIME), "t")
    clock[0] += LIFETIME
    assert actor_of("t") == VISITOR


def test_passwords_and_providers_keep_apart(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_OIDC_CLAIM", "name")
    add_account("Siti", PASSWORD, KEEPER)
    with pytest.raises(NoSeat):
        enter(claims(clock, name="Siti"), "t")
    with pytest.raises(AccountError, match="tidak berlaku di sini"):
        sign_in("Siti", PASSWORD)
    monkeypatch.setenv("DASHBOARD_SIGN_IN", "lokal")
    assert actor_of(sign_in("Siti", PASSWORD)).name == "Siti"
    for tried in ("None", "jambu", ""):
        with pytest.raises(SignInRefused):
            sign_in(NAME, tried)
        clock[0] += 1000
    reset_account(NAME, PASSWORD, KEEPER)
    assert actor_of(sign_in(NAME, PASSWORD)).name == NAME


def test_the_command_line_makes_a_seat_without_a_password(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["user", "add", "kepala@blitarkab.go.id", "--role", "pimpinan", "--oidc"]) == 0
    assert {one.name: one.by_provider for one in accounts()} == {NAME: True, "kepala@blitarkab.go.id": True}
    assert "tanpa kata sandi" in capsys.readouterr().out
    for unfit in ("Siti Aminah", "r\u0456ni@blitarkab.go.id", " rini2@blitarkab.go.id", "3505010101900001"):
        assert main(["user", "add", unfit, "--role", "pimpinan", "--oidc"]) != 0
    assert len(accounts()) == 2
