"""The planning chain: its own links, and what the RAT and Renja already say of every sub kegiatan."""

from __future__ import annotations

import pandas as pd

from dashboard.queries.run import ask
from dashboard.store.database import Database
from dashboard.store.memo import memoised


def links(database: Database) -> pd.DataFrame:
    """Columns of the view planning_links, in order: document, year, reference, agency, strategy, sub_code,
    nomenclature, name, parent, rupiah, places (list of region codes), is_sample, submission_id."""
    return ask(database, "planning_links", __name__)


def planned(database: Database) -> pd.DataFrame:
    """Sub kegiatan of the RAT: year, agency, sub_code, name (without figures), strategy, allocation (rupiah), places
    (list of region codes), is_sample."""
    return ask(database, "planned", __name__)


def measured(database: Database) -> pd.DataFrame:
    """Sub kegiatan with an indicator in Renja: year, agency, sub_code, is_sample."""
    return ask(database, "measured", __name__)


def crosswalk(database: Database) -> pd.DataFrame:
    """year, code_from, code_to and their nomenclatures, source, is_sample."""
    return ask(database, "crosswalk", __name__)


def nomenclatures(database: Database) -> pd.DataFrame:
    """version, title, decided, recoded (programme codes, a list), source: the oldest first."""
    return ask(database, "nomenclatures", __name__)


@memoised()
def requests(database: Database) -> pd.DataFrame:
    """Requests between agencies: code, year, from_agency, to_agency, what, sub_code, asked, state, answered (dates),
    is_sample."""
    return ask(database, "requests", __name__)


def spending(database: Database) -> pd.DataFrame:
    """Tagged spending: year, agency, sub_code, name, kind, travel, pagu, realised (rupiah), is_sample."""
    return ask(database, "spending", __name__)


def regional(database: Database) -> pd.DataFrame:
    """All spending of the regency: year, realised (rupiah), as_of, source, is_sample."""
    return ask(database, "regional", __name__)


@memoised()
def documents(database: Database) -> pd.DataFrame:
    """Documents of the incentive: year, code, name, due, sent, evidence, is_sample."""
    return ask(database, "documents", __name__)


def incentive_rules(database: Database) -> pd.DataFrame:
    """The dated rules: regulation, year, part, item, value (missing: not known), unit, source, note."""
    return ask(database, "incentive_rules", __name__)


@memoised()
def planning_files(database: Database) -> pd.DataFrame:
    """Submissions behind rows of this topic: dataset, file_name, at."""
    return ask(database, "planning_files", __name__)
