"""The village map in Chromium: recolour and warm visit, against an empty rerun, an empty page and a static page."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Frame, Page

from benchmarks.browser import answered, chromium, map_frame, reader, visited
from benchmarks.served import ROOT, serve, until_healthy
from benchmarks.timing import median, ms, ratio, table
from dashboard.core import settings
from dashboard.outputs.map_html import MapPage, village_page
from dashboard.queries import observations, reference
from dashboard.render.shading import village_entries
from dashboard.store.database import open_current

CHANGES, VISITS, SKIPPED, NEW, PAUSE = 24, 24, 3, 3, 700
"""SKIPPED: the first visits, which fill the browser's caches. NEW: the first changes, to indicators whose page this
server has not drawn yet. PAUSE: milliseconds between changes."""
_KEYS = ("iks|2024|Tahun", "ikl|2024|Tahun", "ike|2024|Tahun")
_SWITCH = """(key) => {
    const select = document.querySelector('.peta select');
    select.value = key;
    top.benchClicked = performance.timeOrigin + performance.now();
    select.dispatchEvent(new Event('change', {bubbles: true}));
}"""


def _empty_rerun(browser: Browser, address: str) -> tuple[list[float], list[float]]:
    with reader(browser) as page:
        visits, taken = [], []
        for _ in range(VISITS + SKIPPED):
            page.goto(address)
            page.get_by_text("Terpilih: satu").wait_for()
            visits.append(visited(page, page, "Terpilih: satu"))
        for option in ["dua", "tiga", "empat", "satu"] * (CHANGES // 4):
            page.wait_for_timeout(PAUSE)
            page.get_by_role("combobox", name="Indikator").first.click()
            page.get_by_role("option", name=option, exact=True).click()
            page.get_by_text(f"Terpilih: {option}").wait_for()
            taken.append(answered(page, page, f"Terpilih: {option}"))
    return taken, visits[SKIPPED:]


@contextmanager
def _bare() -> Iterator[str]:
    """The address of a page with the map and nothing else. Streamlit serves the folder static/ beside it."""
    with tempfile.TemporaryDirectory() as folder:
        script = shutil.copy(ROOT / "benchmarks" / "bare_map.py", folder)
        shutil.copytree(settings.generated_static(), Path(folder) / "static" / "build")
        with serve(script) as served:
            yield served.address


def _visit(page: Page, address: str) -> float:
    page.goto(address)
    return visited(page, map_frame(page), "")


def _visits(browser: Browser, bare: str, whole: str) -> tuple[list[float], list[float]]:
    """Seconds to painted of the bare map and of /peta, in turn: what else the machine does meets both alike."""
    with reader(browser) as one, reader(browser) as other:
        pairs = [(_visit(one, bare), _visit(other, f"{whole}/peta")) for _ in range(VISITS + SKIPPED)][SKIPPED:]
    return [of for of, _ in pairs], [of for _, of in pairs]


def _switches(browser: Browser, address: str) -> dict[str, list[float]]:
    """Another indicator chosen on the map: until the headline of the page follows, what is received for it, and, by
    the frame alone, until the map is painted."""
    with reader(browser) as page:
        received: list[int] = []
        page.on("websocket", lambda socket: socket.on("framereceived", lambda data: received.append(len(data))))
        page.goto(f"{address}/peta")
        frame = map_frame(page)
        followed, sizes = [], []
        for number in range(CHANGES):
            page.wait_for_timeout(PAUSE)
            received.clear()
            before, key = page.locator(".headline").inner_text(), _KEYS[number % len(_KEYS)]
            frame.evaluate(_SWITCH, key)
            frame.wait_for_selector(f".peta[data-painted='{key}']")
            page.wait_for_function("before => document.querySelector('.headline')?.innerText !== before", arg=before)
            followed.append(answered(page, page, ""))
            page.wait_for_timeout(PAUSE)
            sizes.append(float(sum(received)))
        inside = [_inside(frame) for _ in range(CHANGES)]
    return {"followed": followed, "sizes": sizes, "inside": inside}


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
    names, figures = reference.indicators(database), observations.village_values(database)
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
        with _bare() as bare, serve() as served:
            until_healthy(served.address)
            bare_visits, visits = _visits(browser, bare, served.address)
            found = _switches(browser, served.address)
        static = _static(browser)
    floor, floor_visit, bare_visit = median(rerun), median(visit), median(bare_visits)
    rows = [
        ["jalan ulang kosong (lantai)", ms(floor), "1×", ""],
        ["sakelar di dalam peta sampai terwarnai", ms(median(found["inside"])), ratio(median(found["inside"]), floor),
         "0 kB"],
        ["sakelar di dalam peta sampai judul halaman mengikuti", ms(median(found["followed"])),
         ratio(median(found["followed"]), floor),
         f"{_kb(found['sizes'][:NEW])}; {_kb(found['sizes'][NEW:])} bila pernah dilihat"],
        ["halaman statis yang sama", ms(median(static)), ratio(median(static), floor), "0 kB"],
        ["kunjungan hangat halaman kosong (lantai)", ms(floor_visit), "1×", ""],
        ["kunjungan hangat peta st_folium saja", ms(bare_visit), ratio(bare_visit, floor_visit), ""],
        ["kunjungan hangat /peta sampai terwarnai", ms(median(visits)), ratio(median(visits), floor_visit),
         f"{ratio(median(visits), bare_visit)} peta st_folium saja, bergantian"],
    ]
    return table("Peta 248 desa di peramban (median)", ["langkah", "waktu", "terhadap lantai", "diterima"], rows)


if __name__ == "__main__":
    print(run())
