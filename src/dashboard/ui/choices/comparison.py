"""The kabupaten/kota a reader compares with: chosen in a list, carried by links."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.core.domain import Level, Region
from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.store.database import Database
from dashboard.ui.choices import controls, parameters
from dashboard.ui.choices.parameters import Several

MOST = 5
"""As many as there are colours that can be told apart beside the fixed three."""
_LIST = "compared_list"


def _others(build: Database) -> Mapping[str, Region]:
    known = controls.places(Level.KABUPATEN, Level.KOTA)(build)
    return {code: region for code, region in known.items() if code != regency().code}


COMPARED = Several(
    "banding", _others, (), "kabupaten/kota pembanding", "dilewati.",
    most=MOST, too_many=lambda build, code: f"Paling banyak {MOST} pembanding; {_others(build)[code].label} dilewati.")


def comparison_filter(build: Database) -> tuple[str, ...]:
    """The list of the other kabupaten/kota, and one click for those that border Kabupaten Blitar; the codes chosen, in
    the order of choosing."""
    regions, chosen = _others(build), COMPARED.chosen()
    st.multiselect("Bandingkan dengan", sorted(regions, key=lambda code: (regions[code].level, regions[code].name)),
                   key=_LIST, format_func=lambda code: regions[code].label, max_selections=MOST,
                   placeholder="Kabupaten/kota lain",
                   on_change=parameters.laid_ready(COMPARED, _LIST, list(chosen)))
    near = tuple(reference.neighbours(build, regency().code)["code"])[:MOST]
    if near and set(near) != set(chosen):
        names = ", ".join(regions[code].label for code in near)
        st.button("Tetangga", icon=":material/near_me:", key="compare_neighbours",
                  on_click=parameters.choose, args=({COMPARED: near},),
                  help=f"Bandingkan dengan wilayah yang berbatasan: {names}")
    return chosen
