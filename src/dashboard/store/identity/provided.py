"""Who comes in by an agency's provider (OIDC): it says who somebody is, our accounts say what they may do.

A sign-in there holds here as long as a session of ours, though the provider's cookie lives longer, and whoever signs
out is out in every window.
"""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Mapping

from dashboard.core import settings
from dashboard.core.actor import VISITOR
from dashboard.core.domain import AccountError
from dashboard.store import audit
from dashboard.store.audit import Event
from dashboard.store.identity.accounts import Account, accounts, actor_of
from dashboard.store.identity.sessions import LIFETIME, adopt_session, close_session
from dashboard.store.private_files import only_changer

Claims = Mapping[str, object]
_PLAIN = re.compile(r"[!-~]{1,120}")
_told: deque[str] = deque(maxlen=1000)
"""Sign-ins whose refusal is on record: one is seen again with every run of a page."""


class NoSeat(AccountError):
    """The provider knows them and we do not, or no longer; the sentence is for them."""

    def __init__(self, why: str, known: str = "") -> None:
        super().__init__(f"{why} Anda melihat dasbor ini sebagai pengunjung.")
        self.known = known


def enter(claims: Claims, token: str) -> None:
    """Begin the session of whoever these claims name; `token` stands for this one sign-in at the provider. Raises
    NoSeat, or AccountError when the sign-in is over or the accounts cannot be read."""
    try:
        with only_changer():
            account = _seated(claims)
            if not adopt_session(account.key, token, _until(claims)):
                raise AccountError("Anda sudah keluar. Masuk lagi untuk melanjutkan.")
    except NoSeat as refused:
        if token not in _told:
            _told.append(token)
            audit.note(Event.SIGN_IN_REFUSED, VISITOR, refused.known or "akun instansi yang tidak terdaftar")
        raise
    audit.note(Event.SIGNED_IN, actor_of(token))


def leave(claims: Claims, token: str) -> None:
    """End this sign-in everywhere; it opens nothing any more. Raises AccountError when that cannot be written."""
    who = actor_of(token)
    close_session(token, _until(claims))
    if not who.is_visitor:
        audit.note(Event.SIGNED_OUT, who)


def _until(claims: Claims) -> float:
    """When the sign-in is over. Raises AccountError when it is, or nothing tells when it was made."""
    issued = claims.get("iat")
    if not isinstance(issued, int | float) or isinstance(issued, bool):
        raise NoSeat("Penyedia akun tidak menyebut kapan Anda masuk.")
    now = time.time()
    if issued + LIFETIME <= now:
        raise AccountError("Sesi Anda sudah berakhir. Masuk lagi untuk melanjutkan.")
    return min(issued, now) + LIFETIME


def _seated(claims: Claims) -> Account:
    """The account whose name is, letter for letter, what the provider says. Raises NoSeat."""
    claim = settings.oidc_claim()
    name = claims.get(claim)
    if not isinstance(name, str) or not _PLAIN.fullmatch(name):
        raise NoSeat(f"Penyedia akun tidak menyebut “{claim}” Anda dalam bentuk yang dikenal.")
    if claim == "email" and claims.get("email_verified", True) not in (True, "true"):
        raise NoSeat(f"Alamat {name} belum diverifikasi oleh penyedia akun.")
    found = next((one for one in accounts() if one.by_provider and one.name == name), None)
    if found is None:
        raise NoSeat(f"Akun instansi {name} belum terdaftar di sini; pengelola server dapat mendaftarkannya.")
    if not found.is_open:
        raise NoSeat(f"Akun {name} tidak berlaku lagi di sini; tanyakan kepada pengelola server.", name)
    return found
