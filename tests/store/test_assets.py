"""What is laid out for the browser: names change with content, geometry survives, nothing is half written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.store.building import assets
from dashboard.store.building.tables import read_boundaries

VALUES = assets.value_files({}, {"a": {"classes": "0"}})


@pytest.fixture(scope="module")
def boundaries() -> dict[str, dict[str, object]]:
    return read_boundaries(settings.data())


def test_everything_named_is_there_and_nothing_temporary(
    tmp_path: Path, boundaries: assets.Geometry
) -> None:
    laid_out = assets.lay_out(tmp_path, assets.geometry_files(boundaries), VALUES)
    assert set(laid_out.served) == {"grafik.js", "presentasi.js", "presentasi.css", "plotly.js", "huruf.woff2"}
    for name in laid_out.names:
        assert (tmp_path / name).stat().st_size > 0
    assert list(tmp_path.rglob("*.tmp")) == []
    assert assets.lay_out(tmp_path, assets.geometry_files(boundaries), VALUES) == laid_out


def test_names_follow_the_content(tmp_path: Path) -> None:
    def laid_out_with(states: assets.States) -> str:
        files = assets.value_files(states, {**states, "b": {}})
        return assets.lay_out(tmp_path, assets.GeometryFiles(b"{}", b"{}"), files).coverage_values

    first = laid_out_with({"a": {"classes": "0"}})
    assert laid_out_with({"a": {"classes": "0"}}) == first
    assert laid_out_with({"a": {"classes": "1"}}) != first


def test_files_stand_in_code_order_whatever_the_source_order(boundaries: assets.Geometry) -> None:
    features = list(reversed(boundaries["desa"]["features"]))
    order = assets.file_order({"features": features})
    assert order == sorted(order)
    assert [region["code"] for region in assets.village_geometry(boundaries)["regions"]] == order


def test_geometry_comes_back_to_the_metre(tmp_path: Path, boundaries: assets.Geometry) -> None:
    shapes = assets.village_shapes(tmp_path, assets.lay_out(tmp_path, assets.geometry_files(boundaries), VALUES))
    for feature in boundaries["desa"]["features"]:
        before, after = feature["geometry"], shapes[feature["properties"]["code"]]
        assert after["type"] == before["type"]
        text = json.dumps(before["coordinates"])
        rounded = json.loads(text, parse_float=lambda number: round(float(number), 5))
        assert after["coordinates"] == rounded


def test_a_missing_file_is_named(tmp_path: Path, boundaries: assets.Geometry) -> None:
    laid_out = assets.lay_out(tmp_path, assets.geometry_files(boundaries), VALUES)
    (tmp_path / laid_out.desa).unlink()
    with pytest.raises(StoreError, match="desa-"):
        assets.village_shapes(tmp_path, laid_out)


def test_more_villages_than_can_be_laid_out_are_drawn_without_tiles(
    monkeypatch: pytest.MonkeyPatch, boundaries: assets.Geometry
) -> None:
    monkeypatch.setattr(assets, "_MOST_TILES", 247)
    geometry = assets.village_geometry(boundaries)
    assert geometry["tiles"] is None
    assert {region["tile"] for region in geometry["regions"]} == {None}
    assert all(region["polygons"] for region in geometry["regions"])
