"""Chromium, and moments told by the page's own clock: Playwright looks only every 20 to 500 ms whether something is
there, which is more than what is measured."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Frame, Page, sync_playwright

from benchmarks.served import ROOT

sys.path.insert(0, str(ROOT / "tests"))
from find_chromium import find_or_install

_BOX = "iframe[src*='streamlit_folium.st_folium']"
_CLOCK = """(() => {
  const now = () => performance.timeOrigin + performance.now();
  const changes = (window.benchChanges = []);
  const map = () => document.querySelector(".peta")?.dataset.painted;
  const word = () => [...document.querySelectorAll("[data-testid=stMarkdownContainer] p")]
    .map((p) => p.textContent).find((text) => text.startsWith("Terpilih: "));
  const headline = () => document.querySelector(".headline")?.textContent;
  const state = window === top ? (location.pathname === "/" ? word : headline) : map;
  const look = () => { // not an observer: the document of a frame is exchanged under its window
    const found = state();
    if (found && found !== changes.at(-1)?.[1]) changes.push([now(), found]);
    setTimeout(look, 2);
  };
  look();
  addEventListener("click", () => (window.benchClicked = now()), true);
})()"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_or_install(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield browser
        browser.close()


@contextmanager
def reader(browser: Browser) -> Iterator[Page]:
    """A page with a cache of its own and the clock in every frame."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.add_init_script(_CLOCK)
    yield context.new_page()
    context.close()


def map_frame(page: Page) -> Frame:
    """The map's frame once it is painted."""
    handle = page.wait_for_selector(_BOX)
    frame = handle.content_frame() if handle else None
    if frame is None:
        raise RuntimeError("no map frame")
    frame.wait_for_selector(".peta[data-painted*='|']")
    return frame


def visited(page: Page, where: Page | Frame, state: str) -> float:
    """Seconds from the start of the visit until a state that begins so was first there."""
    at = where.evaluate("state => benchChanges.find(([, found]) => found.startsWith(state))[0]", state)
    return (float(at) - float(page.evaluate("performance.timeOrigin"))) / 1000


def answered(page: Page, where: Page | Frame, state: str) -> float:
    """Seconds from the last click until a state that begins so was there."""
    at = where.evaluate("state => benchChanges.findLast(([, found]) => found.startsWith(state))[0]", state)
    return (float(at) - float(page.evaluate("benchClicked"))) / 1000
