"""The only caller of st_folium: shows a map, repaints it, and reports what the reader did on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import folium
import streamlit as st
from streamlit_folium import st_folium

from dashboard.render.maps import Paint, repaint_group


@dataclass(frozen=True)
class Selection:
    """One action of the reader on the map: chosen region (None: let go), painted state, form, number."""

    selected: str | None
    key: str | None
    mode: str
    seq: int

    @property
    def indicator(self) -> str | None:
        """Indicator of the painted state."""
        return self.key.split("|")[0] if self.key else None

    @property
    def year(self) -> int | None:
        """Year of the painted state."""
        return int(self.key.split("|")[1]) if self.key else None


def show(
    base: folium.Map, paint: Paint, key: str, height: int,
    on_select: Callable[[Selection], None] | None = None,
) -> Selection | None:
    """Draw the map; returns an action of the reader in the run that follows it, once, else None.

    `on_select` is called with it before that run starts, so that a page can put it into the URL and be drawn
    right the first time. `base` must be made anew for each call.
    """
    seen = f"{key}-seen"
    paint = replace(paint, theme=st.context.theme.type or "light", ack=_newest_seq(key))

    def report() -> None:
        action = _parse(st.session_state.get(key))
        if action and on_select:
            on_select(action)

    answer = st_folium(
        base, key=key, height=height, width=None, returned_objects=[],
        feature_group_to_add=repaint_group(paint), on_change=report,
    )
    action = _parse(answer)
    if action is None or action.seq <= st.session_state.get(seen, 0):
        return None
    st.session_state[seen] = action.seq
    return action


def _newest_seq(key: str) -> int:
    action = _parse(st.session_state.get(key))
    return action.seq if action else 0


def _parse(answer: Any) -> Selection | None:
    """The browser's message as a Selection; None for st_folium's own messages or anything malformed."""
    if not isinstance(answer, dict) or not isinstance(answer.get("seq"), int):
        return None
    selected, state, mode = answer.get("selected"), answer.get("key"), answer.get("mode")
    return Selection(
        selected=selected if isinstance(selected, str) else None,
        key=state if isinstance(state, str) and state.count("|") == 2 else None,
        mode="petak" if mode == "petak" else "peta",
        seq=answer["seq"],
    )
