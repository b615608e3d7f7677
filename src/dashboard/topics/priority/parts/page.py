"""The page of priority villages: what is weighed, the finding, and its parts, of which one is drawn at a time."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import streamlit as st
from htpy import a, p

from dashboard.core import formats
from dashboard.core.domain import Region
from dashboard.core.regency import kecamatan_or_all
from dashboard.queries import reference
from dashboard.store.database import Database
from dashboard.store.policy import Audience
from dashboard.topics.priority import answers
from dashboard.topics.priority.contracts import HIGHEST, METHODS
from dashboard.topics.priority.parts import link
from dashboard.topics.priority.rules.criteria import Criteria, Criterion
from dashboard.topics.priority.rules.ranking import Priority
from dashboard.topics.priority.rules.stability import ROOMS
from dashboard.topics.priority.words import decided as decided_words
from dashboard.topics.priority.words import priority as words
from dashboard.topics.programs.parts import parts as program_parts
from dashboard.ui.choices import controls, parameters
from dashboard.ui.drawn import components
from dashboard.ui.shell import access

_CSS = Path(__file__).with_name("priority.css")
_IN_A_ROW = 4


@dataclass(frozen=True)
class PriorityView:
    """What the page shows: importances of the criteria, how they are normalised, which weights are allowed, and what
    comes of it (None: nothing weighs anything)."""

    build: Database
    audience: Audience
    criteria: Criteria
    levels: Mapping[str, int]
    method: str
    room: str
    priority: Priority | None
    kecamatan: str | None
    village: str | None

    @property
    def choice(self) -> tuple[Hashable, ...]:
        """All that a reader has chosen."""
        return (*sorted(self.levels.items()), self.method, self.room, self.kecamatan, self.village)

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        """Regions by code."""
        return reference.regions(self.build)

    @property
    def place(self) -> str:
        """'Kecamatan X' or the kabupaten."""
        return kecamatan_or_all(self.regions, self.kecamatan)

    def is_inside(self, code: str) -> bool:
        """Whether a village is of the kecamatan that is chosen, if one is."""
        return self.kecamatan in (None, self.regions[code].parent)

    def village_name(self, code: str) -> str:
        """'Tumpakoyot, Kec. Bakung'."""
        return f"{self.regions[code].name}, {self.kecamatan_of(code)}"

    def kecamatan_of(self, code: str) -> str:
        """'Kec. Bakung'."""
        return f"Kec. {self.regions[str(self.regions[code].parent)].name}"

    @property
    def chosen(self) -> list[Criterion]:
        """The criteria that weigh something."""
        return [one for name, one in self.criteria.usable.items() if self.levels[name]]

    @property
    def sources(self) -> list[tuple[str, str | None]]:
        """Where the weighed figures come from."""
        return list(dict.fromkeys((one.source, one.url) for one in self.chosen))


def add_styles() -> None:
    """Tables, facts and notes look as on the page of programmes; the map has its own size."""
    program_parts.add_styles()
    st.html(_CSS)


def choose(build: Database) -> PriorityView | None:
    """Normalisation, allowed weights and a slider for each criterion; None where no criterion can be weighed."""
    audience = access.audience()
    criteria = answers.criteria(build, audience)
    if not criteria.usable:
        return None
    levels = link.levels(link.WEIGHTS.chosen(), criteria)
    _sliders(criteria, levels)
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        method = controls.select(link.METHOD, "Normalisasi", list(METHODS), words.METHOD_WORDS.__getitem__, width=220)
        room = controls.select(link.ROOM, "Bobot yang diizinkan", list(ROOMS), words.ROOM_WORDS.__getitem__, width=260)
    found = answers.priority(build, audience, tuple(levels.items()), method, room)
    scope = controls.scope()
    return PriorityView(build, audience, criteria, levels, method, room, found, scope.kecamatan, scope.village)


def _sliders(criteria: Criteria, levels: Mapping[str, int]) -> None:
    """The importance of each criterion, 0 to HIGHEST; the link follows."""
    keys = {name: f"kepentingan_{name}" for name in criteria.usable}

    def take() -> None:
        own = {name: int(st.session_state[key]) for name, key in keys.items()}
        parameters.choose({link.WEIGHTS: () if own == criteria.usual else link.texts(own)})

    for name, key in keys.items():
        st.session_state[key] = levels[name]  # Streamlit forgets it on the way between pages
    names = list(keys)
    for start in range(0, len(names), _IN_A_ROW):
        for column, name in zip(st.columns(_IN_A_ROW, gap="medium"), names[start:start + _IN_A_ROW], strict=False):
            one = criteria.usable[name]
            told = f"{one.meaning} {formats.upper_first(one.unit)}, {one.when}; {one.weak}.".strip()
            column.slider(one.name, 0, HIGHEST, key=keys[name], on_change=take,
                          help=f"{told} 0 = tidak ikut, {HIGHEST} = paling penting.")


def headline(shown: PriorityView) -> None:
    """The finding, and what it weighs: equal weights are never silent."""
    components.headline(words.headline(shown.priority, shown.is_inside, shown.place if shown.kecamatan else ""))
    if shown.priority is not None:
        one = next(iter(answers.decided(shown.build)), None)
        same = one is not None and (dict(shown.levels), shown.method) == (one.levels(shown.criteria), one.method)
        components.notes(words.weights(shown.priority, shown.criteria, is_decided=same),
                         words.doubled(shown.priority, shown.criteria))
        if one is not None and any(one.levels(shown.criteria).values()):
            there = "" if same else a(href=link.to_set(one, shown.criteria), target="_self")["Lihat urutannya"]
            components.html(p(".pg-note")[decided_words.beside(one, is_shown=same), " ", there])


def nothing() -> None:
    """What stands in a part while nothing weighs anything."""
    components.empty(words.NO_WEIGHT, "Geser sedikitnya satu kepentingan ke 1 atau lebih.")
