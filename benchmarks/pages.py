"""Server time of each page, against a page that only draws a title (same protocol, same run)."""

from __future__ import annotations

import asyncio

from benchmarks.served import serve
from benchmarks.timing import median, ms, ratio, table
from benchmarks.viewers import processor_seconds
from dashboard.ui.shell.access import all_pages

RUNS = 12


async def times(address: str, page: str) -> tuple[list[float], list[int], list[float]]:
    """Seconds of reruns, bytes sent by each, and seconds of first visits of one page."""
    from websockets.asyncio.client import connect

    from benchmarks.viewers import Viewer

    url = address.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(url, subprotocols=["streamlit"], max_size=None) as connection:  # type: ignore[list-item]
        viewer = Viewer(connection, page)
        await viewer.rerun()
        answers = [await viewer.rerun() for _ in range(RUNS)]
    first = []
    for _ in range(4):
        async with connect(url, subprotocols=["streamlit"], max_size=None) as connection:  # type: ignore[list-item]
            first.append((await Viewer(connection, page).rerun())[0])
    return [taken for taken, _ in answers], [size for _, size in answers], first


def run() -> str:
    """Rerun and first visit of every page on the server."""
    rows = []
    with serve("benchmarks/empty_app.py") as empty:
        floor, _, floor_first = asyncio.run(times(empty.address, ""))
    base, base_first = median(floor), median(floor_first)
    rows.append(["halaman kosong (lantai)", ms(base), "1×", ms(base_first), "", ""])
    with serve() as served:
        for spec in all_pages():
            asyncio.run(times(served.address, spec.url))
            cpu = processor_seconds(served.pid)
            again, sizes, first = asyncio.run(times(served.address, spec.url))
            cpu = (processor_seconds(served.pid) - cpu) / (RUNS + 5)
            rows.append([spec.title, ms(median(again)), ratio(median(again), base), ms(median(first)),
                         f"{max(sizes) / 1000:.1f} kB", ms(cpu)])
    return table("Waktu server tiap halaman (median)",
                 ["halaman", "jalan ulang", "terhadap lantai", "kunjungan baru", "dikirim", "prosesor per jalan"], rows)


if __name__ == "__main__":
    print(run())
