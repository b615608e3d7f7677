"""Finished HTML that depends on a build, who reads it and what is chosen: made for the first reader, kept for all."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import streamlit as st
from htpy import Node
from markupsafe import Markup

from dashboard.render.table import markup
from dashboard.store.policy import Audience
from dashboard.ui.choices import parameters
from dashboard.ui.drawn import components


def html(build: str, audience: Audience, what: str, choice: tuple[Hashable, ...], make: Callable[[], Node]) -> None:
    """Draw what `make` gives. `what`, `choice`, the audience of its figures, the theme and the page it stands on (links
    are relative to it) are everything that it depends on besides the build."""
    components.html(_kept(build, audience, what, (*choice, components.theme().name, parameters.page()), make))


@st.cache_resource(max_entries=200, show_spinner=False)
def _kept(build: str, audience: Audience, what: str, choice: tuple[Hashable, ...], _make: Callable[[], Node]) -> Markup:
    return markup(_make())
