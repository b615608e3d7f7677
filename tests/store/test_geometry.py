"""What is worked out of the boundaries is kept, and is worked out anew when it should be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from dashboard.core import settings
from dashboard.publish.build import build
from dashboard.store.building import geometry
from dashboard.store.building.assets import Geometry
from dashboard.store.building.tables import read_boundaries
from dashboard.store.database import open_current


@pytest.fixture(scope="module")
def boundaries() -> Geometry:
    return read_boundaries(settings.data())


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry each time that neighbours are worked out."""
    seen: list[str] = []
    real = geometry.neighbours
    monkeypatch.setattr(geometry, "neighbours", lambda content: seen.append("again") or real(content))
    return seen


def test_what_is_kept_is_what_was_worked_out(boundaries: Geometry, tmp_path: Path, worked_out: list[str]) -> None:
    first, second = geometry.derived(boundaries, tmp_path), geometry.derived(boundaries, tmp_path)
    assert worked_out == ["again"] and len(list(tmp_path.iterdir())) == 1
    assert first.files == second.files
    pd.testing.assert_frame_equal(first.neighbours, second.neighbours)
    pd.testing.assert_frame_equal(first.outlines, second.outlines)


def test_other_boundaries_other_code_and_a_damaged_file_are_worked_out_again(
        boundaries: Geometry, tmp_path: Path, worked_out: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    geometry.derived(boundaries, tmp_path)
    path = next(tmp_path.iterdir())
    path.write_bytes(path.read_bytes()[:-100])
    geometry.derived(boundaries, tmp_path)
    assert len(worked_out) == 2
    fewer = {**boundaries, "desa": {**boundaries["desa"], "features": boundaries["desa"]["features"][:100]}}
    assert len(geometry.derived(fewer, tmp_path).neighbours) < len(geometry.derived(boundaries, tmp_path).neighbours)
    assert len(worked_out) == 4 and len(list(tmp_path.iterdir())) == 1
    monkeypatch.setattr(geometry, "version", lambda name: "another")
    geometry.derived(boundaries, tmp_path)
    assert len(worked_out) == 5


def test_where_nothing_can_be_kept_it_is_worked_out(boundaries: Geometry, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert len(geometry.derived(boundaries, tmp_path / "file" / "cache").outlines)


def test_a_second_build_shows_the_same_without_working_it_out(tiny_data: Callable[..., Path],
                                                              worked_out: list[str]) -> None:
    tiny_data()
    told = []
    for _ in range(2):
        build()
        database = open_current()
        told.append((database.query("SELECT * FROM neighbours ORDER BY ALL").to_csv(),
                     database.query("SELECT * FROM outlines ORDER BY ALL").to_csv(), database.assets()))
        database.close()
    assert told[0] == told[1] and worked_out == ["again"]
