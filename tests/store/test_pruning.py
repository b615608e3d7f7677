"""Old laid-out files go when no kept build needs them, and only then."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from dashboard.core import settings
from dashboard.store.building.pruning import GRACE_SECONDS, prune
from dashboard.store.database import Database


@pytest.fixture
def static(tmp_path: Path, shipped: Database) -> Path:
    folder = tmp_path / "static"
    for name in (*shipped.assets().names, "desa-old.json", "values-new.json"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")
        age = 0 if name == "values-new.json" else GRACE_SECONDS + 60
        os.utime(folder / name, (time.time() - age,) * 2)
    return folder


def test_only_old_files_that_nobody_needs_go(static: Path, shipped: Database) -> None:
    assert prune(static, settings.builds()) == ["desa-old.json"]
    assert (static / shipped.assets().desa).exists() and (static / "values-new.json").exists()
    assert (static / shipped.assets().scripts[-1]).exists()
    assert prune(static, settings.builds()) == []


def test_a_damaged_build_stops_the_tidying(static: Path, tmp_path: Path) -> None:
    builds = tmp_path / "builds"
    builds.mkdir()
    (builds / "dashboard-x.duckdb").write_bytes(b"not a database")
    assert prune(static, builds) == []
    assert (static / "desa-old.json").exists()
