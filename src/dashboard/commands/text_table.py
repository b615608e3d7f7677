"""The answer to a question as plain values and as text, without pandas: its import takes longer than most answers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any

_WIDEST = 60
_NULL = "NULL"


def plain(value: Any) -> Any:
    """A value of the database as JSON knows it: exact decimals as numbers, dates as ISO text, no NaN."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, date | time):  # a timestamp is a date too
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {str(name): plain(one) for name, one in value.items()}
    return value if value is None or isinstance(value, str | int) else str(value)


def text_table(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Columns side by side, numbers to the right, texts on one line of at most 60 characters."""
    columns = [[name, *(_cell(row[place]) for row in rows)] for place, name in enumerate(names)]
    widths = [max(map(len, column)) for column in columns]
    right = [all(row[place] is None or _is_number(row[place]) for row in rows) for place in range(len(names))]
    return "\n".join(
        "  ".join(cell.rjust(width) if to_right else cell.ljust(width)
                  for cell, width, to_right in zip(line, widths, right, strict=True)).rstrip()
        for line in zip(*columns, strict=True))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _cell(value: Any) -> str:
    if value is None:
        return _NULL
    if isinstance(value, float):
        return f"{value:.12g}" if abs(value) < 1e12 else f"{value:.0f}"
    line = " ".join(str(value).split())
    return line if len(line) <= _WIDEST else line[:_WIDEST - 1] + "…"
