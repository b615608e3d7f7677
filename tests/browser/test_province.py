"""The front page of a province in Chromium with no other host: the map of its 38, the table, and the ways into each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from browser.conftest import serve
from browser.map_frame import click_region, map_frame
from province_home import province_home

Visitor = Callable[..., Any]
WAY = "https://dasbor.malangkab.go.id/"


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a server of the province, one of whose kabupaten has its own dashboard."""
    folder: Path = tmp_path_factory.mktemp("province")
    with province_home(folder, {"35.07": WAY}):
        pass
    process, address = serve(folder / "home", DASHBOARD_DATA=str(folder / "data"))
    yield address
    process.terminate()
    process.wait(10)


@pytest.mark.parametrize(("width", "scheme"), [(1920, "light"), (1366, "dark"), (390, "light")])
def test_the_front_page_fits_and_paints_the_38(province: str, visitor: Visitor, width: int, scheme: str) -> None:
    visit = visitor(width=width, height=844 if width < 500 else 768, scheme=scheme, at=province)
    page = visit.go("/")
    assert page.locator("h1").inner_text() == "Ringkasan"
    assert map_frame(page, "p0|").evaluate("Dasbor.painted()") == 38
    assert page.locator(".children tbody tr:not(.group)").count() == 38
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    sticking = page.evaluate("""[...document.querySelectorAll('.stMain .children, .stMain .area-card, .headline')]
        .filter(box => box.getBoundingClientRect().right > innerWidth || box.scrollWidth > box.clientWidth + 1)
        .map(box => box.className)""")
    assert sticking == []
    entries = page.locator("[class*='st-key-menu'] a").all_inner_texts()  # each after the name of its icon
    assert [text.split()[-1] for text in entries] == ["Beranda", "Indikator", "Data"]


def test_a_click_on_the_map_shows_the_way_into_its_dashboard(province: str, visitor: Visitor) -> None:
    visit = visitor(at=province)
    page = visit.go("/")
    frame = map_frame(page, "p0|")
    click_region(page, frame, "35.07")
    page.wait_for_url("**kab=35.07*")
    visit.settle()
    way = page.get_by_role("link", name="Buka dasbor Kabupaten Malang")
    assert way.get_attribute("href") == WAY and way.get_attribute("target") == "_blank"
    page.get_by_role("button", name="Kembali ke Provinsi Jawa Timur").click()
    way.wait_for(state="detached")
    page.get_by_role("heading", name="Provinsi Jawa Timur", exact=True).wait_for()


def test_a_page_that_only_a_kabupaten_has_leads_home_with_a_sentence(province: str, visitor: Visitor) -> None:
    page = visitor(at=province).go("/rat?opd=dinsos")
    page.get_by_text("Halaman Capaian RAT hanya ada di dasbor kabupaten/kota. Ditampilkan Ringkasan.").wait_for()
    assert page.locator(".children tbody tr:not(.group)").count() == 38
