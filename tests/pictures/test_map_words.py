"""The sentences of the maps, word for word."""

from __future__ import annotations

import pandas as pd
import pytest
from analysis.test_attention import LIMITS, make

from dashboard.core.domain import Direction
from dashboard.statistics.attention import attention
from dashboard.statistics.ranking import Position
from dashboard.topics.areas.words import maps as map_words

PARENTS = {"a": "k", "b": "k", "c": "l", "d": "l"}


def name(code: str) -> str:
    return f"Desa {code.upper()}"


def sentence(figures: dict[str, float | None], direction: Direction = Direction.HIGHER,
             within: str | None = None, **changes: object) -> str:
    indicator = make(direction, short_name="Indeks", **changes)
    found = attention(pd.Series(figures, dtype=float), LIMITS, indicator, PARENTS)
    assert found is not None
    return map_words.village_finding(found, indicator, "2024", "desa", name, str.upper, within)


def test_weak_villages_and_where_they_crowd() -> None:
    assert sentence({"a": 0.5, "b": 0.6, "c": 0.7, "d": None}) == (
        "Indeks 2024 terendah di Desa A (0,50); 3 dari 3 desa masuk kelas lebih lemah, "
        "paling banyak di Kecamatan K (2 dari 2, 100 persen).")


def test_lower_is_better_speaks_of_the_highest() -> None:
    assert sentence({"a": 5, "b": 1, "c": 1, "d": 1}, Direction.LOWER) == (
        "Indeks 2024 tertinggi di Desa A (5,00); 1 dari 4 desa masuk kelas lebih lemah.")


@pytest.mark.parametrize(("figures", "where"), [
    ({"a": 2, "b": 2, "c": 3, "d": 4}, "di Desa A dan Desa B (2,00)"),
    ({"a": 2, "b": 2, "c": 2, "d": 4}, "di 3 desa (2,00)")])
def test_equals_are_named_or_counted(figures: dict[str, float | None], where: str) -> None:
    assert sentence(figures) == f"Indeks 2024 terendah {where}; tidak ada desa yang masuk kelas lebih lemah."


def test_size_has_no_good_side() -> None:
    assert sentence({"a": 5, "b": 1, "c": 2, "d": 3}, Direction.NONE, unit="km²") == (
        "Indeks 2024 terbesar di Desa A (5,00 km²), terkecil di Desa B (1,00 km²).")


def test_within_a_kecamatan() -> None:
    assert sentence({"a": 0.5, "b": 3}, within="Kecamatan K") == (
        "Indeks 2024 di Kecamatan K terendah di Desa A (0,50); 1 dari 2 desa masuk kelas lebih lemah.")


def test_categories_are_counted_not_ranked() -> None:
    indicator = make(short_name="Status", categories={4: "Maju", 5: "Mandiri"})
    assert map_words.category_finding(pd.Series([5.0, 4.0, 5.0, None]), indicator, "2024", "desa") == (
        "Status 2024: dari 3 desa, 2 Mandiri, 1 Maju. Tingkatan tidak mengurutkan desa satu per satu.")


def test_the_38_with_our_place() -> None:
    indicator = make(Direction.LOWER, short_name="Penduduk miskin", unit="persen")
    found = attention(pd.Series({"a": 20.0, "b": 3.0, "c": 7.5}), LIMITS, indicator, {})
    assert found is not None
    said = map_words.kabkota_finding(found, indicator, "Maret 2025", name, "Kabupaten Blitar", 7.5, Position(2, 3, 0))
    assert said == ("Penduduk miskin Maret 2025 tertinggi di Desa A (20,00 persen), terendah di Desa B (3,00 persen); "
                    "Kabupaten Blitar 7,50 persen, peringkat 2 dari 3 (1 = paling rendah).")
    assert "peringkat 2 dari 3, sama dengan 1 lainnya (1 = " in map_words.place_line(Position(2, 3, 1), indicator)
    absent = map_words.kabkota_finding(found, indicator, "Maret 2025", name, "Kabupaten Blitar", None, None)
    assert absent.endswith("; Kabupaten Blitar belum tersedia.")
    assert map_words.incomplete(found, "kabupaten/kota") == ""


def test_a_count_has_no_rank() -> None:
    indicator = make(Direction.LOWER, short_name="Jumlah miskin", unit="ribu jiwa", scale="count")
    found = attention(pd.Series({"a": 20.0, "b": 3.0, "c": None}), LIMITS, indicator, {})
    assert found is not None
    said = map_words.kabkota_finding(found, indicator, "Maret 2025", name, "Kabupaten Blitar", 3, Position(2, 2, 0))
    assert said == ("Jumlah miskin Maret 2025 terbesar di Desa A (20,00 ribu jiwa), terkecil di Desa B (3,00 ribu "
                    "jiwa); Kabupaten Blitar 3,00 ribu jiwa.")
    assert map_words.incomplete(found, "kabupaten/kota") == "Angka ada untuk 2 dari 3 kabupaten/kota."
