"""The exported map in Chromium from file://, no host reachable: painted, switched, chosen, read aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from dashboard.core import settings
from dashboard.outputs.map_html import MapPage, village_page
from dashboard.publish.build import build
from dashboard.queries import observations, reference
from dashboard.render.shading import village_entries
from dashboard.store.building.assets import file_order
from dashboard.store.building.tables import read_boundaries
from dashboard.store.database import Database, open_current

EVIL = "<img src=x onerror=alert(1)>"
SAID = "document.querySelector('.peta-live').textContent"


def write_page(database: Database, folder: Path) -> Path:
    codes = file_order(read_boundaries(settings.data())["desa"])
    entries = village_entries(observations.village_values(database), reference.indicators(database), codes)
    page = MapPage("Peta Desa", "Data per 24 November 2026.", "Batas wilayah: uji.")
    path = folder / "peta.html"
    path.write_text(village_page(database.assets(), settings.generated_static(), entries,
                                 "idm_score|2024|Tahun", page), encoding="utf-8")
    return path


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a file; fails on any request to a host and on any error when the test ends."""
    context = browser.new_context(viewport={"width": 1200, "height": 800}, offline=True)
    problems: list[str] = []

    def go(path: Path) -> Page:
        page = context.new_page()
        page.on("request", lambda r: None if r.url.startswith(("file:", "data:")) else problems.append(r.url))
        page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: problems.append(str(e)))
        page.goto(path.as_uri())
        page.wait_for_selector("[data-painted='idm_score|2024|Tahun']")
        return page

    yield go
    context.close()
    assert problems == []


def click_region(page: Page, code: str) -> None:
    box = page.locator("#map").bounding_box()
    assert box
    at = page.evaluate("code => Dasbor.where(code)", code)
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])


def test_all_villages_are_painted_switched_and_tiled(shipped: Database, tmp_path: Path,
                                                     opened: Callable[..., Page]) -> None:
    page = opened(write_page(shipped, tmp_path))
    assert page.evaluate("Dasbor.painted()") == 248
    counts = [int(text) for text in page.locator(".peta-legend b").all_inner_texts()]
    assert sum(counts) == 248 and counts[-1] == 28
    zoomed = "[Dasbor.current.map.getZoom(), Dasbor.current.map.getCenter().lng]"
    page.locator(".leaflet-control-zoom-in").click()
    page.wait_for_timeout(500)
    before = page.evaluate(zoomed)
    page.locator(".peta-select").select_option("ike|2024|Tahun")
    page.wait_for_selector("[data-painted='ike|2024|Tahun']")
    assert page.evaluate(zoomed) == before
    assert "Ketahanan ekonomi" in page.locator(".peta-legend-title").inner_text()
    page.get_by_role("button", name="Petak").click()
    centres = "Dasbor.current.regions.map(region => String(region.getBounds().getCenter()))"
    assert page.evaluate(f"new Set({centres}).size") == 248
    assert page.evaluate("Dasbor.painted()") > 0


def test_click_and_keyboard_choose_a_village(shipped: Database, tmp_path: Path,
                                             opened: Callable[..., Page]) -> None:
    page = opened(write_page(shipped, tmp_path))
    click_region(page, "35.05.10.2007")
    assert page.evaluate("Dasbor.current.state.selected") == "35.05.10.2007"
    assert page.locator(".peta-card").is_visible()
    page.locator("#map").focus()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    chosen = page.evaluate("Dasbor.current.state.selected")
    assert chosen != "35.05.10.2007"
    assert "Kecamatan" in page.evaluate(SAID)
    page.keyboard.press("Escape")
    assert page.evaluate("Dasbor.current.state.selected") is None


def test_a_name_with_markup_is_shown_as_text(tiny_data: Callable[..., Path], tmp_path: Path,
                                             opened: Callable[..., Page]) -> None:
    tiny_data(names={"35.05.01.2001": EVIL, "35.05.01": f"Wonodadi {EVIL}"})
    build()
    page = opened(write_page(open_current(), tmp_path))
    page.evaluate("() => { window.alert = () => { throw new Error('markup from data was run') } }")
    click_region(page, "35.05.01.2001")
    assert page.locator(".peta-card strong").inner_text() == EVIL
    assert page.locator("img[src=x]").count() == 0
