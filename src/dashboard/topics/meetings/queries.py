"""Meetings of TKPK: what was on the agenda, what was decided, what was done about it, and what came in since."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd

from dashboard.queries.run import ask
from dashboard.store.database import Database


def tkpk_meetings(database: Database) -> pd.DataFrame:
    """code, date, title, place, chair, is_sample; the newest first."""
    return ask(database, "tkpk_meetings")


def tkpk_agenda(database: Database) -> pd.DataFrame:
    """meeting, number, item, agency_short (who proposed it), outcome, in order."""
    return ask(database, "tkpk_agenda")


def tkpk_team(database: Database) -> pd.DataFrame:
    """workgroup, agency, role, office, since, until, basis, is_sample: one row a seat."""
    return ask(database, "tkpk_team")


def tkpk_attendance(database: Database) -> pd.DataFrame:
    """meeting, agency, state, office, is_sample of what was written down."""
    return ask(database, "tkpk_attendance")


def tkpk_decisions(database: Database) -> pd.DataFrame:
    """code, meeting, decision, agency with its name and short name of today, agency_then (its name when it was
    decided, if another one), due, entered_by, submission_id, is_sample; by due date."""
    return ask(database, "tkpk_decisions")


def tkpk_actions(database: Database) -> pd.DataFrame:
    """code, decision, date, status, note, evidence, entered_by; of one day in the order in which they were stored."""
    return ask(database, "tkpk_actions")


def figures(database: Database) -> pd.DataFrame:
    """indicator, region_code, year, period, value, is_sample of every figure; an old build can answer it too."""
    return ask(database, "figures")


def submissions_since(database: Database, moment: datetime) -> pd.DataFrame:
    """dataset, handed_in, withdrawn (counts), newest (UTC) of what happened from this moment (with its zone) on."""
    return ask(database, "submissions_since", moment=moment.astimezone(UTC).replace(tzinfo=None))
