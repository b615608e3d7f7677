"""Who may come in, and as what: names, roles and argon2id hashes in DASHBOARD_HOME/accounts, made by the server's
keeper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from dashboard.core import settings
from dashboard.core.actor import ACCOUNT_ROLES, ROLE_WORDS, VISITOR, Action, Actor, Role, person
from dashboard.core.domain import AccountError
from dashboard.store import audit
from dashboard.store.audit import Event
from dashboard.store.building.build_times import today
from dashboard.store.identity import names, passwords
from dashboard.store.identity.sessions import end_session, end_sessions, session_account, start_session
from dashboard.store.identity.sign_in_attempts import begin_attempt, forget_attempts
from dashboard.store.policy import require
from dashboard.store.private_files import only_changer, read_entry, read_private, write_private

_FILE = "accounts.json"
_DAMAGED = f"Catatan akun {_FILE} rusak. Pulihkan berkas itu dari cadangan."
FIRST_DAYS = 14
"""A password that somebody else chose opens the door this many days, to choose one's own."""


@dataclass(frozen=True)
class Seat:
    """What an account is for: its role; for an agency's the code of the agency; the last day it may be used."""

    role: Role = Role.PLANNER
    agency: str | None = None
    until: date | None = None


@dataclass(frozen=True)
class Account:
    """One person. `name` is what is written as the "by" of a submission; times are UTC. `is_first`: the password is
    still the one that somebody else chose. `by_provider`: has no password and comes in by OIDC only."""

    name: str
    disabled: bool
    created: datetime
    changed: datetime
    seat: Seat
    is_first: bool
    by_provider: bool

    @property
    def key(self) -> str:
        """Under which it is kept, and its sessions are."""
        return names.key(self.name)

    @property
    def is_open(self) -> bool:
        """Whether it may be used today."""
        return not self.disabled and (self.seat.until is None or today() <= self.seat.until)


class SignInRefused(AccountError):
    """Wrong name, wrong password, or an account that may not be used; which of them is not told."""

    def __init__(self) -> None:
        super().__init__("Nama atau kata sandi salah.")


class OwnPasswordNeeded(AccountError):
    """The password is right, and was chosen by somebody else: a new one is asked for before anybody comes in."""

    def __init__(self) -> None:
        super().__init__("Kata sandi ini dibuatkan untuk Anda. Pilih kata sandi Anda sendiri untuk melanjutkan.")


def accounts() -> list[Account]:
    """All accounts by name. Raises AccountError when the file is damaged."""
    return [_account(entry) for _, entry in sorted(read_private(_FILE).items())]


def add_account(name: str, password: str | None, by: Actor, seat: Seat | None = None, *,
                first: bool = False) -> Account:
    """Make a new account; without a password for whom a provider calls exactly `name`. `first`: whoever signs in with
    this password has to choose another one. Raises NotAllowed, or AccountError for an unfit name, password or seat, or
    a name that exists."""
    require(by, Action.MANAGE_ACCOUNTS)
    shown, seat = names.fit_name(name, by_provider=password is None), _fit(seat or Seat())
    new_hash = passwords.hashed(shown, password) if password is not None else None
    with only_changer():
        everything = read_private(_FILE)
        if names.key(shown) in everything:
            raise AccountError(f"Akun “{everything[names.key(shown)]['name']}” sudah ada. Kata sandi baru: "
                               "`python -m dashboard user reset`.")
        now = _now()
        everything[names.key(shown)] = {"name": shown, "hash": new_hash, "disabled": False, "created": now,
                                        "changed": now, **_written(seat),
                                        "first_until": _first_until() if first else None}
        write_private(_FILE, everything)
    audit.note(Event.ACCOUNT, by, f"{shown}: dibuat, {in_words(seat)}")
    return _account(everything[names.key(shown)])


