"""All slides of a build, kecamatan and quarter, made once and kept for a while; choosing among them costs nothing then.

Asked by the presentation's route, which runs outside any Streamlit session, and by the page: hence no st.cache here.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from contextlib import closing
from datetime import date
from typing import NamedTuple

from dashboard.pictures.slides.model import Deck
from dashboard.store.database import Database

_KEPT = 12


class Asked(NamedTuple):
    """What decides the content of slides; `today` because a decision is late from one day to the next."""

    build: str
    kecamatan: str | None
    period: tuple[int, int] | None
    today: date


_decks: OrderedDict[Asked, Deck] = OrderedDict()
_kept = threading.Lock()
_making = threading.Lock()
"""One deck at a time: it takes seconds of a processor, and visitors may ask for many."""


def known(asked: Asked) -> Deck | None:
    """The deck if it has been made; never waits."""
    with _kept:
        if asked in _decks:
            _decks.move_to_end(asked)
        return _decks.get(asked)


def deck(asked: Asked) -> Deck:
    """Every slide there can be. Raises QueryError for an unknown kecamatan or quarter, StoreError without the build."""
    made = known(asked)
    if made is None:
        with _making:
            made = known(asked) or _make(asked)
    return made


def _make(asked: Asked) -> Deck:
    from dashboard.pictures.slides.gather import deck as gather  # seconds to import, which no start should wait for

    with closing(Database(asked.build)) as database:
        made = gather(database, kecamatan=asked.kecamatan, period=asked.period, today=asked.today)
    with _kept:
        _decks[asked] = made
        while len(_decks) > _KEPT:
            _decks.popitem(last=False)
    return made
