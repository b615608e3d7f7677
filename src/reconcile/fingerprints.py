"""Digests as people read and compare them."""

from __future__ import annotations

_DIGITS, _GROUP = 12, 4


def short(digest: str) -> str:
    """'7f3a-90bc-12de' of a hexadecimal digest: parted, lest it looks like a number of a person."""
    return "-".join(digest[place:place + _GROUP] for place in range(0, _DIGITS, _GROUP))