def reset_account(name: str, password: str | None, by: Actor, *, first: bool = False) -> Account:
    """Give a new password, or none for whoever comes in by a provider; a disabled account works again, its sessions
    end, and there is no waiting left. Raises NotAllowed or AccountError."""
    require(by, Action.MANAGE_ACCOUNTS)
    if password is None:
        names.fit_name(name, by_provider=True)
    new_hash = passwords.hashed(name, password) if password is not None else None
    changed = _change(name, hash=new_hash, disabled=False, first_until=_first_until() if first else None)
    forget_attempts(names.key(name))
    audit.note(Event.ACCOUNT, by, f"{changed.name}: {'kata sandi baru' if new_hash else 'masuk lewat penyedia'}")
    return changed


def disable_account(name: str, by: Actor) -> Account:
    """Nobody signs in by this name any more, and who is signed in by it no longer is. The history keeps the name.
    Raises NotAllowed or AccountError."""
    require(by, Action.MANAGE_ACCOUNTS)
    changed = _change(name, disabled=True)
    audit.note(Event.ACCOUNT, by, f"{changed.name}: dinonaktifkan")
    return changed


def reseat_account(name: str, seat: Seat, by: Actor) -> Account:
    """Give another role, agency or last day; its sessions end. Raises NotAllowed or AccountError."""
    require(by, Action.MANAGE_ACCOUNTS)
    changed = _change(name, **_written(_fit(seat)))
    audit.note(Event.ACCOUNT, by, f"{changed.name}: {in_words(seat)}")
    return changed


def sign_in(name: str, password: str, address: str = "", *, new: str = "") -> str:
    """A session token. `address`: of the reader's machine, whose wrong attempts make nobody elsewhere wait; `new`: the
    password of one's own, where one is needed. Raises TooEarly, SignInRefused, both after equally long for names that
    do not exist, OwnPasswordNeeded, or AccountError for an unfit new password or where a provider says who comes in."""
    if settings.by_provider():
        raise AccountError("Kata sandi tidak berlaku di sini. Masuk dengan akun instansi Anda.")
    key = names.key(name[:4 * passwords.LONGEST])[:passwords.LONGEST]  # a stranger may send millions of letters
    begin_attempt(key, address)
    entry = _proven(key, password)
    if entry is None:
        known = read_entry(_FILE, key)  # of a name that is none of ours nothing is noted: it may be a password
        audit.note(Event.SIGN_IN_REFUSED, VISITOR, str(known["name"]) if known else "nama yang tidak terdaftar")
        raise SignInRefused
    if entry.get("first_until") and not new:
        forget_attempts(key, address)
        raise OwnPasswordNeeded
    token = _enter(key, entry, _other_hash(str(entry["name"]), password, new) if new else None)
    forget_attempts(key, address)
    if new:
        audit.note(Event.PASSWORD, actor_of(token))
    audit.note(Event.SIGNED_IN, actor_of(token))
    return token


def change_password(token: str, password: str, new: str, address: str = "") -> str:
    """A new password of one's own; all sessions of the account end, and this is the token of a new one. Raises
    TooEarly, SignInRefused when `password` is wrong, or AccountError."""
    key = session_account(token)
    if key is None:
        raise AccountError("Sesi Anda sudah berakhir. Masuk lagi untuk melanjutkan; tidak ada yang berubah.")
    begin_attempt(key, address)
    entry = _proven(key, password)
    if entry is None:
        raise SignInRefused
    fresh = _enter(key, entry, _other_hash(str(entry["name"]), password, new))
    forget_attempts(key, address)
    audit.note(Event.PASSWORD, actor_of(fresh))
    return fresh


def sign_out(token: str) -> None:
    """End this session, also where the token is kept elsewhere."""
    who = actor_of(token)
    end_session(token)
    if not who.is_visitor:
        audit.note(Event.SIGNED_OUT, who)


def actor_of(token: str) -> Actor:
    """Whoever this token belongs to; a visitor when it ended or ran out, or the account may not be used."""
    key = session_account(token)
    entry = read_entry(_FILE, key) if key else None
    if entry is None or not _is_open(entry):
        return VISITOR
    seat = _seat(entry)
    return person(str(entry["name"]), seat.role, seat.agency)


