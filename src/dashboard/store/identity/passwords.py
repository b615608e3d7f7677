"""Passwords: which are fit, their argon2id hashes, and how they are compared."""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dashboard.core.domain import AccountError
from dashboard.core.regency import regency

_HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=2)
"""RFC 9106, second recommended option, with two lanes for small servers."""
_AT_ONCE = threading.BoundedSemaphore(2)
"""Each check takes 64 MB for a moment; a flood of attempts queues instead of filling the memory."""
_SHORTEST, LONGEST = 10, 256
_STRONG = 3
"""Of zxcvbn's scores 0 to 4: safe against guesses at a server, some protection when hashes are stolen."""
_LOCAL_WORDS = ("kabupaten", "kota", "dasbor", "kemiskinan", "tkpk", "bappeda", "bupati",
                "litbang", "dinas", "dinsos", "rahasia", "sandi", "katasandi", "merdeka", "indonesia", "garuda")


def hashed(name: str, password: str) -> str:
    """The hash of a new password. Raises AccountError when it is unfit for the account of this name."""
    plain = _plain(password)
    if len(plain) > LONGEST:
        raise AccountError(f"Kata sandi terlalu panjang (paling banyak {LONGEST} huruf).")
    if len(plain) < _SHORTEST or _is_guessed(plain, name):
        raise AccountError(f"Kata sandi terlalu mudah ditebak: pakai sedikitnya {_SHORTEST} huruf, misalnya tiga kata "
                           "yang tidak berkaitan, tanpa nama sendiri, nama daerah, atau tahun.")
    with _AT_ONCE:
        return _HASHER.hash(plain)


def matches(stored: str, password: str) -> str | None:
    """The hash to keep from now on when the password is right (a new one after the cost was raised), else None."""
    plain = _plain(password[:4 * LONGEST])
    with _AT_ONCE:
        try:
            _HASHER.verify(stored, plain)
        except (VerificationError, InvalidHashError):
            return None
        return _HASHER.hash(plain) if _HASHER.check_needs_rehash(stored) else stored


@cache
def nobodys_hash() -> str:
    """What a password for a name that does not exist is compared with: that takes as long."""
    return _HASHER.hash("tidak ada akun ini")


def _is_guessed(plain: str, name: str) -> bool:
    from zxcvbn import zxcvbn

    here = f"{regency().name} {regency().province.name} {regency().agency_short}".casefold().split()
    own = [name.casefold(), *filter(None, re.split(r"\W+", name.casefold()))]
    return int(zxcvbn(plain, user_inputs=[*own, *_LOCAL_WORDS, *here], max_length=LONGEST)["score"]) < _STRONG


def _plain(password: str) -> str:
    """The same password from any keyboard is the same text."""
    return unicodedata.normalize("NFKC", password)
