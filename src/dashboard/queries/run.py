"""Runs the .sql file that belongs to a question."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import pandas as pd

from dashboard.store.database import Database


@cache
def text(name: str) -> str:
    """The SQL of the question `name`."""
    return (files("dashboard.queries") / "sql" / f"{name}.sql").read_text("utf-8")


def ask(database: Database, name: str, **parameters: Any) -> pd.DataFrame:
    """Rows that answer the question `name`."""
    return database.query(text(name), parameters)
