"""Keeps Streamlit's collection of garbage after every run short."""

from __future__ import annotations

import gc

_settled: set[str] = set()


def settle(page: str) -> None:
    """After the first run of a page in this process: what has been loaded by now is here to stay.

    Streamlit collects all generations after each run; walking over pandas, Plotly and Folium took longer than most
    pages. Frozen objects are passed over; only those of the first run of each page are frozen.
    """
    if page not in _settled:
        _settled.add(page)
        gc.collect()
        gc.freeze()
