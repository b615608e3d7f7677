"""Who is signed in: a random token at the reader's side, its digest here. Ending it here ends it everywhere."""

from __future__ import annotations

import hashlib
import secrets
import time

from dashboard.store.engine.chosen import engine
from dashboard.store.private_files import only_changer, read_entry, read_private, write_private

LIFETIME = 12 * 3600
"""Seconds: a long working day. Also the life of the cookie."""
_FILE = "sessions.json"
_CLOCKS_APART = 15 * 60
"""Seconds: the clock of another server, where the session began, may be ahead by so much."""


def start_session(account: str) -> str:
    """A new token for this account key (256 random bits). Needs the lock of the accounts folder."""
    token, now = secrets.token_urlsafe(32), time.time()
    known = {digest: entry for digest, entry in read_private(_FILE, replaceable=True).items() if entry["until"] > now}
    known[_digest(token)] = {"account": account, "until": now + LIFETIME}
    write_private(_FILE, known)
    return token


def adopt_session(account: str, token: str, until: float) -> bool:
    """Let a token that stands for a sign-in elsewhere hold for this account key until then (seconds of the epoch);
    False when it was closed. Needs the lock of the accounts folder."""
    now = time.time()
    known = {digest: entry for digest, entry in read_private(_FILE, replaceable=True).items() if entry["until"] > now}
    if known.get(_digest(token), {}).get("account") == "":
        return False
    known[_digest(token)] = {"account": account, "until": until}
    write_private(_FILE, known)
    return True


def close_session(token: str, until: float) -> None:
    """Sign out for good: this token cannot be adopted again until then, when it is too old anyway."""
    with only_changer():
        known = read_private(_FILE, replaceable=True)
        write_private(_FILE, {**known, _digest(token): {"account": "", "until": until}})


def session_account(token: str) -> str | None:
    """The account key of a token that holds; None when it ended, ran out or never was."""
    entry = read_entry(_FILE, _digest(token), replaceable=True)
    return (str(entry["account"]) or None) if entry and 0 < entry["until"] - time.time() <= _longest() else None


def _longest() -> float:
    """More than this is left only to one from before the clock was set back."""
    return LIFETIME + (_CLOCKS_APART if engine().is_shared else 0)


def end_session(token: str) -> None:
    """Sign out; also where the token is kept elsewhere."""
    with only_changer():
        known = read_private(_FILE, replaceable=True)
        if known.pop(_digest(token), None) is not None:
            write_private(_FILE, known)


def end_sessions(account: str) -> None:
    """Sign out an account everywhere. Needs the lock of the accounts folder."""
    known = read_private(_FILE, replaceable=True)
    left = {digest: entry for digest, entry in known.items() if entry["account"] != account}
    if len(left) < len(known):
        write_private(_FILE, left)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
