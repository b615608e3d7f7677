"""What Capaian RAT shows besides year and kecamatan: quarter, agency, strategy, status. Kept in the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from dashboard.ui import link
from dashboard.ui.page_view import PageView

QUARTER, AGENCY, STRATEGY, STATUS = "tw", "opd", "strategi", "status"
NAMES = (QUARTER, AGENCY, STRATEGY, STATUS)
"""Names in the address; they and the values behind them are a contract with every link people have saved."""

_ALL = ""


@dataclass(frozen=True)
class View:
    """What is chosen; None means the newest quarter, or all."""

    quarter: int | None = None
    agency: str | None = None
    strategy: str | None = None
    status: str | None = None


@dataclass(frozen=True)
class Known:
    """What can be chosen, value -> words."""

    agencies: Mapping[str, str]
    strategies: Mapping[str, str]
    statuses: Mapping[str, str]


def read(params: Mapping[str, str], known: Known) -> tuple[View, tuple[str, ...]]:
    """The view an address names, and a sentence for each value in it that does not exist."""
    problems: list[str] = []
    quarter = link.one(params.get(QUARTER), ("1", "2", "3", "4"), "triwulan", "Ditampilkan triwulan terbaru.", problems)
    return View(
        int(quarter) if quarter else None,
        link.one(params.get(AGENCY), known.agencies, "OPD", "Ditampilkan semua OPD.", problems),
        link.one(params.get(STRATEGY), known.strategies, "strategi", "Ditampilkan semua strategi.", problems),
        link.one(params.get(STATUS), known.statuses, "status", "Ditampilkan semua status.", problems),
    ), tuple(problems)


def write(view: View) -> dict[str, str]:
    """Address parameters of a view; choices not made are left out."""
    values = {QUARTER: view.quarter, AGENCY: view.agency, STRATEGY: view.strategy, STATUS: view.status}
    return link.chosen(values)


def address(**changes: str) -> str:
    """The address of this page as it is now with some parameters changed; for links inside the page."""
    return "?" + urlencode({**st.query_params.to_dict(), **changes})


_VIEW = PageView("rat", NAMES, View(), write)


def current(known: Known) -> View:
    """The view of this run, taken from the address or kept. Call once a run, before the filters."""
    return _VIEW.current(lambda asked: read(asked, known))


def chosen() -> View:
    """What is chosen now."""
    return _VIEW.chosen()


def choose(**changes: Any) -> None:
    """Change the view from code; the address follows."""
    _VIEW.keep(replace(chosen(), **changes))


def quarter_filter(options: Sequence[int], words: Callable[[int], str], year: int) -> int:
    """Select box of quarters, newest first; warns when the link asked for one that nobody has reported yet."""
    newest = max(options)
    wanted = chosen().quarter
    if wanted is not None and wanted not in options:
        st.warning(f"{words(wanted)} {year} belum ada laporannya. Ditampilkan {words(newest)}.",
                   icon=":material/event_busy:")
        wanted = None
    return int(_select("Triwulan", QUARTER, sorted(options, reverse=True), wanted or newest, words,
                       lambda value: choose(quarter=value)))


def agency_filter(known: Known) -> str | None:
    """Select box of agencies; code, or None for all."""
    return _or_all("OPD", AGENCY, known.agencies, chosen().agency, "Semua OPD", lambda value: choose(agency=value))


def strategy_filter(known: Known) -> str | None:
    """Select box of strategies; number, or None for all."""
    return _or_all("Strategi", STRATEGY, known.strategies, chosen().strategy, "Semua strategi",
                   lambda value: choose(strategy=value))


def status_filter(known: Known) -> str | None:
    """Select box of statuses; key, or None for all."""
    return _or_all("Status", STATUS, known.statuses, chosen().status, "Semua status",
                   lambda value: choose(status=value))


def _or_all(label: str, name: str, known: Mapping[str, str], now: str | None, everything: str,
            take: Callable[[str | None], None]) -> str | None:
    found = _select(label, name, [_ALL, *known], now or _ALL, lambda value: known.get(value, everything),
                    lambda value: take(value or None))
    return found or None


def _select(label: str, name: str, options: Sequence[Any], now: Any, words: Callable[[Any], str],
            take: Callable[[Any], None]) -> Any:
    key = f"rat_filter_{name}"
    st.session_state[key] = now
    st.selectbox(label, options, key=key, format_func=words, on_change=lambda: take(st.session_state[key]))
    return st.session_state[key]
