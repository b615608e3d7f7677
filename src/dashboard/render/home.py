"""What a subject says on the first page, as data: a tile with its state, and lines that ask for a decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.core.domain import Verdict


@dataclass(frozen=True)
class Tile:
    """The state of a subject in one figure. `page`: the folder of the page it leads to, with `parameters` of its link;
    `tone`: WORSE where something has to be done."""

    name: str
    value: str
    said: str
    page: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    tone: Verdict = Verdict.NEUTRAL
    is_sample: bool = False


@dataclass(frozen=True)
class HomeLine:
    """One sentence about what asks for a decision, and where its detail stands. `short`: the same in two or three
    words, for the row of what waits besides; without them it does not stand there."""

    text: str
    page: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    is_sample: bool = False
    short: str = ""


@dataclass(frozen=True)
class Home:
    """What one subject says, `place` in the order of all; a subject that has nothing to say has neither."""

    place: int
    tile: Tile | None = None
    lines: tuple[HomeLine, ...] = ()
