"""What a link to the coverage page carries besides place and year: the programme, and the rows of its table."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.topics.programs import answers
from dashboard.ui.choices import controls, parameters
from dashboard.ui.choices.parameters import Parameter

VILLAGES, KECAMATAN = "desa", "kecamatan"
DETAIL_WORDS = {KECAMATAN: "Per kecamatan", VILLAGES: "Per desa/kelurahan"}

PROGRAM = Parameter[str | None]("prog", answers.programs, None, "program", "Ditampilkan program bawaan.")
DETAIL = Parameter[str]("rinci", DETAIL_WORDS, KECAMATAN, "rincian", "Ditampilkan per kecamatan.")
MAP, AREAS, YEARS, ALL = "Peta", "Menurut wilayah", "Dari tahun ke tahun", "Semua program"
PART = controls.tabbed("bagian", "bagian", (MAP, AREAS, YEARS, ALL), meant_by={DETAIL.name: AREAS})
PARAMETERS = (*controls.PLACE, controls.YEAR, PROGRAM, DETAIL, PART)
MONEY = (*controls.PLACE, controls.YEAR)
"""Of the page on money and need."""

_SWITCH = "program_detail"


def program_filter(names: Mapping[str, str], default: str) -> str:
    """Select box of programmes (code: name); the chosen code, `default` (else the first) without a choice."""
    return controls.select(PROGRAM, "Program", list(names), names.__getitem__, usual=default)


def detail_switch() -> str:
    """Kecamatan or villages in the table."""
    st.segmented_control("Rincian tabel", list(DETAIL_WORDS), key=_SWITCH, format_func=DETAIL_WORDS.__getitem__,
                         required=True, label_visibility="collapsed",
                         on_change=parameters.laid_ready(DETAIL, _SWITCH, DETAIL.chosen()))
    return DETAIL.chosen()
