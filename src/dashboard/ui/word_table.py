"""A table of words: cells wrap, and on a phone every row becomes a block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st


def word_table(caption: str, columns: Mapping[str, int], rows: Sequence[Sequence[str]], total: int) -> None:
    """`columns` are heads with widths in percent, cells are HTML already; `total` rows exist."""
    names = "".join(f"<th scope='col' style='width:{width}%'>{escape(name)}</th>" for name, width in columns.items())
    body = "".join("<tr>" + "".join(
        f"<td data-label='{escape(name, quote=True)}'>{cell}</td>" for name, cell in zip(columns, row, strict=True))
        + "</tr>" for row in rows)
    count = f"{len(rows)} dari {total}" if len(rows) < total else f"{total}"
    st.html(f"<table class='words'><caption>{escape(caption)} ({count})</caption><thead><tr>{names}</tr></thead>"
            f"<tbody>{body}</tbody></table>")
