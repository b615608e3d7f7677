"""What an agency has to do, as data: told by each subject, listed together for the agency's operator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Task:
    """One thing to do. `day`: when it is due, or since when it waits (`counted` says which); None when no day is known.

    `dataset`: id of the contract by which it is handed in; `page`: folder of the page where its detail stands, with
    `parameters` of its link.
    """

    text: str
    day: date | None
    counted: str
    dataset: str
    page: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    is_sample: bool = False

    def days_late(self, today: date) -> int | None:
        """Days since its day; below zero when it is still ahead."""
        return None if self.day is None else (today - self.day).days


def in_turn(found: Sequence[Task], today: date) -> list[Task]:
    """What waits longest first; without a day last."""
    return sorted(found, key=lambda one: (one.day is None, one.day or today))
