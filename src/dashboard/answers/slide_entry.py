"""A slide that a topic offers to meetings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.answers.world import World
from dashboard.render.slides.model import LeftOut, Slide


@dataclass(frozen=True)
class Entry:
    """`place` in the agenda, among those of all topics; id (it stands in links), group and title in the list of slides;
    `make` draws it, or says why there is nothing to draw."""

    place: int
    id: str
    group: str
    title: str
    make: Callable[[World], Slide | LeftOut]
