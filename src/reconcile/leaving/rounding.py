"""Small counts as they may leave: random rounding to base 5 by the agency's key (the rule of the dashboard's
statistics.rounding, written again because this package imports nothing of the dashboard; a test holds them together).

What is drawn, and what is made of shown figures: reconcile.leaving.counts. Of the two multiples of 5 a count takes the
one drawn, unless the shown figures around it (`least`, `most`) allow only the other.
"""

from __future__ import annotations

import hmac

BASE = 5
REACH = BASE - 1


def rounded(key: bytes, count: int, what: str, digest: int, least: float = 0, most: float = float("inf")) -> int:
    """A count of records; `digest` names them (the same people are always rounded alike)."""
    low = count // BASE * BASE
    if low == count:
        return low
    told = "\x1f".join((what, str(digest))).encode()
    drawn = int.from_bytes(hmac.digest(key, told, "sha256")[:7], "big") / 2**56
    picked, other = (low + BASE, low) if drawn < (count - low) / BASE else (low, low + BASE)
    return other if not least <= picked <= most and least <= other <= most else picked
