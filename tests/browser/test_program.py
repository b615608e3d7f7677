"""Cakupan Program in Chromium with no other host: painted, pointed at, clicked, exact counts nowhere in the browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from browser.map_frame import click_region, map_frame

Visitor = Callable[..., Any]
VILLAGE = "35.05.02.2003"  # near square, so that its middle lies inside


def test_the_map_is_painted_and_what_is_above_100_has_a_mark_of_its_own(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go("/program?prog=pkh&tahun=2025")
    frame = map_frame(page, "cakupan_pkh|2025")
    assert frame.evaluate("Dasbor.painted()") == 248
    grades = frame.evaluate("Dasbor.current.entry.classes")
    numbers = [int(text) for text in page.locator(".pg-legend b").all_inner_texts()]
    assert sum(numbers) == 248 and grades.count("+") == numbers[5] > 0
    assert "di atas 100: periksa data" in page.locator(".pg-legend").inner_text()
    assert page.locator(".headline .badge").inner_text() == "DATA CONTOH"


def test_only_rounded_counts_reach_the_browser_and_a_click_tells_the_village(visitor: Visitor,
                                                                            subtests: pytest.Subtests) -> None:
    visit = visitor()
    page = visit.go("/program?prog=rtlh&tahun=2025")
    frame = map_frame(page, "cakupan_rtlh|2025")
    with subtests.test("rounded"):
        are_rounded(page, frame)
    click_region(page, frame, VILLAGE)
    page.wait_for_selector(".pg-card")
    page.wait_for_url(f"**desa={VILLAGE}*")
    told = re.search(r"(\d+) penerima dari (\d+) unit", page.locator(".pg-card").inner_text())
    assert told and f"{told[1]} dari {told[2]}" in frame.locator(".peta-card").inner_text()


def are_rounded(page: Any, frame: Any) -> None:
    """What the map of a programme of units was sent."""
    texts = dict(frame.evaluate("Dasbor.current.regions.map(r => [r.region.code, "
                                "Dasbor.current.entry.text[r.region.index]])"))
    assert len(texts) == 248
    for text in texts.values():
        counts = re.search(r"([\d.]+) dari ([\d.]+) unit", text)
        assert counts and all(int(count.replace(".", "")) % 5 == 0 for count in counts.groups()), text
    assert frame.evaluate("Dasbor.current.entry.classes").count("-") < 40
    assert "Angka dibulatkan acak ke kelipatan 5" in page.locator("body").inner_text()


def test_a_layer_of_the_village_map(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go("/peta?ind=cakupan_pkh")
    frame = map_frame(page, "cakupan_pkh|2025")
    assert frame.evaluate("Dasbor.painted()") == 248
    assert "di atas 100: periksa data" in frame.locator(".peta-legend").inner_text()
    assert "DATA CONTOH" in frame.locator(".peta-legend").inner_text()


def test_nothing_is_wider_than_the_page(visitor: Visitor, subtests: pytest.Subtests) -> None:
    visit = visitor(1366, 844)
    page = visit.go("/program?prog=jamban&kec=35.05.06&bagian=Menurut+wilayah")
    page.wait_for_selector(".pg-table")

    def fits(part: str) -> None:
        for width in (390, 1920, 1366):
            with subtests.test(part, width=width):
                page.set_viewport_size({"width": width, "height": 844})
                expect(page.get_by_role("button", name="Buka menu")).to_have_count(int(width == 390))
                visit.rest()
                main = page.locator("[data-testid=stMain]")
                assert main.evaluate("node => node.scrollWidth - node.clientWidth") == 0

    fits("Menurut wilayah")
    page.get_by_role("tab", name="Semua program").click()
    page.wait_for_url("**bagian=Semua+program*")
    visit.settle()
    fits("Semua program")
