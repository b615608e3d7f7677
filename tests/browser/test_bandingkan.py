"""From a village's profile to a comparison with another: three clicks, and the address can be passed on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

BESUKI, JATEN = "35.05.02.2003", "35.05.01.2001"


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_two_villages_are_compared_from_the_profile(visitor: Callable[..., Any], width: int, height: int) -> None:
    visit = visitor(width=width, height=height)
    page = visit.go(f"/profil?desa={BESUKI}")
    page.get_by_role("link", name="Bandingkan dengan wilayah lain").click()
    page.wait_for_url("**/bandingkan*")
    visit.settle()
    page.get_by_role("combobox", name="Wilayah yang dibandingkan").click()
    page.keyboard.type("Jaten")
    page.get_by_role("option", name="Jaten, Kec. Wonodadi").click()
    expect(page.locator(".headline")).to_contain_text("Desa Besuki paling lemah")
    page.wait_for_url(f"**wilayah={BESUKI}%2C{JATEN}*")
    there = page.url
    page.keyboard.press("Escape")
    with page.expect_download() as download:
        page.get_by_role("button", name="Unduh perbandingan (CSV)").click()
    assert download.value.suggested_filename == f"bandingkan-{BESUKI}-{JATEN}.csv"
    page.goto(there)
    visit.settle()
    expect(page.locator(".headline")).to_contain_text("Desa Jaten 0,7535")
