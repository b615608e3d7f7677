"""Runs the .sql file that belongs to a question."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import pandas as pd

from dashboard.store.database import Database

ROOM = "dashboard.queries"

# Answers are tables of some hundred rows that are worked on in many small steps, of which each costs a fifth less with
# plain Python texts than with Arrow's. What people hand in is read in a process without questions, and stays Arrow's.
pd.set_option("mode.string_storage", "python")


@cache
def text(name: str, package: str = ROOM) -> str:
    """The SQL of the question `name`: <name>.sql in the folder sql of the package that asks it."""
    return (files(package) / "sql" / f"{name}.sql").read_text("utf-8")


def ask(database: Database, name: str, package: str = ROOM, /, **parameters: Any) -> pd.DataFrame:
    """Rows that answer the question `name` of a package."""
    return database.query(text(name, package), parameters)
