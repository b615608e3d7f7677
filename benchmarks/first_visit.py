"""A first visit over a poor line, as in a hall: time to painted and bytes received, against an empty Streamlit page."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from playwright.sync_api import Browser, Page

from benchmarks.browser import chromium, map_frame
from benchmarks.served import serve
from benchmarks.timing import median, ratio, table

LATENCY_MS, MEGABITS, VISITS = 50, 10, 5
_PLOT = ".js-plotly-plot .trace"
_PAGES: Mapping[str, tuple[str, Callable[[Page], object]]] = {
    "Ringkasan": ("/", map_frame),
    "Peta Desa": ("/peta", map_frame),
    "Tren & Perbandingan": ("/tren", lambda page: page.wait_for_selector(_PLOT, state="attached")),
    "Profil Wilayah": ("/profil", lambda page: page.wait_for_selector("[data-testid=stMain] h1")),
}


def _visit(browser: Browser, address: str, painted: Callable[[Page], object]) -> tuple[float, float]:
    """Seconds to painted and bytes received by then, with nothing in the browser's cache."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    line = context.new_cdp_session(page)
    received: list[float] = []
    line.on("Network.dataReceived", lambda told: received.append(told["encodedDataLength"]))
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", {
        "offline": False, "latency": LATENCY_MS, "downloadThroughput": MEGABITS * 125_000,
        "uploadThroughput": MEGABITS * 125_000})
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    painted(page)
    taken = time.perf_counter() - start
    context.close()
    return taken, sum(received)


def _visits(browser: Browser, address: str, painted: Callable[[Page], object]) -> tuple[float, float]:
    found = [_visit(browser, address, painted) for _ in range(VISITS + 1)][1:]
    return median([taken for taken, _ in found]), median([size for _, size in found])


def run() -> str:
    """Medians and ratios."""
    with chromium() as browser:
        with serve("benchmarks/empty_app.py") as empty:
            floor, size = _visits(browser, empty.address, lambda page: page.get_by_text("Terpilih: satu").wait_for())
        rows = [["halaman Streamlit kosong (lantai)", f"{floor:.2f} s", "1×", f"{size / 1e6:.2f} MB"]]
        with serve() as served:
            for name, (path, painted) in _PAGES.items():
                taken, size = _visits(browser, served.address + path, painted)
                rows.append([name, f"{taken:.2f} s", ratio(taken, floor), f"{size / 1e6:.2f} MB"])
    return table(f"Kunjungan pertama lewat jaringan {MEGABITS} Mbit/s, jeda {LATENCY_MS} ms (median)",
                 ["halaman", "sampai tergambar", "terhadap lantai", "diterima"], rows)


if __name__ == "__main__":
    print(run())
