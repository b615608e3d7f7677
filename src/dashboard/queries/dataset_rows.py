"""Rows of a dataset as its contract names them, and what there is of each dataset."""
# ruff: noqa: S608  # names of datasets and columns come from contracts, never from a file

from __future__ import annotations

import pandas as pd

from dashboard.intake.contract import Contract
from dashboard.queries.run import ask
from dashboard.store.building.schema import stored_columns
from dashboard.store.database import Database


def stored_rows(database: Database, contract: Contract) -> pd.DataFrame:
    """Every row that holds, exact, by its key: the contract's columns, those that its reader fills (places as lists),
    and is_sample."""
    if contract.facts:
        return ask(database, f"rows_of_{contract.facts}")
    columns, key = (", ".join(f'"{name}"' for name in names) for names in (stored_columns(contract), contract.key))
    return database.query(f"SELECT {columns}, is_sample FROM base.{contract.id} ORDER BY {key}")


def datasets(database: Database) -> pd.DataFrame:
    """The view datasets: one row a dataset, in the order of the subjects."""
    return ask(database, "datasets")
