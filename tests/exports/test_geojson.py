"""Villages with their figures as GeoJSON: geometry as kept, null where nothing is known, sources inside."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas
import pytest

from dashboard.core import settings
from dashboard.outputs.geojson import Geometry, property_name, villages_geojson
from dashboard.publish.build import build
from dashboard.queries import observations, reference
from dashboard.store.building.assets import village_shapes
from dashboard.store.database import Database, open_current


def made(database: Database) -> dict[str, Any]:
    shapes = village_shapes(settings.generated_static(), database.assets())
    content: dict[str, Any] = json.loads(villages_geojson(
        observations.all_observations(database), Geometry(shapes, "Batas wilayah: uji.", "MIT"),
        reference.regions(database), reference.indicators(database), "Judul"))
    return content


def test_every_village_with_its_figures_and_nulls(tiny: Database) -> None:
    content = made(tiny)
    found = {feature["id"]: feature["properties"] for feature in content["features"]}
    assert sorted(found) == ["35.05.01.1003", "35.05.01.2001", "35.05.01.2002", "35.05.02.2001", "35.05.02.2002"]
    assert found["35.05.01.2001"] == {
        "kode": "35.05.01.2001", "kode_bps": "3505210011", "nama": "Jaten", "tingkat": "desa",
        "kode_kecamatan": "35.05.01", "kecamatan": "Wonodadi", "idm_score_2024": 0.55, "iks_2024": 0.65}
    assert found["35.05.01.1003"]["idm_score_2024"] is None, "a kelurahan is not assessed: null, not 0"
    assert found["35.05.02.2001"]["iks_2024"] is None


def test_sources_credit_and_meaning_are_inside(tiny: Database) -> None:
    content = made(tiny)
    assert (content["judul"], content["kredit"], content["lisensi"]) == ("Judul", "Batas wilayah: uji.", "MIT")
    assert list(content["indikator"]) == ["idm_score_2024", "iks_2024"]
    assert content["indikator"]["idm_score_2024"]["arah"] == "makin tinggi makin baik"
    assert content["sumber"] == [{"id": "uji-sumber", "sumber": "BPS, data uji", "alamat": "https://example.test/uji",
                                  "properti": ["idm_score_2024", "iks_2024"], "hitungan": False, "data_contoh": False}]


def test_shipped_geometry_is_the_one_that_is_kept(shipped: Database) -> None:
    content = made(shipped)
    kept = {feature["properties"]["code"]: feature["geometry"] for feature in
            json.loads((settings.data() / "boundaries/desa.geojson").read_text("utf-8"))["features"]}
    assert len(content["features"]) == 248
    assert {feature["id"]: feature["geometry"] for feature in content["features"]} == kept
    frame = geopandas.read_file(io.BytesIO(json.dumps(content).encode()))
    assert frame.geometry.is_valid.all() and frame["idm_score_2024"].count() == 220
    asked = observations.village_values(shipped, "idm_score").set_index("region_code")["value"]
    assert frame.set_index("kode")["idm_score_2024"].dropna().to_dict() == asked.to_dict()


def test_one_feature_a_line(tiny: Database) -> None:
    shapes = village_shapes(settings.generated_static(), tiny.assets())
    text = villages_geojson(observations.all_observations(tiny), Geometry(shapes, "", ""), reference.regions(tiny),
                            reference.indicators(tiny), "").decode()
    assert text.count("\n") == len(shapes) + 2
    assert text.startswith('{"type":"FeatureCollection"')


@pytest.mark.parametrize(("year", "period", "name"), [(2024, "Tahun", "p0_2024"), (2025, "Maret", "p0_2025_maret"),
                                                      (2024, "Triwulan I", "p0_2024_triwulan_i")])
def test_property_names(year: int, period: str, name: str) -> None:
    assert property_name("p0", year, period) == name


def test_hostile_names_stay_text(tiny_data: Callable[..., Path]) -> None:
    tiny_data(names={"35.05.01.2001": '<img src=x onerror=alert(1)>"}'})
    build()
    database = open_current()
    assert {feature["properties"]["nama"] for feature in made(database)["features"]} >= {
        '<img src=x onerror=alert(1)>"}'}
    database.close()
