"""Every page paints at three widths in both themes, alone in the world, without an error; axe finds nothing serious;
none, and none of its parts, is longer than three screens of a laptop.

One visit for all that is asked of a page in a width: opening it is what takes the time."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from dashboard.ui.server.inside import documents
from dashboard.ui.shell.access import all_pages

SELDOM = {"Spinner", "StreamlitSyntaxHighlighter"}
"""Drawn for whoever waits for the first figures of a build; and in a section that is closed at first."""
_OVERFLOW = "(m => m.scrollWidth - m.clientWidth)(document.querySelector('[data-testid=stMain]'))"
_MOVING = """document.getAnimations().filter(a => a.playState === 'running'
    && a.effect.getComputedTiming().endTime !== Infinity).length"""
_HEIGHT = "document.querySelector('[data-testid=stMain]').scrollHeight"
LAPTOP, SCREENS = 768, 3
PATHS = [f"/{spec.url}" for spec in all_pages()]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(("scheme", "widths", "rules"), [("dark", (1366,), None),
                                                         ("light", (390, 1920), ["color-contrast"])])
def test_page_paints_without_overflow_or_a_finding(visitor: Callable[..., Any], path: str, scheme: str,
                                                   widths: tuple[int, ...], rules: list[str] | None) -> None:
    visit = visitor(width=widths[0], scheme=scheme)
    page = visit.go(path)
    urls = page.evaluate("performance.getEntriesByType('resource').map(r => r.name)")
    assert page.locator("[data-testid=stMain] h1").inner_text().strip()
    assert page.locator("[data-testid=stException]").count() == 0
    for width in widths:
        page.set_viewport_size({"width": width, "height": 768})
        visit.until(lambda: page.evaluate(_OVERFLOW) <= 0, 5)
    assert unnamed(urls, page.request.get(visit.address + path).text()) == []
    visit.until(lambda: page.evaluate(_MOVING) == 0, 5)  # colours halfway between two are nobody's choice
    assert serious(page, rules) == []
    if 1366 in widths:
        assert too_long(visit) == {}


def too_long(visit: Any) -> dict[str, int]:
    """Heights of the page and of each of its parts that are longer than three screens, by the name of the part."""
    page, found = visit.page, {"": visit.page.evaluate(_HEIGHT)}
    parts = page.locator("[data-testid=stMain] [role=tablist]").first.locator("[role=tab]")
    for name in parts.all_inner_texts()[1:]:
        before, part = page.url, parts.filter(has_text=re.compile(f"^{re.escape(name)}$"))
        part.click()
        expect(part).to_have_attribute("aria-selected", "true")
        expect(page).not_to_have_url(before)  # until then the run has not begun; a part being redrawn takes no click
        visit.settle()
        assert page.locator("[data-testid=stException]").count() == 0, name
        found[name] = page.evaluate(_HEIGHT)
    return {name: height for name, height in found.items() if height > SCREENS * LAPTOP}


def unnamed(urls: list[str], document: str) -> list[str]:
    """Scripts the page begins with that its document does not name: a slow line waits for them in waves."""
    asked = {url.rpartition("/")[2] for url in urls}
    named = set(re.findall(r'/static/js/([^"]+)"', document))
    late = {scripts[0] for element, scripts in documents.scripts().items() if element not in SELDOM}
    return sorted(asked & late - named)


def serious(page: Any, rules: list[str] | None = None) -> list[str]:
    """What axe finds serious or worse, by these rules or all."""
    found = Axe().run(page, options={"runOnly": rules} if rules else None).response["violations"]
    return [f"{finding['id']}: {finding['nodes'][0]['html'][:160]}" for finding in found
            if finding["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("place", ["kec=35.05.02", "desa=35.05.10.2005"])
def test_menu_leads_through_every_page_of_a_place_and_none_is_too_long(visitor: Callable[..., Any],
                                                                       place: str) -> None:
    visit = visitor()
    page = visit.go(f"/?{place}")
    heights = {}
    for spec in (spec for spec in all_pages()[1:] if spec.entry and not spec.needs):
        page.get_by_test_id("stSidebar").get_by_role("link", name=spec.entry, exact=True).click()
        tab = page.locator(".st-key-tabs").get_by_role("link", name=spec.tab or spec.title, exact=True)
        if sum(other.entry == spec.entry for other in all_pages()) > 1:
            tab.click()
            expect(tab).to_have_attribute("aria-current", "page")
        page.wait_for_url(f"**/{spec.url}*")
        visit.settle()
        assert place in page.url
        assert page.locator("[data-testid=stException]").count() == 0
        heights[spec.folder] = page.evaluate(_HEIGHT)
    assert {name: height for name, height in heights.items() if height > SCREENS * LAPTOP} == {}


@pytest.mark.parametrize("path", ["/tidak-ada", "/lama/tidak-ada"])
def test_an_address_nobody_has_leads_to_the_first_page_and_is_named(visitor: Callable[..., Any], path: str) -> None:
    page = visitor().go(path)
    expect(page.get_by_role("heading", name="Ringkasan", exact=True)).to_be_visible()
    expect(page.get_by_text("Halaman “tidak-ada” tidak ada di dasbor ini.")).to_be_visible()
