"""The kabupaten/kota a reader compares with: chosen in a list, kept in the address, read back from links."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.domain import BLITAR, Level
from dashboard.ui import cached, link

_CHOICE = "compared_choice"
_WRITTEN = "compared_written"
_LIST = "compared_list"


def compared(build: str) -> tuple[str, ...]:
    """Codes chosen, in the order of choosing; takes up what the address asks for and names what it cannot show.
    Call once a run, before `comparison_filter`."""
    state = st.session_state
    asked = st.query_params.get(link.COMPARED)
    same_page = _LIST in state  # Streamlit drops a widget's state when another page has been drawn
    if asked != state.get(_WRITTEN) and (asked is not None or same_page):
        codes, problems = link.read_compared(asked or "", cached.regions(build))
        for problem in problems:
            st.warning(problem, icon=":material/link_off:")
        _choose(codes)
    else:
        _choose(state.get(_CHOICE, ()))
    return tuple(state[_CHOICE])


def _choose(codes: Sequence[str]) -> None:
    """Keep the choice and write it into the address."""
    state, text = st.session_state, ",".join(codes)
    state[_CHOICE], state[_WRITTEN] = tuple(codes), text or None
    if text:
        if st.query_params.get(link.COMPARED) != text:
            st.query_params[link.COMPARED] = text
    elif link.COMPARED in st.query_params:
        del st.query_params[link.COMPARED]


def comparison_filter(build: str, chosen: Sequence[str]) -> None:
    """The list of the other kabupaten/kota, and one click for those that border Kabupaten Blitar."""
    regions = cached.regions(build)
    peers = [code for code, region in regions.items()
             if region.level in (Level.KABUPATEN, Level.KOTA) and code != BLITAR]
    peers.sort(key=lambda code: (regions[code].level, regions[code].name))
    st.session_state[_LIST] = [code for code in chosen if code in peers]
    st.multiselect("Bandingkan dengan", peers, key=_LIST, format_func=lambda code: regions[code].label,
                   max_selections=link.MOST_COMPARED, placeholder="Kabupaten/kota lain",
                   on_change=lambda: _choose(st.session_state[_LIST]))
    near = tuple(cached.neighbours(build, BLITAR)["code"])[:link.MOST_COMPARED]
    if near and set(near) != set(chosen):
        names = ", ".join(regions[code].label for code in near)
        st.button("Tetangga", icon=":material/near_me:", key="compare_neighbours", on_click=_choose, args=(near,),
                  help=f"Bandingkan dengan wilayah yang berbatasan: {names}")
