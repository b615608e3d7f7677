"""A public launch: many readers at once who open pages at random and change the map's indicator, by Streamlit's own
protocol: `python -m benchmarks.crowd [viewers [seconds [processes]]]`.

Each acts every 15 s on average. The floor is one reader alone on the same server, before the crowd comes.
"""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.served import until_healthy
from benchmarks.timing import median, ms, percentile95, ratio, table
from benchmarks.viewers import memory_mb, processor_seconds
from dashboard.commands.serving import free_ports
from dashboard.core import settings
from dashboard.core.domain import Level
from dashboard.topics.areas.rules.profile import SCORES
from dashboard.ui.shell import access

THINK = 15.0
MAP = "peta"
_CHANGES = 0.6
"""Of the actions of whoever looks at the map."""
_TENTHS = 10


@dataclass
class Seen:
    """Seconds of every run, errors told by pages, connections that failed."""

    pages: list[float] = field(default_factory=list)
    changes: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def runs(self) -> int:
        return len(self.pages) + len(self.changes)


async def _run(socket: ClientConnection, address: str, page: str, query: str, seen: Seen) -> float:
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.query_string = query
    message.rerun_script.context_info.url = f"{address}/{page}"
    message.rerun_script.context_info.timezone = "Asia/Jakarta"
    start = time.perf_counter()
    await socket.send(message.SerializeToString())
    while True:
        answer = ForwardMsg.FromString(await asyncio.wait_for(socket.recv(), 120))
        kind = answer.WhichOneof("type")
        if kind == "delta" and answer.delta.new_element.WhichOneof("type") == "exception":
            seen.errors.append(f"/{page}: {answer.delta.new_element.exception.message[:100]}")
        if kind == "script_finished":
            return time.perf_counter() - start


async def _reader(address: str, pages: list[str], choices: list[str], until: float, think: float, seen: Seen) -> None:
    await asyncio.sleep(random.uniform(0, min(THINK, think)))
    url = address.replace("http", "ws", 1) + "/_stcore/stream"
    try:
        async with connect(url, subprotocols=["streamlit"], max_size=None, open_timeout=90) as stream:  # type: ignore[list-item]
            page = ""
            while time.monotonic() < until:
                if page == MAP and random.random() < _CHANGES:
                    query = f"ind={random.choice(choices)}"
                    seen.changes.append(await _run(stream, address, page, query, seen))
                else:
                    page = random.choice(pages)
                    seen.pages.append(await _run(stream, address, page, "", seen))
                pause = random.expovariate(1 / think) if think else 0
                await asyncio.sleep(max(0.0, min(pause, until - time.monotonic())))
    except Exception as error:
        seen.errors.append(repr(error)[:120])


async def _crowd(address: str, pages: list[str], viewers: int, seconds: float, think: float = THINK) -> Seen:
    choices = sorted(SCORES[Level.DESA])
    seen, until = Seen(), time.monotonic() + seconds
    await asyncio.gather(*(_reader(address, pages, choices, until, think, seen) for _ in range(viewers)))
    return seen


@contextmanager
def _served(workers: int) -> Iterator[tuple[str, int]]:
    """Address and number of the command that serves."""
    port, = free_ports(1)
    process = subprocess.Popen([sys.executable, "-m", "dashboard", "serve", "--port", str(port), "--workers",
                                str(workers)], cwd=settings.PROJECT, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        until_healthy(address)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(40)


def _family(pid: int) -> list[int]:
    """A process and all that it has started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in _family(int(child)))]


async def _watched(family: list[int], seconds: float, grown: list[float]) -> None:
    """Adds the memory of these processes, in MB, at the end of each tenth of the time."""
    for _ in range(_TENTHS):
        await asyncio.sleep(seconds / _TENTHS)
        grown.append(sum(map(memory_mb, family)))


async def _watched_crowd(address: str, pages: list[str], viewers: int, seconds: float, family: list[int],
                         tenths: list[float]) -> Seen:
    watching = asyncio.create_task(_watched(family, seconds, tenths))
    seen = await _crowd(address, pages, viewers, seconds)
    await watching
    return seen


def _measured(viewers: int, seconds: float, workers: int) -> list[object]:
    pages = [spec.url for spec in access.all_pages() if not spec.needs and spec.folder != "masuk"]
    with _served(workers) as (address, pid):
        for _ in range(workers):  # each process has drawn each page
            asyncio.run(_crowd(address, pages, 4 * workers, 25, think=0))
        alone = asyncio.run(_crowd(address, pages, 1, 15, think=0))
        family = _family(pid)
        cpu, memory = sum(map(processor_seconds, family)), sum(map(memory_mb, family))
        began = time.monotonic()
        tenths: list[float] = []
        seen = asyncio.run(_watched_crowd(address, pages, viewers, seconds, family, tenths))
        cpu = sum(map(processor_seconds, family)) - cpu
        busy = cpu / (time.monotonic() - began) / (os.cpu_count() or 1)
    for error in sorted(set(seen.errors))[:5]:
        print(f"{seen.errors.count(error)} x {error}", flush=True)
    floor = median(alone.pages)
    return [viewers, workers, ms(floor), ms(median(seen.pages)), ms(percentile95(seen.pages)),
            ratio(percentile95(seen.pages), floor), ms(percentile95(seen.changes)), ms(cpu / seen.runs),
            f"{busy:.0%}", f"{memory:.0f}; " + ", ".join(f"{one:.0f}" for one in tenths), seen.runs, len(seen.errors)]


def run(viewers: int = 100, seconds: float = 90, workers: tuple[int, ...] = (1, 2)) -> str:
    """So many readers for so long, on one server in each of these numbers of processes."""
    rows = [_measured(viewers, seconds, number) for number in workers]
    return table(f"Peluncuran: pembaca bersamaan di semua halaman, tiap {THINK:.0f} detik satu tindakan, {seconds:.0f} "
                 "detik (server)",
                 ["pembaca", "proses", "satu pembaca (median)", "buka halaman (median)", "buka halaman (p95)",
                  "p95 / satu pembaca", "ganti indikator (p95)", "waktu prosesor per jalan", "prosesor terpakai",
                  "memori (MB) di awal; tiap sepersepuluh waktu", "jalan", "kesalahan"], rows)


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    viewers, seconds, *workers = [*given, *(100, 90)[len(given):]]
    print(run(viewers, seconds, tuple(workers[:1]) or (1, 2)))
