"""Notes of planners on one figure: those there are, and a form for another."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st
from htpy import Element, b, li, small, ul

from dashboard.core import formats
from dashboard.core.domain import SAMPLE_BADGE
from dashboard.core.regency import regency
from dashboard.render.table import badge
from dashboard.store.building import build_times
from dashboard.store.policy import may_hand_in
from dashboard.topics.figures import queries
from dashboard.topics.figures.contracts import FIGURE_NOTES, LONGEST
from dashboard.topics.figures.parts import typed
from dashboard.topics.figures.words import Subject
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.shell import access

_FIRST, _ALL = 5, "angka_semua_catatan"


def part(subject: Subject, *, own: bool) -> None:
    """The notes and the form, under their heading; `own`: whether the place is one of the kabupaten."""
    components.section("Catatan perencana", "Tampil bersama angkanya pada grafik, salindia, profil, dan unduhan.")
    _listed(subject)
    if not may_hand_in(access.actor(), FIGURE_NOTES.id):
        access.link("masuk", "Masuk untuk menulis catatan")
    elif own:
        _form(subject)
    else:
        components.note(f"Catatan hanya tentang {regency().label}, kecamatan, dan desa/kelurahannya.")


def _listed(subject: Subject) -> None:
    build = controls.build()
    found = queries.writers(build, subject.indicator, subject.region)
    own = found[(found["year"] == subject.year) & (found["period"] == subject.period)]
    if own.empty:
        components.note("Belum ada catatan tentang angka ini.")
        return
    rows = own if st.session_state.get(_ALL) else own.head(_FIRST)
    components.html(ul(".angka-notes")[[_one(row) for row in rows.to_dict("records")]])
    if len(own) > _FIRST:
        st.toggle(f"Tampilkan semua {formats.number(len(own))} catatan", key=_ALL)


def _one(row: Mapping[Hashable, Any]) -> Element:
    by = f" · {row['by']}" if access.audience().names and isinstance(row["by"], str) else ""
    return li[b[str(row["text"])], small[f" {formats.tanggal(pd.Timestamp(row['date']).date())}{by}"],
              badge[SAMPLE_BADGE] if row["is_sample"] else None]


def _form(subject: Subject) -> None:
    with st.form("kelola_angka_catatan", border=True):
        text = st.text_area(f"Catatan tentang {subject.told}", max_chars=LONGEST, height=80, key=typed.key("catatan"),
                            placeholder="Yang perlu diketahui pembaca angka ini; tanpa nama orang")
        if st.form_submit_button("Simpan catatan", icon=":material/sticky_note_2:"):
            if not text.strip():
                st.error("Tulis catatannya.", icon=":material/edit_note:")
                return
            typed.save(FIGURE_NOTES, [{
                "indicator": subject.indicator, "region": subject.region, "year": subject.year,
                "period_name": subject.period, "text": text.strip(), "date": build_times.today()}],
                (text,), "Menyimpan catatan", text)
