"""Columns of a file that the contract does not know: the person says what they are, once for each heading."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.intake.columns import likeness
from dashboard.intake.contract import Contract
from dashboard.intake.preview import Question
from dashboard.intake.table.headings import IGNORED, heading_key
from dashboard.registry import contracts
from dashboard.ui.drawn import components
from dashboard.ui.drawn.plain_text import plain
from dashboard.ui.handing_in import state as kelola_state
from dashboard.ui.handing_in.state import Unread, Upload

_IGNORE = "Abaikan kolom ini"


def ask(waiting: Unread) -> None:
    """What is missing and unknown, and a form that settles it."""
    st.warning(f"**Berkas belum dapat dibaca, belum ada yang disimpan.** {plain(str(waiting.unclear))}",
               icon=":material/view_column:")
    _form(waiting, waiting.unclear.questions, waiting.unclear.free)


def change(upload: Upload) -> None:
    """What was said of columns of this file before, to be changed."""
    said = {heading_key(question.heading): question for question in upload.preview.answered}
    if not said:
        return
    with st.expander(f"Kolom yang Anda tentukan ({len(said)})", icon=":material/view_column:"):
        used = {str(heading) for heading in upload.preview.copy.columns}
        own = {question.column for question in said.values()}
        free = tuple(column.name for column in contracts()[upload.dataset].columns
                     if column.heading not in used or column.name in own)
        _form(upload, tuple(said.values()), free)


def _form(waiting: Unread | Upload, questions: Sequence[Question], free: Sequence[str]) -> None:
    contract = contracts()[waiting.dataset]
    with st.form("kelola_kolom"):
        components.note("Pilihan ini diingat untuk akun Anda dan dataset ini, jadi berkas berikutnya dengan judul yang "
                        "sama langsung terbaca. Kolom yang diabaikan tidak disimpan.")
        chosen = {question: _select(contract, question, free) for question in questions}
        asked = isinstance(waiting, Unread) and len(questions) > 1
        rest = asked and st.checkbox("Abaikan semua kolom yang belum dipilih", key="kelola_kolom_sisa")
        if st.form_submit_button("Baca lagi", icon=":material/refresh:", type="primary", key="kelola_kolom_baca"):
            _take(waiting, contract, {question: IGNORED if name is None and rest else name
                                      for question, name in chosen.items()})


def _select(contract: Contract, question: Question, free: Sequence[str]) -> str | None:
    """The likeliest columns come first; nothing is chosen for the person that was not chosen before."""
    options = [IGNORED, *sorted(free, key=lambda name: -likeness(contract.column(name), question.heading))]
    chosen: str | None = st.selectbox(
        f"Kolom {question.letter}: “{plain(question.heading)}” adalah", options,
        format_func=lambda name: contract.column(name).heading if name else _IGNORE, placeholder="Pilih",
        index=options.index(question.column) if question.column in options else None,
        key=f"kelola_kolom_{contract.id}_{heading_key(question.heading)}")
    return chosen


def _take(waiting: Unread | Upload, contract: Contract, chosen: dict[Question, str | None]) -> None:
    open_ones = [question.heading for question, name in chosen.items() if name is None]
    named = [name for name in chosen.values() if name]
    doubled = sorted({contract.column(name).heading for name in named if named.count(name) > 1})
    if open_ones:
        st.warning(f"Belum dipilih: {plain(', '.join(open_ones))}.", icon=":material/touch_app:")
    elif doubled:
        st.warning(f"Dipilih untuk dua kolom: {plain(', '.join(doubled))}. Sisakan satu.", icon=":material/touch_app:")
    else:
        kelola_state.remember_meanings(waiting,
                                       {heading_key(question.heading): name for question, name in chosen.items()
                                        if name is not None})
        st.rerun()
