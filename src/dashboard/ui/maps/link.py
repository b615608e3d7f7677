"""What a link to the map carries besides place, indicator and year: level, form, chosen kabupaten/kota."""

from __future__ import annotations

import streamlit as st

from dashboard.core.domain import Level
from dashboard.render.maps import Mode
from dashboard.ui.choices import controls, parameters
from dashboard.ui.choices.parameters import Parameter
from dashboard.ui.server.map_frame import KABKOTA as KABKOTA
from dashboard.ui.server.map_frame import MAP_LEVEL

VILLAGES = "desa"
LEVEL_WORDS = {VILLAGES: "Desa/kelurahan", KABKOTA: "38 kabupaten/kota"}
_FORMS = {"peta": "peta", "petak": "petak"}

LEVEL = Parameter[str](MAP_LEVEL, LEVEL_WORDS, VILLAGES, "tingkat peta", "Ditampilkan peta desa.")
FORM = Parameter[Mode]("bentuk", _FORMS, "peta", "bentuk peta", "Ditampilkan peta biasa.")
PEER = Parameter[str | None]("kab", controls.places(Level.KABUPATEN, Level.KOTA), None, "kabupaten/kota",
                             "Tidak ada yang dipilih.")
"""None: Kabupaten Blitar."""
PARAMETERS = (*controls.PLACE, controls.INDICATOR, controls.YEAR, LEVEL, FORM, PEER)

_CONTROL = "map_level"


def level_switch() -> None:
    """Villages or the 38 kabupaten/kota; each level has indicators of its own, so the indicator starts anew."""
    st.segmented_control(
        "Tingkat peta", list(LEVEL_WORDS), key=_CONTROL, format_func=LEVEL_WORDS.__getitem__, required=True,
        on_change=parameters.laid_ready(LEVEL, _CONTROL, LEVEL.chosen(),
                                        lambda _: {controls.INDICATOR: None, controls.YEAR: None}))
