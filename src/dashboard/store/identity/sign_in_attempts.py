"""How long one must wait after wrong passwords. On disk, so a restart or another process does not forget it."""

from __future__ import annotations

import hmac
import secrets
import time
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from dashboard.core.domain import AccountError
from dashboard.store.private_files import only_changer, read_private, write_private

_FILE, _KEY_FILE = "attempts.json", "attempts_key.json"
_FREE = 3
"""Wrong passwords until one has to wait."""
_LONGEST = 900
_FORGOTTEN_AFTER = 24 * 3600
_MOST_ADDRESSES = 100
"""Of one account; of more the oldest are forgotten."""


class TooEarly(AccountError):
    """Wrong too often: this account has to wait. `seconds` until the next attempt counts."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Terlalu banyak percobaan yang salah. Coba lagi dalam {in_words(seconds)}.")
        self.seconds = seconds


def delay(failures: int) -> int:
    """Seconds to wait after this many wrong passwords in a row: 2, 4, 8 ... up to fifteen minutes."""
    return 0 if failures < _FREE else min(_LONGEST, 2 ** min(failures - _FREE + 1, 20))


def begin_attempt(account: str, address: str = "") -> None:
    """Count an attempt as wrong before it is judged, so that many at once do not help. Raises TooEarly.

    `account` is the name as typed: unknown names wait like known ones. Each address ("" where it is not known) waits
    for its own attempts, so that a stranger elsewhere locks nobody out. Both are stored only as keyed digests.
    """
    with only_changer():
        key, place, now = _digest(account), _digest(_network(address)), time.time()
        stored = read_private(_FILE, replaceable=True)
        known = {name: left for name, entries in stored.items() if (left := _remembered(entries, now))}
        mine = known.setdefault(key, {})
        failures, at = mine.get(place, {}).get("failures", 0), mine.get(place, {}).get("at", 0.0)
        pause = delay(failures)
        left = min(pause, at + pause - now)  # never longer than the pause, also when the clock was set back
        if left > 0:
            raise TooEarly(max(1, round(left)))
        mine[place] = {"failures": failures + 1, "at": now}
        for oldest in sorted(mine, key=lambda one: mine[one]["at"])[:-_MOST_ADDRESSES]:
            del mine[oldest]
        write_private(_FILE, known)


def forget_attempts(account: str, address: str | None = None) -> None:
    """The right password from this address, or a reset by the keeper, for all of them: nothing to wait for."""
    with only_changer():
        known = read_private(_FILE, replaceable=True)
        own = _remembered(known.get(_digest(account), {}), time.time())
        here = None if address is None else _digest(_network(address))
        left = {place: one for place, one in own.items() if here is not None and place != here}
        if left != known.get(_digest(account), {}):
            known[_digest(account)] = left
            write_private(_FILE, {name: entries for name, entries in known.items() if entries})


def _remembered(entries: Any, now: float) -> dict[str, dict[str, Any]]:
    """Addresses that were wrong lately. Files of before addresses were told apart hold none."""
    return {place: one for place, one in entries.items()
            if isinstance(one, dict) and now - one["at"] < _FORGOTTEN_AFTER}


def _network(address: str) -> str:
    """Whoever has one address of IPv6 has the 64 bits below it too."""
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(known, IPv6Address):
        return str(known.ipv4_mapped or ip_network((known, 64), strict=False))
    return str(known)


def in_words(seconds: int) -> str:
    """"40 detik", "15 menit"."""
    return f"{seconds} detik" if seconds < 60 else f"{-(-seconds // 60)} menit"


def _digest(typed: str) -> str:
    """One of 65,536 places: what strangers type is bounded on disk and cannot be read back (it may be a password)."""
    content = read_private(_KEY_FILE, replaceable=True)
    if not content:
        content = {"key": secrets.token_hex(32)}
        write_private(_KEY_FILE, content)
    return hmac.digest(bytes.fromhex(content["key"]), typed.encode(), "sha256").hex()[:4]
