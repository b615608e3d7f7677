"""What is asked of planning, by pages and slides alike. What comes back is shared and must not be altered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.statistics.rounding import rounding_for
from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.store.policy import Audience
from dashboard.topics.planning import queries
from dashboard.topics.planning.rules.incentive import Document, checklist
from dashboard.topics.planning.rules.requests import Requests
from dashboard.topics.planning.rules.requests import requests as of_year
from dashboard.topics.planning.rules.whole import Planning, of_build
from dashboard.topics.programs.answers import files_source


@memoised(2)
def planning(database: Database, audience: Audience) -> Planning | None:
    """The chains of all years; None when no link was handed in."""
    return of_build(database, rounding_for(audience))


@dataclass(frozen=True)
class Incentive:
    """Rows of all years about the fiscal incentive, and the dated rules."""

    spending: pd.DataFrame
    regional: pd.DataFrame
    documents: pd.DataFrame
    rules: pd.DataFrame

    @property
    def is_sample(self) -> bool:
        """Whether any of it is made up."""
        return any(bool(frame["is_sample"].any()) for frame in (self.spending, self.regional, self.documents))


@memoised()
def incentive(database: Database) -> Incentive:
    """What the part about the fiscal incentive needs."""
    return Incentive(queries.spending(database), queries.regional(database), queries.documents(database),
                     queries.incentive_rules(database))


def requests(database: Database, today: date) -> Requests | None:
    """Requests of the newest year that has some, as they are on this day; None without any."""
    rows = queries.requests(database)
    return None if rows.empty else of_year(rows, int(rows["year"].max()), today)


def overdue(database: Database, today: date) -> tuple[tuple[Document, ...], int, bool]:
    """Documents of the newest year past their due day and not sent, the year, and whether they are sample."""
    rows = queries.documents(database)
    if rows.empty:
        return (), 0, False
    year = int(rows["year"].max())
    found = checklist(rows, year, today)
    return (tuple(one for one in found if one.days is not None and one.days < 0), year,
            bool(rows.loc[rows["year"] == year, "is_sample"].any()))


def source(database: Database, found: Planning) -> str:
    """'Sumber: …' of the chains."""
    return files_source(database, set(found.submissions), "dokumen perencanaan yang diserahkan",
                        is_sample=found.is_sample)
