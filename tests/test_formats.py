"""Indonesian numbers, money, dates and units."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from chart_samples import P0
from dashboard.core import formats


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (7.57, 2, "7,57"),
        (1223745, 0, "1.223.745"),
        (-2.29, 2, "−2,29"),
        (0.0, 2, "0,00"),
        (2.5, 0, "3"),
        (0.125, 2, "0,13"),
        (1.005, 2, "1,01"),
        (-0.001, 2, "0,00"),
        (999.995, 2, "1.000,00"),
        (9.5, 2, "9,50"),
        (None, 2, "belum tersedia"),
        (float("nan"), 2, "belum tersedia"),
        (pd.NA, 0, "belum tersedia"),
        (float("inf"), 0, "belum tersedia"),
    ],
)
def test_number(value, decimals, text):
    assert formats.number(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.59, "+0,59"),
        (-0.59, "−0,59"),
        (0.004, "0,00"),
        (-0.004, "0,00"),
        (None, "belum tersedia"),
    ],
)
def test_signed_says_the_direction_unless_it_rounds_to_nothing(value, text):
    assert formats.signed(value, 2) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (324e9, "Rp324 miliar"),
        (71.5e9, "Rp71,5 miliar"),
        (1_250_000, "Rp1.250.000"),
        (999.96e9, "Rp1 triliun"),
        (999.94e9, "Rp999,9 miliar"),
        (1.25e12, "Rp1,25 triliun"),
        (999_999_999.6, "Rp1.000.000.000"),
        (-5, "−Rp5"),
        (0, "Rp0"),
        (-0.2, "Rp0"),
        (None, "belum tersedia"),
    ],
)
def test_rupiah(value, text):
    assert formats.rupiah(value) == text


@pytest.mark.parametrize(("values", "texts"), [
    ((1.7543e9, 612_350_000, 927e6), ["Rp1,75 miliar", "Rp0,61 miliar", "Rp0,93 miliar"]),
    ((324e9, 71.5e9, 0), ["Rp324 miliar", "Rp71,5 miliar", "Rp0"]),
    ((612_350_000, 1_250_000), ["Rp612.350.000", "Rp1.250.000"]),
    ((1.2e9, 45_300_000, -45_300_000), ["Rp1.200,0 juta", "Rp45,3 juta", "−Rp45,3 juta"]),
    ((1.5e12, 0.15e12, 0), ["Rp1,50 triliun", "Rp0,15 triliun", "Rp0"]),
    ((1.5e12, 2e9), ["Rp1.500,00 miliar", "Rp2,00 miliar"]),
    ((1.2e9, 500, None), ["Rp1.200.000.000", "Rp500", "belum tersedia"]),
    ((1.2e9, 0.2), ["Rp1,2 miliar", "Rp0"]),
    ((), []),
])
def test_rupiah_beside_each_other_have_one_scale(values, texts):
    assert formats.rupiah_alike(*values) == texts


def test_dates_and_periods():
    assert formats.tanggal(date(2026, 11, 24)) == "24 November 2026"
    assert formats.tanggal(date(2026, 5, 1)) == "1 Mei 2026"
    assert formats.period(2025, "Maret") == "Maret 2025"
    assert formats.period(2024, "Tahun") == formats.period(2024) == "2024"


@pytest.mark.parametrize(
    ("unit", "decimals", "value", "text"),
    [
        ("persen", 2, 7.57, "7,57 persen"),
        ("Rp/kapita/bulan", 0, 405123, "Rp405.123/kapita/bulan"),
        ("ribu Rp/orang/tahun", 0, 12020, "Rp12,02 juta/orang/tahun"),
        ("ribu Rp", 0, 730.4, "Rp730 ribu"),
        ("ribu Rp", 0, 999.6, "Rp1,00 juta"),
        ("ribu Rp", 0, -2080, "−Rp2,08 juta"),
        ("ribu Rp", 0, 1_250_000, "Rp1,25 miliar"),
        ("rupiah", 0, 230_840_552_000, "Rp230,8 miliar"),
        ("indeks", 2, 73.44, "73,44"),
        ("rasio", 3, 0.351, "0,351"),
        ("", 0, 3, "3"),
        ("persen", 2, -2.29, "−2,29 persen"),
        ("Rp juta", 1, -4.0, "−Rp4,0 juta"),
        ("persen", 2, None, "belum tersedia"),
    ],
)
def test_value_with_unit(unit, decimals, value, text):
    indicator = replace(P0, unit=unit, decimals=decimals)
    assert formats.value_with_unit(value, indicator) == text


def test_an_ordinal_value_is_its_word():
    indicator = replace(P0, categories={4: "Maju", 5: "Mandiri"})
    assert formats.value_with_unit(5.0, indicator) == "Mandiri"
    assert formats.value_with_unit(9.0, indicator) == "belum tersedia"


def test_value_parts_keep_number_and_unit_apart():
    assert formats.value_parts(7.57, P0) == ("7,57", "persen")
    assert formats.value_parts(1, replace(P0, unit="Rp/kapita/bulan", decimals=0)) == ("Rp1", "/kapita/bulan")


def test_differences_have_their_own_unit():
    assert formats.difference_with_unit(-0.59, P0) == "−0,59 poin persen"
    assert formats.difference_with_unit(0.0, P0) == "0,00 poin persen"
    assert formats.amount_with_unit(-0.59, P0) == "0,59 poin persen"
    line = replace(P0, delta_unit="Rp/kapita/bulan", decimals=0)
    assert formats.difference_with_unit(8759, line) == "+Rp8.759/kapita/bulan"
    assert formats.difference_with_unit(-8759, line) == "−Rp8.759/kapita/bulan"
    assert formats.difference_with_unit(-2.2e9, replace(line, delta_unit="rupiah")) == "−Rp2,2 miliar"


def slow_number(value: float, decimals: int) -> str:
    """The obvious way: round by hand, then put a dot before every third digit."""
    scaled = int((abs(Decimal(repr(value))) * 10**decimals + Decimal("0.5")) // 1)
    whole, part = divmod(scaled, 10**decimals)
    digits, groups = str(whole), []
    while digits:
        groups.insert(0, digits[-3:])
        digits = digits[:-3]
    text = ".".join(groups) + (f",{part:0{decimals}d}" if decimals else "")
    return ("−" if value < 0 and scaled else "") + text


@pytest.mark.parametrize("decimals", [0, 1, 2, 4])
def test_number_equals_the_slow_version(decimals):
    for step in range(-400, 400, 7):
        for value in (step * 0.137, step * 31.4159, step * 98_765.4321, step / 8):
            assert formats.number(value, decimals) == slow_number(value, decimals)
