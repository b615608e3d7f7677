"""Every page paints at three widths in both themes, alone in the world, without an error; axe finds nothing serious;
none, and none of its parts, is longer than three screens of a laptop; none has a word of English or needs a mouse.

Opening a page is what takes the time. So each is opened once in each theme, and all that is asked of it there is asked
of that visit: each question on its own, told by its name when it fails."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from browser.test_keyboard import TASKS, needs_no_mouse
from browser.test_paper import HEADED, keeps_its_headings
from browser.test_shell import english
from dashboard.ui.server.inside import documents
from dashboard.ui.shell.access import all_pages

SELDOM = {"Spinner", "StreamlitSyntaxHighlighter"}
"""Drawn for whoever waits for the first figures of a build; and in a section that is closed at first."""
_OVERFLOW = "(m => m.scrollWidth - m.clientWidth)(document.querySelector('[data-testid=stMain]'))"
_HEIGHT = "document.querySelector('[data-testid=stMain]').scrollHeight"
LAPTOP, SCREENS = 768, 3
Visitor = Callable[..., Any]
PATHS = [f"/{spec.url}" for spec in all_pages()]


@pytest.mark.parametrize("path", PATHS)
def test_page_paints_in_the_dark_without_a_finding_and_no_part_is_too_long(visitor: Visitor, path: str) -> None:
    visit = visitor(scheme="dark")
    page = visit.go(path)
    begins(visit, path)
    fits(visit, 1366)
    visit.rest()
    assert serious(page) == []
    assert too_long(visit) == {}


@pytest.mark.parametrize("path", PATHS)
def test_page_paints_in_the_light_on_every_screen_and_on_paper_in_indonesian_and_by_keys(
        visitor: Visitor, subtests: pytest.Subtests, path: str) -> None:
    visit = visitor()
    page = visit.go(path)
    with subtests.test("begins"):
        begins(visit, path)
    with subtests.test("has its title"):
        titled(page, path)
    with subtests.test("no English word on a laptop"):
        visit.until(lambda: english(page) == [])
    with subtests.test("fits 1920"):
        fits(visit, 1920)
        visit.rest()
    with subtests.test("contrast"):
        assert serious(page, ["color-contrast"]) == []
    with subtests.test("fits 390"):
        fits(visit, 390)
    with subtests.test("no English word on a phone"):
        page.get_by_role("button", name="Buka menu").wait_for()
        visit.until(lambda: english(page) == [])
    page.set_viewport_size({"width": 1366, "height": LAPTOP})
    with subtests.test("paper"):
        if path in HEADED:
            page.emulate_media(media="print")
            keeps_its_headings(page)
    page.emulate_media(media="screen")
    with subtests.test("keyboard"):
        expect(page.get_by_role("button", name="Buka menu")).to_have_count(0)  # the menu stands beside the page again
        if path[1:] in TASKS:
            needs_no_mouse(visit, path[1:])


def begins(visit: Any, path: str) -> None:
    """It is drawn whole, and its document names the scripts it began with. To be asked first."""
    page = visit.page
    urls = page.evaluate("performance.getEntriesByType('resource').map(r => r.name)")
    assert page.locator("[data-testid=stMain] h1").inner_text().strip()
    assert page.locator("[data-testid=stException]").count() == 0
    assert unnamed(urls, page.request.get(visit.address + path, max_retries=2).text()) == []


def fits(visit: Any, width: int) -> None:
    """Nothing is wider than this screen."""
    visit.page.set_viewport_size({"width": width, "height": LAPTOP})
    visit.until(lambda: visit.page.evaluate(_OVERFLOW) <= 0, 5)


def titled(page: Any, path: str) -> None:
    """Windows are told apart: every page but the first has its own name before that of the dashboard. Who has to sign
    in first is on the page for that."""
    own = next(spec for spec in all_pages() if f"/{spec.url}" == path)
    assert [spec.url for spec in all_pages() if spec.title == own.title] == [own.url]
    assert page.title().split(" · ")[:-1] == (["Masuk" if own.needs else own.title] if own.url else [])


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
    """What axe finds serious or worse, by these rules or all. It need not describe what is well."""
    options = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{finding['id']}: {finding['nodes'][0]['html'][:160]}" for finding in found
            if finding["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("place", ["kec=35.05.02", "desa=35.05.10.2005"])
def test_menu_leads_through_every_page_of_a_place_and_none_is_too_long(visitor: Visitor, place: str) -> None:
    visit = visitor()
    page = visit.go(f"/?{place}")
    heights, entry = {}, ""
    for spec in (spec for spec in all_pages()[1:] if spec.entry and not spec.needs):
        if spec.entry != entry:
            page.get_by_test_id("stSidebar").get_by_role("link", name=spec.entry, exact=True).click()
            entry = spec.entry
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
def test_an_address_nobody_has_leads_to_the_first_page_and_is_named(visitor: Visitor, path: str) -> None:
    page = visitor().go(path)
    expect(page.get_by_role("heading", name="Ringkasan", exact=True)).to_be_visible()
    expect(page.get_by_text("Halaman “tidak-ada” tidak ada di dasbor ini.")).to_be_visible()
