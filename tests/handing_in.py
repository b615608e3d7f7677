"""Previews for tests of the store, as a reader would make them, for the tiny world of worlds.py."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.core.actor import command_line, person
from dashboard.intake.preview import Fate, Preview
from dashboard.publish.hand_in import SubmissionOutcome, hand_in
from dashboard.registry import contracts
from dashboard.store.database import open_current
from dashboard.store.submissions.manifests import Submission
from dashboard.store.submissions.record import SubmissionDraft, submit

AGENCIES = [{"code": "dinsos", "name": "Dinas Sosial", "short_name": "Dinsos"},
            {"code": "perkim", "name": "Dinas Perkim", "short_name": "Perkim"}]
PROGRAMS = [{"code": "rtlh", "name": "Rumah tidak layak huni", "agency": "perkim", "strategy": "1", "unit": "unit"}]
KEEPER = command_line("cli:uji")
"""Who may everything."""
JATEN, SUKOREJO = "35.05.01.2001", "35.05.01.2002"


def preview(dataset: str, rows: Sequence[dict[str, Any]], rejected: Sequence[str] = ()) -> Preview:
    """These rows accepted, and rows of these texts rejected."""
    names = [column.name for column in contracts()[dataset].columns]
    frame = pd.DataFrame(list(rows))
    frame = frame.reindex(columns=[*names, *(name for name in frame.columns if name not in names)])
    refused = pd.DataFrame([("Data", 2 + len(rows) + place, text, "uji") for place, text in enumerate(rejected)],
                           columns=["sheet", "row", "text", "reason"])
    fates = pd.DataFrame([("Data", 2 + place, Fate.ACCEPTED.value) for place in range(len(rows))]
                         + [("Data", 2 + len(rows) + place, Fate.REJECTED.value) for place in range(len(rejected))],
                         columns=["sheet", "row", "fate"])
    return Preview(dataset, frame, refused, fates, (), 0, 0, copy=frame[names])


def draft(dataset: str, rows: Sequence[dict[str, Any]], by: str = "Penguji", **more: Any) -> SubmissionDraft:
    """A file of these rows; the same rows are the same file."""
    original = f"{dataset} {list(rows)}".encode()
    return SubmissionDraft(dataset, more.pop("original", original), f"{dataset}.csv",
                           preview(dataset, rows, more.pop("rejected", ())), person(by), **more)


def store(dataset: str, rows: Sequence[dict[str, Any]], **more: Any) -> Submission:
    """Stored, without a build."""
    given = draft(dataset, rows, **more)
    return submit(given.dataset, given.original, given.filename, given.preview, given.by, valid_rows=given.valid_rows)


def publish(dataset: str, rows: Sequence[dict[str, Any]], **more: Any) -> SubmissionOutcome:
    """Handed in and published."""
    return hand_in(draft(dataset, rows, **more))


def covered(village: str, period: str, recipients: int, **more: Any) -> dict[str, Any]:
    """One row of coverage of program rtlh."""
    return {"program": "rtlh", "village": village, "period": period, "target": 100, "target_unit": "unit",
            "recipients": recipients, "recipients_unit": "unit", **more}


def action(agency: str, line: int = 1, **more: Any) -> dict[str, Any]:
    """One row of a RAT matrix of 2025."""
    return {"year": 2025, "number": "1", "strategy": "1", "agency": agency, "sub_code": "1.06.01",
            "program": "Program", "activity": "Kegiatan", "sub_activity": "Sub", "direct": "Penyaluran",
            "allocation": 1_000_000, "line": line,
            "location": "Kecamatan Wonodadi: Jaten", "places": [JATEN], "target_text": "500 KK", "target_count": 500,
            "target_unit": "KK", **more}


def queried(sql: str) -> list[tuple[object, ...]]:
    """Rows of a query of the published build."""
    database = open_current()
    try:
        return [tuple(row) for row in database.query(sql).astype(object).itertuples(index=False)]
    finally:
        database.close()
