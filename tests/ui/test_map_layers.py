"""Coverage as layers of the village map: only what may be seen, and sample by name."""

from __future__ import annotations

import json

from dashboard.core import settings
from dashboard.outputs.geojson import property_name
from dashboard.queries import observations, reference
from dashboard.store.building.assets import read_laid_out
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC
from dashboard.topics.programs import answers as program_answers
from dashboard.ui.maps import layers as map_layers


def test_every_programme_is_a_layer_behind_the_catalogue(shipped: Database) -> None:
    build = shipped
    names = list(map_layers.catalogue(build))
    assert names[: len(reference.indicators(build))] == list(reference.indicators(build))
    layers = [name for name in names if name.startswith("cakupan_")]
    assert len(layers) == 12
    assert all("DATA CONTOH" in map_layers.catalogue(build)[name].short_name for name in layers)
    assert map_layers.states(build).years()["cakupan_pkh"] == {2025: "Tahun"}


def test_the_file_for_the_browser_holds_rounded_counts_only(shipped: Database) -> None:
    entries = read_laid_out(settings.generated_static(), map_layers.states(shipped).file)["entries"]
    codes = sorted(shipped.query("SELECT code FROM regions WHERE level IN ('desa', 'kelurahan')")["code"])
    texts = entries["cakupan_rtlh|2025|Tahun"]["text"]
    found = program_answers.coverage(shipped, "rtlh", 2025, PUBLIC)
    assert found is not None and not found.is_exact
    assert (found.villages[["target", "recipients"]] % 5 == 0).all(axis=None)
    for code, row in found.villages.iterrows():
        assert f"{row['recipients']:.0f} dari {row['target']:.0f} unit" in texts[codes.index(code)]


def test_values_are_rates_up_to_100(shipped: Database) -> None:
    frame = map_layers.values(shipped, "cakupan_pbi_jkn")
    assert len(frame) == 248 and frame["value"].max() <= 100 and frame["value"].isna().sum() > 200
    assert frame["is_sample"].all()
    assert map_layers.values(shipped, "ike").equals(observations.village_values(shipped, "ike"))
    assert map_layers.rows(shipped, "ike", ["35.05.01.2001"]).empty


def test_rows_for_files_name_their_source(shipped: Database) -> None:
    codes = list(map_layers.values(shipped, "cakupan_pkh")["region_code"])
    rows = map_layers.rows(shipped, "cakupan_pkh", codes)
    assert rows["value"].notna().all() and set(rows["level"]) == {"desa", "kelurahan"}
    assert property_name("cakupan_pkh", 2025, "Tahun") == "cakupan_pkh_2025"
    assert json.dumps(rows["source"].iloc[0]).strip('"').startswith("Data contoh")
