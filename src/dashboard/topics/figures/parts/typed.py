"""What is typed on this page, handed in in the background as every other entry is.

Names in the session begin with kelola_: access.sign_out drops them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.core.domain import SubmissionError
from dashboard.intake.contract import Contract
from dashboard.publish.hand_in import hand_in
from dashboard.store.reference_codes import reference_codes
from dashboard.topics.meetings.blocks.typed_entry import Typed, draft
from dashboard.ui.choices import controls
from dashboard.ui.drawn.plain_text import plain
from dashboard.ui.handing_in.job import Job
from dashboard.ui.handing_in.personal_check import confirmed
from dashboard.ui.shell import access

JOBS, _NONCE = "kelola_angka_jobs", "kelola_angka_nonce"


def key(name: str) -> str:
    """Of a field; another one after each entry, so that the form is empty for the next."""
    return f"kelola_angka_{name}_{st.session_state.get(_NONCE, 0)}"


def save(contract: Contract, rows: Sequence[Typed], texts: tuple[str, ...], title: str, told: str) -> None:
    """Hand the rows in; what was typed stays in the form until it has been found right. `texts`: what everybody may
    read of them."""
    if not confirmed(texts, key(contract.id)):
        return
    try:
        ready = draft(contract, rows, access.required_actor(), reference_codes(controls.build()))
    except SubmissionError as refused:
        st.error(plain(str(refused)), icon=":material/block:")
        return
    st.session_state.setdefault(JOBS, []).append(Job(title, partial(hand_in, ready), told).start())
    st.session_state[_NONCE] = st.session_state.get(_NONCE, 0) + 1
    st.rerun()
