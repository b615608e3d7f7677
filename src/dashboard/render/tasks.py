"""What an agency has to do, as data: told by each subject, listed together for the agency's operator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.core import formats


@dataclass(frozen=True)
class Task:
    """One thing to do. `day`: when it is due, or since when it waits (`counted` says which); None when no day is known.

    `dataset`: id of the contract by which it is handed in; `page`: folder of the page where its detail stands, with
    `parameters` of its link; `is_internal`: a question between offices, which is no news for visitors.
    """

    text: str
    day: date | None
    counted: str
    dataset: str
    page: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    is_sample: bool = False
    is_internal: bool = False

    def days_late(self, today: date) -> int | None:
        """Days since its day; below zero when it is still ahead."""
        return None if self.day is None else (today - self.day).days


def when(task: Task, today: date) -> tuple[str, str]:
    """Its day and how far that is: ('30 April 2026', '212 hari lewat tenggat'), ('2 Mei 2026', '13 hari lagi')."""
    late = task.days_late(today)
    if task.day is None or late is None:
        return "tanpa tanggal", ""
    days = f"{formats.number(abs(late))} hari"
    return formats.tanggal(task.day), f"{days} {task.counted}" if late > 0 else f"{days} lagi" if late else "hari ini"


def in_turn(found: Sequence[Task], today: date) -> list[Task]:
    """What waits longest first; without a day last."""
    return sorted(found, key=lambda one: (one.day is None, one.day or today))
