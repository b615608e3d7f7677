"""The coverage of a programme on the village map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.core import settings
from dashboard.queries import reference
from dashboard.render.map_png import PictureWords, village_picture
from dashboard.store.building.assets import read_laid_out
from dashboard.topics.programs import words as words
from dashboard.topics.programs.blocks import layer
from dashboard.topics.programs.parts import painted
from dashboard.topics.programs.parts.parts import CoverageView, area_name, gaps, notes, source_text
from dashboard.ui.choices import controls, parameters
from dashboard.ui.choices.parameters import Parameter
from dashboard.ui.drawn import components
from dashboard.ui.maps import view as map_view


def overview(shown: CoverageView) -> None:
    """The map with where most lack beside it."""
    left, right = st.columns([5, 3], gap="medium")
    with left:
        draw(shown)
    with right:
        gaps(shown)
        notes(shown)


def draw(shown: CoverageView) -> None:
    """The map; a click chooses a village, and its kecamatan when another one is shown."""
    shading = layer.painted(shown.build, shown.program.code, shown.coverage.year, shown.audience)

    def take(action: map_view.Selection) -> None:
        changes: dict[Parameter[Any], object] = {controls.VILLAGE: action.selected}
        if action.selected and shown.kecamatan:
            changes[controls.KECAMATAN] = reference.regions(shown.build)[action.selected].parent
        parameters.choose(changes)

    painted.village_map(shown.build, shading, ("program_map", "peta_program"), shown.kecamatan,
                        controls.scope().village, take)


def picture_later(shown: CoverageView) -> Callable[[], bytes]:
    """Makes the map as PNG for a slide; the village chosen is read now."""
    village = controls.scope().village
    shading = layer.painted(shown.build, shown.program.code, shown.coverage.year, shown.audience)
    info, assets = reference.build_info(shown.build), shown.build.assets()

    def make() -> bytes:
        sample = f" · {components.SAMPLE_BADGE}" if shown.coverage.is_sample else ""
        title = words.headline(shown.program.name, shown.coverage, shown.kecamatan,
                               lambda code: area_name(shown.build, code))
        measure = f"Cakupan bersih (persen sasaran, dalam {shown.coverage.unit}) · {words.when(shown.coverage)}{sample}"
        source = f"{source_text(shown.build, [shown.coverage])} {words.note(shown.coverage)}"
        told = PictureWords(title, measure, source, info.credit)
        return village_picture(read_laid_out(settings.generated_static(), assets.desa), shading, told, shown.kecamatan,
                               village)

    return make
