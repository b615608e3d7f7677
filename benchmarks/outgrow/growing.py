"""From one regency to many on the same PostgreSQL, object store and machines: what one regency costs."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.outgrow.room import Forked, Regency, Room, Tell
from benchmarks.served import serve, until_healthy
from benchmarks.timing import median, table
from benchmarks.viewers import PAGE, _crowd
from dashboard.publish.build import build
from dashboard.store.engine.chosen import postgres_engine
from handing_in import JATEN, covered, publish

_TIMES = 5
_MIB = 1 << 20


def run(room: Room, counts: tuple[int, ...]) -> str:
    """At each count: build, hand-in and fetch of one regency, the size of all, and the memory of its processes. All
    but the first are copies of its database, with objects of nothing but a name."""
    [regency] = room.begun(1)
    rows, made = [], 1
    for number, count in enumerate(counts):
        _copies(room, regency, made, count)
        made = count
        built, handed_in, fetched = Forked(_times, regency, number).wait()
        [(size,)] = room.postgres.ask("SELECT sum(pg_database_size(oid)) FROM pg_database WHERE datname LIKE 'dasbor%'")
        alike = min(count, 38)
        rows.append([count, *(f"{median(taken):.2f} s" for taken in (built, handed_in, fetched)),
                     f"{int(str(size)) / _MIB / count:.1f} MiB",
                     f"{_memory(room, regency, alike):.0f} MiB (dari {alike} proses)"])
    return table("Pertumbuhan: satu kabupaten di antara semuanya",
                 ["kabupaten", "membangun dan menerbitkan", "menyerahkan sampai tersimpan", "menyalin dan menampilkan "
                  "di server lain", "PostgreSQL per kabupaten", "ingatan `follow` per kabupaten (PSS)"], rows) + (
        f"\nProses yang melayani halaman satu kabupaten: {_serving(regency):.0f} MiB (PSS) sesudah satu halaman.\n")


def _copies(room: Room, regency: Regency, made: int, count: int) -> None:
    name = regency.address.rpartition("/")[2]
    for number in range(made, count):
        room.postgres.ask(f"CREATE DATABASE dasbor_salinan_{number} TEMPLATE {name}")

    bucket = regency.objects[5:].partition("/")[0]

    def lay(number: int) -> None:
        for place in range(10):
            room.objects.ask("PUT", f"{bucket}/salinan-{number}/objek/{place:064d}", b"x")

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lay, range(made, count)))


def _times(regency: Regency, round_: int, tell: Tell) -> None:
    built, handed_in, fetched = list[float](), list[float](), list[float]()
    for number in range(_TIMES):
        regency.live("s1")
        built.append(_taken(build))
        row = covered(JATEN, str(2000 + 10 * round_ + number), 41)
        handed_in.append(_taken(partial(publish, "coverage", [row])))
        regency.live("s2")
        fetched.append(_taken(postgres_engine().keep_up))
    for taken in (built, handed_in, fetched):
        tell(taken)


def _taken(work: Any) -> float:
    begun = time.monotonic()
    work()
    return time.monotonic() - begun


def _memory(room: Room, regency: Regency, count: int) -> float:
    """MiB of one of so many processes that follow, each started as in use; pages that they share are counted once."""
    environment = {**os.environ, "DASHBOARD_STORE": regency.address, "DASHBOARD_OBJECTS": regency.objects}
    running = []
    for number in range(count):
        home = room.folder / f"penyalin-{number}"
        home.mkdir(exist_ok=True)
        running.append(subprocess.Popen([sys.executable, "-m", "dashboard", "follow"], stdout=subprocess.DEVNULL,
                                        env={**environment, "DASHBOARD_HOME": str(home)}))
    try:
        deadline = time.monotonic() + 300
        while not all((room.folder / f"penyalin-{number}/builds/CURRENT").exists() for number in range(count)):
            if time.monotonic() > deadline:
                raise TimeoutError("a server shows nothing")
            time.sleep(0.2)
        time.sleep(3)
        return sum(_pss(process.pid) for process in running) / count / _MIB
    finally:
        for process in running:
            process.kill()
            process.wait()


def _serving(regency: Regency) -> float:
    """MiB of a process that has drawn a page."""
    regency.live("s1")  # what is started from here is there
    with serve() as served:
        until_healthy(served.address)
        asyncio.run(_crowd(served.address, PAGE, 1, 1))
        return _pss(served.pid) / _MIB


def _pss(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
