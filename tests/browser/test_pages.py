"""Every page paints at three widths in both themes, alone in the world, without an error; axe finds nothing serious."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from dashboard.ui.access import PAGES

PATHS = [f"/{spec.url}" for spec in PAGES]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(("width", "scheme"), [(1920, "light"), (1366, "dark"), (390, "light")])
def test_page_paints_without_overflow(visitor: Callable[..., Any], path: str, width: int, scheme: str) -> None:
    visit = visitor(width=width, scheme=scheme)
    page = visit.go(path)
    assert page.locator("[data-testid=stMain] h1").inner_text().strip()
    assert page.locator("[data-testid=stException]").count() == 0
    overflow = page.evaluate(
        "(() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth })()")
    assert overflow <= 0


@pytest.mark.parametrize("path", PATHS)
def test_page_has_no_serious_accessibility_finding(visitor: Callable[..., Any], path: str) -> None:
    visit = visitor()
    page = visit.go(path)
    found = Axe().run(page).response["violations"]
    serious = [f"{finding['id']}: {finding['nodes'][0]['html'][:160]}" for finding in found
               if finding["impact"] in ("serious", "critical")]
    assert serious == []


def test_menu_leads_through_every_page(visitor: Callable[..., Any]) -> None:
    visit = visitor()
    page = visit.go("/")
    for spec in (spec for spec in PAGES[1:] if spec.group and not spec.needs_sign_in):
        page.get_by_test_id("stSidebar").get_by_role("link", name=spec.title, exact=True).click()
        page.wait_for_url(f"**/{spec.url}*")
        visit.settle()
        assert page.locator("[data-testid=stException]").count() == 0
