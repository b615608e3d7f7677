"""Register's part Irisan in Chromium with no other host: painted, clicked, a pair chosen by its link; on a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from browser.map_frame import click_region, map_frame
from browser.test_pages import serious
from dashboard.topics.registers.blocks import overlap_layer

Visitor = Callable[..., Any]
VILLAGE = "35.05.13.2005"


def test_a_village_and_a_pair_are_chosen(visitor: Visitor) -> None:
    visit = visitor(width=1920, scheme="dark")
    page = visit.go("/register?bagian=Irisan")
    frame = map_frame(page, overlap_layer.ID)
    assert frame.evaluate("Dasbor.painted()") == 248
    assert sum(int(text) for text in page.locator(".pg-legend b").all_inner_texts()) == 248
    assert serious(page) == []
    page.get_by_role("link", name="Sidaksos dan Program Keluarga Harapan (KK)").click()
    page.wait_for_url("**pasangan=sidaksos-pkh*")
    frame = map_frame(page, overlap_layer.ID)
    click_region(page, frame, VILLAGE)
    page.wait_for_url(f"**desa={VILLAGE}*")
    page.locator(".headline", has_text="di Desa").wait_for()
    assert "bagian=Irisan" in page.url and "pasangan=sidaksos-pkh" in page.url


def test_it_stays_within_a_phone(visitor: Visitor) -> None:
    page = visitor(width=390).go("/register?bagian=Irisan&kec=35.05.13&prog=sembako")
    assert "Kecamatan" in page.locator(".headline").inner_text()
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
