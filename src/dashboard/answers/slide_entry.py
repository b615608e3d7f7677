"""A slide that a topic offers to meetings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from dashboard.answers.world import World
from dashboard.render.slides.model import LeftOut, Slide


class About(Enum):
    """What a slide can be about."""

    EITHER = auto()
    WHOLE = auto()
    KECAMATAN = auto()


@dataclass(frozen=True)
class SlideEntry:
    """`place` in the agenda, among those of all topics; id (it stands in links), group and title in the list of slides;
    `make` draws it, or says why there is nothing to draw; `about`: the kecamatan when one is asked for, or always the
    whole kabupaten, or a kecamatan only."""

    place: int
    id: str
    group: str
    title: str
    make: Callable[[World], Slide | LeftOut]
    about: About = About.EITHER

    def is_usual(self, kecamatan: str | None) -> bool:
        """Whether it stands among the slides of the kabupaten, or of a kecamatan, without being asked for."""
        return self.about is not (About.KECAMATAN if kecamatan is None else About.WHOLE)
