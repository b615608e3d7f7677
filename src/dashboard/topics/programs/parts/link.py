"""What the coverage page shows besides the shared filters: the programme, and villages or kecamatan in its table.
Kept in the address too."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from dashboard.ui import link
from dashboard.ui.page_view import PageView

PROGRAM, DETAIL = "prog", "rinci"
"""Names in the address; they and the values behind them are a contract with every link people have saved."""
VILLAGES, KECAMATAN = "desa", "kecamatan"
DETAIL_WORDS = {KECAMATAN: "Per kecamatan", VILLAGES: "Per desa/kelurahan"}

_SELECT, _SWITCH = "program_select", "program_detail"


@dataclass(frozen=True)
class View:
    """The chosen programme (None: the default) and the rows of the table without a chosen kecamatan."""

    program: str | None = None
    detail: str = KECAMATAN


def read(params: Mapping[str, str], known: Collection[str]) -> tuple[View, tuple[str, ...]]:
    """The view an address names, and a sentence for each value in it that does not exist."""
    problems: list[str] = []
    program = link.one(params.get(PROGRAM), known, "program", "Ditampilkan program bawaan.", problems)
    detail = link.one(params.get(DETAIL), DETAIL_WORDS, "rincian", "Ditampilkan per kecamatan.", problems)
    return View(program, detail or View().detail), tuple(problems)


def write(view: View) -> dict[str, str]:
    """Address parameters of a view; what is as usual is left out."""
    values = {PROGRAM: view.program, DETAIL: None if view.detail == KECAMATAN else view.detail}
    return {name: value for name, value in values.items() if value}


_VIEW = PageView("program", (PROGRAM, DETAIL), View(), write)


def current(known: Collection[str]) -> View:
    """The view of this run, taken from the address or kept. Call once a run, before the filters."""
    return _VIEW.current(lambda asked: read(asked, known))


def chosen() -> View:
    """What is chosen now."""
    return _VIEW.chosen()


def choose(**changes: Any) -> None:
    """Change the view from code; the address follows."""
    _VIEW.keep(replace(chosen(), **changes))


def program_filter(names: Mapping[str, str], default: str) -> str:
    """Select box of programmes (code: name); the chosen code, `default` (else the first) without a choice."""
    wanted = chosen().program or default
    st.session_state[_SELECT] = wanted if wanted in names else next(iter(names))
    st.selectbox("Program", list(names), key=_SELECT, format_func=names.__getitem__,
                 on_change=lambda: choose(program=st.session_state[_SELECT]))
    return str(st.session_state[_SELECT])


def detail_switch() -> str:
    """Kecamatan or villages in the table."""
    st.session_state[_SWITCH] = chosen().detail
    st.segmented_control("Rincian tabel", list(DETAIL_WORDS), key=_SWITCH, format_func=DETAIL_WORDS.__getitem__,
                         required=True, label_visibility="collapsed",
                         on_change=lambda: choose(detail=st.session_state[_SWITCH]))
    return str(st.session_state[_SWITCH])
