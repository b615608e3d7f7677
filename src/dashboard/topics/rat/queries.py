"""The action plan (RAT) as handed in: matrix, targets, reports, and who hands them in."""

from __future__ import annotations

import pandas as pd

from dashboard.queries.run import ask
from dashboard.store.database import Database
from dashboard.store.memo import memoised


def rat_matrix(database: Database) -> pd.DataFrame:
    """Lines of the RAT matrix of all years, columns of the view; `places` holds lists of region codes."""
    return ask(database, "rat_matrix")


def rat_indicators(database: Database) -> pd.DataFrame:
    """Indicators and targets of the sub kegiatan of all years, columns of the view."""
    return ask(database, "rat_indicators")


def rat_reports(database: Database) -> pd.DataFrame:
    """Quarterly reports of all years, columns of the view; a figure that was not reported is missing."""
    return ask(database, "rat_reports")


@memoised()
def agencies(database: Database) -> pd.DataFrame:
    """code, name, short_name, is_sample of every agency, by name."""
    return ask(database, "agencies")


@memoised()
def rat_files(database: Database) -> pd.DataFrame:
    """Submissions that the RAT rows come from, newest first: dataset, file_name, at, year, rows."""
    return ask(database, "rat_files")
