"""On paper maps and charts are whole: nothing beyond the frame, nothing wider or higher than a page."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader

from browser.map_frame import BOX, map_frame

Visitor = Callable[..., Any]
PAPER = 703  # pixels of A4 between its margins
BEFORE = "window.dispatchEvent(new Event('beforeprint'))"
AFTER = "window.dispatchEvent(new Event('afterprint'))"
INSIDE = """() => {
  const { map, regions } = Dasbor.current, size = map.getSize();
  const corners = regions.flatMap((r) => [r.getBounds().getNorthWest(), r.getBounds().getSouthEast()]);
  const points = corners.map((at) => map.latLngToContainerPoint(at));
  return [size.x, size.y, points.every((p) => p.x >= 0 && p.y >= 0 && p.x <= size.x && p.y <= size.y)];
}"""
CHARTS = """() => [...document.querySelectorAll('.js-plotly-plot .svg-container')].map((box) => {
  const own = box.getBoundingClientRect(), svg = box.querySelector('.main-svg').getBoundingClientRect();
  return [own.width, own.height, svg.width, svg.height, box.closest('.element-container').offsetHeight];
})"""


@pytest.mark.parametrize("width", [1366, 1920])
@pytest.mark.parametrize("path", ["/peta", "/"])
def test_a_map_is_whole(visitor: Visitor, path: str, width: int) -> None:
    page = visitor(width=width).go(path)
    frame = map_frame(page)
    before = frame.evaluate("Dasbor.current.map.getSize()")
    frame.evaluate(BEFORE)
    across, down, inside = frame.evaluate(INSIDE)
    assert inside and across < PAPER and down < 500
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER, "height": 1000})
    box = page.locator(BOX).first.bounding_box()
    assert box and box["width"] >= across and box["height"] >= down
    frame.evaluate(AFTER)
    assert frame.evaluate("document.querySelector('.peta').style.height") == "" and before["x"] > 0


@pytest.mark.parametrize("width", [1366, 1920])
@pytest.mark.parametrize("path", ["/tren", "/analisis"])
def test_charts_are_whole(visitor: Visitor, path: str, width: int) -> None:
    page = visitor(width=width).go(path)
    page.wait_for_selector(".js-plotly-plot .trace", state="attached")
    page.wait_for_selector("html[data-grafik]", state="attached")
    on_screen = page.evaluate(CHARTS)
    others = page.locator(".on-paper")  # which part is printed, and what the others are
    assert [one.is_visible() for one in others.all()] == [False] * (path == "/analisis")
    page.evaluate(BEFORE)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER, "height": 1000})
    charts = page.evaluate(CHARTS)
    assert [one.is_visible() for one in others.all()] == [True] * (path == "/analisis")
    assert len(charts) == len(on_screen) > 0
    for (across, down, *svg, room), screen in zip(charts, on_screen, strict=True):
        if screen[0]:  # not in a tab that is closed
            assert across <= PAPER and down <= 841
            assert svg == pytest.approx([across, down], abs=1) and room >= down - 1
            assert across / down == pytest.approx(screen[0] / screen[1], rel=0.01)
    page.evaluate(AFTER)
    assert page.locator(".main-svg[viewBox]").count() == 0


HEADINGS = ("[...document.querySelectorAll('.stMain :is(h1, h2, h3)')].filter((one) => one.checkVisibility())"
            ".map((one) => one.innerText.trim())")


HEADED = ("/rapat", "/tindak-lanjut", "/jalankan", "/angka", "/peta", "/program")


def keeps_its_headings(page: Any) -> None:
    """A heading stays with what it heads: no page of paper ends with one and its line of explanation; nothing lies over
    anything else. test_pages asks it of the pages HEADED, when they are shown as on paper."""
    headings = {re.sub(r"\W", "", heading) for heading in page.evaluate(HEADINGS)}
    papers = [one.extract_text().strip().splitlines() for one in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]
    assert headings and len(papers) <= 3
    for lines in papers[:-1]:
        assert not headings & {re.sub(r"\W", "", line) for line in lines[-2:]}, lines[-4:]


@pytest.mark.parametrize("path", ["/profil?kec=35.05.01", "/rapat"])
def test_nothing_lies_over_its_neighbour(visitor: Visitor, path: str) -> None:
    """Paper is wider than the narrowest screen with a menu: rules for that must not hold on it."""
    page = visitor(width=794).go(path)
    page.emulate_media(media="print")
    blocks = page.evaluate("[...document.querySelectorAll('.stMainBlockContainer > .stVerticalBlock > *')]"
                           ".map((one) => one.getBoundingClientRect()).filter((one) => one.height)"
                           ".map((one) => [one.top, one.bottom])")
    assert len(blocks) > 3
    assert all(above[1] <= below[0] + 1 for above, below in pairwise(blocks))
