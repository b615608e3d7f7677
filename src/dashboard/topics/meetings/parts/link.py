"""What Rapat TKPK shows of its decisions: meeting, agency, state. Kept in the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from dashboard.topics.meetings.rules.decisions import State
from dashboard.ui import link
from dashboard.ui.page_view import PageView

MEETING, AGENCY, STATE = "rapat", "opd", "status"
NAMES = (MEETING, AGENCY, STATE)
"""Names in the address; they and the values behind them are a contract with every link people have saved."""
_ALL = ""


@dataclass(frozen=True)
class View:
    """What is chosen; None means all."""

    meeting: str | None = None
    agency: str | None = None
    state: State | None = None


@dataclass(frozen=True)
class Known:
    """What can be chosen, value -> words."""

    meetings: Mapping[str, str]
    agencies: Mapping[str, str]
    states: Mapping[str, str]


def read(params: Mapping[str, str], known: Known) -> tuple[View, tuple[str, ...]]:
    """The view an address names, and a sentence for each value in it that does not exist."""
    problems: list[str] = []
    meeting = link.one(params.get(MEETING), known.meetings, "rapat", "Ditampilkan semua rapat.", problems)
    agency = link.one(params.get(AGENCY), known.agencies, "OPD", "Ditampilkan semua OPD.", problems)
    state = link.one(params.get(STATE), known.states, "status", "Ditampilkan semua status.", problems)
    return View(meeting, agency, State(state) if state else None), tuple(problems)


def write(view: View) -> dict[str, str]:
    """Address parameters of a view; choices not made are left out."""
    values = {MEETING: view.meeting, AGENCY: view.agency, STATE: view.state}
    return link.chosen(values)


_VIEW = PageView("rapat", NAMES, View(), write)


def current(known: Known) -> View:
    """The view of this run, taken from the address or kept. Call once a run, before the filters."""
    return _VIEW.current(lambda asked: read(asked, known))


def choose(**changes: Any) -> None:
    """Change the view from code; the address follows."""
    _VIEW.keep(replace(_VIEW.chosen(), **changes))


def filters(known: Known) -> View:
    """The row of select boxes, and a way to clear them."""
    now = _VIEW.chosen()
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        _select("Rapat", MEETING, known.meetings, now.meeting, "Semua rapat", lambda value: choose(meeting=value))
        _select("OPD", AGENCY, known.agencies, now.agency, "Semua OPD", lambda value: choose(agency=value))
        _select("Status", STATE, known.states, now.state, "Semua status",
                lambda value: choose(state=State(value) if value else None))
        if now != View():
            st.button("Hapus saringan", icon=":material/filter_alt_off:", key="rapat_clear",
                      on_click=lambda: choose(meeting=None, agency=None, state=None))
    return _VIEW.chosen()


def _select(label: str, name: str, known: Mapping[str, str], now: str | None, everything: str,
            take: Callable[[str | None], None]) -> None:
    key = f"rapat_filter_{name}"
    st.session_state[key] = str(now) if now else _ALL
    st.selectbox(label, [_ALL, *known], key=key, format_func=lambda value: known.get(value, everything),
                 on_change=lambda: take(st.session_state[key] or None))
