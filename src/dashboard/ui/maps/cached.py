"""What the map page says about one state of the map, kept by build and choice: cached.py continued, same rules.

What comes back is shared between sessions and must not be altered.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

import streamlit as st

from dashboard.store.policy import Audience

Made = TypeVar("Made")


def kept(build_id: str, audience: Audience, what: str, choice: tuple[Hashable, ...], make: Callable[[], Made]) -> Made:
    """What `make` gives; `what`, `choice` and the audience of its figures are everything that it depends on besides the
    build."""
    return _kept(build_id, audience, what, choice, make)


@st.cache_resource(max_entries=1500, show_spinner=False)
def _kept(build_id: str, audience: Audience, what: str, choice: tuple[Hashable, ...],
          _make: Callable[[], Made]) -> Made:
    return _make()
