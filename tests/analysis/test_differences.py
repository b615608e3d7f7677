"""Which figures differ, and by how much: the rule against a slow one, written figures by hand."""

from __future__ import annotations

from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.topics.differences import words
from dashboard.topics.differences.rules.amounts import gap, read
from dashboard.topics.differences.rules.same import decimals_of, same


def slow_same(one: str, other: str) -> bool:
    """The finer figure is rounded, half up and half down, to the decimals of the coarser one."""
    numbers = sorted((Decimal(one).normalize(), Decimal(other).normalize()), key=places)
    unit = Decimal(1).scaleb(-places(numbers[0]))
    return any(numbers[1].quantize(unit, way) == numbers[0].quantize(unit, way)
               for way in (ROUND_HALF_UP, ROUND_HALF_DOWN))


def places(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


written = some.builds(lambda whole, places: str(Decimal(whole).scaleb(-places)),
                      some.integers(-99_999, 99_999), some.integers(0, 4))


@given(written, written)
def test_the_rule_is_the_rounding_of_the_finer_figure(one: str, other: str) -> None:
    assert same(float(one), float(other)) is slow_same(one, other)


@given(written, some.integers(0, 3))
def test_a_figure_is_the_same_as_its_own_rounding(one: str, decimals: int) -> None:
    rounded = Decimal(one).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert same(float(one), float(rounded), (places(Decimal(one)), decimals))


@pytest.mark.parametrize(("one", "other", "is_same"), [
    (7.57, 7.6, True), (7.57, 7.5, False), (7.55, 7.6, True), (7.55, 7.5, True),
    (76.0, 77.6, False), (89.04, 89.0, True),
    (1_252_242.0, 1_253_600.0, False), (0.381, 0.382, False), (-2.33, -2.39, False), (321_761.0, 321_762.0, False)])
def test_known_pairs(one: float, other: float, is_same: bool) -> None:
    assert same(one, other) is same(other, one) is is_same


def test_decimals_as_written_are_kept_where_they_are_known() -> None:
    assert decimals_of(7.57) == 2 and decimals_of(7.60) == 1 and decimals_of(76.0) == 0
    assert same(5.3, 5.34) and not same(5.3, 5.34, (2, 2)), "5,30 is not 5,34"


@pytest.mark.parametrize(("one", "other", "told"), [
    ("0,75 persen", "0,79 persen", ("0,04 poin persen", "5,3 persen dari A")),
    ("5,30 persen", "5,34 persen", ("0,04 poin persen", "0,8 persen dari A")),
    ("1.252.242 jiwa", "1.253.600 jiwa", ("1.358 jiwa", "0,1 persen dari A")),
    ("Rp16,7 miliar", "Rp12,6 miliar", ("Rp4,1 miliar", "24,6 persen dari A")),
    ("Rp321.761", "Rp321.762", ("Rp1", "kurang dari 0,1 persen dari A")),
    ("0,381", "0,382", ("0,001", "0,3 persen dari A")),
    ("7,57 persen", "7,6 persen", ("0,03 poin persen", "hanya pembulatan")),
    ("-2,33 persen", "-2,39 persen", ("0,06 poin persen", "2,6 persen dari A")),
    ("0 unit", "3 unit", ("3 unit", ""))])
def test_differences_of_written_figures(one: str, other: str, told: tuple[str, str]) -> None:
    assert words.gap_words(gap(one, other)) == told


@pytest.mark.parametrize(("one", "other"), [
    ("0,39 sampai 0,18 persen", "0,60 sampai 0,18 persen"), ("9,79 persen (hitungan)", "sekitar 9,08 persen"),
    ("77,6 persen (Agustus)", "76 persen (November)"), ("453.500 keluarga (2015)", "409.429 keluarga (2022)"),
    ("790 unit sampai Oktober", "821 unit setahun"), ("8,71 persen", "kolom 2022 bergeser baris"),
    ("220 desa dan 28 kelurahan", "248 desa dan 24 kelurahan"), ("3 KK", "3 jiwa"), ("", "3")])
def test_no_difference_of_what_is_not_one_figure_of_one_unit(one: str, other: str) -> None:
    assert gap(one, other) is None and words.gap_words(None)[0] == "tidak dihitung"


def test_thousands_and_decimals_are_read_the_indonesian_way() -> None:
    first, second = read("3.875.880 jiwa"), read("0,381")
    assert first is not None and (first.value, first.decimals, first.unit) == (3_875_880, 0, "jiwa")
    assert second is not None and (second.value, second.decimals, second.unit) == (0.381, 3, "")
