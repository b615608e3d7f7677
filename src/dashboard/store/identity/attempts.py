"""How long one must wait after wrong passwords. On disk, so a restart or another process does not forget it."""

from __future__ import annotations

import hmac
import secrets
import time

from dashboard.core.domain import AccountError
from dashboard.store.private_files import only_changer, read_private, write_private

_FILE, _KEY_FILE = "attempts.json", "attempts_key.json"
_FREE = 3
"""Wrong passwords until one has to wait."""
_LONGEST = 900
_FORGOTTEN_AFTER = 24 * 3600


class TooEarly(AccountError):
    """Wrong too often: this account has to wait. `seconds` until the next attempt counts."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Terlalu banyak percobaan yang salah. Coba lagi dalam {in_words(seconds)}.")
        self.seconds = seconds


def delay(failures: int) -> int:
    """Seconds to wait after this many wrong passwords in a row: 2, 4, 8 ... up to fifteen minutes."""
    return 0 if failures < _FREE else min(_LONGEST, 2 ** min(failures - _FREE + 1, 20))


def begin_attempt(account: str) -> None:
    """Count an attempt as wrong before it is judged, so that many at once do not help. Raises TooEarly.

    `account` is the name as typed: unknown names wait like known ones. It is stored only as a keyed digest.
    """
    with only_changer():
        key, now = _digest(account), time.time()
        known = {name: entry for name, entry in read_private(_FILE).items() if now - entry["at"] < _FORGOTTEN_AFTER}
        failures, at = known.get(key, {}).get("failures", 0), known.get(key, {}).get("at", 0.0)
        pause = delay(failures)
        left = min(pause, at + pause - now)  # never longer than the pause, also when the clock was set back
        if left > 0:
            raise TooEarly(max(1, round(left)))
        known[key] = {"failures": failures + 1, "at": now}
        write_private(_FILE, known)


def forget_attempts(account: str) -> None:
    """The right password, or a reset by the keeper: nothing to wait for any more."""
    with only_changer():
        known = read_private(_FILE)
        if known.pop(_digest(account), None) is not None:
            write_private(_FILE, known)


def in_words(seconds: int) -> str:
    """"40 detik", "15 menit"."""
    return f"{seconds} detik" if seconds < 60 else f"{-(-seconds // 60)} menit"


def _digest(account: str) -> str:
    """One of 65,536 places: what strangers type is bounded on disk and cannot be read back (it may be a password)."""
    content = read_private(_KEY_FILE)
    if not content:
        content = {"key": secrets.token_hex(32)}
        write_private(_KEY_FILE, content)
    return hmac.digest(bytes.fromhex(content["key"]), account.encode(), "sha256").hex()[:4]
