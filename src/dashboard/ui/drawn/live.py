"""The part of a page that is drawn again alone when something in it changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import streamlit as st

from dashboard.core.domain import DashboardError
from dashboard.store.database import current_build_id
from dashboard.ui.choices import controls, parameters
from dashboard.ui.drawn import components


def fragment(draw: Callable[[], None]) -> Callable[[], None]:
    """A fragment: menu, styles and navigation are neither computed nor sent again when a filter in it changes.

    After a new build, and when another place is chosen, the whole page is drawn again: the menu's links carry the
    place. A failure is still a sentence.
    """
    @st.fragment
    @wraps(draw)
    def again() -> None:
        try:
            if current_build_id() != controls.build_id() or parameters.menu_is_old():
                st.rerun()
            draw()
        except DashboardError as error:
            components.problem(error)

    return again
