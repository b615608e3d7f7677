"""Several processes behind HAProxy: readers are shared out, stay where they are, and outlive one of them."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from browser.conftest import QUIET
from dashboard.commands.serving import free_ports
from find_haproxy import find_or_install
from page_words import ROOT
from stream_client import rerun, stream, until_finished
from worlds import copy_home


@pytest.fixture
def port(shipped_home: Path, tmp_path: Path) -> Iterator[int]:
    """Where two processes are served, with a home of their own."""
    find_or_install()
    home = tmp_path / "home"
    copy_home(shipped_home, home)
    port, = free_ports(1)
    process = subprocess.Popen([sys.executable, "-m", "dashboard", "serve", "--port", str(port), "--workers", "2"],
                               cwd=ROOT, env={**os.environ, **QUIET, "DASHBOARD_HOME": str(home)},
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until(lambda: asked(port, "/sehat")[0] == 200, 120)
    yield port
    process.terminate()
    assert process.wait(40) == 0
    for own in ports(home, port).values():
        assert asked(own, "/sehat")[0] == 0, "a process was left behind"


def until(holds: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)


def asked(port: int, path: str, cookie: str = "") -> tuple[int, str]:
    """Status (0: nobody answers) and the name of the process that the reader is asked to stay with."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        asking.request("GET", path, headers={"Cookie": f"dasbor_proses={cookie}"} if cookie else {})
        answer = asking.getresponse()
        answer.read()
        given = re.search(r"dasbor_proses=(\w+); path=/; HttpOnly; SameSite=Lax", answer.headers["Set-Cookie"] or "")
        return answer.status, given[1] if given else ""
    except (OSError, http.client.HTTPException):
        return 0, ""
    finally:
        asking.close()


def ports(home: Path, port: int) -> dict[str, int]:
    text = (home / f"haproxy-{port}.cfg").read_text("utf-8")
    return {name: int(own) for name, own in re.findall(r"server (\w+) 127\.0\.0\.1:(\d+)", text)}


def holder(port: int) -> int:
    """The process that was started for this port."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            words = (folder / "cmdline").read_bytes().split(b"\0") if (folder / "cmdline").exists() else []
            if str(port).encode() in words and b"streamlit" in words:
                return int(folder.name)
    raise AssertionError(f"nobody serves {port}")


def test_readers_are_shared_out_stay_and_outlive_a_process(port: int, tmp_path: Path) -> None:
    until(lambda: {asked(port, "/")[1] for _ in range(4)} == {"p1", "p2"}, 60)
    assert {asked(port, "/", "p1")[1] for _ in range(6)} == {""}, "whoever has a process stays with it"

    with stream(f"http://127.0.0.1:{port}") as socket:
        socket.send(rerun("tren"))
        drawn = [message for message in until_finished(socket) if message.WhichOneof("type") == "delta"]
    assert len(drawn) > 10

    os.kill(holder(ports(tmp_path / "home", port)["p1"]), signal.SIGKILL)
    status, given = asked(port, "/", "p1")
    assert (status, given) == (200, "p2"), "another takes over"
    until(lambda: asked(port, "/sehat", "p1") == (200, ""), 90)
