"""Answers leave the moment they are written.

asyncio switches Nagle's algorithm off only for sockets opened with the number of TCP; Streamlit and uvicorn open theirs
without, so that the second part of every answer waited for the browser to confirm the first, which a browser that has
nothing to say delays by 40 ms.
"""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from pathlib import Path

_OWN_FILES = Path("/proc/self/fd")


def send_at_once() -> int:
    """Set TCP_NODELAY on what this process listens at, from where each accepted connection has it (Linux); how many
    sockets there were. Other systems keep what they do."""
    found = 0
    for own_file in list(_OWN_FILES.iterdir()) if _OWN_FILES.is_dir() else ():
        if not own_file.is_socket():
            continue
        with suppress(OSError), socket.socket(fileno=os.dup(int(own_file.name))) as own:
            if own.family in {socket.AF_INET, socket.AF_INET6} \
                    and own.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                own.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                found += 1
    return found
