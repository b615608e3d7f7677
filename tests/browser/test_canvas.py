"""The canvas of the village map: borders kept as a picture are those of what stands there; a map without tiles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from browser.map_frame import map_frame, wait_view

Visitor = Callable[..., Any]
_PICTURE = "Dasbor.current.renderer._container.toDataURL()"
_ANEW = f"(r => {{ r.forgetBorders(); r._redraw(); return {_PICTURE}; }})(Dasbor.current.renderer)"


def test_borders_kept_are_those_of_what_is_shown(visitor: Visitor) -> None:
    visit = visitor()
    frame = map_frame(visit.go("/peta"), "ike|2024")
    wait_view(frame)
    seen = [_held(frame)]
    frame.locator(".peta-select").select_option("iks|2024|Tahun")
    frame.wait_for_selector(".peta[data-painted^='iks|2024']")
    seen.append(_held(frame))
    frame.locator(".leaflet-control-zoom-in").click()
    wait_view(frame)
    seen.append(_held(frame))
    for name in ("Petak", "Peta"):  # near by, where the view stays
        frame.get_by_role("button", name=name, exact=True).click()
        frame.wait_for_selector(f".peta-forms button[aria-pressed=true]:text-is('{name}')")
        wait_view(frame)
        seen.append(_held(frame))
    frame.evaluate("Dasbor.update({...Dasbor.current.state, theme: 'dark'})")
    frame.wait_for_timeout(100)
    seen.append(_held(frame))
    assert len(set(seen)) == 6 - 1, "another indicator, form, view and theme each look different; Peta comes back alike"


def _held(frame: Any) -> str:
    """The picture that stands there, which is the one drawn anew with new borders."""
    frame.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    picture = str(frame.evaluate(_PICTURE))
    assert picture == frame.evaluate(_ANEW)
    return picture


def test_a_map_without_tiles_offers_none(visitor: Visitor) -> None:
    visit = visitor()

    def without_tiles(route: Any) -> None:
        answer = route.fetch()
        geometry = answer.json()
        for region in geometry["regions"]:
            region["tile"] = None
        route.fulfill(response=answer, json={**geometry, "tiles": None})

    visit.page.route("**/desa-*.json", without_tiles)
    frame = map_frame(visit.go("/peta?bentuk=petak"), "ike|2024")
    assert frame.evaluate("Dasbor.painted()") == 248
    assert frame.get_by_role("button", name="Petak").count() == 0
