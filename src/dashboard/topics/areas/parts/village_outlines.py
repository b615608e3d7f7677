"""The map of the villages before any of them has a figure: their outlines, hatched, the chosen one by name, and what
brings figures."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.core import formats
from dashboard.core.domain import Direction, Indicator
from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.render import maps
from dashboard.render.shading import shade
from dashboard.store.database import Database
from dashboard.topics.areas.words.villages import kecamatan_name, village_name
from dashboard.ui import served
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.maps import parts as map_parts
from dashboard.ui.maps import view as map_view
from dashboard.ui.shell import access

_KEY = "peta_batas_desa"
_PARTS = maps.Parts(switch=False, tiles=False, legend=False)
_NONE = "belum ada angka"
_MEASURE = Indicator("batas", "Batas desa/kelurahan", "Angka desa", "", "", 0, Direction.NONE, "", "count", "batas", "",
                     "", "Tahun", "", 0, 1, "", (0.2, 0.4, 0.6, 0.8))
"""What the map is told to paint: no village has a figure of it."""


def draw(build: Database) -> None:
    """The outlines, as far as there are any, and why they are not coloured."""
    if reference.village_codes(build):
        left, right = st.columns([5, 3], gap="medium")
        with left, st.container(key="map_box_batas"):
            scope, codes = controls.scope(), reference.village_codes(build)
            nothing = shade(_MEASURE, reference.build_info(build).data_date.year, _MEASURE.period_rule,
                            pd.Series(dtype=float), codes, none_word=_NONE)
            map_view.show(maps.village_map(build.assets(), served.folder(), None, _PARTS),
                          maps.Paint(None, nothing, dim=scope.kecamatan, selected=scope.village), _KEY,
                          map_parts.MAP_HEIGHT, lambda action: controls.choose_village(action.selected))
            components.source_line([], credit=True)
        with right:
            _chosen(build)
            no_figures(build, f"digambar batasnya saja; bergaris: {_NONE}")
    else:
        no_figures(build)


def no_figures(build: Database, state: str = "sudah dikenal, belum ada angkanya") -> None:
    """That no village has a figure, and what helps: outlines where there are no villages, else figures. `state`: what
    is there of the villages."""
    count = len(reference.village_codes(build))
    if not count:
        components.empty("Belum ada angka desa yang dapat dipetakan.",
                         f"Folder data {regency().label} belum memuat desa. Siapkan folder baru dengan batas desanya:",
                         f"python -m dashboard regency add {regency().code} FOLDER --desa BERKAS")
        return
    components.empty("Belum ada angka desa yang dapat dipetakan.",
                     f"{formats.number(count)} desa/kelurahan {state}. Angka desa diserahkan lewat Kelola Data sebagai "
                     "dataset Angka indikator (misalnya indeks desa dari Dinas PMD), atau dengan perintah berikut.",
                     "python -m dashboard import observations BERKAS.xlsx --by NAMA")


def _chosen(build: Database) -> None:
    code = controls.scope().village
    if code is None:
        components.note("Klik satu desa untuk memilihnya.")
        return
    regions = reference.regions(build)
    village = regions[code]
    map_parts.card(village_name(village), kecamatan_name(regions[str(village.parent)]), (), ())
    access.link("profil", f"Profil {village_name(village)}", ":material/location_on:")
