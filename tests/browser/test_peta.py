"""Peta Desa in Chromium with no other host: painted, clicked, switched, kept in view, linked, tiled, read aloud."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from browser.conftest import serve
from browser.map_frame import BOX, click_region, map_frame, wait_view
from dashboard.publish.build import build

Visitor = Callable[..., Any]
EVIL = "<img src=x onerror=alert(1)>"
VILLAGE = "35.05.02.2003"  # near square, so that its middle lies inside


def choose(page: Any, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).first.click()
    page.get_by_role("option", name=option, exact=True).click()


def test_every_village_and_every_kabupaten_is_painted_from_files_fetched_once(visitor: Visitor,
                                                                              subtests: pytest.Subtests) -> None:
    visit = visitor()
    frame = map_frame(visit.go("/peta"), "ike|2024")
    with subtests.test("the frame begins with all its files and fetches each once"):
        begins(frame)
    with subtests.test("villages"):
        assert frame.evaluate("Dasbor.painted()") == 248
        counts = [int(text) for text in frame.locator(".peta-legend b").all_inner_texts()]
        assert sum(counts) == 248 and counts[-1] == 28
        assert "tidak dinilai" in frame.locator(".peta-legend").inner_text()
        assert "Kota Blitar".upper() in frame.locator(".leaflet-marker-pane").inner_text().upper()
    other = map_frame(visit.go("/peta?tingkat=kabkota"), "p0|")
    assert other.evaluate("Dasbor.painted()") == 38


def begins(frame: Any) -> None:
    """Its document names what it will ask for, and nothing is asked for twice."""
    found = frame.evaluate(
        "performance.getEntriesByType('resource').map(r => [r.name.split('/').pop(), r.initiatorType])")
    names = [name for name, _ in found]
    assert len(names) == len(set(names))
    hinted = {name.split("-")[0].split(".")[0] for name, began in found if began == "link"}
    assert {"peta", "leaflet", "desa"} <= hinted
    sizes = frame.evaluate("[Dasbor.current.map.getSize().x, document.querySelector('.peta').clientWidth]")
    assert sizes[0] == sizes[1], "measured before the styles held"


def test_a_click_chooses_and_the_card_says_what_is_known(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go("/peta")
    frame = map_frame(page)
    click_region(page, frame, VILLAGE)
    page.wait_for_selector(".area-card")
    page.wait_for_url(f"**desa={VILLAGE}*")
    name = page.locator(".area-card h3").inner_text()
    assert name == "Desa " + frame.evaluate(f"Dasbor.current.byCode.get('{VILLAGE}').region.name")
    assert "dari 220" in page.locator(".area-card").inner_text()
    visit.settle()
    assert frame.evaluate("Dasbor.current.state.selected") == VILLAGE
    page.get_by_role("link", name=re.compile("^.*Profil Desa")).click()
    page.wait_for_url(f"**/profil?desa={VILLAGE}")


def test_zoom_survives_a_change_of_year(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go("/peta?ind=cakupan_pkh")
    frame = map_frame(page)
    frame.locator(".leaflet-control-zoom-in").click()
    before = wait_view(frame)
    choose(page, "Tahun", "2025")
    assert map_frame(page, "cakupan_pkh|2025") == frame, "the frame was loaded anew"
    assert wait_view(frame) == before
    assert "2025" in page.locator(".headline").inner_text()
    assert page.get_by_label("Indikator").count() == 0, "one choice of indicator: the one on the map"


def test_the_switch_inside_the_map_paints_first_and_the_page_follows(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go("/peta")
    frame = map_frame(page)
    frame.locator(".leaflet-control-zoom-in").click()
    before = wait_view(frame)
    frame.locator(".peta-select").select_option("ikl|2024|Tahun")
    frame.wait_for_selector(".peta[data-painted^='ikl|']")
    page.wait_for_url("**ind=ikl*")
    page.get_by_text("Ketahanan lingkungan 2024 terendah").wait_for()
    assert wait_view(frame) == before
    frame.get_by_role("button", name="Petak").click()
    page.wait_for_url("**bentuk=petak*")
    visit.settle()
    visit.until(lambda: frame.evaluate("Dasbor.current.state.mode") == "petak")
    assert frame.evaluate("Dasbor.current.state.key") == "ikl|2024|Tahun"


def test_the_map_stays_when_words_above_it_come_and_go(visitor: Visitor) -> None:
    """A calculated measure, a sample one and a link with an unknown value each add words above the map."""
    visit = visitor()
    page = visit.go("/peta?kec=35.05.99")
    frame = map_frame(page)
    for key in ("area_km2_poligon", "cakupan_pkh", "iks"):
        option = frame.locator(f".peta-select option[value^='{key}|']").first.get_attribute("value")
        frame.locator(".peta-select").select_option(option)
        page.wait_for_url(f"**ind={key}*")
        visit.settle()
        visit.until(lambda: frame.evaluate("Dasbor.painted()") == 248)


def test_a_kecamatan_is_zoomed_to_and_the_rest_fades(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go("/peta")
    frame = map_frame(page)
    before = wait_view(frame)
    choose(page, "Kecamatan", "Wonodadi")
    page.wait_for_url("**kec=35.05.01*")
    visit.until(lambda: wait_view(frame)[0] > before[0] + 0.5)
    faded = "Dasbor.current.regions.filter(r => r.options.fillOpacity < 0.5).length"
    visit.until(lambda: frame.evaluate(faded) == 248 - 11)
    page.get_by_role("button", name="Seluruh kabupaten").click()
    visit.until(lambda: abs(wait_view(frame)[0] - before[0]) < 0.15 and frame.evaluate(faded) == 0)


def test_a_bookmark_brings_everything_back(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go(f"/peta?desa={VILLAGE}&ind=iks&bentuk=petak")
    frame = map_frame(page, "iks|2024")
    state = frame.evaluate("Dasbor.current.state")
    assert (state["selected"], state["mode"], state["dim"]) == (VILLAGE, "petak", VILLAGE[:8])
    cells = frame.evaluate("new Set(Dasbor.current.regions.map(r => r.getLatLngs()[0][0].length)).size")
    assert cells == 1, "every village has the four corners of a tile"
    assert page.locator(".area-card").is_visible()
    assert page.locator("[data-testid=stAlert]").count() == 0


def test_a_kabupaten_is_chosen_by_a_click(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go("/peta?tingkat=kabkota")
    frame = map_frame(page)
    assert page.locator(".area-card h3").inner_text() == "Kabupaten Blitar"
    click_region(page, frame, "35.06")
    page.get_by_role("heading", name="Kabupaten Kediri").wait_for()
    page.wait_for_url("**kab=35.06*")


def test_the_keyboard_reaches_and_chooses_a_village(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go("/peta")
    frame = map_frame(page)
    frame.locator(".peta").focus()
    page.keyboard.press("Shift+ArrowRight")
    said = frame.locator(".peta-live").inner_text()
    assert "Kecamatan" in said
    page.keyboard.press("Enter")
    page.wait_for_selector(".area-card")
    assert page.locator(".area-card h3").inner_text().split(" ", 1)[1] in said


@pytest.mark.parametrize("path", ["/peta?desa=35.05.02.2003", "/peta?tingkat=kabkota"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_frame_has_no_serious_accessibility_finding(visitor: Visitor, path: str, scheme: str) -> None:
    page = visitor(scheme=scheme).go(path)
    frame = map_frame(page)
    frame.evaluate(AXE_SCRIPT)
    found = frame.evaluate("axe.run(document.querySelector('.peta'))")["violations"]
    serious = [f"{finding['id']}: {finding['nodes'][0]['html'][:160]} {finding['nodes'][0]['failureSummary'][:200]}"
               for finding in found if finding["impact"] in ("serious", "critical")]
    assert serious == []


def test_downloads_open(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor().go("/peta?kec=35.05.01")
    map_frame(page)
    starts = {"PNG": b"\x89PNG", "HTML": b"<!doctype html>",
              "GeoJSON": b'{"type":"FeatureCollection"', "CSV": b"\xef\xbb\xbf"}
    page.get_by_role("button", name="Unduh PNG").click()
    for label, start in starts.items():
        with page.expect_download() as waiting:
            page.get_by_role("button", name=label, exact=True).click()
        path = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(path)
        assert path.read_bytes().startswith(start), label


@pytest.fixture
def hostile(tiny_data: Callable[..., Path], tmp_path: Path) -> Iterator[str]:
    """A served app over a tiny world in which a village and a kecamatan are named like an attack."""
    tiny_data(names={"35.05.01.2001": EVIL, "35.05.01": f"Wono {EVIL}"})
    build()
    process, address = serve(tmp_path / "home")
    yield address
    process.terminate()
    process.wait(10)


def test_a_name_with_markup_is_text_everywhere(visitor: Visitor, hostile: str, tmp_path: Path) -> None:
    visit = visitor(at=hostile)
    visit.page.add_init_script("window.alert = () => { throw new Error('markup from data was run') }")
    page = visit.go("/peta?ind=idm_score")
    frame = map_frame(page, "idm_score|")
    click_region(page, frame, "35.05.01.2001")
    page.wait_for_selector(".area-card")
    assert frame.locator(".peta-card strong").inner_text() == EVIL
    assert page.locator(".area-card h3").inner_text() == f"Desa {EVIL}"
    assert EVIL in page.locator(".headline").inner_text()
    assert page.locator("img[src='x']").count() == 0 and frame.locator("img").count() == 0
    page.get_by_role("button", name="Unduh PNG").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="HTML", exact=True).click()
    file = tmp_path / "peta.html"
    waiting.value.save_as(file)
    assert EVIL not in file.read_text("utf-8")
    alone = page.context.browser.new_page()
    said: list[str] = []
    alone.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    alone.goto(file.as_uri())
    alone.wait_for_selector("[data-painted*='|']")
    assert alone.evaluate("Dasbor.painted()") == 5 and said == []
    alone.close()


def test_the_first_page_has_the_map_in_small(visitor: Visitor) -> None:
    page = visitor().go("/")
    frame = map_frame(page, "ike|2024")
    assert frame.evaluate("Dasbor.painted()") == 248
    page.locator(BOX).scroll_into_view_if_needed()
    click_region(page, frame, VILLAGE)
    assert frame.locator(".peta-card").is_visible()
    page.get_by_role("link", name="Buka Peta Desa").click()
    page.wait_for_url("**/peta*")


@pytest.mark.parametrize("form", ["peta", "petak"])
def test_names_of_villages_appear_on_coming_near(visitor: Visitor, form: str) -> None:
    visit = visitor()
    frame = map_frame(visit.go(f"/peta?bentuk={form}"))
    names = frame.locator(".peta-village:visible")
    assert names.count() == 0, "from afar they would cover the map"
    for _ in range(3):
        before = wait_view(frame)
        frame.locator(".leaflet-control-zoom-in").click()
        visit.until(lambda before=before: wait_view(frame)[0] > before[0])
    visit.until(lambda: names.count() > 5)
    known = set(frame.evaluate("Dasbor.current.regions.map(r => r.region.name)"))
    assert set(names.all_inner_texts()) <= known
    frame.locator(".peta-button[title='Tampilkan seluruh wilayah']").click()
    visit.until(lambda: names.count() == 0)


def test_names_of_kecamatan_do_not_run_together(visitor: Visitor, subtests: pytest.Subtests) -> None:
    """Two that touch side by side read as one name."""
    visit = visitor()
    visit.page.set_viewport_size({"width": 1366, "height": 768})
    for path in ("/register", "/peta"):
        frame = map_frame(visit.go(path))
        wait_view(frame)
        boxes = frame.locator(".peta-label:visible").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect()).map(b => [b.left, b.top, b.right, b.bottom])")
        with subtests.test(path):
            assert len(boxes) > 5
            beside = [(one, two) for one, two in combinations(sorted(boxes), 2)
                      if one[1] < two[3] and two[1] < one[3] and two[0] < one[2] + 6]
            assert beside == []
