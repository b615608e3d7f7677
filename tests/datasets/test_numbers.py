"""Numbers as people write them."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.intake.files.cells import Unreadable
from dashboard.intake.values.numbers import Convention, convention, hidden_problem, read_number, read_plain


@pytest.mark.parametrize(("text", "expected"), [
    ("Rp 1.250.000.000,-", 1_250_000_000), ("Rp. 1.250.000.-", 1_250_000), ("Rp1.250.000,00", 1_250_000),
    ("1.250.000,50", 1_250_000.5), ("1,250,000.50", 1_250_000.5), ("7,57", 7.57), ("7.57", 7.57), ("-7,5", -7.5),
    ("− 7,5", -7.5), ("(2.500.000)", -2_500_000), ("-Rp 2.500.000", -2_500_000), ("1 250 000", 1_250_000),
    ("1,25 miliar", 1_250_000_000), ("Rp 324 juta", 324_000_000), ("0,125", 0.125), ("0.250", 0.25), ("12,5 %", 12.5),
    ("00012", 12), ("Rp 0", 0), ("500\u00a0000", 500_000),
])
def test_is_read(text: str, expected: float) -> None:
    assert read_number(text) == (expected, "")


@pytest.mark.parametrize("text", ["", "  ", "-", " – ", "Rp -", "Rp", None, float("nan")])
def test_blank_is_missing_not_zero(text: object) -> None:
    assert read_number(text) == (None, "")


@pytest.mark.parametrize("text", ["abc", "500 KK", "1.2.3", "12.34.56", "1,25E+09", "--5", ",5", "5,", "１２", "5 m",
                                  "1" * 60, "1.250.00", True, date(2025, 1, 2), Unreadable("#REF!", "berisi galat")])
def test_is_refused_with_a_sentence(text: object) -> None:
    number, problem = read_number(text)
    assert number is None
    assert len(problem) > 10


def test_one_point_three_digits_can_be_two_numbers() -> None:
    for text in ("1.250", "1,250", "(1.250)"):
        number, problem = read_number(text)
        assert number is None
        assert "1250 atau 1,25" in problem
    assert read_number("1.250", whole=True) == (1250, "")       # people and rupiah have no thousandths
    assert read_number("1,250", whole=True) == (1250, "")
    assert read_number("1.250 juta", whole=True)[0] is None      # but 1.25 million is possible


def test_other_values_of_the_column_settle_it() -> None:
    assert convention(["7,57", "1.250", None, 3]) is Convention.INDONESIAN
    assert convention(["7.57", "1,250"]) is Convention.ENGLISH
    assert convention(["7,57", "7.57"]) is Convention.UNKNOWN
    assert convention(["1.250", "12", "0,5 x"]) is Convention.UNKNOWN
    assert read_number("1.250", Convention.INDONESIAN) == (1250, "")
    assert read_number("1,250", Convention.INDONESIAN) == (1.25, "")
    assert read_number("1.250", Convention.ENGLISH) == (1.25, "")
    assert read_number("1,250", Convention.ENGLISH) == (1250, "")


@given(st.integers(0, 10**13), st.sampled_from(["Rp {}", "Rp. {},-", "{}", "{},00", "Rp{}.-"]))
def test_every_amount_survives_being_written(amount: int, form: str) -> None:
    dotted = f"{amount:,}".replace(",", ".")
    assert read_number(form.format(dotted), whole=True) == (amount, "")


@given(st.lists(st.text(alphabet="Rp 0123456789.,-KjutaE+()%", max_size=24), min_size=1, max_size=20))
def test_the_fast_way_gives_what_the_slow_way_gives(texts: list[str]) -> None:
    plain, numbers, _ = read_plain(pd.Series(texts, dtype="str"))
    for text, is_plain, number in zip(texts, plain, numbers, strict=True):
        if is_plain:
            assert read_number(text, whole=True) == (number, "")


@given(st.text(max_size=40))
def test_any_text_gives_a_number_or_a_sentence(text: str) -> None:
    for shown in Convention:
        for whole in (True, False):
            number, problem = read_number(text, shown, whole)
            assert number is None or not problem


@pytest.mark.parametrize(("text", "hidden"), [
    ("<10", True), (" ditutup ", True), ("<10 KK", True), ("Ditutup", True), ("Bantuan <10 orang", True),
    ("≈5 KK", True), ("Bantuan ≈10 orang", True), ("Tidak ditampilkan", True), ("≈ sama", False),
    ("<10%", False), ("serapan <10 persen", False), ("<100", False), ("jalan ditutup", False), ("10", False),
])
def test_what_stands_for_a_hidden_count_is_no_number(text: str, hidden: bool) -> None:
    assert bool(hidden_problem(text)) is hidden
    assert ("disembunyikan dari pengunjung" in read_number(text)[1]) is hidden
