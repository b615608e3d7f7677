"""What a link to the map carries besides place, indicator and year: level, form, chosen kabupaten/kota."""

from __future__ import annotations

import streamlit as st

from dashboard.core.domain import Level
from dashboard.queries import availability
from dashboard.render.maps import Mode
from dashboard.render.shading import WHOLE_MAP_SHARE
from dashboard.ui.choices import controls, parameters
from dashboard.ui.choices.parameters import Parameter
from dashboard.ui.maps import layers as map_layers
from dashboard.ui.server.map_frame import KABKOTA as KABKOTA
from dashboard.ui.server.map_frame import MAP_LEVEL

VILLAGES = "desa"
LEVEL_WORDS = {VILLAGES: "Desa/kelurahan", KABKOTA: "38 kabupaten/kota"}
_FORMS = {"peta": "peta", "petak": "petak"}

LEVEL = Parameter[str](MAP_LEVEL, LEVEL_WORDS, "", "tingkat peta", "Ditampilkan tingkat bawaan.")
"""Usual: see `level`."""
FORM = Parameter[Mode]("bentuk", _FORMS, "peta", "bentuk peta", "Ditampilkan peta biasa.")
PEER = Parameter[str | None]("kab", controls.places(Level.KABUPATEN, Level.KOTA), None, "kabupaten/kota",
                             "Tidak ada yang dipilih.")
"""None: Kabupaten Blitar."""
PARAMETERS = (*controls.PLACE, controls.INDICATOR, controls.YEAR, LEVEL, FORM, PEER)

_CONTROL = "map_level"


def level() -> str:
    """The level chosen; without a choice the villages, but where none has a figure and no place below the home is
    chosen, the level that has."""
    return LEVEL.chosen() or _usual()


def _usual() -> str:
    build, scope = controls.build(), controls.scope()
    if scope.kecamatan or scope.village or map_layers.states(build).years():
        return VILLAGES
    enough = availability.kabkota_years(build)["regions"] >= WHOLE_MAP_SHARE * len(PEER.choices(build))
    return KABKOTA if enough.any() else VILLAGES


def level_switch() -> None:
    """Villages or the 38 kabupaten/kota; each level has indicators of its own, so the indicator starts anew."""
    st.segmented_control(
        "Tingkat peta", list(LEVEL_WORDS), key=_CONTROL, format_func=LEVEL_WORDS.__getitem__, required=True,
        on_change=parameters.laid_ready(LEVEL, _CONTROL, level(), lambda choice: {
            LEVEL: "" if choice == _usual() else choice, controls.INDICATOR: None, controls.YEAR: None}))
