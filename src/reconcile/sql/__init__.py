"""One step = one .sql file beside this one."""

from __future__ import annotations

from importlib.resources import files


def text(name: str) -> str:
    """The statements of a step."""
    return (files(__name__) / f"{name}.sql").read_text("utf-8")