def in_words(seat: Seat) -> str:
    """'OPD dinsos, sampai 2026-12-31'."""
    return " ".join(filter(None, [ROLE_WORDS[seat.role], seat.agency or ""])) + (
        f", sampai {seat.until.isoformat()}" if seat.until else "")


def _proven(key: str, password: str) -> dict[str, Any] | None:
    """The account of this name when the password is right and it may be used; `kept` is the hash to keep of it, another
    one after the cost was raised."""
    entry = read_entry(_FILE, key)
    kept = passwords.matches((entry and entry["hash"]) or passwords.nobodys_hash(), password)
    if entry is None or not entry["hash"] or kept is None or not _is_open(entry):
        return None
    first_until = entry.get("first_until")
    if first_until and date.fromisoformat(first_until) < today():
        return None
    return {**entry, "kept": kept}


def _enter(key: str, proven: dict[str, Any], own: str | None) -> str:
    """A session, unless the password was changed or the account disabled since it was proven. `own`: hash of the
    password that its owner chose just now."""
    with only_changer():
        everything = read_private(_FILE)
        entry = everything.get(key, {})
        if entry.get("hash") != proven["hash"] or not _is_open(entry):
            raise SignInRefused
        if own is not None:
            end_sessions(key)
            entry |= {"hash": own, "first_until": None, "changed": _now()}
            write_private(_FILE, everything)
        elif proven["kept"] != entry["hash"]:
            entry["hash"] = proven["kept"]
            write_private(_FILE, everything)
        return start_session(key)


def _other_hash(name: str, password: str, new: str) -> str:
    if new == password:
        raise AccountError("Kata sandi baru harus lain dari yang lama.")
    return passwords.hashed(name, new)


def _change(name: str, **values: object) -> Account:
    with only_changer():
        everything = read_private(_FILE)
        if names.key(name) not in everything:
            raise AccountError(f"Tidak ada akun “{name.strip()}”. Daftarnya: `python -m dashboard user list`.")
        end_sessions(names.key(name))
        everything[names.key(name)] |= {**values, "changed": _now()}
        write_private(_FILE, everything)
        return _account(everything[names.key(name)])


def _fit(seat: Seat) -> Seat:
    if seat.role not in ACCOUNT_ROLES:
        raise AccountError(f"Peran {seat.role} bukan peran sebuah akun. Pilih: {', '.join(ACCOUNT_ROLES)}.")
    if (seat.role is Role.AGENCY) != (seat.agency is not None):
        raise AccountError("Akun dengan peran opd perlu kode OPD (--agency), dan hanya akun itu.")
    return seat


def _is_open(entry: dict[str, Any]) -> bool:
    until = _seat(entry).until
    return not entry["disabled"] and (until is None or today() <= until)


def _seat(entry: dict[str, Any]) -> Seat:
    """Accounts of before there were roles may what a planner may, as they did."""
    try:
        until = entry.get("until")
        return Seat(Role(entry.get("role", Role.PLANNER)), entry.get("agency"),
                    date.fromisoformat(until) if until else None)
    except (TypeError, ValueError):
        raise AccountError(_DAMAGED) from None


def _written(seat: Seat) -> dict[str, object]:
    return {"role": seat.role.value, "agency": seat.agency, "until": seat.until.isoformat() if seat.until else None}


def _first_until() -> str:
    return (today() + timedelta(days=FIRST_DAYS)).isoformat()


def _account(entry: dict[str, Any]) -> Account:
    try:
        created, changed = (datetime.fromisoformat(entry[name]) for name in ("created", "changed"))
        return Account(str(entry["name"]), bool(entry["disabled"]), created, changed, _seat(entry),
                       bool(entry.get("first_until")), entry["hash"] is None)
    except (KeyError, TypeError, ValueError):
        raise AccountError(_DAMAGED) from None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
