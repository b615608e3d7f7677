"""The village map in Chromium: recolour and warm visit, against an empty rerun, an empty page and a static page."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Frame, Page, sync_playwright

from benchmarks.served import ROOT, serve
from benchmarks.timing import median, ms, ratio, table
from dashboard import settings
from dashboard.exports.map_html import MapPage, village_page
from dashboard.pictures.shading import village_entries
from dashboard.queries import reference, values
from dashboard.store.database import open_current

sys.path.insert(0, str(ROOT / "tests"))
from find_chromium import find_or_install

CHANGES, VISITS, NEW = 12, 6, 2
"""NEW: the first changes, to indicators that this browser has not been sent yet."""
_OPTIONS = ("Indeks ketahanan sosial desa", "Indeks ketahanan lingkungan desa", "Indeks ketahanan ekonomi desa")
_KEYS = ("iks|", "ikl|", "ike|")
_BOX = "iframe[title='streamlit_folium.st_folium']"


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_or_install(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield browser
        browser.close()


def _choose(page: Page, option: str, done: Callable[[], object]) -> float:
    """Seconds from choosing an option in the select box "Indikator" until `done` returns."""
    page.get_by_role("combobox", name="Indikator").first.click()
    target = page.get_by_role("option", name=option, exact=True)
    target.wait_for()
    start = time.perf_counter()
    target.click()
    done()
    return time.perf_counter() - start


def _empty_rerun(browser: Browser, address: str) -> tuple[list[float], list[float]]:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    visits = []
    for _ in range(VISITS + 1):
        start = time.perf_counter()
        page.goto(address)
        page.get_by_text("Terpilih: satu").wait_for()
        visits.append(time.perf_counter() - start)
    taken = [_choose(page, option, lambda word=option: page.get_by_text(f"Terpilih: {word}").wait_for())
             for option in ["dua", "tiga", "empat", "satu"] * (CHANGES // 4)]
    context.close()
    return taken, visits[1:]


def map_frame(page: Page) -> Frame:
    """The map's frame once it is painted."""
    handle = page.wait_for_selector(_BOX)
    frame = handle.content_frame() if handle else None
    if frame is None:
        raise RuntimeError("no map frame")
    frame.wait_for_selector(".peta[data-painted*='|']")
    return frame


def _bare_map(browser: Browser, address: str) -> list[float]:
    """Seconds to painted of a page with the map and nothing else."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    visits = [_painted(page, address) for _ in range(VISITS + 1)]
    context.close()
    return visits[1:]


def _painted(page: Page, address: str) -> float:
    start = time.perf_counter()
    page.goto(address)
    map_frame(page)
    return time.perf_counter() - start


def _map_page(browser: Browser, address: str) -> dict[str, list[float]]:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    received: list[int] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda data: received.append(len(data))))
    visits = [_painted(page, f"{address}/peta") for _ in range(VISITS + 1)]
    frame = map_frame(page)
    page.wait_for_timeout(1500)
    taken, sizes = [], []
    _choose(page, "Indeks Desa Membangun", lambda: frame.wait_for_selector(".peta[data-painted^='idm_score|']"))
    page.wait_for_timeout(700)
    for number in range(CHANGES):
        received.clear()
        key = _KEYS[number % 3]
        taken.append(_choose(page, _OPTIONS[number % 3],
                             lambda key=key: frame.wait_for_selector(f".peta[data-painted^='{key}']")))
        page.wait_for_timeout(700)
        sizes.append(float(sum(received)))
    inside = [_inside(frame) for _ in range(CHANGES)]
    context.close()
    return {"visits": visits[1:], "taken": taken, "sizes": sizes, "inside": inside}


def _inside(frame: Frame) -> float:
    """Seconds of a switch inside the map, measured by the browser's own clock."""
    return float(frame.evaluate("""() => new Promise(done => {
        const box = document.querySelector('.peta'), select = document.querySelector('.peta select');
        const start = performance.now();
        new MutationObserver((_, seen) => { seen.disconnect();
            requestAnimationFrame(() => done((performance.now() - start) / 1000)); })
            .observe(box, {attributes: true, attributeFilter: ['data-painted']});
        select.selectedIndex = (select.selectedIndex + 1) % select.options.length;
        select.dispatchEvent(new Event('change', {bubbles: true}));
    })"""))


def _static(browser: Browser) -> list[float]:
    """The exported page: the same shapes and scripts without any server."""
    database = open_current()
    names, figures = reference.indicators(database), values.village_values(database)
    codes = sorted(code for code, region in reference.regions(database).items()
                   if region.level in ("desa", "kelurahan"))
    entries = village_entries(figures, names, codes)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "peta.html"
        content = village_page(database.assets(), settings.generated_static(), entries, next(iter(entries)),
                               MapPage("Peta", "Uji", "Kredit"))
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(path.as_uri())
        page.wait_for_selector(".peta[data-painted*='|']")
        taken = [_inside(page.main_frame) for _ in range(CHANGES)]
        page.close()
    return taken


def _kb(sizes: list[float]) -> str:
    return f"{median(sizes) / 1000:.1f} kB"


def run() -> str:
    """Medians and ratios."""
    with chromium() as browser:
        with serve("benchmarks/empty_app.py") as empty:
            rerun, visit = _empty_rerun(browser, empty.address)
        with serve("benchmarks/bare_map.py") as bare:
            bare_visit = _bare_map(browser, bare.address)
        with serve() as served:
            found = _map_page(browser, served.address)
        static = _static(browser)
    floor, floor_visit = median(rerun), median(visit)
    rows = [
        ["jalan ulang kosong (lantai)", ms(floor), "1×", ""],
        ["ganti indikator sampai terwarnai", ms(median(found["taken"])), ratio(median(found["taken"]), floor),
         f"{_kb(found['sizes'][:NEW])}; {_kb(found['sizes'][NEW:])} bila pernah dilihat"],
        ["sakelar di dalam peta", ms(median(found["inside"])), ratio(median(found["inside"]), floor), "0 kB"],
        ["halaman statis yang sama", ms(median(static)), ratio(median(static), floor), "0 kB"],
        ["kunjungan hangat halaman kosong (lantai)", ms(floor_visit), "1×", ""],
        ["kunjungan hangat peta st_folium saja", ms(median(bare_visit)), ratio(median(bare_visit), floor_visit), ""],
        ["kunjungan hangat /peta sampai terwarnai", ms(median(found["visits"])),
         ratio(median(found["visits"]), floor_visit), ""],
    ]
    return table("Peta 248 desa di peramban (median)", ["langkah", "waktu", "terhadap lantai", "diterima"], rows)


if __name__ == "__main__":
    print(run())
