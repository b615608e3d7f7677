"""What a link to the page carries besides the place: state, indicator, region, or one case. None means all."""

from __future__ import annotations

import streamlit as st

from dashboard.core.case_states import STATES
from dashboard.topics.differences import answers
from dashboard.topics.differences.rules.cases import Case, Ledger, chosen
from dashboard.ui.choices import controls, parameters
from dashboard.ui.choices.parameters import Parameter

STATE = Parameter[str | None]("status", {state: state.capitalize() for state in STATES}, None, "keadaan",
                              "Ditampilkan semua keadaan.")
INDICATOR = Parameter[str | None]("ind", answers.indicators, None, "indikator", "Ditampilkan semua indikator.",
                                  carried="never")
REGION = Parameter[str | None]("wilayah", answers.regions, None, "wilayah", "Ditampilkan perkara wilayah ini.",
                               carried="never")
CASE = Parameter[str | None]("perkara", answers.facts, None, "perkara", "Ditampilkan semua perkara.",
                             carried="never")
_OWN = (STATE, INDICATOR, REGION, CASE)
PARAMETERS = (*controls.PLACE, *_OWN)


def filters() -> None:
    """The row of select boxes, and a way to clear them."""
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        controls.select_or_all(STATE, "Keadaan", "Semua keadaan")
        controls.select_or_all(INDICATOR, "Indikator", "Semua indikator")
        controls.select_or_all(REGION, "Wilayah", "Perkara dasbor ini")
        if is_narrowed():
            st.button("Hapus saringan", icon=":material/filter_alt_off:", key="beda_clear",
                      on_click=parameters.choose, args=(dict.fromkeys(_OWN),))


def is_narrowed() -> bool:
    """Whether the reader asked for some of the cases."""
    return any(one.chosen() for one in _OWN)


def wanted(ledger: Ledger) -> list[Case]:
    """The cases asked for; without a region or a case those of this dashboard."""
    region, case = REGION.chosen(), CASE.chosen()
    cases = ledger.cases if region or case else ledger.own.cases
    return chosen(cases, STATE.chosen(), INDICATOR.chosen(), None if region == answers.EVERYWHERE else region, case)
