"""Filters: what the reader has chosen, kept across pages, written into the address, read back from links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from dashboard.core.domain import Indicator, Level, Scope
from dashboard.ui import address, cached, link
from dashboard.ui.maps import layers as map_layers
from dashboard.ui.plain_text import plain

_CHOICE = "scope_choice"  # the Scope of the page being drawn: the only place where what is chosen is kept
_BUILD = "scope_build"
_ALL = "Semua kecamatan"
_NONE = ""


def begin(build: str, page: str) -> None:
    """Take up what the address asks for, when it is to be read. Call once a run, before the page."""
    state = st.session_state
    state[_BUILD] = build
    problems: tuple[str, ...] = ()
    if address.enter(page):
        found = link.read(address.asked(link.NAMES), cached.regions(build), map_layers.catalogue(build))
        state[_CHOICE], problems = found.scope, found.problems
    told(problems)
    _write()


def told(problems: Sequence[str]) -> None:
    """What a link asked for and cannot be shown. Always one element: the map's frame below it would be loaded anew
    when it came or went."""
    slot = st.empty()
    if problems:
        with slot.container():
            for problem in problems:
                st.warning(problem, icon=":material/link_off:")


def build_id() -> str:
    """Id of the build this run draws; the first argument of every cached question."""
    return str(st.session_state[_BUILD])


def scope() -> Scope:
    """Everything chosen for the page being drawn."""
    chosen: Scope = st.session_state.get(_CHOICE, Scope())
    return chosen


def choose(**changes: Any) -> None:
    """Change the scope from code (a click on the map, a button); the address follows."""
    st.session_state[_CHOICE] = replace(scope(), **changes)
    _write()


def _write() -> None:
    address.put(link.NAMES, link.write(scope()))


def kecamatan_filter() -> str | None:
    """Select box of kecamatan; code, or None for the whole kabupaten."""
    regions = cached.regions(build_id())
    codes = [code for code, region in regions.items() if region.level is Level.KECAMATAN]
    codes.sort(key=lambda code: regions[code].name)
    return _select("Kecamatan", [None, *codes], scope().kecamatan,
                   lambda code: _ALL if code is None else regions[code].label,
                   lambda code: choose(kecamatan=code, village=None))


def village_filter() -> str | None:
    """Select box of villages, within the chosen kecamatan if there is one; code, or None."""
    regions = cached.regions(build_id())
    kecamatan = scope().kecamatan
    codes = [code for code, region in regions.items() if region.level in (Level.DESA, Level.KELURAHAN)
             and (kecamatan is None or region.parent == kecamatan)]
    codes.sort(key=lambda code: regions[code].label)
    return _select("Desa/kelurahan", [None, *codes], scope().village,
                   lambda code: "Semua desa/kelurahan" if code is None else regions[code].label,
                   lambda code: choose(village=code, kecamatan=regions[code].parent if code else kecamatan))


def indicator_filter(options: Sequence[Indicator], default: str | None = None) -> Indicator:
    """Select box of indicators; says so when the link asked for one that this page does not have."""
    by_id = {indicator.id: indicator for indicator in options}
    wanted = scope().indicator
    fallback = default if default in by_id else options[0].id
    if wanted is not None and wanted not in by_id:
        st.warning(f"Indikator “{wanted}” tidak tersedia pada halaman ini. Ditampilkan {plain(by_id[fallback].name)}.",
                   icon=":material/link_off:")
        wanted = None
    chosen = _select("Indikator", list(by_id), wanted or fallback, lambda name: by_id[name].name,
                     lambda name: choose(indicator=name, year=None))
    return by_id[chosen]


def year_filter(options: Sequence[int], label: str = "Tahun", default: int | None = None,
                of: str = "indikator ini") -> int:
    """Select box of years, newest first; warns when the link asked for a year without figures."""
    years = sorted(options, reverse=True)
    fallback = default if default in years else years[0]
    wanted = scope().year
    if wanted is not None and wanted not in years:
        st.warning(f"Tahun {wanted} belum tersedia untuk {plain(of)}. Ditampilkan tahun {fallback}.",
                   icon=":material/event_busy:")
        wanted = None
    return _select(label, years, wanted or fallback, str, lambda year: choose(year=year))


def whole_kabupaten() -> None:
    """Button that leads back to the whole kabupaten; drawn only when something narrower is chosen."""
    if scope().kecamatan or scope().village:
        st.button("Seluruh kabupaten", icon=":material/zoom_out_map:", key="whole_kabupaten",
                  on_click=lambda: choose(kecamatan=None, village=None),
                  help="Hapus pilihan kecamatan dan desa")


def elsewhere() -> None:
    """On a page about the whole kabupaten: which narrower place the other pages keep, and the way back from it."""
    code = scope().village or scope().kecamatan
    if code is None:
        return
    with st.container(key="filters_elsewhere", horizontal=True, vertical_alignment="center"):
        name = cached.regions(build_id())[code].label
        st.html(f"<p class='note'>Halaman ini tentang seluruh kabupaten; pilihan {escape(name)} berlaku di peta, "
                "profil, RAT, program, dan data.</p>")
        whole_kabupaten()


def _select(label: str, options: list[Any], current: Any, words: Any, take: Any) -> Any:
    """A select box whose choice lives in the scope; an option None (all) is shown in `words`."""
    key = f"filter_{label}"
    shown = [_NONE if option is None else option for option in options]  # Streamlit reads None as "nothing chosen"

    def meant(option: Any) -> Any:
        return None if option == _NONE else option

    wanted = current if current in shown else shown[0]
    st.session_state[key] = wanted  # in every run: what Streamlit keeps of a widget is lost on the way between pages
    st.selectbox(label, shown, key=key, format_func=lambda option: words(meant(option)),
                 on_change=lambda: take(meant(st.session_state[key])))
    return meant(wanted)
