"""A table longer than a hall can read goes on on the next slide."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, pairwise
from math import ceil

from dashboard.core import formats
from dashboard.render.slides.model import Slide, SlideTable


def continued(slide: Slide, most: int) -> list[Slide]:
    """The slide, or as many as its table needs with at most so many rows on each: about as many on all, the heading on
    all, the note on the last; ids 'name', 'name-2', 'name-3'."""
    table = slide.body
    if not isinstance(table, SlideTable) or len(table.rows) <= most:
        return [slide]
    of = ceil(len(table.rows) / most)
    shares = [len(table.rows) // of + (place < len(table.rows) % of) for place in range(of)]
    made = []
    for number, (start, end) in enumerate(pairwise(accumulate(shares, initial=0)), 1):
        body = replace(table, rows=table.rows[start:end], note=table.note if number == of else "")
        made.append(replace(slide, id=slide.id if number == 1 else f"{slide.id}-{number}", body=body,
                            subtitle=f"{slide.subtitle} ({formats.number(number)} dari {formats.number(of)})"))
    return made
