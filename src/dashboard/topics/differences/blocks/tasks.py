"""Figures that two sources tell differently and that an agency was asked about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard.answers.world import World
from dashboard.render.tasks import Task
from dashboard.topics.differences import answers, queries


def tasks(world: World, agency: str) -> Sequence[Task]:
    """One for each case that waits for this agency, since it was asked."""
    rows = queries.cases(world.database)
    facts = {one.id: one.fact for one in answers.ledger(world.database).cases}
    own = rows[(rows["agency"] == agency) & rows["is_unsettled"].astype(bool)]
    return tuple(Task(f"Angka berbeda: {facts[row['case_id']]}", _day(row["state_date"]), "sejak ditanyakan",
                      "figure_cases", "angka-berbeda", {"perkara": str(row["case_id"])}, is_internal=True)
                 for row in own.to_dict("records"))


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()
