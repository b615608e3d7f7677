"""The kabupaten/kota a reader compares with: chosen in a list, kept in the address, read back from links."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.core.domain import BLITAR, Level
from dashboard.ui import cached, link
from dashboard.ui.page_view import PageView

_LIST = "compared_list"


def _address(codes: Sequence[str]) -> dict[str, str]:
    return link.chosen({link.COMPARED: ",".join(codes) or None})


_VIEW: PageView[tuple[str, ...]] = PageView("compared", (link.COMPARED,), (), _address)


def compared(build: str) -> tuple[str, ...]:
    """Codes chosen, in the order of choosing; takes up what the address asks for and names what it cannot show.
    Call once a run, before `comparison_filter`."""
    return _VIEW.current(lambda asked: link.read_compared(asked.get(link.COMPARED, ""), cached.regions(build)))


def comparison_filter(build: str, chosen: Sequence[str]) -> None:
    """The list of the other kabupaten/kota, and one click for those that border Kabupaten Blitar."""
    regions = cached.regions(build)
    peers = [code for code, region in regions.items()
             if region.level in (Level.KABUPATEN, Level.KOTA) and code != BLITAR]
    peers.sort(key=lambda code: (regions[code].level, regions[code].name))
    st.session_state[_LIST] = [code for code in chosen if code in peers]
    st.multiselect("Bandingkan dengan", peers, key=_LIST, format_func=lambda code: regions[code].label,
                   max_selections=link.MOST_COMPARED, placeholder="Kabupaten/kota lain",
                   on_change=lambda: _VIEW.keep(tuple(st.session_state[_LIST])))
    near = tuple(cached.neighbours(build, BLITAR)["code"])[:link.MOST_COMPARED]
    if near and set(near) != set(chosen):
        names = ", ".join(regions[code].label for code in near)
        st.button("Tetangga", icon=":material/near_me:", key="compare_neighbours", on_click=_VIEW.keep, args=(near,),
                  help=f"Bandingkan dengan wilayah yang berbatasan: {names}")
