"""A table of words: cells wrap, and on a phone every row becomes a block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from htpy import Node

from dashboard.render.table import Column, Look, Row, Table, table_html
from dashboard.ui import components


def word_table(caption: str, columns: Mapping[str, int], rows: Sequence[Sequence[Node]], total: int) -> None:
    """`columns` are heads with widths in percent; `total` rows exist."""
    heads = [Column(name, share=width) for name, width in columns.items()]
    count = f"{len(rows)} dari {total}" if len(rows) < total else f"{total}"
    made = Table(heads, [Row(row) for row in rows], Look.WORDS, f"{caption} ({count})", named=False)
    components.html(table_html(made))
