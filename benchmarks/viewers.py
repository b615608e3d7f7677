"""Many viewers at once: a small client speaks Streamlit's own protocol, so that only the server is measured."""

from __future__ import annotations

import asyncio
import os
import time
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.served import Served, serve
from benchmarks.timing import median, ms, percentile95, ratio, table

VIEWERS = (1, 10, 30)
PAGE, FILTER = "tren", "Indikator"
"""On the map the indicator is chosen inside the map; benchmarks.crowd has readers who do that."""
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Viewer:
    """One open session; times in seconds, bytes as they came over the wire.

    `select` is the id of the filter, `options` are its choices, `part` is the fragment that it belongs to.
    """

    connection: ClientConnection
    page: str
    select: str = ""
    options: list[str] = field(default_factory=list)
    part: str = ""
    first: float = 0.0
    changes: list[float] = field(default_factory=list)
    received: list[int] = field(default_factory=list)

    async def open(self) -> None:
        """The first visit: everything is sent."""
        self.first, _ = await self.rerun()

    async def rerun(self) -> tuple[float, int]:
        """Run the whole page again: seconds until the script has finished, bytes received."""
        return await self._run(BackMsg())

    async def choose(self, option: str) -> None:
        """What the browser sends when the reader takes another option of the filter."""
        message = BackMsg()
        message.rerun_script.fragment_id = self.part
        state = message.rerun_script.widget_states.widgets.add()
        state.id, state.string_value = self.select, option
        taken, size = await self._run(message)
        self.changes.append(taken)
        self.received.append(size)

    async def _run(self, message: BackMsg) -> tuple[float, int]:
        """Seconds until the script has finished, bytes received."""
        message.rerun_script.page_name = self.page
        message.rerun_script.context_info.timezone = "Asia/Jakarta"
        start, size = time.perf_counter(), 0
        await self.connection.send(message.SerializeToString())
        while True:
            data = await self.connection.recv()
            size += len(data)
            answer = ForwardMsg()
            answer.ParseFromString(data if isinstance(data, bytes) else data.encode())
            kind = answer.WhichOneof("type")
            if kind == "script_finished":
                return time.perf_counter() - start, size
            if kind == "delta" and answer.delta.new_element.selectbox.label == FILTER and not self.select:
                box = answer.delta.new_element.selectbox
                self.select, self.options, self.part = box.id, list(box.options), answer.delta.fragment_id


async def _visit(address: str, page: str, changes: int) -> Viewer:
    url = address.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(url, subprotocols=["streamlit"], max_size=None) as connection:  # type: ignore[list-item]
        viewer = Viewer(connection, page)
        await viewer.open()
        for number in range(changes):
            await asyncio.sleep(0.05)
            await viewer.choose(viewer.options[number % len(viewer.options)])
        return viewer


async def _crowd(address: str, page: str, viewers: int, changes: int) -> list[Viewer]:
    return await asyncio.gather(*(_visit(address, page, changes) for _ in range(viewers)))


def processor_seconds(pid: int) -> float:
    """Processor time of a process so far (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def memory_mb(pid: int) -> float:
    """Resident memory (Linux)."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _measure(served: Served, page: str, viewers: int, changes: int = 4) -> list[float]:
    cpu, memory = processor_seconds(served.pid), memory_mb(served.pid)
    crowd = asyncio.run(_crowd(served.address, page, viewers, changes))
    cpu, grown = processor_seconds(served.pid) - cpu, memory_mb(served.pid) - memory
    firsts = [viewer.first for viewer in crowd]
    taken = [value for viewer in crowd for value in viewer.changes]
    return [viewers, median(firsts), percentile95(firsts), median(taken), percentile95(taken),
            cpu / (viewers * (changes + 1)), grown / viewers]


def run() -> str:
    """First paint and filter changes of PAGE for 1, 10 and 30 viewers at once."""
    with serve() as served:
        asyncio.run(_crowd(served.address, PAGE, 1, 4))  # warms caches
        rows = [_measure(served, PAGE, viewers) for viewers in VIEWERS]
    floor = rows[0][3]
    shown = [[row[0], *(ms(value) for value in row[1:5]), ratio(row[4], floor), ms(row[5]), f"{row[6]:.1f} MB"]
             for row in rows]
    return table(f"Banyak pengunjung sekaligus, /{PAGE} (server)",
                 ["pengunjung", "pertama (median)", "pertama (p95)", "ganti indikator (median)",
                  "ganti indikator (p95)", "p95 / median satu pengunjung", "waktu prosesor per jalan",
                  "memori per pengunjung"], shown)


if __name__ == "__main__":
    print(run())
