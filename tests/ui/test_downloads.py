"""What the buttons give: the villages of the chosen area, the licence beside the geometry, tables with sources."""

from __future__ import annotations

import json

from dashboard.store.database import Database
from dashboard.ui import downloads


def test_village_file_holds_the_villages_of_the_area(tiny: Database) -> None:
    content = downloads.dataset(tiny.build_id, ("idm_score",), None, "uji")
    inside = json.loads(downloads.village_file(tiny.build_id, content, "35.05.01")())
    assert [feature["id"] for feature in inside["features"]] == ["35.05.01.1003", "35.05.01.2001", "35.05.01.2002"]
    assert inside["kredit"] == "Batas wilayah: uji." and list(inside["indikator"]) == ["idm_score_2024"]
    assert len(json.loads(downloads.village_file(tiny.build_id, content, None)())["features"]) == 5


def test_licence_is_the_notice_beside_the_geometry(shipped: Database) -> None:
    assert "MIT License" in downloads.licence() and "Copyright (c) 2024 Cahya DSN" in downloads.licence()


def test_no_licence_file_no_words(tiny: Database) -> None:
    assert downloads.licence() == ""
