"""All slides of a build, kecamatan and quarter, made once and kept for a while; choosing among them costs nothing then.

Asked by the presentation's route, which runs outside any Streamlit session, and by the page: hence no st.cache here.
"""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import NamedTuple

from dashboard.render.slides.model import Deck
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.ui.server.keeping import MadeOnce

_KEPT = 12


class DeckChoice(NamedTuple):
    """What decides the content of slides; `today` because a decision is late from one day to the next."""

    build: str
    kecamatan: str | None
    period: tuple[int, int] | None
    today: date


def is_usual(asked: DeckChoice) -> bool:
    """Whether these are the slides that the button gives when nothing is chosen."""
    return asked.kecamatan is None and asked.period is None


_decks: MadeOnce[DeckChoice, Deck] = MadeOnce(_KEPT, is_usual)
known = _decks.known
"""The deck if it has been made; never waits."""


def usual(build: str) -> DeckChoice:
    """The slides of the whole regency and the newest quarter, as they are today."""
    return DeckChoice(build, None, None, build_times.today())


def deck(asked: DeckChoice) -> Deck:
    """Every slide there can be. Raises QueryError for an unknown kecamatan or quarter, StoreError without the build."""
    return _decks.made(asked, lambda: _make(asked))


def _make(asked: DeckChoice) -> Deck:
    from dashboard.outputs.slides.gather import deck as gather  # seconds to import, which no start should wait for

    with closing(Database(asked.build)) as database:
        return gather(database, kecamatan=asked.kecamatan, period=asked.period, today=asked.today, besides=True)
