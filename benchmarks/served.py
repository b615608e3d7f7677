"""A served app for measuring, over the published build."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from dashboard.commands.serving import free_ports

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Served:
    """Where it listens, and its process."""

    address: str
    pid: int


@contextmanager
def serve(script: str = "serve.py") -> Iterator[Served]:
    """Run `script` by Streamlit on a free local port; stops it at the end."""
    port, = free_ports(1)
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port),
         "--server.address", "127.0.0.1"],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield Served(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.wait(20)


def until_healthy(address: str) -> None:
    """Wait until this server can draw pages. Raises TimeoutError."""
    for _ in range(240):
        try:
            urlopen(f"{address}/sehat", timeout=5).close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise TimeoutError(address)
