"""Runs the .sql file that belongs to a question."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import pandas as pd

from dashboard.store.database import Database

ROOM = "dashboard.queries"


@cache
def text(name: str, package: str = ROOM) -> str:
    """The SQL of the question `name`: <name>.sql in the folder sql of the package that asks it."""
    return (files(package) / "sql" / f"{name}.sql").read_text("utf-8")


def ask(database: Database, name: str, package: str = ROOM, /, **parameters: Any) -> pd.DataFrame:
    """Rows that answer the question `name` of a package."""
    return database.query(text(name, package), parameters)
