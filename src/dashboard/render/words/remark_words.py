"""What planners noted on figures: one wording for charts, tables, slides and files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.core import formats
from dashboard.core.domain import SAMPLE_BADGE
from dashboard.statistics import notes
from dashboard.statistics.notes import Remark

TITLE = "Catatan perencana"
MOST = 3
"""Notes on one chart."""


@dataclass(frozen=True)
class Marked:
    """A note beside its figure; `number`: the mark on the point and before the words."""

    number: int
    row: Mapping[Any, Any]
    remark: Remark


def dated_remark(remark: Remark) -> str:
    """'Susenas pada masa pandemi (28 November 2026)', of sample with DATA CONTOH."""
    marks = [formats.tanggal(remark.day), *([SAMPLE_BADGE] if remark.is_sample else [])]
    return f"{remark.text.rstrip('.')} ({', '.join(marks)})"


def column(note: object) -> str:
    """All notes on one figure, for a column of files; "" without any."""
    return "; ".join(dated_remark(one) for one in notes.remarks(note))


def newest(rows: pd.DataFrame, most: int = MOST) -> tuple[list[Marked], int]:
    """The newest notes on these figures in the order of their years, numbered, and how many others there are. `rows`:
    year, note."""
    if "note" not in rows.columns:
        return [], 0
    found = [(row, remark) for row in rows.to_dict("records") for remark in notes.remarks(row["note"])]
    shown = sorted(found, key=lambda pair: pair[1].day, reverse=True)[:most]
    ordered = sorted(shown, key=lambda pair: (int(pair[0]["year"]), str(pair[0].get("region_code", ""))))
    return [Marked(number, *pair) for number, pair in enumerate(ordered, 1)], len(found) - len(shown)


def others(count: int) -> str:
    """'2 catatan lain'; "" without any."""
    return f"{formats.number(count)} catatan lain" if count else ""
