"""The one store of finished things (HTML, JSON of figures, what the map says of one state). Each depends on a build, on
who reads it and on what is chosen, is made for the first reader and kept for all.

What comes back is shared between sessions and must not be altered.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from htpy import Node

from dashboard.render.table import markup
from dashboard.store.database import Database
from dashboard.store.policy import Audience
from dashboard.ui.choices import parameters
from dashboard.ui.drawn import components

Made = TypeVar("Made")
_MOST = 1500
"""Of one build."""


def made_once(build: Database, audience: Audience, what: str, choice: tuple[Hashable, ...],
              make: Callable[[], Made]) -> Made:
    """What `make` gives; `what`, `choice` and the audience of its figures are everything that it depends on besides the
    build."""
    return build.memo.made("finished", _MOST, (audience, what, choice), make)


def html(build: Database, audience: Audience, what: str, choice: tuple[Hashable, ...],
         make: Callable[[], Node]) -> None:
    """Draw what `make` gives; it may depend on the theme and the page it stands on too (links are relative to it)."""
    components.html(made_once(build, audience, f"html {what}", (*choice, components.theme().name, parameters.page()),
                              lambda: markup(make())))

