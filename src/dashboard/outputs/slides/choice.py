"""What a presenter asks for, read from text: a period of the RAT, and which slides in which order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.core.domain import QueryError
from dashboard.render.slides.model import Deck, LeftOut, Slide

_PERIOD = re.compile(r"(\d{4})-TW([1-4])", re.ASCII)


def read_period(text: str) -> tuple[int, int]:
    """Year and quarter of "2026-TW3". Raises QueryError with how to write one."""
    found = _PERIOD.fullmatch(text.strip().upper())
    if found is None:
        raise QueryError(f"Triwulan “{text}” tidak dikenal. Tulis tahun dan triwulan seperti 2026-TW3.")
    return int(found[1]), int(found[2])


def write_period(period: tuple[int, int]) -> str:
    """(2026, 3) as "2026-TW3"."""
    return f"{period[0]}-TW{period[1]}"


def check(wanted: Sequence[str]) -> None:
    """Raises QueryError when one of these is no slide, with those that there are."""
    from dashboard.outputs.slides.gather import entries  # brings everything that draws; periods need none of it

    known = [entry.id for entry in entries()]
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise QueryError(f"Salindia “{', '.join(unknown)}” tidak dikenal. Yang ada: {', '.join(known)}.")


def chosen(deck: Deck, wanted: Sequence[str] | None) -> Deck:
    """The slides `wanted`, each once, in that order (None: the usual ones). Raises QueryError for an id that does not
    exist."""
    if wanted is None:
        return deck
    check(wanted)
    all_made: list[Slide | LeftOut] = [*deck.slides, *deck.besides, *deck.left_out]
    made = {one.id: one for one in all_made}
    picked = [made[name] for name in dict.fromkeys(wanted) if name in made]
    return replace(deck, slides=tuple(one for one in picked if isinstance(one, Slide)),
                   left_out=tuple(one for one in picked if isinstance(one, LeftOut)), besides=())
