"""What is worked out of the boundaries is kept, and is worked out anew when it should be."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from dashboard.core import settings
from dashboard.publish.build import build
from dashboard.store import kept
from dashboard.store.building import geometry
from dashboard.store.building.assets import Geometry
from dashboard.store.building.tables import read_boundaries
from dashboard.store.database import open_current


@pytest.fixture(scope="module")
def boundaries() -> Geometry:
    return read_boundaries(settings.data())


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty DASHBOARD_HOME."""
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry each time that neighbours are worked out."""
    seen: list[str] = []
    real = geometry.neighbours
    monkeypatch.setattr(geometry, "neighbours", lambda content: seen.append("again") or real(content))
    return seen


def kept_files() -> list[Path]:
    return list(settings.cache().glob("geometry-*"))


def test_what_is_kept_is_what_was_worked_out(boundaries: Geometry, worked_out: list[str]) -> None:
    first, second = geometry.derived(boundaries), geometry.derived(boundaries)
    assert worked_out == ["again"] and len(kept_files()) == 1
    assert first.files == second.files
    pd.testing.assert_frame_equal(first.neighbours, second.neighbours)
    pd.testing.assert_frame_equal(first.outlines, second.outlines)


def test_other_boundaries_other_code_and_a_damaged_file_are_worked_out_again(
        boundaries: Geometry, worked_out: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    geometry.derived(boundaries)
    path, = kept_files()
    path.write_bytes(path.read_bytes()[:-100])
    geometry.derived(boundaries)
    assert len(worked_out) == 2
    fewer = {**boundaries, "desa": {**boundaries["desa"], "features": boundaries["desa"]["features"][:100]}}
    assert len(geometry.derived(fewer).neighbours) < len(geometry.derived(boundaries).neighbours)
    assert len(worked_out) == 4 and len(kept_files()) == 1
    monkeypatch.setattr(geometry, "_CODE", "another")
    geometry.derived(boundaries)
    assert len(worked_out) == 5


def test_where_nothing_can_be_kept_it_is_worked_out(boundaries: Geometry, home: Path) -> None:
    home.write_text("")
    assert len(geometry.derived(boundaries).outlines)


def test_the_code_that_works_it_out_is_in_its_name() -> None:
    """Each module of ours that it is made with lies in a room that counts."""
    code = "import sys, dashboard.store.building.geometry as it; print(*(one.__file__ for one in sys.modules.values() "\
           "if one.__name__.split('.')[0] == 'dashboard' and hasattr(one, '__file__')))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    package = Path(geometry.__file__).parents[2]
    rooms = {path.relative_to(package).as_posix() for path in map(Path, loaded)}
    outside = {name for name in rooms if not name.startswith(tuple(geometry._ROOMS))}
    assert outside <= {"__init__.py", "store/__init__.py", "store/durable.py", "store/free_space.py"}  # how files are
    assert {f"store/building/{name}.py" for name in ("geometry", "assets", "neighbours", "tiles")} <= rooms
    assert kept.code_of(*geometry._ROOMS) == geometry._CODE


def test_a_second_build_shows_the_same_without_working_it_out(tiny_data: Callable[..., Path],
                                                              worked_out: list[str]) -> None:
    tiny_data()
    shutil.rmtree(settings.cache())
    told = []
    for _ in range(2):
        build()
        database = open_current()
        told.append((database.query("SELECT * FROM neighbours ORDER BY ALL").to_csv(),
                     database.query("SELECT * FROM outlines ORDER BY ALL").to_csv(), database.assets()))
        database.close()
    assert told[0] == told[1] and worked_out == ["again"]
