"""Removes laid-out files that no kept build needs. Several homes may share static/build, hence the day of grace."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

import duckdb

from dashboard.store.assets import Assets

GRACE_SECONDS = 24 * 3600
"""Every build lays its files out again, so a file that is in use anywhere is younger than the newest build there."""


def prune(static: Path, builds: Path) -> list[str]:
    """Remove files in `static` that no database in `builds` names and nobody laid out for a day; their names.

    When one database cannot be read nothing is removed: it may need any of them.
    """
    try:
        needed = {name for path in builds.glob("dashboard-*.duckdb") for name in _named(path)}
    except duckdb.Error:
        return []
    return [name for name in _unnamed(static, needed) if _remove_if_old(static / name)]


def _named(path: Path) -> Iterable[str]:
    with duckdb.connect(path, read_only=True) as connection:
        found = connection.execute("SELECT assets FROM main.build_info").fetchone()
    laid_out = Assets.from_json(found[0]) if found and found[0] else None
    return (*laid_out.scripts, *laid_out.styles, laid_out.desa, laid_out.kabkota) if laid_out else ()


def _unnamed(static: Path, needed: set[str]) -> list[str]:
    names = [path.relative_to(static).as_posix() for path in static.rglob("*") if path.is_file()]
    return sorted(name for name in names if name not in needed)


def _remove_if_old(path: Path) -> bool:
    try:
        if time.time() - path.stat().st_mtime < GRACE_SECONDS:
            return False
        path.unlink()
    except FileNotFoundError:  # another home's build was faster
        return False
    return True
