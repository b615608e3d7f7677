"""Filters that several pages share: place, indicator, year. And the select box of a choice that links carry."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import streamlit as st
from htpy import p, span

from dashboard.core import formats
from dashboard.core.domain import Indicator, Level, Region, Scope
from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.render.table import markup
from dashboard.store.database import Database
from dashboard.ui.choices import parameters
from dashboard.ui.choices.parameters import Changes, Declared, Parameter
from dashboard.ui.drawn.plain_text import plain
from dashboard.ui.kept.opened import opened
from dashboard.ui.maps import layers as map_layers

_BUILD = "scope_build"
_TOLD, _ON_THE_WAY = "scope_told", "scope_on_the_way"
_PERIOD = "scope_period"
_VILLAGE_LEVELS = (Level.DESA, Level.KELURAHAN)
Option = TypeVar("Option")
View = TypeVar("View")


def places(*levels: Level) -> Callable[[Database], dict[str, Region]]:
    """The known values of a parameter that names a region of these levels."""
    return lambda build: {code: region for code, region in reference.regions(build).items() if region.level in levels}


def whole() -> str:
    """'seluruh kabupaten': all of what the dashboard is about, within a sentence."""
    return f"seluruh {regency().kind}"


def _instead_of_kecamatan(_: Database) -> str:
    return f"Ditampilkan {whole()}."


def _instead_of_village(build: Database) -> str:
    code = KECAMATAN.chosen()
    return f"Ditampilkan Kecamatan {reference.regions(build)[code].label}." if code \
        else _instead_of_kecamatan(build)


KECAMATAN = Parameter[str | None]("kec", places(Level.KECAMATAN), None, "kecamatan", _instead_of_kecamatan,
                                  told_by="desa", carried="everywhere")
VILLAGE = Parameter[str | None]("desa", places(*_VILLAGE_LEVELS), None, "desa/kelurahan", _instead_of_village,
                                carried="everywhere")
INDICATOR = Parameter[str | None]("ind", map_layers.catalogue, None, "indikator", "Ditampilkan indikator bawaan.")
YEAR = Parameter[int | None]("tahun", {str(year): str(year) for year in range(1900, 2101)}, None, "tahun",
                             "Ditampilkan tahun terbaru.", read=int)
PLACE = (KECAMATAN, VILLAGE)
"""All that a page has whose only choice is the place, which every page has."""


def begin(build_id: str, page: str, declared: Declared) -> None:
    """Take up what the address asks for, when it is to be read, and tell what of it cannot be shown. Call once a run,
    before the page."""
    st.session_state[_BUILD] = build_id  # not the build, which a forgotten window would hold open
    build = opened(build_id)
    problems = parameters.enter(page, declared, build)
    if problems is not None:
        problems = [*st.session_state.pop(_ON_THE_WAY, []), *problems, *_village_decides(build)]
        st.session_state[_TOLD] = problems
    slot = st.empty()  # always one element: the map's frame below it would be loaded anew when it came or went
    if problems:
        with slot.container():
            for problem in problems:
                st.warning(problem, icon=":material/link_off:")


def lead_on(page: st.Page, query: Mapping[str, str]) -> None:
    """An old address leads to where its subject stands now, with what was told about the address."""
    st.session_state[_ON_THE_WAY] = st.session_state.pop(_TOLD, [])
    st.switch_page(page, query_params=dict(query))


def _village_decides(build: Database) -> list[str]:
    """A village brings its kecamatan; a sentence when the link names another."""
    regions, asked, village = reference.regions(build), KECAMATAN.chosen(), VILLAGE.chosen()
    if village is None or regions[village].parent == asked:
        return []
    parameters.choose({KECAMATAN: regions[village].parent})
    return [f"Tautan menyebut kecamatan {regions[asked].label}, padahal {regions[village].label} "
            "ada di kecamatan lain; dipakai kecamatan desa itu."] if asked else []


def forget_build() -> None:
    """A run begins: which build it draws is not known yet, and that of the run before may be gone."""
    st.session_state.pop(_BUILD, None)


def build_id() -> str:
    """Id of the build this run draws."""
    return str(st.session_state[_BUILD])


def build() -> Database:
    """The build this run draws, which every question is asked of."""
    return opened(build_id())


def has_build() -> bool:
    """Whether this run draws a build; without one only a failure is told."""
    return _BUILD in st.session_state


def scope() -> Scope:
    """What of place, indicator and year is chosen for the page being drawn."""
    return Scope(KECAMATAN.chosen(), VILLAGE.chosen(), INDICATOR.chosen(), YEAR.chosen())


def of_place(region: Region) -> Changes:
    """The choice of this kecamatan or village, for links."""
    return {VILLAGE if region.level in _VILLAGE_LEVELS else KECAMATAN: region.code}


def place_filter() -> None:
    """The place that all pages share, as a way down: kabupaten, kecamatan, village; and the way back."""
    regions, chosen = reference.regions(build()), scope()
    kecamatan = KECAMATAN.choices(build())
    st.html(markup(span(class_=["crumb", not kecamatan and "whole"])[regency().short]), width="content")
    if not kecamatan:  # nothing to go down to
        return
    select(KECAMATAN, "Kecamatan", [None, *sorted(kecamatan, key=lambda code: regions[code].name)],
           lambda code: regions[code].label if code else "Semua kecamatan", also=lambda _: {VILLAGE: None},
           label_visibility="collapsed", width=180)
    if chosen.kecamatan:
        inside = [code for code, region in VILLAGE.choices(build()).items() if region.parent == chosen.kecamatan]
        select(VILLAGE, "Desa/kelurahan", [None, *sorted(inside, key=lambda code: regions[code].label)],
               lambda code: regions[code].label if code else "Semua desa/kelurahan", label_visibility="collapsed",
               width=200)
        st.button(formats.upper_first(whole()), icon=":material/close:", key="whole_kabupaten", type="tertiary",
                  on_click=parameters.choose, args=({KECAMATAN: None, VILLAGE: None},),
                  help="Hapus pilihan kecamatan dan desa")


def period_slot() -> None:
    """Beside the place in the bar: where a page with one period puts what chooses it."""
    st.session_state[_PERIOD] = st.container(key="bar_periode", horizontal=True, gap="xxsmall", width="content")


def period(parameter: Parameter[Any], label: str, options: Sequence[Option], words: Callable[[Any], str], *,
           width: int = 104, **more: Any) -> Option:
    """`select` in the bar, in sight wherever the page is scrolled to: the period that all of the page is about."""
    with st.session_state[_PERIOD]:
        return select(parameter, label, options, words, label_visibility="collapsed", width=width, **more)


def period_year(options: Sequence[int], of: str = "indikator ini", default: int | None = None) -> int:
    """`year_filter` in the bar."""
    with st.session_state[_PERIOD]:
        return year_filter(options, default=default, of=of, label_visibility="collapsed", width=104)


def indicator_filter(options: Sequence[Indicator], default: str | None = None) -> Indicator:
    """Select box of indicators; says so when the link asked for one that this page does not have."""
    by_id = {indicator.id: indicator for indicator in options}
    return by_id[select(INDICATOR, "Indikator", list(by_id), lambda name: by_id[name].name, usual=default,
                        also=lambda _: {YEAR: None}, lacking=_other_indicator(by_id))]


def indicator_of(options: Sequence[Indicator], default: str | None = None) -> Indicator:
    """The indicator chosen on the page itself, where something else than a select box chooses it."""
    by_id = {indicator.id: indicator for indicator in options}
    return by_id[_among(INDICATOR, list(by_id), default, _other_indicator(by_id))]


def _other_indicator(by_id: Mapping[str, Indicator]) -> Callable[[Any, Any], str]:
    return lambda wanted, instead: (f"Indikator “{wanted}” tidak tersedia pada halaman ini. "
                                    f"Ditampilkan {plain(by_id[instead].name)}.")


def year_filter(options: Sequence[int], label: str = "Tahun", default: int | None = None,
                of: str = "indikator ini", **look: Any) -> int:
    """Select box of years, newest first; warns when the link asked for a year without figures."""
    return select(YEAR, label, sorted(options, reverse=True), str, usual=default, icon=":material/event_busy:",
                  lacking=lambda wanted, instead: f"Tahun {wanted} belum tersedia untuk {plain(of)}. "
                                                  f"Ditampilkan tahun {instead}.", **look)


def elsewhere() -> None:
    """On a page about the whole kabupaten or kota: that the narrower place is kept for the other pages."""
    code = scope().village or scope().kecamatan
    if code:
        name = reference.regions(build())[code].label
        st.html(markup(p(".note")[f"Halaman ini tentang {whole()}; pilihan {name} berlaku di peta, profil, "
                                  "RAT, program, dan data."]))


def tabbed(name: str, word: str, labels: Sequence[str], gone: Sequence[str] = (), **more: Any) -> Parameter[str]:
    """The parameter of a row of tabs: the labels are its values, the first is open at first. `gone`: of tabs that
    stand elsewhere now; links still name them, and the page leads there."""
    known = dict.fromkeys(labels, True) | dict.fromkeys(gone, False)
    return Parameter(name, known, labels[0], word, f"Ditampilkan {labels[0]}.", carried="never", **more)


def tabs(parameter: Parameter[str]) -> Sequence[Any]:
    """One tab a label; only the open one is to be drawn. On paper, where only that one is, the others are named."""
    name, chosen = parameter.name, parameter.chosen()
    labels = [label for label, is_here in parameter.choices(build()).items() if is_here]
    made = st.tabs(labels, key=name, on_change=parameters.laid_ready(parameter, name, chosen))
    others = ", ".join(label for label in labels if label != chosen)
    st.html(markup(p(".note.on-paper")[f"Tercetak: {chosen}. Bagian lain halaman ini: {others}."]))
    return made


def draw_tabs(parameter: Parameter[str], draws: Sequence[Callable[[View], None]], shown: View) -> None:
    """A tab for each part of a page; only the open one is worked out and sent."""
    for tab, draw in zip(tabs(parameter), draws, strict=True):
        if tab.open:
            with tab:
                draw(shown)


def choose_village(code: str | None) -> None:
    """A village, or none, that was chosen on a map of the page; its kecamatan goes with it."""
    parent = reference.regions(build())[code].parent if code else None
    parameters.choose({VILLAGE: code} | ({KECAMATAN: parent} if parent else {}))


def select_or_all(parameter: Parameter[Any], label: str, everything: str) -> str | None:
    """Select box of all known values; None, in words `everything`, for no choice."""
    known = parameter.choices(build())
    return select(parameter, label, [None, *known], lambda value: known[value] if value else everything)


def select(parameter: Parameter[Any], label: str, options: Sequence[Option], words: Callable[[Any], str], *,
           usual: object = None, lacking: Callable[[Any, Any], str] | None = None, icon: str = ":material/link_off:",
           also: Callable[[Any], Changes] = lambda choice: {}, **look: Any) -> Option:
    """Select box of a choice that links carry; the option chosen, without a choice `usual` or else the first.

    An option None (all) is shown in `words`. `lacking`: warning for a choice that is not among the options, by choice
    and what is shown instead. `also`: what changes with it. `look`: how st.selectbox is drawn.
    """
    chosen = _among(parameter, options, usual, lacking, icon)
    key, none = f"filter_{label}", ""  # Streamlit reads None as "nothing chosen"
    st.selectbox(label, [none if option is None else option for option in options], key=key,
                 format_func=lambda option: words(None if option == none else option),
                 on_change=parameters.laid_ready(parameter, key, none if chosen is None else chosen,
                                                 lambda choice: also(None if choice == none else choice)), **look)
    return chosen


def _among(parameter: Parameter[Any], options: Sequence[Option], usual: object,
           lacking: Callable[[Any, Any], str] | None, icon: str = ":material/link_off:") -> Option:
    """The choice, when it is one of the options; else `usual` or the first of them, and a warning about it."""
    chosen = parameter.chosen()
    for option in options:
        if option == chosen:
            return option
    instead = next((option for option in options if option == usual), options[0])
    if chosen is not None and lacking:
        st.warning(lacking(chosen, instead), icon=icon)
    return instead
