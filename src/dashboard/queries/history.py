"""What was handed in: who, when, what, and what became of it."""

from __future__ import annotations

import pandas as pd

from dashboard.queries.run import ask
from dashboard.store.database import Database
from dashboard.store.memo import memoised


@memoised()
def submission_history(database: Database) -> pd.DataFrame:
    """Every submission, newest first: submission_id, dataset, period, by, at (UTC), rows, rejected, file_name, status
    (berlaku, ditarik, digantikan), reason, withdrawn_by, withdrawn_at, agency (code, null of whoever works for
    all)."""
    return ask(database, "submission_history")
