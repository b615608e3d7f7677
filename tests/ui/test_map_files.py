"""The table under the map as a file: the codes stand in it, since names repeat."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pandas as pd
import pytest

from dashboard.store.database import Database
from dashboard.topics.areas.parts import kabkota_map, village_map
from dashboard.ui.choices import controls
from dashboard.ui.maps import files as map_files
from dashboard.ui.maps.parts import MapView


def _file(shown: MapView, level: str, monkeypatch: pytest.MonkeyPatch, kecamatan: str | None = None) -> pd.DataFrame:
    monkeypatch.setattr(controls, "scope", lambda: SimpleNamespace(kecamatan=kecamatan))
    makers = map_files._VILLAGE if level == "desa" else map_files._PEER
    return pd.read_csv(io.BytesIO(map_files._later(makers["csv"], shown)()), dtype=str)


def test_villages_by_code(shipped: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = village_map._shown(shipped, "ike", 2024, "Tahun", None)
    frame = _file(shown, "desa", monkeypatch)
    known = shipped.query("SELECT code, bps_code, name FROM regions WHERE level IN ('desa', 'kelurahan')")
    assert list(frame.columns[:4]) == ["kode", "kode_bps", "Peringkat", "Desa/kelurahan"]
    assert len(frame) == 248 and frame["kode"].is_unique
    joined = frame.merge(known, left_on="kode", right_on="code")
    assert (joined["kode_bps"] == joined["bps_code"]).all() and (joined["Desa/kelurahan"] == joined["name"]).all()
    value = shipped.query("SELECT value FROM observations WHERE indicator = 'ike' AND year = 2024 "
                          "AND region_code = '35.05.10.2007'")["value"].iloc[0]
    assert float(frame.set_index("kode").loc["35.05.10.2007", "Ketahanan ekonomi"]) == value
    assert set(_file(shown, "desa", monkeypatch, "35.05.10")["kode"].str[:8]) == {"35.05.10"}


def test_the_38_by_code(shipped: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = kabkota_map._shown(shipped, "p0", 2025, "Maret")
    frame = _file(shown, "kabkota", monkeypatch).set_index("kode")
    assert len(frame) == 38
    assert list(frame.loc["35.05", ["kode_bps", "Kabupaten/kota", "Peringkat"]]) == ["3505", "Kabupaten Blitar", "13"]
    assert frame.loc["35.72", "kode_bps"] == "3572"
