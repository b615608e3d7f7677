"""What happened is on record: who, as what, and nothing that is nobody's business."""

from __future__ import annotations

import logging

import pytest

from dashboard.core import settings
from dashboard.core.actor import VISITOR, Actor, Role, person
from dashboard.core.domain import NotAllowed
from dashboard.store import audit
from dashboard.store.audit import Event, entries, note, refusals_noted
from dashboard.store.identity.accounts import (
    OwnPasswordNeeded,
    Seat,
    SignInRefused,
    actor_of,
    add_account,
    change_password,
    disable_account,
    reseat_account,
    sign_in,
    sign_out,
)
from dashboard.store.identity.sign_in_attempts import TooEarly
from dashboard.store.policy import require
from handing_in import KEEPER

NAME, PASSWORD, OWN = "Siti Aminah", "jambu-mete-7", "kopi tubruk di teras"
pytestmark = pytest.mark.usefixtures("cheap_accounts")


def told() -> list[tuple[str, str, str]]:
    """Oldest first."""
    return [(one.event, one.by, one.what) for one in reversed(entries(KEEPER))]


def test_a_life_of_an_account_is_on_record() -> None:
    add_account(NAME, PASSWORD, KEEPER, Seat(Role.AGENCY, "dinsos"), first=True)
    with pytest.raises(OwnPasswordNeeded):
        sign_in(NAME, PASSWORD)
    token = sign_in(NAME, PASSWORD, new=OWN)
    token = change_password(token, OWN, PASSWORD)
    sign_out(token)
    with pytest.raises(SignInRefused):
        sign_in(NAME, "sandi salah ketik")
    reseat_account(NAME, Seat(Role.LEADER), KEEPER)
    disable_account(NAME, KEEPER)
    assert told() == [
        ("akun diubah", "cli:uji", f"{NAME}: dibuat, OPD dinsos"), ("kata sandi diganti", NAME, ""),
        ("masuk", NAME, ""), ("kata sandi diganti", NAME, ""), ("keluar", NAME, ""), ("masuk ditolak", "", NAME),
        ("akun diubah", "cli:uji", f"{NAME}: Pimpinan"), ("akun diubah", "cli:uji", f"{NAME}: dinonaktifkan")]
    written = "".join(path.read_text("utf-8") for path in audit.chain().folder.glob("*.jsonl"))
    assert not any(secret in written for secret in (PASSWORD, OWN, "salah ketik", token))


def test_what_a_stranger_types_as_a_name_is_not_written_down() -> None:
    with pytest.raises(SignInRefused):
        sign_in("sandi-di-kolom-nama", "x")
    assert told() == [("masuk ditolak", "", "nama yang tidak terdaftar")]


def test_many_refusals_do_not_fill_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "_refusals", audit._Refusals())
    for number in range(audit._MOST + 20):
        note(Event.REFUSED, VISITOR, str(number))
    note(Event.SIGNED_IN, person(NAME))
    assert len(told()) == audit._MOST + 1


def test_a_refusal_is_noted_and_raised_on() -> None:
    leader = person("Pimpinan", Role.LEADER)
    with pytest.raises(NotAllowed), refusals_noted(leader, "coverage"):
        require(leader, audit.Action.HAND_IN)
    [entry] = entries(KEEPER)
    assert (entry.event, entry.by, entry.role, entry.what) == ("hak ditolak", "Pimpinan", "Pimpinan", "coverage")


@pytest.mark.parametrize("reader", [VISITOR, person(NAME), person("A", Role.AGENCY, "dinsos"),
                                    person("P", Role.LEADER), person("S", Role.SECRETARIAT)])
def test_only_an_admin_reads_it(reader: Actor) -> None:
    with pytest.raises(NotAllowed):
        entries(reader)
    assert entries(person("Admin", Role.ADMIN)) == []


def test_what_cannot_be_written_is_told_to_the_log_and_stops_nobody(caplog: pytest.LogCaptureFixture) -> None:
    add_account(NAME, PASSWORD, KEEPER)
    (settings.home() / "audit" / "HEAD.json").write_text("{", "utf-8")
    with caplog.at_level(logging.ERROR):
        assert actor_of(sign_in(NAME, PASSWORD)).name == NAME
    assert "HEAD.json" in caplog.text


def test_how_long_it_is_kept_can_be_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for asked, months in (("", 24), ("6", 6), ("0", 1), ("banyak", 24)):
        monkeypatch.setenv("DASHBOARD_AUDIT_MONTHS", asked)
        assert audit.months() == months


def test_a_stranger_elsewhere_makes_nobody_wait(clock: list[float]) -> None:
    add_account(NAME, PASSWORD, KEEPER)
    for _ in range(5):
        clock[0] += 3600
        with pytest.raises(SignInRefused):
            sign_in(NAME, "sandi salah ketik", "203.0.113.9")
    with pytest.raises(TooEarly):
        sign_in(NAME, "sandi salah ketik", "203.0.113.9")
    assert sign_in(NAME, PASSWORD, "198.51.100.7")
    with pytest.raises(TooEarly):
        sign_in(NAME, PASSWORD, "203.0.113.9")


def test_all_addresses_of_one_network_wait_together(clock: list[float]) -> None:
    add_account(NAME, PASSWORD, KEEPER)
    for number in range(3):
        with pytest.raises(SignInRefused):
            sign_in(NAME, "sandi salah ketik", f"2001:db8::{number + 1}")
    with pytest.raises(TooEarly):
        sign_in(NAME, PASSWORD, "2001:db8::ffff")
    assert sign_in(NAME, PASSWORD, "2001:db8:1::1")
