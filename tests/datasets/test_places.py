"""Villages and kecamatan, in codes, names and free text. Bakung is 35.05.05; Plandirejo 35.05.05.2003."""

from __future__ import annotations

import pytest

from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.intake.values.places import find_places, find_region, find_village


@pytest.mark.parametrize(("text", "kecamatan", "code"), [
    ("35.05.05.2003", "", "35.05.05.2003"), ("3505052003", "", "35.05.05.2003"), ("3505210011", "", "35.05.01.2001"),
    ("Plandirejo", "Bakung", "35.05.05.2003"), ("Desa PLANDIREJO", "Kec. Bakung", "35.05.05.2003"),
    ("plandi rejo", "35.05.05", "35.05.05.2003"), ("Sukorejo (Udanawu)", "", "35.05.02.2009"),
    ("Sukorejo (Kec. Wates)", "Wates", "35.05.20.2006"), ("Kel. Sukorejo", "Sutojayan", "35.05.12.1007"),
    ("Plandirejo", "3505010", "35.05.05.2003"),
])
def test_village_is_found(codes: ReferenceCodes, text: str, kecamatan: str, code: str) -> None:
    assert find_village(text, kecamatan, codes) == (code, "", ())


@pytest.mark.parametrize(("text", "kecamatan", "says"), [
    ("Sukorejo", "", "tanpa kecamatan"), ("Plandirjo", "Bakung", "mungkin 'Plandirejo (Bakung)'"),
    ("Plandirejo", "Bakug", "mungkin 'Bakung'"), ("Jaten", "Bakung", "mungkin 'Jaten (Wonodadi)'"),
    ("35.05.05.2999", "", "tidak dikenal"), ("35.72.01.1001", "", "Kota Blitar"), ("3572010001", "", "Kota Blitar"),
    ("Bendo", "Kepanjenkidul", "Kota Blitar"), ("Pakunden", "Sukorejo", "Kota Blitar"),
    ("35.05.05.2003", "Wates", "bukan di 'Wates'"), ("Sukorejo (Udanawu)", "Wates", "Samakan"),
])
def test_village_is_refused_and_never_guessed(codes: ReferenceCodes, text: str, kecamatan: str, says: str) -> None:
    code, problem, _ = find_village(text, kecamatan, codes)
    assert code is None
    assert says in problem


@pytest.mark.parametrize(("text", "expected"), [
    ("Kecamatan Bakung: Desa Plandirejo, Bululawang", ["35.05.05.2003", "35.05.05.2007"]),
    ("Kec. Bakung (Plandirejo dan Bululawang)", ["35.05.05.2003", "35.05.05.2007"]),
    ("Desa Plandirejo Kec. Bakung; Desa Jaten, Kecamatan Wonodadi", ["35.05.05.2003", "35.05.01.2001"]),
    ("Kec. Bakung:\n1. Plandirejo\n2. Bululawang\nKec. Wates", ["35.05.20", "35.05.05.2003", "35.05.05.2007"]),
    ("Kecamatan Wonodadi, Udanawu dan Srengat", ["35.05.01", "35.05.02", "35.05.03"]),
    ("Kec. Udanawu: Bakung, Sukorejo", ["35.05.02.2005", "35.05.02.2009"]),
    ("Desa Bakung Kecamatan Bakung", ["35.05.05.2005"]),
    ("35.05.05.2003, 3505210011", ["35.05.05.2003", "35.05.01.2001"]),
    ("Se-Kabupaten Blitar", ["35.05"]), ("22 Kecamatan", ["35.05"]), ("Kabupaten Blitar", ["35.05"]),
    ("Seluruh kecamatan", ["35.05"]), ("Kecamatan Wonodadi; Kecamatan Kademangan", ["35.05.01", "35.05.04"]),
    ("", []), ("-", []),
])
def test_places_in_free_text(codes: ReferenceCodes, text: str, expected: list[str]) -> None:
    found = find_places(text, codes)
    assert list(found.codes) == expected
    assert found.unplaced == ()


@pytest.mark.parametrize("text", ["Desa Sukorejo", "Kec. Bakung: Desa Entah", "Balai Desa", "RSUD Ngudi Waluyo"])
def test_what_cannot_be_placed_is_named(codes: ReferenceCodes, text: str) -> None:
    assert find_places(text, codes).unplaced


def test_kota_blitar_in_free_text_is_told(codes: ReferenceCodes) -> None:
    assert "Kota Blitar" in find_places("BLK Kota Blitar", codes).problem


def test_regions_by_either_code(codes: ReferenceCodes) -> None:
    for text in ("35.05", "3505", "3505.0"):
        assert find_region(text, codes)[0] == "35.05"
    assert find_region("35.99", codes)[0] is None
