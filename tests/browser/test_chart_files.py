"""A chart of a page, saved in the browser: a picture of the right size with title, source and badge inside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Page

from dashboard.core.style import DARK, LIGHT
from dashboard.ui.drawn import doubt


def saved(page: Page, folder: Path, kind: str, chart: int = 0, by_keyboard: bool = False) -> Path:
    """Press the button of this kind under a chart; where its file is."""
    page.locator(".js-plotly-plot .main-svg").first.wait_for()  # until then Streamlit may still set up the page anew
    button = page.locator(".chart-save").nth(chart).locator(f"button[data-format={kind}]")
    with page.expect_download() as waiting:
        if by_keyboard:
            button.focus()
            page.keyboard.press("Enter")
        else:
            button.click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def words(path: Path) -> str:
    """All text drawn in an SVG, wrapped lines joined by a space."""
    texts = ElementTree.parse(path).getroot().iter("{http://www.w3.org/2000/svg}text")  # noqa: S314  # our own file
    return " ".join(" ".join(part.strip() for part in text.itertext() if part.strip()) for text in texts)


def told(page: Page, chart: int = 0) -> tuple[str, str]:
    """Title and source that the page writes around a chart."""
    title = page.locator(".chart-title").nth(chart).inner_text()
    return title, page.locator(".chart-foot .source").nth(chart).inner_text().removesuffix(doubt.WORDS).strip()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_png_is_light_large_and_not_empty(visitor: Callable[..., Any], tmp_path: Path, scheme: str) -> None:
    page = visitor(scheme=scheme).go("/tren")
    path = saved(page, tmp_path, "png")
    assert path.suffix == ".png"
    with Image.open(path) as image:
        pixels = image.convert("RGB")
    assert pixels.width == 1920 and pixels.height > 700
    colours = {colour for _, colour in pixels.getcolors(1_000_000)}
    assert pixels.getpixel((4, 4)) == rgb(LIGHT.paper)
    assert {rgb(LIGHT.blitar), rgb(LIGHT.indonesia)} <= colours
    assert not {rgb(DARK.paper), rgb(DARK.blitar)} & colours


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i:i + 2], 16) for i in (1, 3, 5))


def test_an_svg_says_what_the_page_says(visitor: Callable[..., Any], tmp_path: Path) -> None:
    visit = visitor()
    for path in ("/tren", "/peringkat"):
        page = visit.go(path)
        inside = words(saved(page, tmp_path, "svg", 0, by_keyboard=True))
        for said in told(page, 0):
            assert said in inside
        assert "DATA CONTOH" not in inside  # these figures are real
    assert page.locator(".chart-save [role=status]").first.inner_text() == "tersimpan"


def test_the_badge_goes_with_a_chart_of_sample_data(visitor: Callable[..., Any], tmp_path: Path) -> None:
    visit = visitor()
    for path in ("/program?bagian=Dari+tahun+ke+tahun", "/anggaran"):
        page = visit.go(path)
        inside = words(saved(page, tmp_path, "svg"))
        assert "DATA CONTOH" in inside and told(page, 0)[0] in inside


def test_on_a_phone_and_on_paper(visitor: Callable[..., Any], tmp_path: Path) -> None:
    page = visitor(width=390, height=844).go("/tren")
    with Image.open(saved(page, tmp_path, "png")) as image:
        assert image.width == 1920  # the picture has the size of a hall, not of the phone
    page.emulate_media(media="print")
    assert not page.locator(".chart-save").first.is_visible()


def test_plotly_is_fetched_for_a_saved_chart_only(visitor: Callable[..., Any], tmp_path: Path) -> None:
    visit = visitor()
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    page = visit.go("/tren")
    assert not [url for url in asked if "/build/plotly-" in url]
    saved(page, tmp_path, "svg")
    saved(page, tmp_path, "png")
    assert len([url for url in asked if "/build/plotly-" in url]) == 1


def test_a_failed_fetch_is_told_and_may_be_tried_again(visitor: Callable[..., Any], tmp_path: Path) -> None:
    visit = visitor()
    page = visit.go("/tren")
    page.route("**/build/plotly-*", lambda route: route.abort())
    page.locator(".chart-save button").first.click()
    page.get_by_text("Gambar tidak dapat dibuat").wait_for()
    page.unroute("**/build/plotly-*")
    visit.errors.clear()  # the refused fetch is logged by the browser
    saved(page, tmp_path, "svg")
