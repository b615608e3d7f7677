"""Gotong Royong & Mitra in Chromium with no other host: painted, clicked, every part at three widths."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from browser.map_frame import click_region, map_frame
from browser.test_pages import serious
from dashboard.topics.partners.parts import link

Visitor = Callable[..., Any]
VILLAGE = "35.05.02.2003"  # near square, so that its middle lies inside


def test_the_map_is_painted_with_rounded_counts_and_a_click_chooses_a_village(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go(f"/gotong-royong?{urlencode({'bagian': link.TOGETHER})}")
    frame = map_frame(page, "gotong_royong_peserta|2026")
    assert frame.evaluate("Dasbor.painted()") == 248
    texts = [text for text in frame.evaluate("Dasbor.current.entry.text") if text]
    assert texts and all(int(re.sub(r"\D", "", text)) % 5 == 0 for text in texts)
    numbers = [int(text) for text in page.locator(".pg-legend b").all_inner_texts()]
    assert sum(numbers) == 248 and numbers[-1] == 248 - len(texts) > 0
    click_region(page, frame, VILLAGE)
    page.wait_for_selector(".pg-card")
    page.wait_for_url(f"**desa={VILLAGE}*")


def test_every_part_paints_without_overflow_or_a_finding(visitor: Visitor, subtests: pytest.Subtests) -> None:
    visit = visitor()
    for part in link.PART.known:  # type: ignore[union-attr]
        for width, scheme in ((1920, "dark"), (390, "light")):
            visit.page.set_viewport_size({"width": width, "height": 768})
            visit.page.emulate_media(color_scheme=scheme)
            if width > 390:
                visit.go(f"/gotong-royong?{urlencode({'bagian': part, 'kec': '35.05.14'})}")
            with subtests.test(part, width=width):
                paints(visit, part, width)


def paints(visit: Any, part: str, width: int) -> None:
    """This part stands as it should in a window of this width."""
    page = visit.page
    expect(page.get_by_role("button", name="Buka menu")).to_have_count(int(width == 390))
    visit.settle()
    visit.rest()
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    if part == link.NETWORK:
        page.wait_for_selector(".st-key-partner_network .plot-container")
        assert page.locator(".st-key-partner_network .plot-container").bounding_box()["width"] >= 760
        wide = page.locator(".gr-wide")
        assert wide.is_visible() == (width == 390)
        if width == 390:
            assert "geser ke samping" in wide.inner_text() and wide.locator(".badge").inner_text() == "DATA CONTOH"
    if width > 390:
        assert serious(page) == []
