"""The history of the build is the history on record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dashboard.publish.build import build
from dashboard.queries.history import submission_history
from dashboard.store.database import open_current
from dashboard.store.submissions.record import submissions, withdraw
from handing_in import AGENCIES, PROGRAMS, covered, store


def test_newest_first_with_who_and_status(tiny_data: Callable[..., Path]) -> None:
    tiny_data()
    store("agencies", AGENCIES)
    store("programs", PROGRAMS, by="Budi")
    first = store("coverage", [covered("35.05.01.2001", "2025", 5)])
    store("coverage", [covered("35.05.01.2001", "2025", 6)])
    wrong = store("coverage", [covered("35.05.01.2002", "2025", 7)])
    withdraw(wrong.id, "Siti", "salah desa")
    build()
    database = open_current()
    found = submission_history(database)
    database.close()
    slow = [(entry.id, entry.dataset, entry.by, entry.rows, entry.status, entry.withdrawn_by or None)
            for entry in reversed(submissions())]
    columns = ["submission_id", "dataset", "by", "rows", "status", "withdrawn_by"]
    told = found[columns].astype(object).where(found[columns].notna(), None)
    assert list(told.itertuples(index=False, name=None)) == slow
    assert found.set_index("submission_id").loc[first.id, "status"] == "digantikan"
