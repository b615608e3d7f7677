"""Prioritas Desa in Chromium with no other host: painted, weighed by keys, clicked, every part on a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from browser.map_frame import click_region, map_frame
from browser.test_pages import serious
from dashboard.topics.priority.blocks import layer
from dashboard.topics.priority.parts import link

Visitor = Callable[..., Any]
VILLAGE = "35.05.13.2005"


def test_the_map_is_painted_by_group_and_a_slider_changes_link_and_finding(visitor: Visitor) -> None:
    visit = visitor(width=1920, scheme="dark")
    page = visit.go("/prioritas")
    frame = map_frame(page, layer.ID)
    assert frame.evaluate("Dasbor.painted()") == 248
    assert sum(int(text) for text in page.locator(".pg-legend b").all_inner_texts()) == 248
    assert serious(page) == []
    click_region(page, frame, VILLAGE)
    page.wait_for_url(f"**desa={VILLAGE}*")
    before = page.locator(".headline").inner_text()
    page.get_by_role("slider").nth(1).press("ArrowRight")
    page.wait_for_url("**bobot=*")
    page.wait_for_function("before => document.querySelector('.headline').innerText !== before", arg=before)


def test_every_part_stays_within_a_phone(visitor: Visitor) -> None:
    visit = visitor(width=390)
    for part in link.PART.known:  # type: ignore[union-attr]
        page = visit.go(f"/prioritas?{urlencode({'bagian': part, 'kec': '35.05.13'})}")
        assert page.locator("[data-testid=stException]").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, part
