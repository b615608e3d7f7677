"""Processor time of a change of page and memory afterwards, with Streamlit's collection of garbage after every run
and without: `python -m benchmarks.garbage [rounds [true|false]]`. Each is a server of its own on a free port, one
reader who opens all pages in turn.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.served import until_healthy
from dashboard.commands.serving import free_ports
from dashboard.core import settings
from dashboard.ui.shell import access

sys.path.insert(0, str(settings.PROJECT / "tests"))
from stream_client import rerun, stream, until_finished

_ROUNDS = 10
_IDLE_MS = 100
"""Of three seconds."""
_TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """One line for each way."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else _ROUNDS
    pages = [spec.url for spec in access.all_pages() if not spec.needs and spec.folder != "masuk"]
    for collected in (True, False) if len(sys.argv) < 3 else (sys.argv[2] == "true",):
        cold, each, memory = _measured(pages, rounds, collected=collected)
        print(f"postScriptGC={str(collected).lower():5}  {len(pages)} pages: first round {cold:.0f} ms a page, "
              f"then {each:.0f} ms in the median round; memory after round 1, {rounds // 2}, {rounds}: "
              + ", ".join(f"{megabytes:.0f} MB" for megabytes in memory))


def _measured(pages: list[str], rounds: int, *, collected: bool) -> tuple[float, float, list[float]]:
    port, = free_ports(1)
    server = subprocess.Popen(
        [Path(sys.executable).with_name("streamlit"), "run", "serve.py", "--server.port", str(port),
         "--server.headless", "true", "--runner.postScriptGC", str(collected).lower()],
        cwd=settings.PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        until_healthy(address)
        used, memory = [], list[float]()
        for number in range(rounds):
            before = _processor_ms(server.pid)
            with stream(address) as reader:
                for page in pages:
                    reader.send(rerun(page, address=f"{address}/{page}"))
                    until_finished(reader)
            used.append((_processor_ms(server.pid) - before) / len(pages))
            if number == 0:
                _settle(server.pid)
            if number in (0, rounds // 2 - 1, rounds - 1):
                memory.append(_memory_mb(server.pid))
    finally:
        server.terminate()
        server.wait()
    return used[0], median(used[1:]), memory


def _settle(number: int) -> None:
    """Until the slides that are made beforehand are made: they begin within twenty seconds of quiet."""
    time.sleep(25)
    for _ in range(30):
        before = _processor_ms(number)
        time.sleep(3)
        if _processor_ms(number) - before < _IDLE_MS:
            return


def _processor_ms(number: int) -> float:
    fields = Path(f"/proc/{number}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / _TICKS


def _memory_mb(number: int) -> float:
    status = Path(f"/proc/{number}/status").read_text("ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
