"""The map's frame in a served page, for tests that look at the canvas or click on it."""

from __future__ import annotations

from playwright.sync_api import Frame, Page

BOX = "iframe[src*='streamlit_folium.st_folium']"
VIEW = "[Dasbor.current.map.getZoom(), Dasbor.current.map.getCenter().lat, Dasbor.current.map.getCenter().lng]"


def map_frame(page: Page, painted: str = "") -> Frame:
    """The frame once it is painted; `painted` is the beginning of the key of the state to wait for."""
    handle = page.wait_for_selector(BOX)
    frame = handle.content_frame() if handle else None
    assert frame
    frame.wait_for_selector(f".peta[data-painted^='{painted}']" if painted else ".peta[data-painted*='|']")
    return frame


def click_region(page: Page, frame: Frame, code: str) -> None:
    """A press of the mouse on the middle of a region."""
    page.locator(BOX).scroll_into_view_if_needed()
    box = page.locator(BOX).bounding_box()
    assert box
    at = frame.evaluate("code => Dasbor.where(code)", code)
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])


def wait_view(frame: Frame) -> list[float]:
    """The view once it stands still."""
    before = None
    while before != (now := frame.evaluate(VIEW)):
        before = now
        frame.wait_for_timeout(300)
    return list(now)
