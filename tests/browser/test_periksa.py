"""Terms and the page of one figure in Chromium, by finger and by key, on a phone and on a laptop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Visitor = Callable[..., Any]


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1366, 768)])
def test_a_term_opens_its_meaning_and_a_source_leads_to_its_figure(visitor: Visitor, width: int, height: int) -> None:
    visit = visitor(width=width, height=height)
    page = visit.go("/angka")
    term, card = page.locator(".headline .term").first, page.locator("dialog.term-card:popover-open")
    term.click()
    card.wait_for()
    box = card.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] + box["height"] <= height
    assert "Selisih dua persentase" in card.inner_text()
    assert page.evaluate("document.querySelector('dialog:popover-open').contains(document.activeElement)")
    page.keyboard.press("Escape")
    visit.until(lambda: card.count() == 0)
    assert page.evaluate("document.activeElement.classList.contains('term')"), "back in the text"
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        card.wait_for()
        card.get_by_role("button", name="Tutup").click()
        visit.until(lambda: card.count() == 0)
    info = page.get_by_role("button", name="Arti Persentase penduduk miskin")
    info.focus()
    page.keyboard.press("Enter")
    assert "garis kemiskinan" in card.inner_text()
    page.keyboard.press("Escape")
    page.locator(".kpi .foot a").first.click()
    page.wait_for_url("**/periksa?*ind=p0*")
    visit.settle()
    assert "7,57 persen" in page.locator(".headline").inner_text() and "periksa?" in page.locator("code").inner_text()
    assert page.evaluate("document.querySelector('.stMain').scrollWidth <= window.innerWidth")
    visit.check()
