"""The map as files: picture, GeoJSON, table, and one HTML page that opens without internet. Made when asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.core import formats, settings
from dashboard.core.regency import regency
from dashboard.outputs.geojson import Geometry, regions_geojson
from dashboard.outputs.map_html import MapPage, kabkota_page, village_page
from dashboard.queries import observations, reference
from dashboard.render.files.tables import source_text, table_csv
from dashboard.render.map_png import PictureWords, kabkota_picture, village_picture
from dashboard.render.shading import key_of, shade
from dashboard.store.building.assets import read_laid_out, region_shapes
from dashboard.topics.areas.parts import kabkota_map, village_map
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components, downloads
from dashboard.ui.maps import layers as map_layers
from dashboard.ui.maps import link as map_link
from dashboard.ui.maps.parts import MapView

FILES = "map_files"
"""Key of the popover; whether it is open stays in the session."""


def row(shown: MapView, level: str) -> None:
    """Buttons under the map, sent when they are asked for. The picture and the page show what is on the screen."""
    is_villages = level == map_link.VILLAGES
    name = f"{'peta-desa' if is_villages else 'peta-kabkota'}-{shown.indicator.id}-{shown.year}"
    makers = _VILLAGE if is_villages else _PEER
    with st.popover("Unduh PNG, HTML, GeoJSON, CSV", icon=":material/download:", key=FILES, on_change="rerun") as box:
        if not box.open:
            return
        downloads.button("PNG", f"{name}.png", "image/png", _later(makers["png"], shown),
                         help="Gambar 1920 × 1080 untuk salindia")
        downloads.button("HTML", f"{name}.html", "text/html", _later(makers["html"], shown),
                         help="Satu berkas peta interaktif yang terbuka tanpa internet")
        downloads.button("GeoJSON", f"{name}.geojson", downloads.GEOJSON, _later(makers["geojson"], shown),
                         help="Batas wilayah dengan angkanya, untuk QGIS")
        downloads.button("CSV", f"{name}.csv", downloads.CSV, _later(makers["csv"], shown),
                         help="Tabel urutan di bawah peta")


def _later(make: Callable[[MapView, Any, Any], bytes], shown: MapView) -> Callable[[], bytes]:
    """The choices are read now: the file is made outside the run, where they cannot be asked for."""
    scope, form = controls.scope(), map_link.FORM.chosen()
    return lambda: make(shown, scope, form)


def _words(shown: MapView) -> PictureWords:
    info = reference.build_info(shown.build)
    sample = f" · {components.SAMPLE_BADGE}" if shown.is_sample else ""
    return PictureWords(shown.finding, f"{shown.measure} · {shown.when}{sample}",
                        f"Sumber: {source_text((title, None) for title, _ in shown.sources)}. "
                        f"Data per {formats.tanggal(info.data_date)}.", info.credit)


def _page(shown: MapView, title: str, place: str) -> MapPage:
    info = reference.build_info(shown.build)
    sample = f" {components.SAMPLE_BADGE}." if shown.is_sample else ""
    return MapPage(title, f"{place}; data per {formats.tanggal(info.data_date)}.{sample}", info.credit)


def _geojson(shown: MapView, file: str, codes: tuple[str, ...], levels: tuple[str, ...], title: str) -> bytes:
    regions, info = reference.regions(shown.build), reference.build_info(shown.build)
    shapes = {code: shape for code, shape in region_shapes(settings.generated_static(), file).items() if code in codes}
    rows = observations.all_observations(shown.build, None, codes)  # made outside a run: no spinner
    layer = map_layers.rows(shown.build, shown.indicator.id, codes)
    return regions_geojson(rows if layer.empty else pd.concat([rows, layer]),
                           Geometry(shapes, info.credit, downloads.licence()), regions,
                           map_layers.catalogue(shown.build), title, levels)


def _village_png(shown: MapView, scope: Any, form: Any) -> bytes:
    geometry = read_laid_out(settings.generated_static(), shown.build.assets().desa)
    shading = map_layers.shading(shown.build, shown.indicator.id) or shade(
        shown.indicator, shown.year, shown.period, shown.values, list(shown.values.index))
    return village_picture(geometry, shading, _words(shown), scope.kecamatan, scope.village)


def _peer_png(shown: MapView, scope: Any, form: Any) -> bytes:
    geometry = read_laid_out(settings.generated_static(), shown.build.assets().kabkota)
    return kabkota_picture(geometry, kabkota_map.shading(shown), _words(shown), regency().code)


def _village_html(shown: MapView, scope: Any, form: Any) -> bytes:
    static = settings.generated_static()
    entries = read_laid_out(static, map_layers.states(shown.build).file)["entries"]
    label = reference.regions(shown.build)[regency().code].label
    return village_page(shown.build.assets(), static, entries,
                        key_of(shown.indicator.id, shown.year, shown.period),
                        _page(shown, f"Peta desa {label}", label), scope.kecamatan, scope.village,
                        form).encode()


def _peer_html(shown: MapView, scope: Any, form: Any) -> bytes:
    states = [shade(one.indicator, one.year, one.period, one.values, list(one.values.index), one.breaks, one.missing)
              for one in [shown, *kabkota_map.newest_states(shown.build)]]
    entries = {state.key: state.as_entry() for state in states}
    province = regency().province.name
    return kabkota_page(shown.build.assets(), settings.generated_static(), entries, states[0].key,
                        _page(shown, f"Peta kabupaten/kota {province}", province)).encode()


def _village_geojson(shown: MapView, scope: Any, form: Any) -> bytes:
    codes = tuple(village_map.within(shown.build, scope.kecamatan))
    return _geojson(shown, shown.build.assets().desa, codes, ("desa", "kelurahan"),
                    f"Desa dan kelurahan {regency().label} dengan angkanya")


def _peer_geojson(shown: MapView, scope: Any, form: Any) -> bytes:
    return _geojson(shown, shown.build.assets().kabkota, tuple(shown.values.index), ("kabupaten", "kota"),
                    f"Kabupaten dan kota {regency().province.name} dengan angkanya")


def _csv(shown: MapView, frame: pd.DataFrame) -> bytes:
    """The ranking with the codes by which it joins other tables: 37 villages share 17 names."""
    regions = reference.regions(shown.build)
    frame.insert(0, "kode", frame.index)
    frame.insert(1, "kode_bps", [regions[code].bps_code for code in frame.index])
    frame.insert(len(frame.columns), "Periode", shown.when)
    if shown.is_sample:
        frame.insert(len(frame.columns), "Catatan", components.SAMPLE_BADGE)
    return table_csv(frame, shown.sources)


_VILLAGE = {"png": _village_png, "html": _village_html, "geojson": _village_geojson,
            "csv": lambda shown, scope, form: _csv(shown, village_map.ranking(shown, scope.kecamatan))}
_PEER = {"png": _peer_png, "html": _peer_html, "geojson": _peer_geojson,
         "csv": lambda shown, scope, form: _csv(shown, kabkota_map.ranking(shown))}
