"""What the buttons give: the villages of the chosen area, the licence beside the geometry, tables with sources."""

from __future__ import annotations

import json

import pytest
import streamlit as st

from dashboard.core.actor import VISITOR, person
from dashboard.core.domain import NotAllowed
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC, audience
from dashboard.ui.drawn import downloads
from dashboard.ui.shell import access


def test_village_file_holds_the_villages_of_the_area(tiny: Database) -> None:
    content = downloads.dataset(tiny, ("idm_score",), None, "uji")
    inside = json.loads(downloads.village_file(tiny, content, "35.05.01")())
    assert [feature["id"] for feature in inside["features"]] == ["35.05.01.1003", "35.05.01.2001", "35.05.01.2002"]
    assert inside["kredit"] == "Batas wilayah: uji." and list(inside["indikator"]) == ["idm_score_2024"]
    assert len(json.loads(downloads.village_file(tiny, content, None)())["features"]) == 5


def test_exact_figures_are_made_for_whoever_is_signed_in_at_that_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page stays open, and its buttons with it, when its reader signs out in another window."""
    readers, made = {"now": person("Siti")}, {}
    monkeypatch.setattr(access, "holder", lambda: lambda: readers["now"])
    monkeypatch.setattr(st, "download_button", lambda label, make, *_, **__: made.update({label: make}))
    for label, who in (("exact", audience(person("Siti"))), ("public", PUBLIC)):
        downloads.button(label, f"{label}.csv", downloads.CSV, lambda: b"1", audience=who)
    assert [make() for make in made.values()] == [b"1", b"1"]
    readers["now"] = VISITOR
    assert made["public"]() == b"1"
    with pytest.raises(NotAllowed, match="Masuk dahulu untuk mengunduh hitungan orang"):
        made["exact"]()


def test_licence_is_the_notice_beside_the_geometry(shipped: Database) -> None:
    assert "MIT License" in downloads.licence() and "Copyright (c) 2024 Cahya DSN" in downloads.licence()


def test_no_licence_file_no_words(tiny: Database) -> None:
    assert downloads.licence() == ""
