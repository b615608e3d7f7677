"""Small maps of a profile: for the screen and for paper, each area a way into its own profile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from htpy import Element, Node, a, div

from dashboard.core import style
from dashboard.core.domain import Level
from dashboard.queries import reference
from dashboard.render.drawings import locator
from dashboard.render.drawings.locator import Outline
from dashboard.render.drawings.name_places import Box
from dashboard.render.drawings.outline_spots import spot
from dashboard.store.database import Database
from dashboard.topics.areas.rules.profile import VILLAGES
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.shell import access


def outlines(build: Database) -> Mapping[str, Outline]:
    """All outlines by code."""
    return locator.read_outlines(reference.outlines(build))


def on_both(draw: Callable[[style.Theme], str], words: str) -> Node:
    """The picture for the screen, and on a dark screen a second one in the colours of paper."""
    theme = components.theme()
    if theme is style.LIGHT:
        return components.picture(draw(theme), words)
    return [components.picture(draw(theme), words, "pw-screen"),
            components.picture(draw(style.LIGHT), words, "pw-paper")]


def clickable(build: Database, picture: Node, box: Box, codes: Iterable[str], here: str = "") -> Element:
    """The picture with a way into the profile of each of these areas; hidden from keyboards and readers, since the
    same ways stand beside it as words."""
    regions, shapes = reference.regions(build), outlines(build)
    ways = [a(".pw-spot", href=access.address("profil", controls.of_place(regions[code])), title=regions[code].label,
              tabindex="-1", aria_hidden="true", style=f"clip-path:{spot(shapes[code].path, box)}")
            for code in codes if code in shapes and code != here
            and regions[code].level in (*VILLAGES, Level.KECAMATAN)]
    width, height = box[2] - box[0], box[3] - box[1]
    return div(".pw-click", style=f"aspect-ratio:{width}/{height};--wide:{width / height:.3f}")[picture, ways]
