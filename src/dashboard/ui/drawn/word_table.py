"""A table of words: cells wrap, and on a phone every row becomes a block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st
from htpy import Node

from dashboard.core import formats
from dashboard.render.table import Look, Row, Table, TableColumn, table_html
from dashboard.ui.drawn import components


def word_table(caption: str, columns: Mapping[str, int], rows: Sequence[Sequence[Node]], total: int) -> None:
    """`columns` are heads with widths in percent; `total` rows exist."""
    heads = [TableColumn(name, share=width) for name, width in columns.items()]
    count = f"{len(rows)} dari {total}" if len(rows) < total else f"{total}"
    made = Table(heads, [Row(row) for row in rows], Look.WORDS, f"{caption} ({count})", named=False)
    components.html(table_html(made))


def long_table(caption: str, columns: Mapping[str, int], rows: Sequence[Sequence[Node]], total: int, *, key: str,
               first: int, what: str) -> None:
    """The same, beginning with its `first` rows lest the page grow beyond three screens; all of them on request, which
    the session remembers under `key`. `what`: the rows in words."""
    everything = len(rows) <= first or st.session_state.get(key, False)
    word_table(caption, columns, rows if everything else rows[:first], total)
    if len(rows) > first:
        st.toggle(f"Tampilkan semua {formats.number(len(rows))} {what}", key=key)
