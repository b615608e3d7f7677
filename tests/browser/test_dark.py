"""On a dark screen what needs most attention is brightest, in all of a page at once; on paper it is darkest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from browser.map_frame import map_frame
from dashboard.core import style
from dashboard.core.style import Theme

Visitor = Callable[..., Any]
PRINTING = "name => window.dispatchEvent(new Event(name))"
LEGEND = "nodes => nodes.map((node) => getComputedStyle(node).backgroundColor)"
PAINTED = """() => {
  const { regions, entry } = Dasbor.current;
  return [0, 4].map((grade) => regions.find((r) => entry.classes[r.region.index] === String(grade)).options.fillColor);
}"""
FILLED = "node => getComputedStyle(node).backgroundColor"


def written(colour: str) -> str:
    """#RRGGBB as a browser tells it."""
    return f"rgb({', '.join(str(int(colour[at:at + 2], 16)) for at in (1, 3, 5))})"


def assert_map(frame: Any, theme: Theme) -> None:
    assert frame.eval_on_selector_all(".peta-legend i:not([class*=peta])", LEGEND) == [
        written(fill) for fill in theme.attention]
    assert frame.evaluate(PAINTED) == [theme.attention[0], theme.attention[4]]


@pytest.mark.parametrize("form", ["peta", "petak"])
@pytest.mark.parametrize("theme", [style.LIGHT, style.DARK], ids=lambda theme: theme.name)
def test_map_legend_and_bars_have_one_ramp_and_print_that_of_paper(visitor: Visitor, theme: Theme, form: str) -> None:
    page = visitor(scheme=theme.name).go(f"/peta?bentuk={form}")
    frame, longest = map_frame(page), page.locator("table.ranking i").first
    assert_map(frame, theme)
    assert longest.evaluate(FILLED) == written(theme.attention[4])
    frame.evaluate(PRINTING, "beforeprint")
    page.emulate_media(media="print")
    assert_map(frame, style.LIGHT)
    assert longest.evaluate(FILLED) == written(style.ATTENTION[4])
    page.emulate_media(media="screen")
    frame.evaluate(PRINTING, "afterprint")
    assert_map(frame, theme)


def test_a_page_that_is_open_follows_the_system_as_a_whole(visitor: Visitor) -> None:
    visit = visitor(scheme="light")
    page = visit.go("/peta")
    assert_map(map_frame(page), style.LIGHT)
    headline = page.locator(".headline")
    for theme in (style.DARK, style.LIGHT):
        page.emulate_media(color_scheme=theme.name)
        visit.until(lambda theme=theme: headline.evaluate("node => getComputedStyle(node).color") == written(theme.ink))
        visit.settle()
        assert_map(map_frame(page), theme)


@pytest.mark.parametrize(("scheme", "word"), [("light", "gelap"), ("dark", "terang")])
def test_the_first_page_says_what_its_map_shows(visitor: Visitor, scheme: str, word: str) -> None:
    page = visitor(scheme=scheme).go("/")
    told = page.locator("p.note", has_text="makin lemah")
    assert told.inner_text().startswith(f"Makin {word}, makin lemah; bergaris: tidak dinilai.")
    page.emulate_media(media="print")
    assert told.inner_text().startswith("Makin gelap, makin lemah;")


@pytest.mark.parametrize("theme", [style.LIGHT, style.DARK], ids=lambda theme: theme.name)
def test_figures_in_a_table_stand_on_the_ramp_with_an_ink_to_read(visitor: Visitor, theme: Theme) -> None:
    page = visitor(scheme=theme.name).go("/profil")
    cells = page.eval_on_selector_all("td.heat", """nodes => nodes.map((node) => {
      const { backgroundColor, color } = getComputedStyle(node);
      return [backgroundColor, color];
    })""")
    assert len(cells) == 22 * 4
    assert {tuple(cell) for cell in cells} == {
        (written(fill), written(style.text_on(fill))) for fill in theme.attention}


STANDS_OUT = """() => {
  const { theme, entry } = Dasbor.current, ramp = theme[entry.ramp];
  const pen = Object.assign(document.createElement("canvas"), { width: 210, height: 210 }).getContext("2d");
  const mean = (fill) => {
    pen.fillStyle = fill;
    pen.fillRect(0, 0, 210, 210);
    const dots = pen.getImageData(0, 0, 210, 210).data, sum = [0, 0, 0];
    for (let at = 0; at < dots.length; at += 4) for (const part of [0, 1, 2]) sum[part] += dots[at + part];
    return sum.map((one) => one / (210 * 210));
  };
  const paper = mean(theme.paper);
  const far = (fill) => Math.hypot(...mean(fill).map((one, part) => one - paper[part]));
  return [far(DasborShapes.dots(theme)), ...ramp.map(far)];
}"""


@pytest.mark.parametrize("theme", [style.LIGHT, style.DARK], ids=lambda theme: theme.name)
def test_the_gap_is_louder_than_what_is_above_100(visitor: Visitor, theme: Theme) -> None:
    page = visitor(scheme=theme.name).go("/program?prog=pkh&tahun=2025")
    beyond, full, *_, least = map_frame(page).evaluate(STANDS_OUT)
    assert 0 < beyond < min(full + 12, least / 4)
