"""Kabupaten and kota that share a border, worked out from the provincial layer."""

from __future__ import annotations

from dashboard.queries import reference
from dashboard.store.database import Database
from worlds import BLITAR


def test_the_tiny_world_has_two(tiny: Database) -> None:
    assert set(reference.neighbours(tiny, BLITAR)["code"]) == {"35.04", "35.72"}


def test_the_regency_borders_three_regencies_and_its_enclave(shipped: Database) -> None:
    near = reference.neighbours(shipped, BLITAR)
    assert set(near["label"]) == {"Kabupaten Malang", "Kabupaten Tulungagung", "Kabupaten Kediri", "Kota Blitar"}
    for code in near["code"]:
        assert BLITAR in set(reference.neighbours(shipped, code)["code"])
