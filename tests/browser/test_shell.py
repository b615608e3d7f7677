"""What Streamlit itself brings around our pages: its words in Indonesian, the menu, titles of windows."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from browser.map_frame import map_frame

Visitor = Callable[..., Any]
_ENGLISH = re.compile(r"\b(?:select|selected|zoom (?:in|out)|expand|collapse|sidebar|help|navigate|choose|clear|close|"
                      r"open|dismiss|copy|copied|search|fullscreen|download|show|hide|remove|shortcut|menu of|results|"
                      r"streamlit\w*|password|columns?|option|options)\b", re.IGNORECASE)
_TOLD = """[...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap(
    node => ['aria-label', 'title', 'placeholder'].map(name => node.getAttribute(name)).filter(Boolean))"""


def english(where: Any) -> list[str]:
    """What a reader is told in English by names, hints and empty boxes. test_pages asks it of every page."""
    return sorted({text for text in where.evaluate(_TOLD) if _ENGLISH.search(text)})


def test_lists_that_open_speak_indonesian(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go("/tren")
    page.locator("[data-testid=stMultiSelect] input").first.click()
    expect(page.get_by_role("listbox")).to_contain_text("Pilih semua")


def test_the_method_is_sent_when_it_is_opened(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go("/peta?kec=35.05.02")
    method = page.locator("[data-testid=stExpander]", has_text="Metode dan mengapa penting")
    assert "Mengapa penting." not in page.content()
    method.locator("summary").click()
    expect(method).to_contain_text("Rata-rata kabupaten menyembunyikan perbedaan antardesa")
    expect(method.get_by_role("button", name="ADHB")).to_be_visible()
    assert "kec=35.05.02" in page.url


_MENUS = re.compile(r"\b(?:Sort|Statistics|Values|Empty|Distinct|Average|Standard|[27]5th|Minimum|Maximum|Sum|"
                    r"Automatic|Localized|Plain|Compact|Percent|Scientific|Accounting|Duration|Pin|Hide)\b")
"""With capitals: names of symbols, which the font draws, are written small."""


def test_a_map_and_a_table_speak_indonesian_down_to_the_menus_of_a_column(visitor: Visitor,
                                                                          subtests: pytest.Subtests) -> None:
    visit = visitor()
    page = visit.go("/peta")
    frame = map_frame(page)
    with subtests.test("map"):
        expect(page.get_by_title("Peta", exact=True)).to_be_visible()
        assert english(frame) == []
        assert frame.locator(".leaflet-control-zoom-in").get_attribute("title") == "Perbesar"
        assert "⤢" not in frame.locator(".peta-top").inner_text(), "the sign of a full screen leads to none"
    page.locator("label", has_text="Tampilkan semua").click()
    table = page.locator("[data-testid=stDataFrame]")
    with subtests.test("table"):
        table.hover()
        expect(page.get_by_role("button", name="Layar penuh")).to_be_visible()
        assert english(page) == []
    table.locator("canvas").first.wait_for()
    table.scroll_into_view_if_needed()
    menu, opened = page.get_by_test_id("stDataFrameColumnMenu"), iter(range(60, 900, 12))

    def open_at_next() -> bool:  # its button is drawn in a canvas, at the end of a heading
        table.click(position={"x": next(opened), "y": 15})
        return menu.is_visible()

    visit.until(open_at_next)
    for item, within in (("Statistik", "stDataFrameStatisticsMenu"), ("Format", "stDataFrameColumnFormattingMenu")):
        menu.get_by_role("menuitem", name=item).click()
        expect(page.get_by_test_id(within)).to_be_visible()
        assert not _MENUS.findall(page.get_by_test_id(within).inner_text() + menu.inner_text())


def test_the_menu_marks_the_open_entry_alone(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go("/peta?kec=35.05.02")
    marked = page.locator("[data-testid=stSidebar] a[aria-current=page]")
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text("Wilayah")
    home = page.locator("[data-testid=stSidebar] a", has_text="Beranda")
    assert home.evaluate("link => new URL(link.href).pathname") == "/", "in a new tab it opens the page one is on"
    page.locator("[data-testid=stSidebar] a", has_text="Beranda").click()
    visit.settle()
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text("Beranda")


def test_the_first_page_is_seen_whole_on_a_laptop(visitor: Visitor) -> None:
    """From the sentence to the strip of the other indicators, without scrolling."""
    visit = visitor()
    page = visit.go("/")
    map_frame(page)
    visit.until(lambda: page.locator(".home-strip").bounding_box() is not None)
    seen = {name: page.locator(name).bounding_box() for name in (".headline", ".tiles", ".home-villages", ".decide",
                                                                 ".home-strip")}
    assert {name: box["y"] + box["height"] for name, box in seen.items() if box["y"] + box["height"] > 768} == {}


def test_cards_hold_their_lines_and_the_bar_stands_clear_of_the_menus_button(visitor: Visitor,
                                                                             subtests: pytest.Subtests) -> None:
    """683: a laptop at 200 percent."""
    visit = visitor()
    page = visit.go("/angka")
    page.locator(".kpi img").first.wait_for()
    out = """[...document.querySelectorAll('.kpi')].filter(card => [...card.querySelectorAll('img')].some(
        line => line.getBoundingClientRect().right > card.getBoundingClientRect().right - 8)).length"""
    button = page.get_by_role("button", name="Buka menu")
    for width in (1366, 1920, 1024, 768, 683, 500):
        with subtests.test(width=width):
            page.set_viewport_size({"width": width, "height": 768})
            expect(button).to_have_count(int(width <= 768))
            visit.rest()
            assert page.evaluate(out) == 0
            if button.count():
                one, other = button.bounding_box(), page.locator(".crumb").bounding_box()
                assert one["x"] + one["width"] <= other["x"] or one["y"] + one["height"] <= other["y"]


@pytest.mark.parametrize("path", ["layanan", "rat", "program", "peta", "sinkronisasi", "gotong-royong"])
def test_the_bar_is_one_row_on_a_laptop(visitor: Visitor, path: str) -> None:
    """On pages with a period, with a kecamatan chosen, which brings a second select and a way back."""
    page = visitor().go(f"/{path}?kec=35.05.10")
    page.set_viewport_size({"width": 1366, "height": 768})
    parts = [page.locator(f".st-key-{name}").bounding_box() for name in ("bar_tempat", "bar_periode", "bar_alat")]
    assert len({box["y"] for box in parts}) == 1, parts
    assert all(one["x"] + one["width"] <= other["x"] for one, other in ((parts[0], parts[2]), (parts[1], parts[2])))
    for name in ("Seluruh kabupaten", "Cari", "Bagikan"):
        expect(page.locator(".st-key-bar").get_by_role("button", name=name).first).to_be_visible()
    cut = "all => all.filter(box => box.scrollWidth > box.clientWidth).map(box => box.value)"
    assert page.locator(".st-key-bar input").evaluate_all(cut) == []


def test_nothing_moves_for_whoever_asks_for_rest(visitor: Visitor) -> None:
    page = visitor().go("/tren")
    slow = """() => [...document.querySelectorAll('*')].filter(node => [getComputedStyle(node)].some(one =>
        [one.transitionDuration, one.animationDuration].some(told => told.split(',').some(
            time => parseFloat(time) > 0.001)))).length"""
    assert page.evaluate(slow) > 0
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(slow) == 0


def test_the_keyboard_finds_the_menu_and_sees_where_it_is(visitor: Visitor) -> None:
    page = visitor().go("/rat")
    link = page.locator("[data-testid=stSidebar] a", has_text="Wilayah")
    page.locator("[data-testid=stSidebar] a", has_text="Indikator").focus()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    assert link.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/peta*")
