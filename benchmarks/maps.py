"""The village map in Chromium: recolour and warm visit, against an empty rerun, an empty page and a static page."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Frame, Page

from benchmarks.browser import answered, chromium, map_frame, reader, visited
from benchmarks.served import ROOT, serve
from benchmarks.timing import median, ms, ratio, table
from dashboard.core import settings
from dashboard.outputs.map_html import MapPage, village_page
from dashboard.queries import reference, values
from dashboard.render.shading import village_entries
from dashboard.store.database import open_current

CHANGES, VISITS, SKIPPED, NEW, PAUSE = 24, 12, 3, 2, 700
"""SKIPPED: the first visits, which fill the browser's caches. NEW: the first changes, to indicators that this browser
has not been sent yet. PAUSE: milliseconds between changes."""
_OPTIONS = ("Indeks ketahanan sosial desa", "Indeks ketahanan lingkungan desa", "Indeks ketahanan ekonomi desa")
_KEYS = ("iks|", "ikl|", "ike|")


def _choose(page: Page, option: str) -> None:
    """Choose an option in the select box "Indikator"; the time runs from the last click."""
    page.get_by_role("combobox", name="Indikator").first.click()
    page.get_by_role("option", name=option, exact=True).click()


def _empty_rerun(browser: Browser, address: str) -> tuple[list[float], list[float]]:
    with reader(browser) as page:
        visits, taken = [], []
        for _ in range(VISITS + SKIPPED):
            page.goto(address)
            page.get_by_text("Terpilih: satu").wait_for()
            visits.append(visited(page, page, "Terpilih: satu"))
        for option in ["dua", "tiga", "empat", "satu"] * (CHANGES // 4):
            page.wait_for_timeout(PAUSE)
            _choose(page, option)
            page.get_by_text(f"Terpilih: {option}").wait_for()
            taken.append(answered(page, page, f"Terpilih: {option}"))
    return taken, visits[SKIPPED:]


def _bare_map(browser: Browser) -> list[float]:
    """Seconds to painted of a page with the map and nothing else. Streamlit serves the folder static/ beside it."""
    with tempfile.TemporaryDirectory() as folder:
        script = shutil.copy(ROOT / "benchmarks" / "bare_map.py", folder)
        shutil.copytree(settings.generated_static(), Path(folder) / "static" / "build")
        with serve(script) as served, reader(browser) as page:
            return _visits(page, served.address)


def _visits(page: Page, address: str) -> list[float]:
    visits = []
    for _ in range(VISITS + SKIPPED):
        page.goto(address)
        visits.append(visited(page, map_frame(page), ""))
    return visits[SKIPPED:]


def _map_page(browser: Browser, address: str) -> dict[str, list[float]]:
    with reader(browser) as page:
        received: list[int] = []
        visits = _visits(page, f"{address}/peta")
        page.on("websocket", lambda socket: socket.on("framereceived", lambda data: received.append(len(data))))
        page.goto(f"{address}/peta")
        frame = map_frame(page)
        page.wait_for_timeout(1500)
        taken, sizes = [], []
        _choose(page, "Indeks Desa Membangun")
        frame.wait_for_selector(".peta[data-painted^='idm_score|']")
        for number in range(CHANGES):
            page.wait_for_timeout(PAUSE)
            received.clear()
            key = _KEYS[number % 3]
            _choose(page, _OPTIONS[number % 3])
            frame.wait_for_selector(f".peta[data-painted^='{key}']")
            page.wait_for_timeout(PAUSE)
            taken.append(answered(page, frame, key))
            sizes.append(float(sum(received)))
        inside = [_inside(frame) for _ in range(CHANGES)]
    return {"visits": visits, "taken": taken, "sizes": sizes, "inside": inside}


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
        bare_visit = _bare_map(browser)
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
