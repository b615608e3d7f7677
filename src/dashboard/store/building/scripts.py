"""The SQL scripts that a build is made with: everything under store/sql, and how SQL writes a text."""

from __future__ import annotations

from importlib.resources import files


def script(name: str) -> str:
    """The text of one script, by its path under store/sql."""
    text: str = (files("dashboard.store") / "sql" / name).read_text("utf-8")
    return text


def quoted(text: object) -> str:
    """A text as SQL writes it, where DuckDB takes no parameter: ATTACH, COMMENT, CREATE VIEW."""
    return "'" + str(text).replace("'", "''") + "'"


def scripts(folder: str) -> dict[str, str]:
    """The scripts of one folder in the order of their numbers ("10_names.sql"), by name without number and ending."""
    found = sorted(files("dashboard.store").joinpath("sql", folder).iterdir(), key=lambda entry: entry.name)
    return {entry.name.removesuffix(".sql").split("_", 1)[1]: entry.read_text("utf-8") for entry in found}
