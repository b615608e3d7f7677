"""What the map page shows besides the shared filters: level, form, chosen kabupaten. Kept in the address too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

import streamlit as st

from dashboard.core.domain import Level, Region
from dashboard.render.maps import Mode
from dashboard.ui import cached, controls, link
from dashboard.ui.page_view import PageView

LEVEL, FORM, PEER = link.MAP_LEVEL, "bentuk", "kab"
"""Names in the address; they and the values behind them are a contract with every link people have saved."""

VILLAGES, PEERS = "desa", link.PEERS
LEVEL_WORDS = {VILLAGES: "Desa/kelurahan", PEERS: "38 kabupaten/kota"}
FORMS: tuple[Mode, ...] = ("peta", "petak")

_CONTROL = "map_level"


@dataclass(frozen=True)
class View:
    """The level of the map, its form, and the kabupaten/kota chosen on it (None: Kabupaten Blitar)."""

    level: str = VILLAGES
    form: Mode = "peta"
    peer: str | None = None


def read(params: Mapping[str, str], regions: Mapping[str, Region]) -> tuple[View, tuple[str, ...]]:
    """The view an address names, and a sentence for each value in it that does not exist."""
    problems: list[str] = []
    level = link.one(params.get(LEVEL), LEVEL_WORDS, "tingkat peta", "Ditampilkan peta desa.", problems)
    form = link.one(params.get(FORM), FORMS, "bentuk peta", "Ditampilkan peta biasa.", problems)
    peers = [code for code, region in regions.items() if region.level in (Level.KABUPATEN, Level.KOTA)]
    peer = link.one(params.get(PEER), peers, "kabupaten/kota", "Tidak ada yang dipilih.", problems)
    usual = View()
    return View(level or usual.level, cast(Mode, form or usual.form), peer), tuple(problems)


def write(view: View) -> dict[str, str]:
    """Address parameters of a view; what is as usual is left out."""
    usual = View()
    values = {LEVEL: (view.level, usual.level), FORM: (view.form, usual.form), PEER: (view.peer, usual.peer)}
    return {name: str(value) for name, (value, common) in values.items() if value and value != common}


_VIEW = PageView("map", (LEVEL, FORM, PEER), View(), write)


def current(build: str) -> View:
    """The view of this run, taken from the address or kept. Call once a run, before level_switch."""
    return _VIEW.current(lambda asked: read(asked, cached.regions(build)))


def chosen() -> View:
    """What is chosen now."""
    return _VIEW.chosen()


def choose(**changes: Any) -> None:
    """Change the view from code; the address follows."""
    _VIEW.keep(replace(chosen(), **changes))


def level_switch(view: View) -> None:
    """Villages or the 38 kabupaten/kota; each level has indicators of its own, so the indicator starts anew."""
    st.session_state[_CONTROL] = view.level

    def take() -> None:
        choose(level=st.session_state[_CONTROL])
        controls.choose(indicator=None, year=None)

    st.segmented_control("Tingkat peta", list(LEVEL_WORDS), key=_CONTROL, format_func=LEVEL_WORDS.__getitem__,
                         required=True, on_change=take)
