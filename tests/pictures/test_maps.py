"""Shading against slow second versions; the base map is constant, small, and asks nobody outside."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest
from streamlit_folium import _get_feature_group_string, _get_map_string, generate_js_hash

from dashboard.core import formats
from dashboard.core.domain import Direction
from dashboard.queries import observations, reference
from dashboard.render import maps
from dashboard.render.shading import NO_DATA, shade, village_entries
from dashboard.store.building.asset_names import Assets
from dashboard.store.database import Database

ASSETS = Assets(
    ("peta-panel-1.js", "peta-1.js", "leaflet-1/leaflet.js"), ("leaflet-1/leaflet.css", "peta-1.css"),
    "desa-1.json", "kabkota-1.json",
)


def slow_grade(value: float | None, breaks: tuple[float, ...], direction: Direction) -> str:
    if value is None or pd.isna(value):
        return NO_DATA
    above = 0
    for limit in breaks:
        if value >= limit:
            above += 1
    return str(4 - above if direction is Direction.HIGHER else above)


def slow_rank(value: float, others: list[float], direction: Direction) -> int:
    better = [o for o in others if (o < value if direction is Direction.LOWER else o > value)]
    return 1 + len(better)


def test_shading_equals_slow_second_version(shipped: Database) -> None:
    catalogue, figures = reference.indicators(shipped), observations.village_values(shipped)
    codes = sorted(code for code, region in reference.regions(shipped).items() if code.count(".") == 3)
    assert len(codes) == 248
    for name in ("idm_score", "iks", "ike", "ikl", "area_km2_poligon"):
        indicator, rows = catalogue[name], figures[figures["indicator"] == name]
        known = dict(zip(rows["region_code"], rows["value"], strict=True))
        shading = shade(indicator, 2024, "Tahun", rows.set_index("region_code")["value"], codes)
        assert shading.grades == "".join(
            slow_grade(known.get(code), indicator.breaks, indicator.direction) for code in codes)
        for code, text, rank in zip(codes, shading.texts, shading.ranks, strict=True):
            if code in known:
                assert text == formats.value_with_unit(known[code], indicator)
                assert rank == slow_rank(known[code], list(known.values()), indicator.direction)
            else:
                assert (text, rank) == ("", 0)
        assert [*shading.counts, shading.none_count] == [shading.grades.count(sign) for sign in "01234-"]


def test_kelurahan_are_not_rated_and_said_so(shipped: Database) -> None:
    entries = village_entries(observations.village_values(shipped), reference.indicators(shipped), [
        code for code in sorted(reference.regions(shipped)) if code.count(".") == 3])
    entry = entries["idm_score|2024|Tahun"]
    assert entry["classes"].count(NO_DATA) == 28
    assert entry["of"] == 220
    assert entry["none"] == "tidak dinilai"
    assert "blt_dd_kpm|2020|Tahun" not in entries, "one village is no map"


def test_ordinal_indicator_has_words_and_no_rank(shipped: Database) -> None:
    indicator = reference.indicators(shipped)["idm_status"]
    shading = shade(indicator, 2024, "Tahun", pd.Series({"a": 5.0, "b": 3.0}), ["a", "b", "c"])
    assert shading.grades == "02-"
    assert shading.texts == ("Mandiri", "Berkembang", "")
    assert shading.ranks == (0, 0, 0)
    assert shading.names[2] == "Berkembang"


def scripts_of(paint: maps.Paint) -> tuple[str, str]:
    base = maps.village_map(ASSETS, "/app/static/build", "values-1.json")
    base.render()
    script = _get_map_string(base)
    return script, _get_feature_group_string(maps.repaint_group(paint), base)


def test_base_map_key_is_the_same_whatever_is_painted() -> None:
    first, one = scripts_of(maps.Paint("idm_score|2024|Tahun"))
    second, other = scripts_of(maps.Paint("ike|2024|Tahun", dim="35.05.01", selected="x", mode="petak"))
    assert generate_js_hash(first, "peta") == generate_js_hash(second, "peta")
    assert one != other


def test_a_change_of_colours_is_small(shipped: Database) -> None:
    codes = [code for code in sorted(reference.regions(shipped)) if code.count(".") == 3]
    rows = observations.village_values(shipped, "idm_score").set_index("region_code")["value"]
    shading = shade(reference.indicators(shipped)["idm_score"], 2024, "Tahun", rows, codes)
    script, repaint = scripts_of(maps.Paint(None, shading=shading))
    assert len((script + repaint).encode()) < 9_000
    script, repaint = scripts_of(maps.Paint(shading.key))
    assert len((script + repaint).encode()) < 3_000


@pytest.mark.parametrize("make", [maps.village_map, maps.kabkota_map])
def test_nothing_is_asked_of_another_host(make: object) -> None:
    base = make(ASSETS, "/dasbor/app/static/build/", None)  # type: ignore[operator]
    base.render()
    links = [link for _, link in [*base.default_js, *base.default_css]]
    assert links and all(link.startswith("/dasbor/app/static/build/") for link in links)
    assert not re.search(r"https?:|//cdn", _get_map_string(base))


def test_no_name_can_end_the_script() -> None:
    name = "</script><img src=x onerror=alert(1)> & ' \u2028"
    text = maps.script_json({"name": name})
    assert not re.search(r"[<>&'\u2028]", text)
    assert json.loads(text) == {"name": name}
