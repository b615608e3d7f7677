"""Sentences about the datasets that can be taken away."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.core import formats
from dashboard.core.domain import SAMPLE_BADGE
from dashboard.outputs.packages.description import NOBODY, REAL, DatasetExtent

EMPTY = "Belum ada isinya"


def headline(held: Iterable[DatasetExtent]) -> str:
    """'29 dataset dapat diunduh: 2 dari data nyata, 27 masih DATA CONTOH; 3 belum ada isinya.'"""
    states = [one.state for one in held]
    nothing, sample = (states.count(state) for state in (NOBODY, SAMPLE_BADGE))
    there = len(states) - nothing
    parts = [f"{formats.number(there - sample)} dari data nyata",
             f"{formats.number(sample)} masih {SAMPLE_BADGE}" if sample else ""]
    empty = f"; {formats.number(nothing)} {formats.lower_first(EMPTY)}" if nothing else ""
    return f"{formats.number(there)} dataset dapat diunduh: {', '.join(filter(None, parts))}{empty}."


def of_one(title: str, held: DatasetExtent, rows: int) -> str:
    """'Cakupan program: 7.542 baris, 2023–2025.' `rows`: of its file. What is not all real has a badge behind it."""
    if held.state == NOBODY:
        return f"{title}: belum ada satu baris pun yang diserahkan."
    when = f", {held.covers}" if held.covers else ""
    return f"{title}: {formats.number(rows)} baris{when}{', data nyata' if held.state == REAL else ''}."
