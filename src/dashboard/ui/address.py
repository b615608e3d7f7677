"""The address and what is chosen: taken from the address when a page is entered or the browser goes back or forward,
otherwise the address follows. Links to other pages carry the chosen place and what was last chosen there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.errors import StreamlitAPIException

from dashboard.ui import link
from dashboard.ui.server.inside import session

_PAGE = "address_page"
_VISIT = "address_visit"     # number of the visit; what a part read in another visit it reads again
_KEPT = "address_kept"       # {page: parameters}, as last written
_LINKED = "address_linked"   # the place that the menu's links carry


def enter(page: str) -> bool:
    """Whether the address is to be read: on coming to a page and on going back or forward. Call once a run.

    On other runs it is not: two quick clicks, and the second brings an address that does not know of the first.
    """
    state = st.session_state
    if state.get(_PAGE) == page and not session.is_history_navigation():
        return False
    state[_PAGE] = page
    state[_VISIT] = visit() + 1
    return True


def visit() -> int:
    """Number of this visit of a page; a new one begins whenever the address is to be read."""
    number: int = st.session_state.get(_VISIT, 0)
    return number


def asked(names: Sequence[str]) -> dict[str, str]:
    """Those of `names` that the address has now."""
    return {name: st.query_params[name] for name in names if name in st.query_params}


def put(names: Sequence[str], params: Mapping[str, str]) -> None:
    """Write what is chosen now: of `names` those in `params`; the rest of the address is left alone."""
    kept = _kept(st.session_state.get(_PAGE, ""))
    for name in names:
        kept.pop(name, None)
    kept.update(params)
    now = asked(names)
    if now == params:
        return
    others = {name: st.query_params.get_all(name) for name in st.query_params if name not in names}
    try:  # at once: every single change is an entry in the browser's history
        st.query_params.from_dict({**others, **params})
    except StreamlitAPIException:  # a widget of this page writes one of the others itself
        st.query_params.update(params)
        for name in now.keys() - params.keys():
            del st.query_params[name]


def of(page: str) -> dict[str, str]:
    """The parameters with which a link leads to a page."""
    return {**_place(), **{name: value for name, value in _kept(page).items() if name not in link.PLACE}}


def href(page: str, **changes: object) -> str:
    """A relative address of a page, some of its parameters changed; "" is the page itself."""
    params = {**of(page or st.session_state.get(_PAGE, "")), **changes}
    return f"{page}?{urlencode(params)}" if params else page


def menu_drawn() -> None:
    """The menu's links now carry the chosen place."""
    st.session_state[_LINKED] = _place()


def menu_is_old() -> bool:
    """Whether another place has been chosen since."""
    return bool(st.session_state.get(_LINKED) != _place())


def _place() -> dict[str, str]:
    return {name: value for name, value in _kept(st.session_state.get(_PAGE, "")).items() if name in link.PLACE}


def _kept(page: str) -> dict[str, Any]:
    kept: dict[str, dict[str, Any]] = st.session_state.setdefault(_KEPT, {})
    return kept.setdefault(page, {})
