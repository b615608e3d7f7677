"""Presentation mode in Chromium, by keyboard, with nothing but this machine in reach: every slide fits and is painted
before the next key."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route
from pptx import Presentation as Powerpoint
from pypdf import PdfReader

from dashboard.core import settings
from dashboard.outputs.presentation import Addresses, presentation
from dashboard.store.database import Database
from slide_samples import EVIL, worst

HALLS = [(1920, 1080), (1366, 768)]
CURRENT = ".slide[data-current]"

STATE = """() => {
  const slide = document.querySelector('.slide[data-current]'), body = slide.querySelector('.body');
  const plot = slide.querySelector('.plot'), problems = [];
  const inside = (part, box) => part.left >= box.left - 2 && part.right <= box.right + 2
    && part.top >= box.top - 2 && part.bottom <= box.bottom + 2;
  const page = document.documentElement;
  if (page.scrollHeight > page.clientHeight || page.scrollWidth > page.clientWidth) problems.push('page scrolls');
  for (const box of [slide, body, ...slide.querySelectorAll('.card')]) {
    if (box.scrollHeight > box.clientHeight + 1) problems.push(`${box.className} is too tall`);
    if (box.scrollWidth > box.clientWidth + 1) problems.push(`${box.className} is too wide`);
  }
  const edge = slide.getBoundingClientRect();
  for (const part of slide.querySelectorAll('.title, .subtitle, .body, .foot, .badge, .number, img')) {
    if (!inside(part.getBoundingClientRect(), edge)) problems.push(`${part.className} leaves the slide`);
  }
  if (plot) {
    if (!plot.querySelector('.main-svg .trace, .main-svg .point')) problems.push('chart is not painted');
    const box = plot.getBoundingClientRect();
    for (const text of plot.querySelectorAll('text')) {
      const part = text.getBoundingClientRect();
      if (part.width && !inside(part, box)) problems.push(`"${text.textContent}" is cut`);
    }
  }
  for (const image of slide.querySelectorAll('img')) if (!image.naturalWidth) problems.push('picture is not there');
  return { id: slide.id, problems };
}"""

SMALLEST = """() => {
  const stage = document.getElementById('stage');
  const scale = stage.getBoundingClientRect().width / stage.offsetWidth;
  const sizes = [];
  for (const part of document.querySelectorAll('.slide *')) {
    const own = [...part.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (own && part.tagName !== 'CAPTION') sizes.push(parseFloat(getComputedStyle(part).fontSize) * scale);
  }
  return Math.min(...sizes);
}"""


def start(page: Page, address: str) -> int:
    """Open a presentation; the number of its slides."""
    page.goto(address)
    page.locator(f"{CURRENT}[data-drawn]").wait_for(timeout=90_000)  # the first after a build, on a busy machine
    return page.locator(".slide").count()


def walk(page: Page, count: int) -> list[str]:
    """Go from the first slide to the last by keyboard; the problems of all."""
    problems = []
    for number in range(1, count + 1):
        state = page.evaluate(STATE)  # asked at once: a slide that came late would be found unpainted
        assert state["id"] == f"s-{number}"
        problems += [f"{state['id']}: {problem}" for problem in state["problems"]]
        page.keyboard.press("ArrowRight")
    return problems


@pytest.mark.parametrize(("width", "height"), HALLS)
def test_every_slide_fits_and_is_painted_before_the_next_key(visitor: Callable[..., Any], width: int,
                                                             height: int) -> None:
    visit = visitor(width=width, height=height)
    count = start(visit.page, f"{visit.address}/presentasi")
    assert count > 15
    assert walk(visit.page, count) == []


def test_the_text_waits_for_neither_plotly_nor_the_typeface(visitor: Callable[..., Any]) -> None:
    visit = visitor()
    start(visit.page, f"{visit.address}/presentasi?slides=tren-p0")  # makes the slides
    visit = visitor()  # and this one, with nothing kept, is the first to see them
    page = visit.page
    held: dict[str, Route] = {}
    page.route(re.compile("/plotly-"), lambda route: held.update(plotly=route))
    page.route(re.compile("/huruf-"), lambda route: held.update(huruf=route))
    page.goto(f"{visit.address}/presentasi?slides=tren-p0", wait_until="commit")
    page.locator("#stage[style*=scale]").wait_for()
    page.keyboard.press("ArrowRight")
    shown = page.locator(CURRENT)
    assert shown.get_attribute("id") == "s-2" and shown.get_attribute("data-drawn") is None
    title = shown.locator(".title").bounding_box()
    assert title and title["x"] + title["width"] <= page.viewport_size["width"], "scaled to the window"
    visit.until(lambda: {"plotly", "huruf"} <= held.keys())
    held["plotly"].continue_()
    page.locator(f"{CURRENT}[data-drawn] .main-svg").first.wait_for()
    before = shown.get_attribute("data-drawn")
    held["huruf"].continue_()
    page.locator(f"{CURRENT}[data-drawn]:not([data-drawn='{before}'])").wait_for()
    assert page.evaluate(STATE)["problems"] == []


def test_moving_asks_nothing_of_the_server(visitor: Callable[..., Any]) -> None:
    visit = visitor()
    count = start(visit.page, f"{visit.address}/presentasi?slides=indikator,peta,tren-p0")
    visit.page.locator("body[data-ready]").wait_for()
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    walk(visit.page, count)
    # The browser fetches the icon of the tab when it has time, whatever the page does.
    assert [url for url in asked if not url.startswith(("data:", "blob:")) and not url.endswith("/mark.png")] == []


def test_keys(visitor: Callable[..., Any]) -> None:
    visit = visitor()
    page = visit.page
    count = start(page, f"{visit.address}/presentasi?slides=indikator,tren-p0,peta,rat-opd")
    assert count == 5
    for key, number in [("End", 5), ("ArrowRight", 5), ("PageUp", 4), ("ArrowLeft", 3), ("Home", 1), ("ArrowLeft", 1),
                        ("PageDown", 2), ("Space", 3), ("Shift+Space", 2), ("ArrowDown", 3), ("ArrowUp", 2)]:
        page.keyboard.press(key)
        assert page.locator(CURRENT).get_attribute("id") == f"s-{number}", key
    assert "Salindia 2 dari 5" in page.locator("#said").inner_text()
    page.reload()
    page.locator(f"{CURRENT}[data-drawn]").wait_for()
    assert page.locator(CURRENT).get_attribute("id") == "s-2"  # a reload does not lose the place


def test_escape_leads_back_to_the_meeting(visitor: Callable[..., Any]) -> None:
    visit = visitor()
    start(visit.page, f"{visit.address}/presentasi?slides=indikator")
    visit.page.keyboard.press("Escape")
    visit.page.wait_for_url("**/rapat")
    visit.settle()


def test_full_screen_and_back(visitor: Callable[..., Any]) -> None:
    visit = visitor()
    start(visit.page, f"{visit.address}/presentasi?slides=indikator")
    visit.page.keyboard.press("f")
    visit.until(lambda: visit.page.evaluate("Boolean(document.fullscreenElement)"))
    visit.page.keyboard.press("f")
    visit.until(lambda: not visit.page.evaluate("Boolean(document.fullscreenElement)"))


def test_mouse_and_buttons(visitor: Callable[..., Any]) -> None:
    visit = visitor()
    page = visit.page
    start(page, f"{visit.address}/presentasi?slides=indikator,peta")
    page.mouse.click(1000, 400)
    page.mouse.click(1000, 400)
    assert page.locator(CURRENT).get_attribute("id") == "s-3"
    assert page.get_by_role("button", name="Salindia berikutnya").is_disabled()
    page.mouse.click(100, 400)
    page.get_by_role("button", name="Salindia sebelumnya").click()
    assert page.locator(CURRENT).get_attribute("id") == "s-1"
    page.get_by_role("button", name="Salindia berikutnya").focus()
    page.keyboard.press("Enter")
    assert page.locator(CURRENT).get_attribute("id") == "s-2"


def test_the_window_may_change_its_size(visitor: Callable[..., Any]) -> None:
    visit = visitor(width=1920, height=1080)
    count = start(visit.page, f"{visit.address}/presentasi?slides=tren-p0,rat-opd,cakupan")
    visit.page.set_viewport_size({"width": 1024, "height": 768})
    visit.page.wait_for_timeout(400)
    assert walk(visit.page, count) == []


def test_source_date_and_badge_on_every_slide_in_type_for_the_hall_and_for_a_phone(visitor: Callable[..., Any]) -> None:
    visit = visitor(width=1920, height=1080)
    start(visit.page, f"{visit.address}/presentasi")
    slides = visit.page.locator(".slide[data-id]")
    for place in range(slides.count()):
        slide = slides.nth(place)
        assert (slide.locator(".source").text_content() or "").startswith("Sumber: ")
        assert "Data per " in (slide.locator(".from").text_content() or "")
        is_sample = "contoh" in (slide.locator(".source").text_content() or "")
        assert slide.locator(".top .badge").count() == is_sample
    visit.page.locator("body[data-ready]").wait_for()
    assert visit.page.evaluate(SMALLEST) >= 24
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.page.wait_for_timeout(400)
    visit.page.locator("body[data-ready]").wait_for()
    assert visit.page.evaluate(SMALLEST) >= 12


def test_on_a_phone_nothing_is_too_wide(visitor: Callable[..., Any]) -> None:
    visit = visitor(width=390, height=844)
    count = start(visit.page, f"{visit.address}/presentasi")
    problems = [problem for problem in walk(visit.page, count) if "too tall" not in problem]  # there a body scrolls
    assert problems == []


def test_nothing_serious_for_a_screen_reader(visitor: Callable[..., Any]) -> None:
    visit = visitor()
    count = start(visit.page, f"{visit.address}/presentasi?slides=keputusan,indikator,tren-p0,peta,rat-opd")
    for _ in range(count):
        found = Axe().run(visit.page).response["violations"]
        assert [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found
                if one["impact"] in ("serious", "critical")] == []
        visit.page.keyboard.press("ArrowRight")


def test_paper_has_one_slide_a_page(visitor: Callable[..., Any]) -> None:
    visit = visitor(width=1024, height=768)
    count = start(visit.page, f"{visit.address}/presentasi?slides=indikator,tren-p0,peta,rat-opd,cakupan")
    pages = PdfReader(io.BytesIO(visit.page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) == count
    for number, page in enumerate(pages, start=1):
        assert f"{number} / {count}" in page.extract_text()
        assert float(page.mediabox.width) > float(page.mediabox.height)


@pytest.fixture
def worst_case(shipped: Database, tmp_path: Path, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens slides with markup and very long texts everywhere, from files; fails on any error or script of data."""
    names = shipped.assets().served
    for name in names.values():
        copyfile(settings.generated_static() / name, tmp_path / name)
    copyfile(settings.STATIC / "logo-light.png", tmp_path / "logo.png")
    at = Addresses(names["presentasi.css"], names["presentasi.js"], names["plotly.js"], names["huruf.woff2"],
                   "logo.png", "logo.png", "rapat.html")
    (tmp_path / "deck.html").write_text(presentation(worst(), at), encoding="utf-8")
    context = browser.new_context(offline=True)
    problems: list[str] = []

    def go(width: int, height: int) -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("dialog", lambda dialog: (problems.append("markup from data was run"), dialog.dismiss()))
        start(page, (tmp_path / "deck.html").as_uri())
        return page

    yield go
    context.close()
    assert problems == []


@pytest.mark.parametrize(("width", "height"), HALLS)
def test_very_long_texts_and_markup_fit(worst_case: Callable[..., Page], width: int, height: int) -> None:
    page = worst_case(width, height)
    count = page.locator(".slide").count()
    assert walk(page, count) == []
    assert page.locator("img[src=x]").count() == 0
    assert EVIL in (page.locator(".slide .title").nth(1).text_content() or "")


def test_from_the_page_into_the_hall_and_into_powerpoint(visitor: Callable[..., Any], tmp_path: Path) -> None:
    visit = visitor()
    page = visit.go("/rapat")
    chooser = page.get_by_label("Salindia, menurut urutan memilih")
    for typed, link in (("Cakupan program", "slides=cakupan"), ("Indikator utama", "slides=cakupan,indikator")):
        chooser.press_sequentially(typed)
        page.get_by_role("option", name=typed).first.click()
        page.locator(f"a[href$='{link}']").first.wait_for(timeout=60_000)
    page.keyboard.press("Escape")
    visit.settle()
    with page.expect_download(timeout=90_000) as waiting:
        page.get_by_role("button", name="Unduh salindia (PPTX)").click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    assert len(Powerpoint(str(path)).slides) == 5  # the cover and two, each in two parts
    with page.expect_popup() as waiting_page:
        page.get_by_role("link", name="Mulai presentasi").click()
    hall = waiting_page.value
    hall.locator(f"{CURRENT}[data-drawn]").wait_for(timeout=60_000)
    shown = hall.locator(".slide[data-id]").all()
    assert [slide.get_attribute("data-id") for slide in shown] == ["cakupan", "indikator"]
