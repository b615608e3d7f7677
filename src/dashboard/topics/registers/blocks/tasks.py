"""Findings in villages that an agency has been asked about."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.render.tasks import Task
from dashboard.topics.registers import answers
from dashboard.topics.registers.words import CHECKED


def tasks(world: World, agency: str) -> Sequence[Task]:
    """One for all findings of a register that are not explained or corrected, since the first was found."""
    found = answers.findings(world.database, world.today, world.audience)
    if found is None:
        return ()
    own = found.open()
    own = own[own["agency"] == agency]
    return tuple(Task(f"{formats.number(len(rows))} temuan pada {register} belum dijelaskan", rows["found"].min(),
                      "sejak yang pertama ditemukan", "register_checks", "register", {"bagian": CHECKED},
                      found.is_sample, is_internal=True) for register, rows in own.groupby("register"))
