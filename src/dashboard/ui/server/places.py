"""How many web sockets may be open: of one address, and of all."""

from __future__ import annotations

import ipaddress
from collections import Counter
from typing import Any

MOST, MOST_OF_ONE = 600, 300
"""A government office is one address: a hall of a hundred viewers with two tabs each fits."""
_FILES_OF_ONE, _FILES_OF_GONE, _OTHER_FILES = 4, 3 * 128, 200
"""Open files: of a reader (socket and the script's event loop), of the 128 sessions that Streamlit keeps for those who
come back, and of everything else."""


class SocketPlaces:
    """Counts them. Both bounds leave `free` at least one place."""

    def __init__(self, most: int = MOST, most_of_one: int = MOST_OF_ONE) -> None:
        self.most, self.most_of_one = most, most_of_one
        self._taken: Counter[str] = Counter()

    def is_free(self, who: str) -> bool:
        """Whether this address may open one more."""
        return self._taken.total() < self.most and self._taken[who] < self.most_of_one

    def take(self, who: str) -> None:
        """One more is open."""
        self._taken[who] += 1

    def leave(self, who: str) -> None:
        """One is closed."""
        self._taken[who] -= 1
        if not self._taken[who]:
            del self._taken[who]


def address(client: Any) -> str:
    """Who an ASGI scope's client is: the address; of IPv6 the network of 64 bits, which one household has whole."""
    host = client[0] if client else ""
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return str(host)
    if isinstance(found, ipaddress.IPv4Address):
        return host
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, 64), strict=False))


def raise_file_limit() -> int:
    """Lets this process open as many files as MOST readers need, as far as the system allows; how many readers fit.

    The usual limit of 1024 files is reached by about 110 readers; from then on nobody gets any answer at all."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return MOST
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST * _FILES_OF_ONE + _FILES_OF_GONE + _OTHER_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return MOST if soft == resource.RLIM_INFINITY else max(1, min(MOST, (soft - _FILES_OF_GONE - _OTHER_FILES)
                                                                  // _FILES_OF_ONE))
