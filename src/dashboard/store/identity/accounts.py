"""Who may hand in: names and argon2id hashes in DASHBOARD_HOME/accounts, made by the server's keeper."""

from __future__ import annotations

import re
import threading
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dashboard.core.actor import VISITOR, Action, Actor, person
from dashboard.core.domain import AccountError
from dashboard.store.identity.attempts import begin_attempt, forget_attempts
from dashboard.store.identity.sessions import end_sessions, session_account, start_session
from dashboard.store.policy import require
from dashboard.store.private_files import only_changer, read_private, write_private

_FILE = "accounts.json"
_HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=2)
"""RFC 9106, second recommended option, with two lanes for small servers."""
_AT_ONCE = threading.BoundedSemaphore(2)
"""Each check takes 64 MB for a moment; a flood of attempts queues instead of filling the memory."""
_SHORTEST, _LONGEST, _FEWEST_DIFFERENT = 10, 256, 5
_NAME = re.compile(r"[^\W_][\w .,'’&/()-]{1,59}")
_PERSON_NUMBER = re.compile(r"(?:\d[ .\-]?){16}")


@dataclass(frozen=True)
class Account:
    """One person. `name` is what is written as the "by" of a submission; times are UTC."""

    name: str
    disabled: bool
    created: datetime
    changed: datetime


class SignInRefused(AccountError):
    """Wrong name, wrong password or a disabled account; which of them is not told."""

    def __init__(self) -> None:
        super().__init__("Nama atau kata sandi salah.")


def accounts() -> list[Account]:
    """All accounts by name. Raises AccountError when the file is damaged."""
    return [_account(entry) for _, entry in sorted(read_private(_FILE).items())]


def add_account(name: str, password: str, by: Actor) -> Account:
    """Make a new account. Raises NotAllowed, or AccountError for an unfit name or password, or a name that exists."""
    require(by, Action.MANAGE_ACCOUNTS)
    shown = _shown(name)
    hashed = _hash(shown, password)
    with only_changer():
        everything = read_private(_FILE)
        if _key(shown) in everything:
            raise AccountError(f"Akun “{everything[_key(shown)]['name']}” sudah ada. Kata sandi baru: "
                               "`python -m dashboard user reset`.")
        now = _now()
        everything[_key(shown)] = {"name": shown, "hash": hashed, "disabled": False, "created": now, "changed": now}
        write_private(_FILE, everything)
        return _account(everything[_key(shown)])


def reset_account(name: str, password: str, by: Actor) -> Account:
    """Give a new password; a disabled account works again, its sessions end, and there is no waiting left. Raises
    NotAllowed or AccountError."""
    require(by, Action.MANAGE_ACCOUNTS)
    hashed = _hash(name, password)
    changed = _change(name, hash=hashed, disabled=False)
    forget_attempts(_key(name))
    return changed


def disable_account(name: str, by: Actor) -> Account:
    """Nobody signs in by this name any more, and who is signed in by it no longer is. The history keeps the name.
    Raises NotAllowed or AccountError."""
    require(by, Action.MANAGE_ACCOUNTS)
    return _change(name, disabled=True)


def sign_in(name: str, password: str) -> str:
    """A session token. Raises TooEarly or SignInRefused; both take equally long for names that do not exist."""
    key = _key(name[:4 * _LONGEST])[:_LONGEST]  # what a stranger sends may be millions of letters
    begin_attempt(key)
    nobody = _nobodys_hash()  # made for whoever comes first, known or not
    hashed = str(read_private(_FILE).get(key, {}).get("hash", nobody))
    with _AT_ONCE:
        matches = _matches(hashed, password)
        renewed = _HASHER.hash(_plain(password)) if matches and _HASHER.check_needs_rehash(hashed) else hashed
    with only_changer():  # again, as the password may have been changed, or the account disabled, since
        everything = read_private(_FILE)
        entry = everything.get(key, {})
        if not matches or entry.get("hash") != hashed or entry["disabled"]:
            raise SignInRefused
        if renewed != hashed:  # the cost was raised since the password was set
            entry["hash"] = renewed
            write_private(_FILE, everything)
        token = start_session(key)
    forget_attempts(key)
    return token


def actor_of(token: str) -> Actor:
    """Whoever this token belongs to; a visitor when it ended or ran out, or the account was disabled."""
    key = session_account(token)
    entry = read_private(_FILE).get(key) if key else None
    return VISITOR if entry is None or entry["disabled"] else person(str(entry["name"]))


def _change(name: str, **values: object) -> Account:
    with only_changer():
        everything = read_private(_FILE)
        if _key(name) not in everything:
            raise AccountError(f"Tidak ada akun “{name.strip()}”. Daftarnya: `python -m dashboard user list`.")
        end_sessions(_key(name))
        everything[_key(name)] |= {**values, "changed": _now()}
        write_private(_FILE, everything)
        return _account(everything[_key(name)])


def _hash(name: str, password: str) -> str:
    plain = _plain(password)
    if len(plain) < _SHORTEST or len(set(plain)) < _FEWEST_DIFFERENT:
        raise AccountError(f"Kata sandi terlalu lemah: pakai sedikitnya {_SHORTEST} huruf atau angka, "
                           f"{_FEWEST_DIFFERENT} di antaranya berbeda.")
    if len(plain) > _LONGEST:
        raise AccountError(f"Kata sandi terlalu panjang (paling banyak {_LONGEST} huruf).")
    if _key(plain) == _key(name):
        raise AccountError("Kata sandi tidak boleh sama dengan nama.")
    with _AT_ONCE:
        return _HASHER.hash(plain)


def _matches(hashed: str, password: str) -> bool:
    try:
        return _HASHER.verify(hashed, _plain(password[:4 * _LONGEST]))
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys_hash() -> str:
    return _HASHER.hash("tidak ada akun ini")


def _plain(password: str) -> str:
    """The same password from any keyboard is the same text."""
    return unicodedata.normalize("NFKC", password)


def _shown(name: str) -> str:
    shown = " ".join(unicodedata.normalize("NFKC", name).split())
    if not _NAME.fullmatch(shown):
        raise AccountError("Nama akun 2 sampai 60 huruf: huruf, angka, spasi, dan . , ' & / ( ) - saja, "
                           "diawali huruf atau angka.")
    if _PERSON_NUMBER.search(shown):
        raise AccountError("Nama akun tidak boleh memuat angka 16 digit (seperti NIK).")
    return shown


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).split()).casefold()


def _account(entry: dict[str, Any]) -> Account:
    try:
        return Account(str(entry["name"]), bool(entry["disabled"]), datetime.fromisoformat(entry["created"]),
                       datetime.fromisoformat(entry["changed"]))
    except (KeyError, TypeError, ValueError):
        raise AccountError(f"Catatan akun {_FILE} rusak. Pulihkan berkas itu dari cadangan.") from None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
