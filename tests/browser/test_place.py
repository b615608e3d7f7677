"""One chosen place: select, line of context, headline and address agree on every page, in whatever order they are
opened, after back, forward and reload."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from browser.map_frame import click_region, map_frame
from dashboard.ui.shell.access import all_pages

Visitor = Callable[..., Any]
UDANAWU, WONODADI, VILLAGE = "35.05.02", "35.05.01", "35.05.02.2003"
WITH_PLACE = {"Peta Desa": "peta", "Profil Wilayah": "profil", "Capaian RAT": "rat", "Cakupan Program": "program",
              "Data & Metodologi": "data"}
WITHOUT = {"Ringkasan": "", "Tren & Perbandingan": "tren"}
PAGES = WITH_PLACE | WITHOUT
NOWHERE, NO_VILLAGE = "Semua kecamatan", "Semua desa/kelurahan"


def every_pair(pages: list[str]) -> list[str]:
    """A walk in which each page follows each other page once."""
    left = {page: [other for other in pages if other != page] for page in pages}
    stack, walk = [pages[0]], []
    while stack:
        if left[stack[-1]]:
            stack.append(left[stack[-1]].pop())
        else:
            walk.append(stack.pop())
    return walk[::-1]


def select(page: Any, label: str) -> str | None:
    """What a select box of the bar says; None where it is not drawn."""
    box = page.locator(f"[class*=st-key-filter_{label}]").locator("[data-baseweb=select], [role=group]")
    return box.first.evaluate("node => node.querySelector('input')?.value || node.innerText").strip() \
        if box.count() else None


def look(page: Any) -> dict[str, Any]:
    """All that a page says about the place."""
    headline = page.locator(".headline").first
    return {"title": page.locator("[data-testid=stMain] h1").inner_text(),
            "context": page.locator(".context").inner_text(),
            "headline": headline.inner_text() if headline.count() else "",
            "kecamatan": select(page, "Kecamatan"), "village": select(page, "Desa"),
            "address": place_of(page)}


def place_of(page: Any) -> dict[str, str]:
    asked = parse_qs(urlsplit(page.url).query)
    return {name: asked[name][0] for name in ("kec", "desa") if name in asked}


def shows(visit: Any, expected: dict[str, Any], where: str) -> None:
    """The page says this before long; what it says instead is told."""
    seen: dict[str, Any] = {}

    def same() -> bool:
        visit.settle()
        seen.clear()
        seen.update(look(visit.page))
        return seen == expected

    try:
        visit.until(same, 5)
    except AssertionError:
        assert seen == expected, where


def still(visit: Any, kecamatan: str) -> dict[str, Any]:
    """What the page says when its select says this and nothing moves any more."""
    said: list[dict[str, Any]] = [{}]

    def stands() -> bool:
        visit.settle()
        said.append(look(visit.page))
        return said[-1] == said[-2] and said[-1]["kecamatan"] == kecamatan

    visit.until(stands)
    return said[-1]


def menu(visit: Any, title: str) -> None:
    """Open a page by the menu: its entry, then its tab."""
    spec = next(spec for spec in all_pages() if spec.url == PAGES[title])
    visit.page.get_by_test_id("stSidebar").get_by_role("link", name=spec.entry, exact=True).click()
    tabs = [other for other in all_pages() if other.entry == spec.entry]
    if tabs[0] is not spec or urlsplit(visit.page.url).path in {f"/{other.url}" for other in tabs[1:]}:
        visit.page.locator(".st-key-tabs").get_by_role("link", name=spec.tab or spec.title, exact=True).click()
    visit.page.wait_for_url(lambda address: urlsplit(address).path == f"/{spec.url}")
    visit.settle()


def choose(page: Any, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).first.click()
    page.get_by_role("option", name=option, exact=True).click()


def opened(visit: Any, pages: dict[str, str], query: str) -> dict[str, dict[str, Any]]:
    """What each page says when a link leads to it."""
    found = {}
    for title, url in pages.items():
        visit.go(f"/{url}{query}")
        visit.page.get_by_role("combobox", name="Kecamatan").first.wait_for()
        visit.settle()
        found[title] = look(visit.page)
    return found


_whole: dict[str, dict[str, Any]] = {}


def whole_regency(visit: Any) -> dict[str, dict[str, Any]]:
    """What each page says of the whole regency; looked at once by each worker."""
    if not _whole:
        _whole.update(opened(visit, WITH_PLACE, ""))
    return _whole


@pytest.fixture
def visit(visitor: Visitor) -> Any:
    return visitor()


def test_all_pairs_of_pages_agree_on_the_kecamatan(visit: Any) -> None:
    whole, expected = whole_regency(visit), opened(visit, PAGES, f"?kec={UDANAWU}")
    for title, said in expected.items():
        assert said["address"] == {"kec": UDANAWU}
        assert said["kecamatan"] == "Udanawu", title
        if title in WITH_PLACE:
            assert "Udanawu" in said["context"] + said["title"]
            assert said["headline"] != whole[title]["headline"], title
            assert whole[title]["kecamatan"] == NOWHERE and whole[title]["address"] == {}
    walk = every_pair(list(PAGES))
    visit.go(f"/{PAGES[walk[0]]}?kec={UDANAWU}")
    for before, title in pairwise(walk):
        menu(visit, title)
        shows(visit, expected[title], f"{title}, coming from {before}")


def test_a_village_chosen_on_the_map_is_the_village_of_the_profile(visit: Any) -> None:
    page = visit.go("/peta")
    click_region(page, map_frame(page), VILLAGE)
    page.wait_for_url(f"**/peta?desa={VILLAGE}*")
    visit.settle()
    for title in ("Profil Wilayah", "Data & Metodologi", "Tren & Perbandingan", "Profil Wilayah"):
        menu(visit, title)
        visit.until(lambda: place_of(page) == {"desa": VILLAGE})
        if title in WITH_PLACE:
            said = still(visit, "Udanawu")
            assert said["address"] == {"desa": VILLAGE} and said["village"] not in (None, NO_VILLAGE), title
            assert said["village"] in said["title"] + said["context"], title
    page.reload()
    shows(visit, said, "reloaded")
    picture = page.locator(".pw-locator .pw-click").bounding_box()
    assert picture
    page.mouse.click(picture["x"] + picture["width"] * 0.5, picture["y"] + picture["height"] * 0.4)
    page.wait_for_url("**/profil?kec=35.05.11")
    visit.settle()
    assert look(page)["kecamatan"] == "Garum" and look(page)["title"] == "Kecamatan Garum"


def test_back_and_forward_show_what_was_shown(visit: Any) -> None:
    """One step back for one thing done: the pages and the choices on them, forward again the same."""
    page = visit.go("/program")
    seen = [still(visit, NOWHERE)]
    choose(page, "Kecamatan", "Udanawu")
    page.wait_for_url(f"**kec={UDANAWU}*")
    seen.append(still(visit, "Udanawu"))
    for title in ("Capaian RAT", "Peta Desa"):
        menu(visit, title)
        seen.append(still(visit, "Udanawu"))
    choose(page, "Kecamatan", "Wonodadi")
    page.wait_for_url(f"**kec={WONODADI}*")
    seen.append(still(visit, "Wonodadi"))
    menu(visit, "Profil Wilayah")
    seen.append(still(visit, "Wonodadi"))
    assert len({said["title"] for said in seen}) == 4
    for step in range(len(seen) - 2, -1, -1):
        page.go_back()
        shows(visit, seen[step], f"back to step {step}")
    for step in range(1, len(seen)):
        page.go_forward()
        shows(visit, seen[step], f"forward to step {step}")


def test_clearing_on_one_page_clears_on_all(visit: Any) -> None:
    whole = whole_regency(visit)
    visit.go(f"/peta?desa={VILLAGE}")
    menu(visit, "Profil Wilayah")
    visit.page.get_by_role("button", name="Seluruh kabupaten").click()
    for title in ("Profil Wilayah", "Cakupan Program", "Peta Desa", "Capaian RAT", "Data & Metodologi"):
        if title != "Profil Wilayah":
            menu(visit, title)
        shows(visit, whole[title], title)


def test_an_unknown_kecamatan_is_told_and_nothing_speaks_of_it(visit: Any) -> None:
    whole = whole_regency(visit)
    for title, url in WITH_PLACE.items():
        page = visit.go(f"/{url}?kec=35.05.99")
        page.get_by_text("Tautan menyebut kecamatan “35.05.99” yang tidak dikenal").wait_for()
        shows(visit, whole[title], title)


def test_the_period_stays_in_sight_and_the_page_follows_it(visit: Any) -> None:
    page = visit.go("/rat?bagian=Menurut+OPD")
    page.get_by_text("Metode dan mengapa penting").first.scroll_into_view_if_needed()
    choose(page, "Triwulan", "TW I")
    visit.until(lambda: "Triwulan I 2026" in look(page)["context"])
    assert parse_qs(urlsplit(page.url).query)["tw"] == ["1"] and "triwulan I 2026" in look(page)["headline"]
    choose(page, "Tahun", "2025")
    visit.until(lambda: "Triwulan I 2025" in look(page)["context"])
