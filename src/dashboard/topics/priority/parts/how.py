"""Last part of the page: the ten steps of the handbook as they are taken here, and all criteria there are."""

from __future__ import annotations

import streamlit as st
from htpy import b, li, ol

from dashboard.core import formats
from dashboard.render.table import Row
from dashboard.topics.priority.parts.page import PriorityView, nothing
from dashboard.topics.priority.words import steps as words
from dashboard.topics.programs.parts import tables
from dashboard.ui.drawn import components


def how(shown: PriorityView) -> None:
    """What is done at each step with what is chosen now; then the criteria, weighed or refused."""
    if shown.priority is None:
        nothing()
    else:
        components.section("Sepuluh langkah", f"Menurut {words.HANDBOOK}; angka mengikuti pilihan di atas.")
        told = words.steps(shown.priority, shown.criteria, len(shown.criteria.villages))
        components.html(ol(".pr-steps")[[li[b[f"{name}. "], text] for name, text in told]])
        components.source_line([(words.HANDBOOK, words.HANDBOOK_URL)], doubt=False)
    refused = shown.criteria.refused
    with st.expander(f"Kriteria: {formats.number(len(shown.criteria.usable))} dapat ditimbang, "
                     f"{formats.number(len(refused))} belum", icon=":material/rule:"):
        rows = [Row((tables.text(one.name), tables.text(one.kind), tables.text(one.unit), tables.text(one.weak or "–"),
                     tables.text(one.when or "–"), tables.text(one.refused or f"{formats.number(len(one.figures))} "
                                                               "desa/kelurahan punya angka")))
                for one in (*shown.criteria.usable.values(), *refused)]
        components.html(tables.table(tables.of_words("Kriteria", "Jenis", "Satuan", "Arah", "Tahun", "Keadaan"), rows,
                                     "Semua kriteria yang dikenal", slim=True))
