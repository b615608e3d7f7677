"""The canvas of the village map: borders kept as a picture are those of what stands there; a map without tiles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from browser.map_frame import map_frame, wait_view

Visitor = Callable[..., Any]
_PICTURE = "Dasbor.current.renderer._container.toDataURL()"
_ANEW = f"(r => {{ r.forgetShapes(); r._redraw(); return {_PICTURE}; }})(Dasbor.current.renderer)"


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


_APART = """([kecamatan]) => {
    const peta = Dasbor.current, canvas = peta.renderer, { entry } = peta;
    const classes = [...entry.classes].map((grade, at) => at % 5 === 0 ? '-' : at % 7 === 0 ? '+' : grade).join('');
    Dasbor.update({...peta.state, entry: {...entry, classes}, dim: kecamatan});
    const drawn = (many) => {
        canvas.options.many = many;
        canvas.forgetShapes();
        canvas._redrawBounds = null;
        canvas._redraw();
        const { width, height } = canvas._container;
        return canvas._ctx.getImageData(0, 0, width, height).data;
    };
    const one = drawn(false), other = drawn(true), { width, numbers } = canvas._raster;
    const around = [-1, 0, 1].flatMap((row) => [-1, 0, 1].map((column) => row * width + column));
    let inside = 0, apart = 0;
    numbers.forEach((number, at) => {
        if (!number || around.some((step) => numbers[at + step] !== number)) return;
        inside += 1;
        const [seen, held] = [one, other].map((data) => [...data.slice(4 * at, 4 * at + 4)]);
        apart += seen.some((part, i) => Math.abs(part - held[i]) * seen[3] / 255 > 2);
    });
    return [new Set(numbers).size - 1, inside, apart];
}"""


def test_very_many_regions_as_one_picture_look_as_one_by_one(visitor: Visitor) -> None:
    """With hatching, dots and a kecamatan: all but the outermost pixels of regions, which lie under their borders."""
    frame = map_frame(visitor().go("/peta"), "ike|2024")
    wait_view(frame)
    for kecamatan in (None, "35.05.02"):
        regions, inside, apart = frame.evaluate(_APART, [kecamatan])
        assert regions == 248
        assert inside > 30_000
        assert apart < inside / 1000  # slivers thinner than a pixel
